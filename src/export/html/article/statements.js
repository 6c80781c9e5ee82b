// The statements of an article, with the rule behind each.

class Statements {
  /** `point` is called with the statement that the pointer or the focus is on, or null; `choose` with the one that is clicked. */
  constructor(article, point, choose) {
    this.article = article;
    this.view = document.querySelector("#statements");
    this.cards = article.statements.map((statement) => {
      const card = element("li", {}, this.card(statement));
      const button = card.querySelector("button");
      const leave = () => point(null);
      for (const [event, act] of [["mouseenter", () => point(statement)], ["mouseleave", leave], ["focus", () => point(statement)], ["blur", leave]]) {
        button.addEventListener(event, act);
      }
      button.addEventListener("click", () => choose(statement));
      return { statement, card, button };
    });
    this.show(null);
  }

  name(id) {
    const entity = this.entity(id);
    return entity ? shown(entity.value ?? entity.name) : id;
  }

  entity(id) {
    return this.article.entities.find((entity) => entity.id === id);
  }

  /** A name with the colour of its kind. */
  end(id) {
    const kind = this.entity(id)?.kind ?? "";
    return element("span", { class: "end" }, swatch(kind), " ", this.name(id));
  }

  card(statement) {
    const rule = this.article.rules[statement.rule];
    const isEntity = (value) => this.entity(value) !== undefined;
    const qualifiers = Object.entries(statement.qualifiers).map(([name, value]) => `${words(name)}: ${isEntity(value) ? this.name(value) : shown(value)}`);
    if (statement.attributed_to) qualifiers.push(`said by ${this.name(statement.attributed_to)}`);
    if (statement.source === "gazetteer") qualifiers.push("known beforehand");
    return element(
      "button",
      { type: "button", class: "card", "aria-pressed": "false" },
      element("span", { class: "said" }, this.end(statement.subject), " ", element("strong", {}, words(statement.predicate)), " ", this.end(statement.object), " ", modalityChip(statement.modality)),
      qualifiers.length ? element("span", { class: "faint" }, qualifiers.join(" · ")) : null,
      element("span", { class: "rule" }, element("code", {}, shown(statement.rule)), ` ${statement.confidence.toFixed(2)}${rule ? ` – ${shown(rule.about)}` : ""}`),
      rule ? element("span", { class: "faint" }, shown(rule.place)) : null,
    );
  }

  /** Shows the statements that name an entity, or all for null. */
  show(entity) {
    const names = ({ subject, object, attributed_to: speaker, qualifiers }) => [subject, object, speaker, ...Object.values(qualifiers)].includes(entity.id);
    const cards = this.cards.filter(({ statement }) => entity === null || names(statement));
    const all = element("button", { type: "button", id: "all", click: () => this.onAll() }, "Show all");
    fill(
      this.view,
      element("h2", {}, counted(cards.length, "statement")),
      entity ? element("p", {}, chip(entity.kind), ` ${shown(entity.value ?? entity.name)} `, all) : element("p", { class: "faint" }, "Point at one to see its words; click on a name in the text for what is said of it."),
      element("ol", {}, ...cards.map(({ card }) => card)),
    );
  }

  /** Called when all statements are wanted again. */
  onAll() {
    this.show(null);
  }

  /** Makes a statement stand out; null for none. */
  mark(chosen) {
    for (const { statement, button } of this.cards) button.setAttribute("aria-pressed", String(statement === chosen));
  }
}
