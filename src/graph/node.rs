//! Nodes: things of the world, as articles name them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use petgraph::graph::NodeIndex;

use super::KnowledgeGraph;
use super::symbol::Symbol;
use crate::entity::EntityId;

/// The identity of a node.
///
/// ```
/// use govgraph::NodeKey;
/// assert_eq!(NodeKey::Linked("place:CN-220000".into()).to_string(), "place:CN-220000");
/// assert_eq!(NodeKey::Date("2020-07-02".into()).to_string(), "date:2020-07-02");
/// assert_eq!(NodeKey::Post("governor of place:CN-220000".into()).to_string(), "post:governor of place:CN-220000");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NodeKey {
    /// A thing with an identifier in a gazetteer.
    Linked(Arc<str>),
    /// A date or span of dates, by its ISO 8601 value.
    Date(Arc<str>),
    /// A post: a title over a body or place.
    Post(Arc<str>),
    /// Any other thing, by the first entity of the first article (by its id) that means it.
    Local {
        /// The article's id.
        article: Arc<str>,
        /// The entity's number in it.
        entity: EntityId,
    },
}

/// `place:CN-220000`, `date:2020-07-02`, `post:governor of place:CN-220000`, `jl-20200705#e3`.
impl fmt::Display for NodeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NodeKey::Linked(key) => f.write_str(key),
            NodeKey::Date(value) => write!(f, "date:{value}"),
            NodeKey::Post(post) => write!(f, "post:{post}"),
            NodeKey::Local { article, entity } => write!(f, "{article}#{entity}"),
        }
    }
}

/// What a graph keeps of a node.
#[derive(Clone, Debug)]
pub struct NodeWeight {
    pub(super) key: NodeKey,
    pub(super) kind: Symbol,
    pub(super) name: Arc<str>,
    /// The entities that mean it: a range of the graph's members.
    pub(super) members: std::ops::Range<u32>,
    /// How many edges start or end there.
    pub(super) degree: u32,
}

/// A thing of the world, as the articles name it.
///
/// ```
/// use govgraph::{Articles, KnowledgeGraph};
/// let mut articles = Articles::new();
/// for (article, name) in [("b", "Gansu"), ("a", "Gansu province")] {
///     let extraction = serde_json::from_value(serde_json::json!({
///         "id": article, "sentences": [], "statements": [],
///         "entities": [{"id": "e0", "kind": "place", "name": name, "key": "place:CN-620000", "mentions": []}],
///     })).unwrap();
///     articles.add(&extraction, None)?;
/// }
/// let graph = KnowledgeGraph::new(articles);
/// let node = graph.node_by_key("place:CN-620000").unwrap();
/// assert_eq!((node.kind(), node.name()), ("place", "Gansu province"));
/// assert_eq!(node.names(), ["Gansu", "Gansu province"]);
/// assert_eq!(node.documents(), ["a", "b"]);
/// # Ok::<(), govgraph::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct Node<'g> {
    pub(super) graph: &'g KnowledgeGraph,
    pub(super) index: NodeIndex,
}

impl<'g> Node<'g> {
    fn weight(&self) -> &'g NodeWeight {
        &self.graph.graph[self.index]
    }

    /// Its identity.
    pub fn key(&self) -> &'g NodeKey {
        &self.weight().key
    }

    /// `person`, `place`, ...; `title` for a post.
    pub fn kind(&self) -> &'g str {
        self.graph.articles.symbols.text(self.weight().kind)
    }

    /// What it is called most, the longest of equals; of a date its value, of a post "governor of Jilin Province".
    pub fn name(&self) -> &'g str {
        &self.weight().name
    }

    /// Where it stands in [`KnowledgeGraph::petgraph`].
    pub fn index(&self) -> NodeIndex {
        self.index
    }

    /// All names that articles give it, by alphabet.
    pub fn names(&self) -> Vec<&'g str> {
        let symbols = &self.graph.articles.symbols;
        let mut names: Vec<&str> = self.graph.names.of_node(self.index).map(|symbol| symbols.text(symbol)).collect();
        names.sort_unstable();
        names
    }

    /// The ids of the articles that mention it, by alphabet.
    pub fn documents(&self) -> Vec<&'g str> {
        let mut articles: Vec<u32> = self.members().iter().map(|member| self.graph.article_of(*member)).collect();
        articles.dedup();
        articles.into_iter().map(|article| self.graph.article_id(article)).collect()
    }

    /// What else is known, by alphabet: an attribute's name with the values that articles give it.
    pub fn attributes(&self) -> BTreeMap<&'g str, BTreeSet<&'g str>> {
        let mut attributes: BTreeMap<&'g str, BTreeSet<&'g str>> = BTreeMap::new();
        for member in self.members() {
            for (name, value) in self.graph.attributes_of(*member) {
                attributes.entry(name).or_default().insert(value);
            }
        }
        attributes
    }

    /// The value of an attribute that the first article with one gives it.
    pub fn attribute(&self, name: &str) -> Option<&'g str> {
        let mut values = self.members().iter().flat_map(|member| self.graph.attributes_of(*member));
        values.find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// The numbers of the entities that mean it, in order of their articles.
    pub(super) fn members(&self) -> &'g [u32] {
        let range = self.weight().members.clone();
        &self.graph.members[range.start as usize..range.end as usize]
    }
}

impl PartialEq for Node<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.graph, other.graph) && self.index == other.index
    }
}

impl Eq for Node<'_> {}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.name(), self.key())
    }
}
