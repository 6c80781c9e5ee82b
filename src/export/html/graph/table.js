// The shown edges as a table that can be sorted.

/** So many rows make a page. */
const ROWS = 200;

/** What the columns are called, and what stands in them. */
const COLUMNS = [
  ["Subject", (edge) => edge.from.name],
  ["Predicate", (edge) => words(edge.predicate)],
  ["Object", (edge) => edge.to.name],
  ["Qualifiers", (edge, model) => qualifiersText(edge, model)],
  ["Modality", (edge) => edge.modality],
  ["Said by", (edge, model) => (edge.said_by ? model.nodes.get(edge.said_by).name : "")],
  ["Dates", (edge) => edge.dates.join(", ")],
  ["Confidence", (edge) => Number(edge.confidence.toFixed(2))],
  ["Sources", (edge) => edge.sources.length],
];

class EdgeTable {
  constructor(model) {
    this.model = model;
    this.view = document.querySelector("#table-view");
    this.shown = null;
    this.edges = [];
    this.column = 0;
    this.direction = 1;
    this.page = 0;
    this.chosen = null;
  }

  /** Shows these edges, and makes one of them stand out; null for none. */
  show(edges, chosen) {
    this.chosen = chosen;
    if (edges !== this.shown) {
      this.shown = edges;
      this.edges = [...edges];
      this.sort();
    }
    this.mark();
  }

  mark() {
    for (const row of this.view.querySelectorAll("tbody tr")) row.setAttribute("aria-selected", String(row.dataset.edge === this.chosen?.id));
  }

  sort() {
    const [, value] = COLUMNS[this.column];
    const keyed = this.edges.map((edge) => [value(edge, this.model), edge]);
    const compare = new Intl.Collator("en", { numeric: true }).compare;
    keyed.sort(([one], [other]) => this.direction * (typeof one === "number" ? one - other : compare(one, other)));
    this.edges = keyed.map(([, edge]) => edge);
    this.page = 0;
    this.draw();
  }

  sortBy(column) {
    this.direction = column === this.column ? -this.direction : 1;
    this.column = column;
    this.sort();
    this.view.querySelectorAll("th button")[column].focus();
  }

  turn(step) {
    this.page += step;
    this.draw();
  }

  draw() {
    const first = this.page * ROWS;
    const last = Math.min(first + ROWS, this.edges.length);
    const rows = this.edges.slice(first, last).map((edge) => this.row(edge));
    const head = COLUMNS.map(([name], column) => this.header(name, column));
    fill(
      this.view,
      element(
        "div",
        { class: "pages" },
        element("button", { type: "button", disabled: first === 0, click: () => this.turn(-1) }, "Previous"),
        element("button", { type: "button", disabled: last === this.edges.length, click: () => this.turn(1) }, "Next"),
        element("span", { class: "faint" }, this.edges.length ? `${first + 1} to ${last} of ${counted(this.edges.length, "edge")}` : "No edges: the filters hide all"),
      ),
      element("table", {}, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows)),
    );
    this.mark();
  }

  header(name, column) {
    const isSorted = column === this.column;
    const order = this.direction > 0 ? "ascending" : "descending";
    const sign = isSorted ? (this.direction > 0 ? " ▲" : " ▼") : "";
    return element("th", { scope: "col", "aria-sort": isSorted ? order : "none" }, element("button", { type: "button", click: () => this.sortBy(column) }, name + sign));
  }

  row(edge) {
    const cells = COLUMNS.map(([name, value]) => {
      const text = shown(String(value(edge, this.model)));
      const things = { Subject: edge.from, Predicate: edge, Object: edge.to };
      return element("td", {}, things[name] ? link(addressOf(things[name]), text) : text);
    });
    const row = element("tr", {}, ...cells);
    row.dataset.edge = edge.id;
    return row;
  }
}
