//! The cheapest way between two nodes, sought from both ends at once.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use petgraph::graph::NodeIndex;

/// What has been reached from one end.
struct Side {
    /// Of each node, the cost, and the node before; a table, for most searches reach a good part of the graph.
    reached: Vec<(u32, NodeIndex)>,
    open: BinaryHeap<Reverse<(u32, NodeIndex)>>,
}

impl Side {
    fn new(start: NodeIndex, nodes: usize) -> Self {
        let mut reached = vec![(FAR, NodeIndex::end()); nodes];
        reached[start.index()] = (0, start);
        Side { reached, open: BinaryHeap::from([Reverse((0, start))]) }
    }

    /// The cost of the nearest node that has not been left yet.
    fn nearest(&mut self) -> Option<u32> {
        while let Some(Reverse((cost, node))) = self.open.peek().copied() {
            if self.reached[node.index()].0 == cost {
                return Some(cost);
            }
            self.open.pop();
        }
        None
    }

    /// The nodes from here back to the end that the side started from.
    fn back(&self, mut node: NodeIndex) -> Vec<NodeIndex> {
        let mut way = vec![node];
        while self.reached[node.index()].1 != node {
            node = self.reached[node.index()].1;
            way.push(node);
        }
        way
    }
}

/// Cost of what has not been reached.
const FAR: u32 = u32::MAX;

/// The nodes of the cheapest way, both ends included, in a graph of so many nodes; `neighbours` gives those of a node with what it costs to
/// go there, the same both ways. Where ways cost the same, the numbers of the nodes decide.
pub(super) fn cheapest_way<I: Iterator<Item = (NodeIndex, u32)>>(
    (from, to): (NodeIndex, NodeIndex),
    nodes: usize,
    neighbours: impl Fn(NodeIndex) -> I,
) -> Option<Vec<NodeIndex>> {
    let mut sides = [Side::new(from, nodes), Side::new(to, nodes)];
    let mut best: Option<(u32, NodeIndex)> = (from == to).then_some((0, from));
    while let (Some(ahead), Some(behind)) = (sides[0].nearest(), sides[1].nearest()) {
        if best.is_some_and(|(cost, _)| ahead + behind >= cost) {
            break;
        }
        let at = usize::from(behind < ahead);
        let Some(Reverse((cost, node))) = sides[at].open.pop() else { break };
        for (next, step) in neighbours(node) {
            let cost = cost + step;
            let known = sides[at].reached[next.index()];
            if (cost, node) < known {
                sides[at].reached[next.index()] = (cost, node);
                if cost < known.0 {
                    sides[at].open.push(Reverse((cost, next)));
                }
            }
            let (rest, _) = sides[1 - at].reached[next.index()];
            if rest != FAR {
                let whole = (cost + rest, next);
                best = Some(best.map_or(whole, |best| best.min(whole)));
            }
        }
    }
    let (_, meeting) = best?;
    let mut way = sides[0].back(meeting);
    way.reverse();
    way.extend(&sides[1].back(meeting)[1..]);
    Some(way)
}

#[cfg(test)]
mod tests {
    use super::*;
    use petgraph::algo::dijkstra;
    use petgraph::graph::UnGraph;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_costs_what_dijkstra_says(edges in prop::collection::vec((0..12_u32, 0..12_u32, 1..9_u32), 1..40)) {
            let graph: UnGraph<(), u32> = UnGraph::from_edges(edges);
            let step = |one: NodeIndex, other: NodeIndex| graph.edges_connecting(one, other).map(|edge| *edge.weight()).min();
            let neighbours = |node| graph.neighbors(node).map(move |next| (next, step(node, next).unwrap_or(0)));
            let (from, to) = (NodeIndex::new(0), NodeIndex::new(graph.node_count() - 1));
            let expected = dijkstra(&graph, from, Some(to), |edge| *edge.weight()).get(&to).copied();
            let way = cheapest_way((from, to), graph.node_count(), neighbours);
            let cost = way.map(|way| way.windows(2).map(|pair| step(pair[0], pair[1]).unwrap()).sum::<u32>());
            prop_assert_eq!(cost, expected);
        }
    }
}
