// The graph drawn by cytoscape.js.

class Drawing {
  /** `choose` is called with a node or an edge of the model that was clicked, or with null. */
  constructor(model, choose) {
    this.model = model;
    this.container = document.querySelector("#drawing");
    this.cy = cytoscape({
      container: this.container,
      elements: [...[...model.nodes.values()].map(drawnNode), ...[...model.edges.values()].map(drawnEdge)],
      layout: { name: "preset", fit: false },
      style: drawingStyle(model.isLarge),
      minZoom: 0.02,
      maxZoom: 4,
      boxSelectionEnabled: false,
      selectionType: "single",
      textureOnViewport: model.isLarge,
      pixelRatio: model.isLarge ? 1 : "auto",
    });
    this.cy.on("tap", (event) => {
      if (event.target === this.cy) choose(null);
      else choose(event.target.isNode() ? model.nodes.get(event.target.id()) : model.edges.get(event.target.data("edge")));
    });
    this.cy.on("mouseover mouseout", "node, edge", (event) => {
      event.target.toggleClass("hovered", event.type === "mouseover");
      this.container.style.cursor = event.type === "mouseover" ? "pointer" : "";
    });
    this.container.addEventListener("keydown", (event) => this.key(event));
    for (const [id, act] of Object.entries({ closer: () => this.zoom(1.3), farther: () => this.zoom(1 / 1.3), fit: () => this.fit() })) {
      document.querySelector(`#${id}`).addEventListener("click", act);
    }
  }

  key(event) {
    const step = 60;
    const acts = {
      ArrowLeft: () => this.cy.panBy({ x: step, y: 0 }),
      ArrowRight: () => this.cy.panBy({ x: -step, y: 0 }),
      ArrowUp: () => this.cy.panBy({ x: 0, y: step }),
      ArrowDown: () => this.cy.panBy({ x: 0, y: -step }),
      "+": () => this.zoom(1.3),
      "-": () => this.zoom(1 / 1.3),
      0: () => this.fit(),
    };
    if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(acts, event.key)) return;
    acts[event.key]();
    event.preventDefault();
  }

  zoom(factor) {
    const middle = { x: this.cy.width() / 2, y: this.cy.height() / 2 };
    this.cy.zoom({ level: this.cy.zoom() * factor, renderedPosition: middle });
  }

  /** Brings all that is shown into sight. cytoscape's own `fit` measures every label for it, which takes long. */
  fit() {
    const placed = this.cy.nodes().filter((one) => !one.hasClass("away")).map((one) => one.position());
    if (!placed.length) return;
    const [xs, ys] = ["x", "y"].map((axis) => placed.map((place) => place[axis]));
    const [left, right, top, bottom] = [least(xs), -least(xs.map((x) => -x)), least(ys), -least(ys.map((y) => -y))];
    const [width, height, edge] = [this.cy.width(), this.cy.height(), 60];
    const zoom = Math.min(1.5, width / (right - left + edge), height / (bottom - top + edge));
    this.cy.viewport({ zoom, pan: { x: (width - zoom * (left + right)) / 2, y: (height - zoom * (top + bottom)) / 2 } });
  }

  /** Shows these nodes and edges and no others. */
  show({ nodes, edges }) {
    const isShown = (one) => (one.isNode() ? nodes.has(this.model.nodes.get(one.id())) : edges.has(this.model.edges.get(one.data("edge"))));
    this.cy.batch(() => {
      this.cy.elements(".away").filter(isShown).removeClass("away");
      this.cy.elements().filter((one) => !isShown(one)).addClass("away");
    });
  }

  /** Puts nodes where the layout wants them. */
  move() {
    this.cy.batch(() => {
      for (const one of this.cy.nodes()) {
        const { x, y } = this.model.nodes.get(one.id());
        if (x !== undefined) one.position({ x, y });
      }
    });
  }

  /** Makes a node or an edge stand out, with its neighbours, and brings it into sight; null for none. */
  mark(thing) {
    const { cy } = this;
    const chosen = thing ? cy.getElementById(thing.key ?? `edge ${thing.id}`) : cy.collection();
    const near = thing?.key ? chosen.closedNeighborhood() : chosen.union(chosen.connectedNodes());
    cy.batch(() => {
      cy.elements().removeClass("chosen near told faded");
      if (chosen.empty() || chosen.hasClass("away")) return;
      cy.elements().difference(near).addClass("faded");
      near.addClass("near");
      // more words would hide each other
      if (near.edges().length <= 10) near.edges().addClass("told");
      chosen.addClass("chosen");
    });
    if (chosen.nonempty() && !chosen.hasClass("away")) this.bring(chosen, near);
  }

  bring(chosen, near) {
    const { x1, y1, x2, y2 } = this.cy.extent();
    const box = chosen.boundingBox({ includeLabels: false });
    const isInSight = box.x1 > x1 && box.x2 < x2 && box.y1 > y1 && box.y2 < y2;
    if (isInSight && this.cy.zoom() > 0.5) return;
    this.cy.fit(near.not(".away"), 60);
    if (this.cy.zoom() > 1.2) {
      this.cy.zoom(1.2);
      this.cy.center(chosen);
    }
  }

  /** Takes the colours of the page, which may have changed. */
  restyle() {
    this.cy.style(drawingStyle(this.model.isLarge));
  }
}

