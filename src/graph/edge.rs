//! Edges: statements across documents, with their sources.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Node, NodeKey};
use crate::relation::{Evidence, Modality, Origin, Statement};

/// The value of an edge's qualifier.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum QualifierValue {
    /// A node of the graph.
    Node(NodeKey),
    /// A word: `former`, `acting`.
    Word(Arc<str>),
}

/// What an edge says: statements that are equal in all of this, and in subject and object, are one edge.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Content {
    pub(super) predicate: Arc<str>,
    pub(super) qualifiers: BTreeMap<Arc<str>, QualifierValue>,
    pub(super) modality: Modality,
    pub(super) attributed_to: Option<NodeKey>,
}

/// A statement between two nodes, with every place that it was read from.
///
/// ```
/// use govgraph::{KnowledgeGraph, Modality, NodeKey, QualifierValue};
/// let extraction = serde_json::from_value(serde_json::json!({
///     "id": "a", "sentences": [{"start": 0, "end": 50}],
///     "entities": [
///         {"id": "e0", "kind": "person", "name": "Li Na", "mentions": []},
///         {"id": "e1", "kind": "place", "name": "Gansu", "key": "place:CN-620000", "mentions": []},
///         {"id": "e2", "kind": "date", "name": "Thursday", "value": "2021-06-17", "mentions": []}],
///     "statements": [{"subject": "e0", "predicate": "visited", "object": "e1", "qualifiers": {"on": "e2"},
///         "modality": "planned", "rule": "visits", "confidence": 0.9, "evidence": {"sentence": 0, "start": 4, "end": 30}}],
/// })).unwrap();
/// let mut graph = KnowledgeGraph::new();
/// graph.add(&extraction);
///
/// let edge = graph.edges().next().unwrap().edge;
/// assert_eq!((edge.predicate(), edge.modality()), ("visited", Modality::Planned));
/// assert_eq!(edge.qualifier("on"), Some(&QualifierValue::Node(NodeKey::Date("2021-06-17".into()))));
/// assert_eq!(edge.sources().next().unwrap().evidence.unwrap().sentence, 0);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    pub(super) content: Arc<Content>,
    sources: BTreeSet<Provenance>,
}

impl Edge {
    pub(super) fn new(content: Arc<Content>) -> Self {
        Edge { content, sources: BTreeSet::new() }
    }

    pub(super) fn add_source(&mut self, source: Provenance) {
        self.sources.insert(source);
    }

    /// The predicate's name.
    pub fn predicate(&self) -> &str {
        &self.content.predicate
    }

    /// The qualifier of that name.
    pub fn qualifier(&self, name: &str) -> Option<&QualifierValue> {
        self.content.qualifiers.get(name)
    }

    /// All qualifiers, by name.
    pub fn qualifiers(&self) -> impl Iterator<Item = (&str, &QualifierValue)> {
        self.content.qualifiers.iter().map(|(name, value)| (&**name, value))
    }

    /// Fact, plan or denial.
    pub fn modality(&self) -> Modality {
        self.content.modality
    }

    /// Who said so; none where the articles speak themselves.
    pub fn attributed_to(&self) -> Option<&NodeKey> {
        self.content.attributed_to.as_ref()
    }

    /// Where it was read, by document and place in it.
    pub fn sources(&self) -> impl ExactSizeIterator<Item = &Provenance> {
        self.sources.iter()
    }

    /// The highest confidence of its sources.
    pub fn confidence(&self) -> f32 {
        self.sources.iter().map(|source| source.confidence).fold(0.0, f32::max)
    }
}

/// A place that a statement was read from.
#[derive(Clone, Debug)]
pub struct Provenance {
    /// The document's id.
    pub document: Arc<str>,
    /// Sentence and spans; none for background facts.
    pub evidence: Option<Evidence>,
    /// The rule that read it.
    pub rule: Arc<str>,
    /// Read or known beforehand.
    pub origin: Origin,
    /// From 0 to 1, as the rule declares it.
    pub confidence: f32,
}

impl Provenance {
    pub(super) fn of(statement: &Statement, document: &Arc<str>) -> Self {
        Provenance {
            document: document.clone(),
            evidence: statement.evidence,
            rule: statement.rule.clone(),
            origin: statement.source,
            confidence: statement.confidence,
        }
    }
}

impl Ord for Provenance {
    fn cmp(&self, other: &Self) -> Ordering {
        let place = |source: &Provenance| source.evidence.map(|e| (e.sentence, e.start, e.end, e.subject, e.object));
        (self.document.cmp(&other.document))
            .then_with(|| place(self).cmp(&place(other)))
            .then_with(|| self.rule.cmp(&other.rule))
            .then_with(|| self.origin.cmp(&other.origin))
            .then_with(|| self.confidence.total_cmp(&other.confidence))
    }
}

impl PartialOrd for Provenance {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Provenance {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Provenance {}

/// An edge with the nodes at its ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fact<'g> {
    /// Where the edge starts.
    pub subject: &'g Node,
    /// What is said.
    pub edge: &'g Edge,
    /// Where the edge ends.
    pub object: &'g Node,
}
