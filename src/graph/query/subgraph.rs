//! Parts of a graph: what is exported.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use petgraph::graph::{EdgeIndex, NodeIndex};
use petgraph::unionfind::UnionFind;
use petgraph::visit::EdgeRef;

use super::period::Period;
use super::tenure::Tenure;
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

    /// A node with those nearest to it, at most so many, and the edges between them. What these name besides (in qualifiers, or as
    /// speaker) comes along. Of nodes that are equally near, those with most edges come first.
    ///
    /// ```
    /// # let extraction = serde_json::from_value(serde_json::json!({"id": "a", "sentences": [], "entities": [
    /// #     {"id": "e0", "kind": "river", "name": "Wei River", "mentions": []},
    /// #     {"id": "e1", "kind": "river", "name": "Yellow River", "mentions": []},
    /// #     {"id": "e2", "kind": "place", "name": "Lanzhou", "mentions": []},
    /// #     {"id": "e3", "kind": "place", "name": "Tianshui", "mentions": []},
    /// #     {"id": "e4", "kind": "place", "name": "Jilin", "mentions": []}],
    /// #   "statements": [
    /// #     {"subject": "e0", "predicate": "flows_into", "object": "e1", "rule": "r", "confidence": 0.9},
    /// #     {"subject": "e0", "predicate": "flows_through", "object": "e3", "rule": "r", "confidence": 0.9},
    /// #     {"subject": "e1", "predicate": "flows_through", "object": "e2", "rule": "r", "confidence": 0.9}]})).unwrap();
    /// # let mut articles = govgraph::Articles::new();
    /// # articles.add(&extraction, None).unwrap();
    /// # let graph = govgraph::KnowledgeGraph::new(articles);
    /// let names = |part: govgraph::Subgraph<'_>| part.nodes().map(|node| node.name().to_owned()).collect::<Vec<_>>();
    /// let wei = graph.find("Wei River", &[])?;
    /// assert_eq!(names(graph.around(&wei, 2)), ["Wei River", "Yellow River"]);
    /// assert_eq!(names(graph.around(&wei, 9)), ["Wei River", "Yellow River", "Lanzhou", "Tianshui"]);
    /// assert_eq!(names(graph.largest_component()), names(graph.around(&wei, 9)));
    /// # Ok::<(), govgraph::Error>(())
    /// ```
    pub fn around<'g>(&'g self, node: &Node<'g>, most: usize) -> Subgraph<'g> {
        let mut taken = BTreeSet::new();
        let mut ring = vec![node.index()];
        while !ring.is_empty() && taken.len() < most {
            ring.sort_by_key(|index| (Reverse(self.graph[*index].degree), *index));
            ring.truncate(most - taken.len());
            taken.extend(ring.iter().copied());
            let next: BTreeSet<_> = ring.iter().flat_map(|index| self.graph.neighbors_undirected(*index)).collect();
            ring = next.difference(&taken).copied().collect();
        }
        self.between(taken)
    }

    /// The most nodes that edges join with each other; of equals those with the first node.
    pub fn largest_component(&self) -> Subgraph<'_> {
        let mut joined = UnionFind::<usize>::new(self.graph.node_count());
        for edge in self.graph.edge_references() {
            joined.union(edge.source().index(), edge.target().index());
        }
        let labels = joined.into_labeling();
        let mut sizes = vec![0_usize; labels.len()];
        for label in &labels {
            sizes[*label] += 1;
        }
        let largest = labels.iter().rev().max_by_key(|label| sizes[**label]);
        let within = self.graph.node_indices().filter(|index| labels.get(index.index()) == largest);
        self.between(within.collect())
    }

    /// These nodes and the edges that join them.
    fn between(&self, mut nodes: BTreeSet<NodeIndex>) -> Subgraph<'_> {
        let part = self.part(|edge| [edge.subject(), edge.object()].iter().all(|end| nodes.contains(&end.index())));
        nodes.extend(part.nodes);
        Subgraph { nodes: nodes.into_iter().collect(), ..part }
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

/// An article that a part names, with when and where it was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NamedArticle<'g> {
    pub(crate) id: &'g str,
    pub(crate) published: Option<&'g str>,
    pub(crate) publisher: Option<&'g str>,
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

    /// The tenures of its posts, one post after another, as all of the graph attests them.
    pub fn tenures(&self) -> impl Iterator<Item = Tenure> + '_ {
        let posts = self.nodes.iter().filter(|index| self.graph.posts.contains_key(index));
        posts.flat_map(|post| self.graph.tenures(*post, false))
    }

    /// The articles that name its nodes, by id: those that tell its edges are among them, for they name the ends.
    pub(crate) fn articles(&self) -> impl Iterator<Item = NamedArticle<'g>> + use<'g> {
        let graph = self.graph;
        let members = self.nodes().flat_map(|node| node.members());
        let numbers: BTreeSet<u32> = members.map(|member| graph.article_of(*member)).collect();
        numbers.into_iter().map(|number| NamedArticle {
            id: graph.article_id(number),
            published: graph.published(number),
            publisher: graph.publisher(number),
        })
    }

    /// Its edges, in the graph's order.
    pub fn edges(&self) -> impl ExactSizeIterator<Item = Edge<'g>> + '_ {
        self.edges.iter().map(|index| Edge { graph: self.graph, index: *index })
    }
}