function least(numbers) {
  return numbers.reduce((one, other) => Math.min(one, other));
}

/** Longer names end with an ellipsis. */
const LABEL = 26;

function drawnNode(node) {
  const weight = Math.sqrt(node.edges.length);
  const name = shown(node.name);
  const short = name.length > LABEL ? `${Array.from(name).slice(0, LABEL - 1).join("")}…` : name;
  const data = { id: node.key, name, short, kind: node.kind, size: 12 + 5 * Math.min(weight, 9), font: 10 + 1.5 * Math.min(weight, 10) };
  // nothing is drawn before it has a place
  return { group: "nodes", data, classes: "away" };
}

function drawnEdge(edge) {
  const data = { id: `edge ${edge.id}`, edge: edge.id, source: edge.subject, target: edge.object, name: words(edge.predicate) };
  return { group: "edges", data, classes: edge.modality };
}

/** The style sheet, with colours as the page has them now. */
function drawingStyle(isLarge) {
  const probe = document.querySelector("#drawing").appendChild(document.createElement("span"));
  const computed = (css) => {
    probe.style.color = css;
    return getComputedStyle(probe).color;
  };
  const known = new Map();
  const ofKind = (kind) => {
    if (!known.has(kind)) known.set(kind, computed(colour(kind)));
    return known.get(kind);
  };
  for (const box of document.querySelectorAll("#filters input[name=kind]")) ofKind(box.value);
  const [ink, card, line, warn, accent] = ["ink", "ground", "edge", "warn", "accent"].map((name) => computed(`var(--${name})`));
  probe.remove();
  return [
    {
      selector: "node",
      style: {
        width: "data(size)", height: "data(size)", "background-color": (node) => known.get(node.data("kind")), "border-width": 1.5, "border-color": card,
        label: "data(short)", "font-size": "data(font)", "font-family": "system-ui, sans-serif", "min-zoomed-font-size": isLarge ? 9 : 7, color: ink,
        "text-valign": "bottom", "text-margin-y": 3, "text-outline-color": card, "text-outline-width": 2,
      },
    },
    {
      selector: "edge",
      style: {
        width: 1.5, "line-color": line, opacity: 0.8, "curve-style": isLarge ? "haystack" : "bezier", "haystack-radius": 0, "control-point-step-size": 24,
        "target-arrow-shape": "triangle", "target-arrow-color": line, "arrow-scale": 0.8, "font-size": 10, "min-zoomed-font-size": 7, color: ink,
        "text-rotation": "autorotate", "text-outline-color": card, "text-outline-width": 2,
      },
    },
    { selector: "edge.planned", style: { "line-style": "dashed" } },
    { selector: "edge.negated", style: { "line-style": "dotted", "line-color": warn, "target-arrow-color": warn } },
    { selector: "edge.hovered, edge.told", style: { label: "data(name)" } },
    { selector: "edge.hovered, edge.near", style: { width: 2.2, opacity: 1, "line-color": accent, "target-arrow-color": accent, "z-index": 9 } },
    { selector: "node.near, node.hovered", style: { "z-index": 10, "min-zoomed-font-size": 4 } },
    { selector: "node.hovered", style: { label: "data(name)" } },
    { selector: "node.chosen", style: { "border-width": 4, "border-color": accent, label: "data(name)" } },
    { selector: "edge.chosen", style: { width: 3.5 } },
    { selector: ".faded", style: { opacity: 0.14, "text-opacity": 0 } },
    { selector: ".away", style: { display: "none" } },
  ];
}
