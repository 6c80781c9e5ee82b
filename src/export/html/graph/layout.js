// Where nodes stand: d3-force, which begins from fixed places and draws no lots, so that the same graph always looks the same.

/** So long is computed before the page may answer again, in milliseconds. */
const SLICE = 30;
/** After these shares of the steps nodes are drawn where they are: drawing all of a large graph takes longer than many steps. */
const DRAWN = [0.05, 0.3, 1];

class Layout {
  /** `moved` is called now and then while nodes find their places, and with `true` when they have. */
  constructor(moved) {
    this.moved = moved;
    this.run = 0;
  }

  /** Arranges the nodes; places are kept in their `x` and `y`. Arranging that is under way is given up. */
  arrange(nodes, edges) {
    const run = (this.run += 1);
    const ordered = nearestTogether(nodes, edges);
    const bodies = ordered.map((node) => ({ node }));
    const numbers = new Map(ordered.map((node, number) => [node, number]));
    const links = [...edges].map((edge) => ({ source: numbers.get(edge.from), target: numbers.get(edge.to) }));
    const steps = bodies.length > 2000 ? 120 : 300;
    // the names of a few nodes have room
    const room = bodies.length < 200 ? 2 : 1;
    const simulation = d3.forceSimulation(bodies)
      .alphaDecay(1 - 0.001 ** (1 / steps))
      .force("apart", d3.forceManyBody().strength((body) => room * room * (-70 - 6 * Math.min(body.node.edges.length, 40))).theta(1.2))
      .force("together", d3.forceLink(links).distance(46 * room))
      .force("x", d3.forceX().strength(0.06))
      .force("y", d3.forceY().strength(0.09))
      .stop();
    this.step(simulation, bodies, { run, steps, done: 0, drawn: 0 });
  }

  step(simulation, bodies, state) {
    if (state.run !== this.run) return;
    const end = performance.now() + SLICE;
    while (state.done < state.steps && performance.now() < end) {
      simulation.tick();
      state.done += 1;
    }
    const [share, isDone] = [state.done / state.steps, state.done >= state.steps];
    if (share >= DRAWN[state.drawn]) {
      for (const { node, x, y } of bodies) [node.x, node.y] = [x, y];
      this.moved(isDone, share);
      state.drawn = DRAWN.findIndex((next) => next > share);
    }
    if (!isDone) setTimeout(() => this.step(simulation, bodies, state), 0);
  }
}

/** The nodes, neighbours after each other and those with most edges first: d3-force begins with them on a spiral in this order. */
function nearestTogether(nodes, edges) {
  const sorted = [...nodes].sort((one, other) => other.edges.length - one.edges.length);
  const ordered = new Set();
  for (const start of sorted) {
    const queue = ordered.has(start) ? [] : [start];
    for (const node of queue) {
      if (ordered.has(node)) continue;
      ordered.add(node);
      for (const edge of node.edges) {
        const other = edge.from === node ? edge.to : edge.from;
        if (edges.has(edge) && !ordered.has(other)) queue.push(other);
      }
    }
  }
  return [...ordered];
}
