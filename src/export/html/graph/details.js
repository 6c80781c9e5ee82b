// What is known of the chosen node or edge.

/** So many facts of one predicate are listed at first. */
const LISTED = 40;

class Details {
  constructor(model, filters) {
    this.model = model;
    this.filters = filters;
    this.panel = document.querySelector("#details");
  }

  /** Shows a node or an edge, or for null how to choose one. */
  show(thing) {
    const parts = !thing ? this.welcome() : thing.key ? this.node(thing) : this.edge(thing);
    fill(this.panel, ...parts);
    this.panel.scrollTop = 0;
  }

  welcome() {
    const most = [...this.model.nodes.values()].filter((node) => node.edges.length).sort((one, other) => other.edges.length - one.edges.length);
    const items = most.slice(0, 15).map((node) => element("li", {}, swatch(node.kind), nodeLink(node), element("span", { class: "faint" }, counted(node.edges.length, "edge"))));
    return [
      element("h2", {}, "What would you like to know?"),
      element("p", {}, "Search for a name, or click on a node for its facts and on an edge for its sentences."),
      element("h3", {}, "What most is said of"),
      element("ul", { class: "most" }, ...items),
    ];
  }

  node(node) {
    const others = node.names.filter((name) => name !== node.name).map(shown);
    const steps = (count) => element("button", { type: "button", click: () => this.filters.near(node, count) }, counted(count, "step"));
    const isLonely = !node.edges.length;
    const tenures = node.tenures.length
      ? [element("h3", {}, node.kind === "person" ? "Posts" : "Holders of posts"), timeline(node.tenures, this.model, node)]
      : [];
    return [
      element("p", {}, chip(node.kind)),
      element("h2", {}, shown(node.name)),
      others.length ? element("p", { class: "faint" }, `Also: ${others.join("; ")}`) : null,
      isLonely ? null : element("div", { class: "actions" }, "Show only what is within", steps(1), steps(2)),
      this.hiddenNote(node.edges),
      ...tenures,
      ...this.facts(node),
      ...this.about(node),
    ];
  }

  /** A note on how many of the edges the filters hide. */
  hiddenNote(edges) {
    const count = edges.filter((edge) => !this.filters.isShown(edge)).length;
    if (!count) return null;
    const button = element("button", { type: "button", click: () => this.filters.reset() }, "Show all");
    return element("p", { class: "faint" }, `${counted(count, "fact is", "facts are")} hidden by the filters, and listed here all the same. `, button);
  }

  /** The edges of a node, by predicate and direction. */
  facts(node) {
    const out = Map.groupBy(node.edges.filter((edge) => edge.from === node), (edge) => `${words(edge.predicate)} →`);
    const into = Map.groupBy(node.edges.filter((edge) => edge.to === node && edge.from !== node), (edge) => `← ${words(edge.predicate)}`);
    const named = Map.groupBy(node.named, () => "named in");
    return [...out, ...into, ...named].flatMap(([heading, edges]) => {
      const item = (edge) => this.fact(edge, edge.from === node ? [edge.to] : edge.to === node ? [edge.from] : [edge.from, edge.to]);
      return [element("h3", {}, heading), this.list(edges, item)];
    });
  }

  /** A list whose end is shown when it is asked for. */
  list(things, item) {
    const list = element("ul", {}, ...things.slice(0, LISTED).map(item));
    if (things.length > LISTED) {
      const more = element("li", {}, element("button", { type: "button", click: () => more.replaceWith(...things.slice(LISTED).map(item)) }, `${things.length - LISTED} more`));
      list.append(more);
    }
    return list;
  }

  /** One fact: the things at its other end, what qualifies it, and a way to its sentences. */
  fact(edge, others) {
    const ends = others.flatMap((other, number) => [number ? element("span", { class: "faint" }, `${words(edge.predicate)} `) : null, swatch(other.kind), nodeLink(other), " "]);
    const told = [this.when(edge), edge.said_by ? `said by ${shown(this.model.nodes.get(edge.said_by).name)}` : ""];
    const count = counted(edge.sources.length, "sentence");
    const sources = link(addressOf(edge), count, { class: "sentences", "aria-label": `${statementText(edge)}: ${count}` });
    return element("li", { class: "fact" }, ...ends, modalityChip(edge.modality), " ", element("span", { class: "faint" }, told.filter(Boolean).join(" · ")), " ", sources);
  }

  /** Qualifiers, and the dates where no qualifier tells them. */
  when(edge) {
    const dates = edge.qualifiers.on ? "" : edge.dates.map(shown).join(", ");
    return [qualifiersText(edge, this.model), dates].filter(Boolean).join(" · ");
  }

  about(node) {
    const rows = [["Key", node.key], ...Object.entries(node.attributes ?? {}).map(([name, values]) => [words(name), values.join("; ")])];
    return [
      element("h3", {}, "Identity"),
      element("dl", {}, ...rows.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, shown(value))])),
      element("details", {}, element("summary", { class: "faint" }, `Named in ${counted(node.articles.length, "article")}`), this.list(node.articles, (id) => element("li", { class: "faint" }, shown(id)))),
    ];
  }

  edge(edge) {
    const rows = Object.entries(edge.qualifiers).map(([name, value]) => [words(name), value.node ? nodeLink(this.model.nodes.get(value.node)) : shown(value.word)]);
    if (edge.said_by) rows.push(["said by", nodeLink(this.model.nodes.get(edge.said_by))]);
    rows.push(["dates", edge.dates.map(shown).join(", ") || "none"], ["confidence", edge.confidence.toFixed(2)]);
    const others = edge.from.edges.filter((other) => other !== edge && (other.to === edge.to || other.from === edge.to) && edge.from !== edge.to);
    return [
      element("p", { class: "statement" }, swatch(edge.from.kind), nodeLink(edge.from), " ", element("strong", {}, words(edge.predicate)), " ", swatch(edge.to.kind), nodeLink(edge.to)),
      element("p", {}, element("span", { class: `chip ${edge.modality}` }, edge.modality)),
      this.hiddenNote([edge]),
      element("dl", {}, ...rows.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)])),
      element("h3", {}, counted(edge.sources.length, "sentence")),
      ...edge.sources.map(sourceParts).flat(),
      ...(others.length ? [element("h3", {}, "Also between the two"), this.list(others, (other) => this.between(other))] : []),
    ];
  }

  between(edge) {
    return element("li", {}, link(addressOf(edge), statementText(edge)), " ", modalityChip(edge.modality), element("span", { class: "faint" }, this.when(edge)));
  }
}

/** A sentence with the words marked, and where it stands. */
function sourceParts(source) {
  const { text, text_start: start, code_points: place } = source;
  const missing = source.origin === "gazetteer" ? "Known beforehand, from a gazetteer." : "The graph does not keep the sentence.";
  const quoted = text === null ? [missing] : place ? withMark(text, place[0] - start, place[1] - start) : [shown(text)];
  const told = [source.article, source.publisher, source.published].filter(Boolean).map(shown).join(", ");
  return [
    element("blockquote", {}, ...quoted),
    element("p", { class: "faint" }, `${told} · rule ${shown(source.rule)} · confidence ${source.confidence.toFixed(2)}`),
  ];
}
