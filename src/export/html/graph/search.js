// The search with its suggestions: a combobox as the ARIA practices describe it.

/** So many suggestions are shown. */
const SUGGESTED = 12;

class Search {
  /** `choose` is called with the node that was picked. */
  constructor(model, choose) {
    this.choose = choose;
    this.input = document.querySelector("#search");
    this.list = document.querySelector("#suggestions");
    this.names = [...model.nodes.values()].map((node) => ({ node, forms: node.names.concat(node.name).map(plain) }));
    this.found = [];
    this.active = -1;
    this.input.addEventListener("input", () => this.suggest());
    this.input.addEventListener("focus", () => this.suggest());
    this.input.addEventListener("blur", () => this.close());
    this.input.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.target.matches("input, select, textarea")) return;
      event.preventDefault();
      this.input.focus();
    });
  }

  suggest() {
    const wanted = plain(this.input.value).split(" ").filter(Boolean);
    const ranked = this.names.map(({ node, forms }) => [Math.max(...forms.map((form) => likeness(form, wanted))), node]);
    const fitting = wanted.length ? ranked.filter(([rank]) => rank > 0) : [];
    fitting.sort(([one, node], [other, another]) => other - one || another.edges.length - node.edges.length);
    this.found = fitting.slice(0, SUGGESTED).map(([, node]) => node);
    this.active = this.found.length ? 0 : -1;
    fill(this.list, ...this.found.map((node, number) => this.option(node, number)));
    if (wanted.length && !this.found.length) fill(this.list, element("li", { role: "option", "aria-disabled": "true" }, "Nothing of that name"));
    this.list.hidden = !wanted.length;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.point();
  }

  option(node, number) {
    // a press, not a click: before it the input would lose its focus, and the list be closed
    const pick = (event) => {
      event.preventDefault();
      this.pick(node);
    };
    return element(
      "li",
      { role: "option", id: `suggestion-${number}`, mousedown: pick },
      swatch(node.kind), element("span", {}, shown(node.name)), element("span", { class: "faint" }, `${words(node.kind)}, ${counted(node.edges.length, "edge")}`),
    );
  }

  /** Tells which suggestion is the active one. */
  point() {
    for (const [number, option] of [...this.list.children].entries()) option.setAttribute("aria-selected", String(number === this.active));
    if (this.active < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", `suggestion-${this.active}`);
    this.list.children[this.active]?.scrollIntoView({ block: "nearest" });
  }

  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.found.length) {
      this.active = (this.active + step + this.found.length) % this.found.length;
      this.point();
    } else if (event.key === "Enter" && this.found[this.active]) this.pick(this.found[this.active]);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
  }

  pick(node) {
    this.input.value = shown(node.name);
    this.close();
    this.choose(node);
  }

  close() {
    this.list.hidden = true;
    this.found = [];
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

/** A name as it is compared: small letters without marks, words parted by single spaces. */
function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** How well a name fits the words: 0 if one is missing, more if words begin with them, most if the name does. */
function likeness(form, wanted) {
  let sum = 0;
  for (const word of wanted) {
    if (form.startsWith(word)) sum += 3;
    else if (form.includes(` ${word}`)) sum += 2;
    else if (form.includes(word)) sum += 1;
    else return 0;
  }
  return sum + (form === wanted.join(" ") ? 1 : 0);
}
