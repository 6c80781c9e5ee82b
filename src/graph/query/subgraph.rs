//! Parts of a graph: what is exported.

use std::collections::BTreeSet;

use petgraph::graph::{EdgeIndex, NodeIndex};

use super::period::Period;
use crate::graph::{Edge, KnowledgeGraph, Node, QualifierValue};

/// Some of a graph's edges, with the nodes that they name.
///
/// ```
/// # let extraction = serde_json::from_value(serde_json::json!({"id": "a", "sentences": [], "entities": [
/// #     {"id": "e0", "kind": "river", "name": "Wei River", "mentions": []},
/// #     {"id": "e1", "kind": "place", "name": "Tianshui", "mentions": []},
/// #     {"id": "e2", "kind": "place", "name": "Jilin", "mentions": []}],
/// #   "statements": [{"subject": "e0", "predicate": "flows_through", "object": "e1", "rule": "r", "confidence": 0.9}]})).unwrap();
/// # let mut articles = govgraph::Articles::new();
/// # articles.add(&extraction, None).unwrap();
/// # let graph = govgraph::KnowledgeGraph::new(articles);
/// let names = |part: &govgraph::Subgraph<'_>| part.nodes().map(|node| node.name().to_owned()).collect::<Vec<_>>();
/// assert_eq!(names(&graph.whole()), ["Wei River", "Tianshui", "Jilin"]);
/// assert_eq!(names(&graph.part(|edge| edge.predicate() == "flows_through")), ["Wei River", "Tianshui"]);
/// assert_eq!(graph.part(|edge| edge.confidence() > 0.95).edges().count(), 0);
/// ```
#[derive(Clone, Debug)]
pub struct Subgraph<'g> {
    graph: &'g KnowledgeGraph,
    nodes: Vec<NodeIndex>,
    edges: Vec<EdgeIndex>,
}

impl KnowledgeGraph {
    /// All of it.
    pub fn whole(&self) -> Subgraph<'_> {
        let (nodes, edges) = (self.graph.node_indices().collect(), self.graph.edge_indices().collect());
        Subgraph { graph: self, nodes, edges }
    }

    /// The edges that are wanted, with the nodes at their ends, in their qualifiers, and those that speak.
    pub fn part(&self, wanted: impl Fn(&Edge<'_>) -> bool) -> Subgraph<'_> {
        let edges: Vec<Edge<'_>> = self.edges().filter(wanted).collect();
        let nodes: BTreeSet<NodeIndex> = edges.iter().flat_map(|edge| named(edge)).collect();
        Subgraph { graph: self, nodes: nodes.into_iter().collect(), edges: edges.iter().map(Edge::index).collect() }
    }

    /// What is told of a time.
    pub fn during(&self, period: &Period) -> Subgraph<'_> {
        if period.is_always() { self.whole() } else { self.part(|edge| edge.is_told_in(period)) }
    }
}

/// All nodes that an edge names.
fn named(edge: &Edge<'_>) -> Vec<NodeIndex> {
    let mut nodes = vec![edge.subject().index(), edge.object().index()];
    nodes.extend(edge.attributed_to().map(|speaker| speaker.index()));
    nodes.extend(edge.qualifiers().filter_map(|(_, value)| match value {
        QualifierValue::Node(node) => Some(node.index()),
        QualifierValue::Word(_) => None,
    }));
    nodes
}

impl<'g> Subgraph<'g> {
    /// The graph that it is a part of.
    pub fn graph(&self) -> &'g KnowledgeGraph {
        self.graph
    }

    /// Its nodes, in the graph's order.
    pub fn nodes(&self) -> impl ExactSizeIterator<Item = Node<'g>> + '_ {
        self.nodes.iter().map(|index| Node { graph: self.graph, index: *index })
    }

    /// Its edges, in the graph's order.
    pub fn edges(&self) -> impl ExactSizeIterator<Item = Edge<'g>> + '_ {
        self.edges.iter().map(|index| Edge { graph: self.graph, index: *index })
    }
}
