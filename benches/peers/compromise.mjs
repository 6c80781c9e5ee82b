// Reads documents (JSON Lines, "text") from standard input, finds people, places and organizations with `compromise`,
// and prints the seconds it took and how many it found.
import { readFileSync } from "node:fs";
import nlp from "compromise";

const texts = readFileSync(0, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line).text);
const count = (doc) => doc.people().length + doc.places().length + doc.organizations().length;
count(nlp(texts[0]));
const start = performance.now();
const found = texts.reduce((sum, text) => sum + count(nlp(text)), 0);
console.log(JSON.stringify({ seconds: (performance.now() - start) / 1000, found }));
