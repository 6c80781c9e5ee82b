// What is shown: kinds, predicates, modality, dates, and how far from a chosen node. The form is the legend, too.

class Filters {
  /** `changed` is called when something else is to be shown. */
  constructor(model, changed) {
    this.model = model;
    this.changed = changed;
    this.form = document.querySelector("#filters form");
    this.hidden = { kind: new Set(), predicate: new Set(), modality: new Set() };
    /** The node that all is to be near, and within how many steps. */
    this.around = null;
    this.build();
  }

  build() {
    const { nodes, edges } = this.model;
    this.from = element("input", { type: "date", input: () => this.changed() });
    this.to = element("input", { type: "date", input: () => this.changed() });
    this.loners = element("input", { type: "checkbox", change: () => this.changed() });
    fill(
      this.form,
      this.choices("Kinds", "kind", tally(nodes.values(), "kind"), swatch),
      this.choices("Modality", "modality", tally(edges.values(), "modality"), (name) => element("span", { class: `stroke ${name}`, "aria-hidden": "true" })),
      element("fieldset", {}, element("legend", {}, "Dates"), element("label", {}, "From", this.from), element("label", {}, "To", this.to)),
      this.choices("Predicates", "predicate", tally(edges.values(), "predicate"), () => null),
      element("fieldset", {}, element("label", {}, this.loners, "Also what has no edge")),
      element("p", {}, element("button", { type: "button", id: "reset", click: () => this.reset() }, "Show all")),
    );
    this.form.addEventListener("submit", (event) => event.preventDefault());
  }

  /** Boxes for the names, with what each looks like and how many there are. */
  choices(title, group, names, look) {
    const boxes = names.map(([name, count]) => {
      const box = element("input", { type: "checkbox", name: group, value: name, change: () => this.set(group, [[name, box.checked]]) });
      box.checked = true;
      return [box, element("label", {}, box, look(name), words(name), element("span", { class: "faint" }, String(count)))];
    });
    const all = (checked) => () => {
      for (const [box] of boxes) box.checked = checked;
      this.set(group, names.map(([name]) => [name, checked]));
    };
    const button = (label, checked) => element("button", { type: "button", "aria-label": `${title}: ${label}`, click: all(checked) }, label);
    return element("fieldset", {}, element("legend", {}, title, button("all", true), button("none", false)), ...boxes.map(([, label]) => label));
  }

  set(group, choices) {
    for (const [name, checked] of choices) this.hidden[group][checked ? "delete" : "add"](name);
    this.changed();
  }

  /** Takes all filters away. */
  reset() {
    for (const box of this.form.querySelectorAll("input[name]")) box.checked = true;
    for (const names of Object.values(this.hidden)) names.clear();
    this.from.value = this.to.value = "";
    this.loners.checked = false;
    this.around = null;
    this.changed();
  }

  /** Shows only what is within so many steps of the node. */
  near(node, steps) {
    this.around = { node, steps };
    this.changed();
  }

  isShown(edge) {
    const { kind, predicate, modality } = this.hidden;
    return !predicate.has(edge.predicate) && !modality.has(edge.modality)
      && !kind.has(edge.from.kind) && !kind.has(edge.to.kind)
      && isTold(edge, this.from.value, this.to.value);
  }

  /** The nodes and edges that are to be shown. */
  result() {
    let edges = [...this.model.edges.values()].filter((edge) => this.isShown(edge));
    let nodes = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
    if (this.around) {
      nodes = within(this.around.steps, this.around.node, edges);
      edges = edges.filter((edge) => nodes.has(edge.from) && nodes.has(edge.to));
    } else if (this.loners.checked) {
      for (const node of this.model.nodes.values()) if (!this.hidden.kind.has(node.kind)) nodes.add(node);
    }
    return { nodes, edges: new Set(edges) };
  }
}

/** The nodes within so many steps of one, along these edges. */
function within(steps, node, edges) {
  const wanted = new Set(edges);
  let reached = new Set([node]);
  for (let step = 0; step < steps; step += 1) {
    const next = [...reached].flatMap((one) => one.edges.filter((edge) => wanted.has(edge)));
    reached = new Set([...reached, ...next.flatMap((edge) => [edge.from, edge.to])]);
  }
  return reached;
}

/** How often each value of a property occurs, the most frequent first. */
function tally(things, property) {
  const counts = new Map();
  for (const thing of things) counts.set(thing[property], (counts.get(thing[property]) ?? 0) + 1);
  return [...counts].sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1));
}
