//! The graph itself: adding extractions, looking things up, going through all of it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use petgraph::Direction;
use petgraph::stable_graph::{EdgeIndex, NodeIndex, StableDiGraph};
use petgraph::visit::EdgeRef;

use super::edge::Content;
use super::{Edge, Fact, Node, NodeKey, Provenance, QualifierValue};
use crate::entity::EntityId;
use crate::extract::Extraction;
use crate::relation::{Qualifier, Statement};

/// What many documents say together.
///
/// Entities with a gazetteer's identifier are one node in all documents, and so are dates of one value; every other entity is a node
/// of its document. Statements that say the same are one edge with a list of sources; statements that differ in anything are parallel
/// edges. The order in which extractions are added changes nothing that can be seen here, except in [`petgraph`](Self::petgraph).
///
/// ```
/// use govgraph::{Extraction, KnowledgeGraph};
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
/// let mut graph = KnowledgeGraph::new();
/// graph.add(&read("a", "Tianshui"));
/// graph.add(&read("b", "Tianshui city"));
///
/// assert_eq!(graph.nodes().map(|node| node.name()).collect::<Vec<_>>(), ["Tianshui city", "Wei River"]);
/// let fact = graph.edges().next().unwrap();
/// assert_eq!((fact.subject.name(), fact.edge.predicate(), fact.object.name()), ("Wei River", "flows_through", "Tianshui city"));
/// assert_eq!(fact.edge.sources().map(|source| &*source.document).collect::<Vec<_>>(), ["a", "b"]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct KnowledgeGraph {
    graph: StableDiGraph<Node, Edge>,
    nodes: BTreeMap<NodeKey, NodeIndex>,
    names: HashMap<Arc<str>, BTreeSet<NodeKey>>,
    contents: HashMap<(NodeIndex, NodeIndex, Arc<Content>), EdgeIndex>,
}

impl KnowledgeGraph {
    /// An empty graph.
    pub fn new() -> Self {
        KnowledgeGraph::default()
    }

    /// Adds what was read from one document. Adding the same extraction again changes nothing.
    ///
    /// Documents are told apart by their ids. A statement that names an entity which the extraction lacks is left out.
    pub fn add(&mut self, extraction: &Extraction) {
        let document: Arc<str> = extraction.id.as_str().into();
        let mut entities = HashMap::with_capacity(extraction.entities.len());
        for entity in &extraction.entities {
            let key = NodeKey::of(entity, &document);
            let index = self.node_index_or_new(&key);
            self.graph[index].absorb(entity, &document);
            self.index_name(&entity.name, &key);
            entities.insert(entity.id, index);
        }
        for statement in &extraction.statements {
            self.add_statement(statement, &document, &entities);
        }
    }

    fn node_index_or_new(&mut self, key: &NodeKey) -> NodeIndex {
        *self.nodes.entry(key.clone()).or_insert_with(|| self.graph.add_node(Node::new(key.clone())))
    }

    fn index_name(&mut self, name: &str, key: &NodeKey) {
        match self.names.get_mut(name) {
            Some(keys) => {
                if !keys.contains(key) {
                    keys.insert(key.clone());
                }
            }
            None => {
                self.names.insert(name.into(), BTreeSet::from([key.clone()]));
            }
        }
    }

    fn add_statement(
        &mut self,
        statement: &Statement,
        document: &Arc<str>,
        entities: &HashMap<EntityId, NodeIndex>,
    ) -> Option<()> {
        let subject = *entities.get(&statement.subject)?;
        let object = *entities.get(&statement.object)?;
        let content = Arc::new(self.content(statement, entities)?);
        let add = || self.graph.add_edge(subject, object, Edge::new(content.clone()));
        let index = *self.contents.entry((subject, object, content.clone())).or_insert_with(add);
        self.graph[index].add_source(Provenance::of(statement, document));
        Some(())
    }

    /// What the statement says, in the graph's terms; none where it names an entity that the extraction lacks.
    fn content(&self, statement: &Statement, entities: &HashMap<EntityId, NodeIndex>) -> Option<Content> {
        let key = |id: EntityId| entities.get(&id).map(|index| self.graph[*index].key().clone());
        let mut qualifiers = BTreeMap::new();
        for (name, value) in &statement.qualifiers {
            let value = match value {
                Qualifier::Entity(id) => QualifierValue::Node(key(*id)?),
                Qualifier::Word(word) => QualifierValue::Word(word.clone()),
            };
            qualifiers.insert(name.clone(), value);
        }
        let attributed_to = match statement.attributed_to {
            Some(id) => Some(key(id)?),
            None => None,
        };
        Some(Content {
            predicate: statement.predicate.clone(),
            qualifiers,
            modality: statement.modality,
            attributed_to,
        })
    }

    /// How many nodes there are.
    pub fn node_count(&self) -> usize {
        self.graph.node_count()
    }

