//! The graph itself: looking things up, going through all of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use petgraph::Direction;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;
use rustc_hash::FxHashMap;

use super::article::Record;
use super::articles::Articles;
use super::edge::{EdgeWeight, Value};
use super::identity::{Classes, reasons};
use super::ledger::{Decision, LedgerEntry};
use super::node::NodeWeight;
use super::post::Post;
use super::query::NameIndex;
use super::symbol::Symbol;
use super::{Edge, Node, NodeKey, build};

/// What many articles say together: a node for each thing, an edge for each different statement, with all its sources.
///
/// It depends on the articles and a user's decisions alone, not on the order in which they came. What is one thing is decided as
/// `ARCHITECTURE.md` tells; [`ledger`](Self::ledger) gives the reasons.
///
/// ```
/// use govgraph::{Articles, Extraction, KnowledgeGraph};
/// let read = |id: &str, name: &str| -> Extraction {
///     serde_json::from_value(serde_json::json!({
///         "id": id, "sentences": [{"start": 0, "end": 40}],
///         "entities": [
///             {"id": "e0", "kind": "river", "name": "Wei River", "key": "river:wei", "mentions": []},
///             {"id": "e1", "kind": "place", "name": name, "key": "place:CN-620500", "mentions": []}],
///         "statements": [{"subject": "e0", "predicate": "flows_through", "object": "e1", "rule": "r", "confidence": 1.0,
///             "evidence": {"sentence": 0, "start": 0, "end": 40}}],
///     })).unwrap()
/// };
/// let mut articles = Articles::new();
/// articles.add(&read("a", "Tianshui"), None)?;
/// articles.add(&read("b", "Tianshui city"), None)?;
/// let graph = KnowledgeGraph::new(articles);
///
/// assert_eq!(graph.nodes().map(|node| node.name()).collect::<Vec<_>>(), ["Wei River", "Tianshui city"]);
/// let edge = graph.edges().next().unwrap();
/// assert_eq!((edge.subject().name(), edge.predicate(), edge.object().name()), ("Wei River", "flows_through", "Tianshui city"));
/// assert_eq!(edge.sources().iter().map(|source| source.document).collect::<Vec<_>>(), ["a", "b"]);
/// # Ok::<(), govgraph::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct KnowledgeGraph {
    pub(super) articles: Articles,
    /// The articles' ids, by number.
    pub(super) order: Vec<Arc<str>>,
    /// When each was published.
    pub(super) published: Vec<Option<Symbol>>,
    /// Number of each article's first entity.
    pub(super) starts: Vec<u32>,
    pub(super) classes: Classes,
    /// Entities, node by node.
    pub(super) members: Vec<u32>,
    pub(super) graph: DiGraph<NodeWeight, EdgeWeight>,
    pub(super) keys: FxHashMap<NodeKey, NodeIndex>,
    pub(super) qualifiers: Vec<Arc<[(Symbol, Value)]>>,
    /// Article and statement, edge by edge.
    pub(super) sources: Vec<(u32, u32)>,
    pub(super) posts: BTreeMap<NodeIndex, Post>,
    /// The place that a body is of.
    pub(super) body_places: FxHashMap<NodeIndex, Symbol>,
    pub(super) names: NameIndex,
}

impl KnowledgeGraph {
    /// The graph of a collection of articles.
    pub fn new(articles: Articles) -> Self {
        let identity = articles.identity.clone();
        // records that cannot be decoded are refused where a file is read, so this is for the types' sake
        build::build(articles).unwrap_or_else(|_| {
            let empty = build::build(Articles::with_identity(identity));
            empty.unwrap_or_else(|_| unreachable!("a graph of nothing can be built"))
        })
    }

    /// The articles that it was built from.
    pub fn articles(&self) -> &Articles {
        &self.articles
    }

    /// The articles back, to add to them.
    pub fn into_articles(self) -> Articles {
        self.articles
    }

    /// How many nodes there are.
    pub fn node_count(&self) -> usize {
        self.graph.node_count()
    }

    /// How many edges there are.
    pub fn edge_count(&self) -> usize {
        self.graph.edge_count()
    }

