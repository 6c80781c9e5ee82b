// Puts the page together: one article at a time.

class Review {
  constructor(article) {
    this.chosen = null;
    this.entity = null;
    this.text = new ArticleText(article, (entity) => this.chooseEntity(entity));
    this.statements = new Statements(article, (statement) => this.mark(statement ?? this.chosen), (statement) => this.choose(statement));
    this.statements.onAll = () => this.chooseEntity(this.entity);
    legend(article);
  }

  /** Marks the words of a statement; returns the first piece of them. */
  mark(statement) {
    const evidence = statement?.evidence;
    this.text.mark("subject", evidence?.subject);
    this.text.mark("object", evidence?.object);
    return this.text.mark("evidence", evidence);
  }

  /** Keeps a statement's words marked, until it is clicked again. */
  choose(statement) {
    this.chosen = this.chosen === statement ? null : statement;
    this.statements.mark(this.chosen);
    this.mark(this.chosen)?.scrollIntoView({ block: "center", behavior: "smooth" });
  }

  /** Shows what is said of an entity, until it is clicked again. */
  chooseEntity(entity) {
    this.entity = this.entity === entity ? null : entity;
    this.text.markEntity(this.entity?.id ?? null);
    this.statements.show(this.entity);
  }
}

/** The kinds of the article; a click hides the colour of one. */
function legend(article) {
  const kinds = [...new Set(article.entities.map((entity) => entity.kind))].sort();
  const toggle = (kind) => (event) => {
    const isOn = event.currentTarget.getAttribute("aria-pressed") !== "true";
    event.currentTarget.setAttribute("aria-pressed", String(isOn));
    for (const made of document.querySelectorAll(".mention")) if (made.dataset.kind === kind) made.classList.toggle("plain", !isOn);
  };
  const buttons = kinds.map((kind) => element("button", { type: "button", "aria-pressed": "true", click: toggle(kind) }, swatch(kind), " ", words(kind)));
  fill(document.querySelector("#legend"), ...buttons);
}

function start() {
  const articles = [...document.querySelectorAll("script.article")].map((block) => JSON.parse(block.textContent));
  const choice = document.querySelector("#choice");
  const select = choice.querySelector("select");
  fill(select, ...articles.map((article, number) => element("option", { value: String(number) }, shown(article.id))));
  select.addEventListener("change", () => new Review(articles[Number(select.value)]));
  choice.hidden = articles.length < 2;
  if (articles.length) new Review(articles[0]);
  themeButton();
}

start();