    /// How many edges there are.
    pub fn edge_count(&self) -> usize {
        self.graph.edge_count()
    }

    /// All nodes, by key.
    pub fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.nodes.values().map(|index| &self.graph[*index])
    }

    /// All edges, by the keys of subject and object, then by what they say.
    pub fn edges(&self) -> impl Iterator<Item = Fact<'_>> {
        self.nodes.values().flat_map(|index| self.edges_from(*index))
    }

    /// The node with that key.
    pub fn node(&self, key: &NodeKey) -> Option<&Node> {
        self.index(key).map(|index| &self.graph[index])
    }

    /// The node with that identifier of a gazetteer.
    ///
    /// ```
    /// # let extraction = serde_json::from_value(serde_json::json!({"id": "a", "sentences": [], "statements": [], "entities": [
    /// #     {"id": "e0", "kind": "place", "name": "Jilin", "key": "place:CN-220000", "mentions": []}]})).unwrap();
    /// # let mut graph = govgraph::KnowledgeGraph::new();
    /// # graph.add(&extraction);
    /// assert_eq!(graph.node_by_key("place:CN-220000").unwrap().name(), "Jilin");
    /// assert!(graph.node_by_key("place:nowhere").is_none());
    /// ```
    pub fn node_by_key(&self, key: &str) -> Option<&Node> {
        self.node(&NodeKey::Linked(key.into()))
    }

    /// The nodes that some document calls by exactly that name, by key.
    ///
    /// ```
    /// # let extraction = serde_json::from_value(serde_json::json!({"id": "a", "sentences": [], "statements": [], "entities": [
    /// #     {"id": "e0", "kind": "place", "name": "Jilin", "key": "place:CN-220000", "mentions": []},
    /// #     {"id": "e1", "kind": "place", "name": "Jilin", "key": "place:CN-220200", "mentions": []}]})).unwrap();
    /// # let mut graph = govgraph::KnowledgeGraph::new();
    /// # graph.add(&extraction);
    /// let keys: Vec<_> = graph.nodes_named("Jilin").map(|node| node.key().to_string()).collect();
    /// assert_eq!(keys, ["place:CN-220000", "place:CN-220200"]);
    /// ```
    pub fn nodes_named(&self, name: &str) -> impl Iterator<Item = &Node> {
        self.names.get(name).into_iter().flatten().filter_map(|key| self.node(key))
    }

    /// The edges from one node to another, in the order of [`edges`](Self::edges).
    pub fn edges_between(&self, subject: &NodeKey, object: &NodeKey) -> impl Iterator<Item = Fact<'_>> {
        let ends = self.index(subject).zip(self.index(object));
        let edges = ends.into_iter().flat_map(|(from, to)| self.graph.edges_connecting(from, to));
        self.sorted(edges.map(|edge| edge.id()))
    }

    /// The nodes that an edge in either direction joins to that one, each once, by key.
    pub fn neighbours(&self, key: &NodeKey) -> impl Iterator<Item = &Node> {
        let around = self.index(key).into_iter().flat_map(|index| self.graph.neighbors_undirected(index));
        let around: BTreeMap<&NodeKey, &Node> =
            around.map(|index| &self.graph[index]).map(|node| (node.key(), node)).collect();
        around.into_values()
    }

    /// The graph as petgraph holds it, for its algorithms. Indices depend on the order in which extractions were added.
    pub fn petgraph(&self) -> &StableDiGraph<Node, Edge> {
        &self.graph
    }

    /// The node's index in [`petgraph`](Self::petgraph).
    pub fn index(&self, key: &NodeKey) -> Option<NodeIndex> {
        self.nodes.get(key).copied()
    }

    fn edges_from(&self, subject: NodeIndex) -> impl Iterator<Item = Fact<'_>> {
        self.sorted(self.graph.edges_directed(subject, Direction::Outgoing).map(|edge| edge.id()))
    }

    /// Edges with their ends, by the keys of subject and object, then by what they say.
    fn sorted(&self, edges: impl Iterator<Item = EdgeIndex>) -> impl Iterator<Item = Fact<'_>> {
        let mut facts: Vec<Fact<'_>> = edges.filter_map(|edge| self.fact(edge)).collect();
        facts.sort_unstable_by(|a, b| sort_key(a).cmp(&sort_key(b)));
        facts.into_iter()
    }

    fn fact(&self, edge: EdgeIndex) -> Option<Fact<'_>> {
        let (subject, object) = self.graph.edge_endpoints(edge)?;
        Some(Fact { subject: &self.graph[subject], edge: &self.graph[edge], object: &self.graph[object] })
    }
}

fn sort_key<'g>(fact: &Fact<'g>) -> (&'g NodeKey, &'g NodeKey, &'g Content) {
    (fact.subject.key(), fact.object.key(), &fact.edge.content)
}