    /// All nodes, in the order of the first articles (by their ids) that mention them.
    pub fn nodes(&self) -> impl Iterator<Item = Node<'_>> {
        self.graph.node_indices().map(|index| Node { graph: self, index })
    }

    /// All edges, in the order of the first articles (by their ids) that say them.
    pub fn edges(&self) -> impl Iterator<Item = Edge<'_>> {
        self.graph.edge_indices().map(|index| Edge { graph: self, index })
    }

    /// The node with that key.
    pub fn node(&self, key: &NodeKey) -> Option<Node<'_>> {
        self.keys.get(key).map(|index| Node { graph: self, index: *index })
    }

    /// The node with that identifier of a gazetteer.
    ///
    /// ```
    /// # let extraction = serde_json::from_value(serde_json::json!({"id": "a", "sentences": [], "statements": [], "entities": [
    /// #     {"id": "e0", "kind": "place", "name": "Jilin", "key": "place:CN-220000", "mentions": []}]})).unwrap();
    /// # let mut articles = govgraph::Articles::new();
    /// # articles.add(&extraction, None).unwrap();
    /// # let graph = govgraph::KnowledgeGraph::new(articles);
    /// assert_eq!(graph.node_by_key("place:CN-220000").unwrap().name(), "Jilin");
    /// assert!(graph.node_by_key("place:nowhere").is_none());
    /// ```
    pub fn node_by_key(&self, key: &str) -> Option<Node<'_>> {
        self.node(&NodeKey::Linked(key.into()))
    }

    /// The nodes that some article calls by exactly that name.
    ///
    /// ```
    /// # let extraction = serde_json::from_value(serde_json::json!({"id": "a", "sentences": [], "statements": [], "entities": [
    /// #     {"id": "e0", "kind": "place", "name": "Jilin", "key": "place:CN-220000", "mentions": []},
    /// #     {"id": "e1", "kind": "place", "name": "Jilin", "key": "place:CN-220200", "mentions": []}]})).unwrap();
    /// # let mut articles = govgraph::Articles::new();
    /// # articles.add(&extraction, None).unwrap();
    /// # let graph = govgraph::KnowledgeGraph::new(articles);
    /// let keys: Vec<_> = graph.nodes_named("Jilin").map(|node| node.key().to_string()).collect();
    /// assert_eq!(keys, ["place:CN-220000", "place:CN-220200"]);
    /// ```
    pub fn nodes_named(&self, name: &str) -> impl Iterator<Item = Node<'_>> {
        self.names.exactly(&self.articles.symbols, name).map(|index| Node { graph: self, index })
    }

    /// The edges that start at a node, and those that end there.
    pub fn edges_of<'g>(&'g self, node: &Node<'g>) -> impl Iterator<Item = Edge<'g>> {
        let of = |direction| self.graph.edges_directed(node.index, direction).map(|edge| edge.id());
        let mut edges: Vec<_> = of(Direction::Outgoing).chain(of(Direction::Incoming)).collect();
        edges.sort_unstable();
        edges.dedup();
        edges.into_iter().map(|index| Edge { graph: self, index })
    }

    /// The edges from one node to another.
    pub fn edges_between<'g>(&'g self, subject: &Node<'g>, object: &Node<'g>) -> impl Iterator<Item = Edge<'g>> {
        let mut edges: Vec<_> =
            self.graph.edges_connecting(subject.index, object.index).map(|edge| edge.id()).collect();
        edges.sort_unstable();
        edges.into_iter().map(|index| Edge { graph: self, index })
    }

    /// The nodes that an edge joins with a node, either way.
    pub fn neighbours<'g>(&'g self, node: &Node<'g>) -> impl Iterator<Item = Node<'g>> {
        let mut around: Vec<NodeIndex> = self.graph.neighbors_undirected(node.index).collect();
        around.sort_unstable();
        around.dedup();
        around.into_iter().map(|index| Node { graph: self, index })
    }

    /// The graph as petgraph holds it, for its algorithms.
    pub fn petgraph(&self) -> &DiGraph<NodeWeight, EdgeWeight> {
        &self.graph
    }

    /// The node at an index of [`petgraph`](Self::petgraph).
    pub fn node_at(&self, index: NodeIndex) -> Option<Node<'_>> {
        (index.index() < self.graph.node_count()).then_some(Node { graph: self, index })
    }

    /// Which entities of articles were put together and why, which were held apart, and what a user has decided.
    pub fn ledger(&self) -> Vec<LedgerEntry> {
        reasons(&self.articles, &self.classes).unwrap_or_default()
    }

    /// Decisions of a user that cannot be followed: they name entities that are not there, or others say the contrary.
    pub fn stale_decisions(&self) -> &[Decision] {
        &self.classes.stale
    }

    /// The dates on which an event took place.
    pub(super) fn days_of<'g>(&'g self, event: Node<'g>) -> impl Iterator<Item = &'g str> {
        let held = self.articles.symbols.get("held_on");
        let edges = self.graph.edges_directed(event.index, Direction::Outgoing);
        let held = edges.filter(move |edge| Some(edge.weight().predicate) == held);
        held.filter_map(|edge| match &self.graph[edge.target()].key {
            NodeKey::Date(date) => Some(&**date),
            _ => None,
        })
    }

    pub(super) fn article_id(&self, article: u32) -> &str {
        self.order.get(article as usize).map_or("", |id| id)
    }

    pub(super) fn published(&self, article: u32) -> Option<&str> {
        self.published.get(article as usize).copied().flatten().map(|date| self.articles.symbols.text(date))
    }

    pub(super) fn publisher(&self, article: u32) -> Option<&str> {
        self.with_record(article, |record| record.source).flatten().map(|source| self.articles.symbols.text(source))
    }

    pub(super) fn with_record<T>(&self, article: u32, call: impl FnOnce(&Record) -> T) -> Option<T> {
        let kept = self.articles.records.get(self.article_id(article))?;
        self.articles.record(kept).ok().map(|record| call(&record))
    }

    /// The number of the article that an entity is of.
    pub(super) fn article_of(&self, entity: u32) -> u32 {
        self.starts.partition_point(|start| *start <= entity).saturating_sub(1) as u32
    }

    /// The attributes of an entity.
    pub(super) fn attributes_of(&self, entity: u32) -> impl Iterator<Item = (&str, &str)> {
        let article = self.article_of(entity);
        let own = entity - self.starts.get(article as usize).copied().unwrap_or(0);
        let set = self.with_record(article, |record| record.entities.get(own as usize).map(|entity| entity.attributes));
        let symbols = &self.articles.symbols;
        let pairs = set.flatten().map_or(&[][..], |set| self.articles.sets.get(set));
        pairs.iter().map(|(name, value)| (symbols.text(*name), symbols.text(*value)))
    }
}
