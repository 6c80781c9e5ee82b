// Puts the page together. What is chosen stands in the address (`#node=KEY`, `#edge=ID`), so that one can go back, and send it on.

class Page {
  constructor() {
    const choose = (thing) => this.choose(thing);
    this.model = readModel();
    this.filters = new Filters(this.model, () => this.refresh());
    this.layout = new Layout((isDone, share) => this.moved(isDone, share));
    this.table = new EdgeTable(this.model);
    this.timeline = new TimelineView(this.model);
    this.details = new Details(this.model, this.filters);
    this.search = new Search(this.model, choose);
    this.view = "drawing";
    this.thing = null;
    themeButton(() => this.drawing?.restyle());
    document.querySelector("#arrange").addEventListener("click", () => this.arrange());
    for (const button of document.querySelectorAll("#views button")) button.addEventListener("click", () => this.turn(button.dataset.view));
    addEventListener("hashchange", () => this.follow());
    if (innerWidth <= 1000) document.querySelector("#filters").open = false;
    this.result = this.filters.result();
    this.tell();
    this.follow();
    // a large graph takes long to draw: the rest of the page can be used before
    setTimeout(() => this.draw(choose), 0);
  }

  draw(choose) {
    this.drawing = new Drawing(this.model, choose);
    this.arrange();
  }

  /** Shows what the filters leave. */
  refresh() {
    this.result = this.filters.result();
    this.tell();
    this.drawing?.show(this.result);
    const isNew = [...this.result.nodes].some((node) => node.x === undefined);
    if (isNew || this.filters.around) this.arrange();
    this.follow();
  }

  /** Says how much is shown. */
  tell() {
    const { nodes, edges } = this.result;
    const { whole } = this.model;
    const isPart = this.model.nodes.size < whole.nodes;
    const of = isPart ? ` · this page holds ${this.model.nodes.size.toLocaleString("en")} of ${counted(whole.nodes, "node")} of the graph` : "";
    document.querySelector("#count").textContent = `${counted(nodes.size, "node")}, ${counted(edges.size, "edge")}${of}`;
  }

  arrange() {
    if (this.drawing) this.layout.arrange(this.result.nodes, this.result.edges);
  }

  moved(isDone, share) {
    this.drawing.move();
    this.drawing.show(this.result);
    this.drawing.fit();
    const progress = document.querySelector("#progress");
    progress.hidden = isDone;
    progress.textContent = `Arranging … ${Math.round(100 * share)} %`;
    document.body.dataset.arranged = isDone;
    if (isDone) this.drawing.mark(this.thing);
  }

  /** Chooses a node or an edge, or null, by the address: `follow` does the rest. */
  choose(thing) {
    if (thing) location.hash = addressOf(thing);
    else {
      history.pushState(null, "", location.pathname + location.search);
      this.follow();
    }
  }

  /** Shows what the address names. */
  follow() {
    const [, kind, name] = location.hash.match(/^#(node|edge)=(.*)$/) ?? [];
    this.thing = (kind && this.model[`${kind}s`].get(decoded(name))) ?? null;
    this.details.show(this.thing);
    this.drawing?.mark(this.thing);
    this.fillView();
  }

  /** Fills the table or the time line, if it is seen. */
  fillView() {
    const isNode = Boolean(this.thing?.key);
    if (this.view === "table") this.table.show(this.result.edges, isNode ? null : this.thing);
    if (this.view === "timeline") this.timeline.show(isNode ? this.thing : null, this.result.nodes);
  }

  /** Turns to another view of the same. */
  turn(view) {
    this.view = view;
    for (const button of document.querySelectorAll("#views button")) button.setAttribute("aria-pressed", String(button.dataset.view === view));
    for (const name of ["drawing", "table", "timeline"]) document.querySelector(`#${name}-view`).hidden = name !== view;
    if (view === "drawing") this.drawing?.cy.resize();
    this.fillView();
  }
}

/** A part of an address as text; as it stands where it is no encoding. */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

new Page();
