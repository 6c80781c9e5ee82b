// What all pages share: elements, text that does no harm, colours of kinds, light and dark.

/**
 * A new element. Attributes that are functions become listeners. Children that are strings become text, never markup.
 */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value !== false && value !== null) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** The text with what would change the direction of writing, or is no character to show, written as an escape. */
function shown(text) {
  const acting = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200E\u200F\u061C\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/g;
  return text.replace(acting, (c) => `\\u{${c.charCodeAt(0).toString(16)}}`);
}

/** A name of the schema as words: `met_with` is "met with". */
function words(name) {
  return shown(name).replaceAll("_", " ");
}

/** "1 fact", "2 facts". */
function counted(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** Puts children in the place of all that the element held. */
function fill(parent, ...children) {
  parent.replaceChildren(...children.filter((child) => child !== null));
}

/** A link to a place of the page. */
function link(address, text, attributes = {}) {
  return element("a", { href: address, ...attributes }, text);
}

/** The colour of a kind, as CSS. Kinds of other packs share one. */
function colour(kind) {
  return `var(--kind-${CSS.escape(kind)}, var(--kind-other))`;
}

/** Gives an element, which `.swatch` and `.chip` paint, the colour of a kind. */
function coloured(made, kind) {
  made.style.setProperty("--kind", colour(kind));
  return made;
}

function swatch(kind) {
  return coloured(element("span", { class: "swatch", "aria-hidden": "true" }), kind);
}

function chip(kind) {
  return coloured(element("span", { class: "chip" }, words(kind)), kind);
}

/** A mark for what is not asserted; nothing for what is. */
function modalityChip(modality) {
  return modality === "asserted" ? null : element("span", { class: `chip ${modality}` }, modality);
}

/** Text with the part from one code point to another marked. */
function withMark(text, from, to) {
  const points = Array.from(text);
  const part = (start, end) => shown(points.slice(start, end).join(""));
  return [part(0, from), element("mark", {}, part(from, to)), part(to)];
}

/** Lets the button change between light and dark, and tells of it. */
function themeButton(changed = () => {}) {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", changed);
  document.querySelector("#theme").addEventListener("click", () => {
    const style = document.documentElement.style;
    const isDark = style.colorScheme ? style.colorScheme === "dark" : dark.matches;
    style.colorScheme = isDark ? "light" : "dark";
    changed();
  });
}
