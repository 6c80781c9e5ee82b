// The graph that stands in the page, with its nodes and edges joined up.

/**
 * Reads the page's data.
 *
 * Nodes are as in `govgraph export --format json`, with `edges` (that start or end there), `named` (edges that name it in a qualifier or as
 * speaker) and `tenures` (of a post its holders, of a person the posts, of a place or body the holders of its posts). Edges have `from`
 * and `to` besides.
 */
function readModel() {
  const data = JSON.parse(document.querySelector("script.graph").textContent);
  const nodes = new Map(data.nodes.map((node) => [node.key, { ...node, edges: [], named: [], tenures: [] }]));
  const edges = new Map();
  for (const record of data.edges) {
    const edge = { ...record, qualifiers: record.qualifiers ?? {}, from: nodes.get(record.subject), to: nodes.get(record.object) };
    edges.set(edge.id, edge);
    for (const end of new Set([edge.from, edge.to])) end.edges.push(edge);
    for (const key of namedBy(edge)) nodes.get(key).named.push(edge);
  }
  for (const tenure of data.tenures) addTenure(tenure, nodes);
  return { whole: data.whole, nodes, edges, isLarge: edges.size > 2500 };
}

/** Keys of the nodes that an edge names besides its ends. */
function namedBy(edge) {
  const keys = Object.values(edge.qualifiers).map((value) => value.node);
  return new Set([...keys, edge.said_by].filter((key) => key && key !== edge.subject && key !== edge.object));
}

function addTenure(tenure, nodes) {
  const post = nodes.get(tenure.post.key);
  const of = post.edges.filter((edge) => edge.predicate === "of" && edge.from === post).map((edge) => edge.to);
  for (const node of new Set([post, nodes.get(tenure.person.key), ...of])) node?.tenures.push(tenure);
}

/** The address of a node or an edge in the page. */
function addressOf(thing) {
  return thing.key ? `#node=${encodeURIComponent(thing.key)}` : `#edge=${encodeURIComponent(thing.id)}`;
}

/** A node's name, which leads to the node. */
function nodeLink(node) {
  return link(addressOf(node), shown(node.name));
}

/** What an edge says, in words. */
function statementText(edge) {
  return `${shown(edge.from.name)} ${words(edge.predicate)} ${shown(edge.to.name)}`;
}

/** A qualifier's value as words. */
function qualifierText(value, model) {
  return value.node ? model.nodes.get(value.node).name : value.word;
}

/** The qualifiers as words: "of: Gansu; status: acting". */
function qualifiersText(edge, model) {
  const told = Object.entries(edge.qualifiers).map(([name, value]) => `${words(name)}: ${qualifierText(value, model)}`);
  return shown(told.join("; "));
}

/** Whether an edge is told of a day between the two (ISO 8601; an empty one is open). */
function isTold(edge, from, to) {
  if (!from && !to) return true;
  return edge.days.some(([first, last]) => (!from || from <= last) && (!to || first <= to));
}
