// The text of an article, in pieces that can be coloured and marked.

/** From places in bytes of UTF-8 to places in the string. */
function bytePlaces(text) {
  const places = [];
  let at = 0;
  for (const c of text) {
    const code = c.codePointAt(0);
    const length = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (let byte = 0; byte < length; byte += 1) places.push(at);
    at += c.length;
  }
  places.push(at);
  return places;
}

class ArticleText {
  /** `choose` is called with the entity whose mention was clicked. */
  constructor(article, choose) {
    this.view = document.querySelector("#text");
    this.pieces = [];
    const mentions = article.entities.flatMap((entity) => entity.mentions.map((mention) => ({ ...mention, entity })));
    // of mentions within each other the shorter one is seen
    mentions.sort((one, other) => other.end - other.start - (one.end - one.start));
    const places = bytePlaces(article.text);
    const cuts = cutsOf(article, mentions, places.length - 1);
    for (let number = 0; number + 1 < cuts.length; number += 1) {
      const [start, end] = [cuts[number], cuts[number + 1]];
      const words = article.text.slice(places[start], places[end]);
      const inside = mentions.filter((mention) => mention.start <= start && end <= mention.end);
      this.pieces.push({ start, end, made: piece(words, inside.at(-1), article.rules, choose) });
    }
    const facts = [article.id, article.source, article.published].filter(Boolean).map(shown).join(" · ");
    fill(this.view, element("p", { class: "faint" }, facts), element("div", { class: "words" }, ...this.pieces.map(({ made }) => made)));
  }

  /** Gives what stands within a span the class, and takes it from the rest; returns the first piece. */
  mark(name, span) {
    let first = null;
    for (const { start, end, made } of this.pieces) {
      const isInside = span !== null && span !== undefined && span.start <= start && end <= span.end;
      made.classList.toggle(name, isInside);
      if (isInside) first ??= made;
    }
    return first;
  }

  /** Lets all mentions of an entity stand out; null for none. */
  markEntity(id) {
    for (const { made } of this.pieces) made.classList.toggle("same", id !== null && made.dataset.entity === id);
  }
}

/** The bytes at which something begins or ends, in order. */
function cutsOf(article, mentions, length) {
  const evidence = article.statements.flatMap(({ evidence: e }) => (e ? [e, e.subject, e.object].filter(Boolean) : []));
  const ends = [...mentions, ...evidence].flatMap(({ start, end }) => [start, end]).filter((at) => at <= length);
  return [...new Set([0, length, ...ends])].sort((one, other) => one - other);
}

function piece(words, mention, rules, choose) {
  if (!mention) return element("span", {}, shown(words));
  const { entity } = mention;
  const rule = `${mention.rule}${rules[mention.rule] ? ` – ${rules[mention.rule].about}` : ""}`;
  const told = `${entity.kind}: ${entity.value ?? entity.name}${entity.key ? ` (${entity.key})` : ""}\nrule ${rule}`;
  const made = element("span", { class: "mention", role: "button", tabindex: "0", title: shown(told), click: () => choose(entity) }, shown(words));
  made.addEventListener("keydown", (event) => event.key === "Enter" && choose(entity));
  made.dataset.entity = entity.id;
  made.dataset.kind = entity.kind;
  return coloured(made, entity.kind);
}
