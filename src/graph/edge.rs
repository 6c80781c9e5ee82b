//! Edges: statements of equal meaning, with all their sources.

use std::collections::BTreeSet;
use std::fmt;

use petgraph::graph::{EdgeIndex, NodeIndex};

use super::article::Record;
use super::passage::{Passage, SentenceRecord};
use super::proof::{Proof, Telling};
use super::query::days;
use super::symbol::Symbol;
use super::{KnowledgeGraph, Node, NodeKey};
use crate::relation::{Evidence, Modality, Origin};

/// The value of an edge's qualifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QualifierValue<'g> {
    /// A node of the graph.
    Node(Node<'g>),
    /// A word: `former`, `acting`.
    Word(&'g str),
}

impl<'g> QualifierValue<'g> {
    /// The word, or the node's name.
    pub fn text(&self) -> &'g str {
        match self {
            QualifierValue::Node(node) => node.name(),
            QualifierValue::Word(word) => word,
        }
    }
}

/// A qualifier's value as a graph keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Value {
    Node(NodeIndex),
    Word(Symbol),
}

/// What a graph keeps of an edge.
#[derive(Clone, Debug)]
pub struct EdgeWeight {
    pub(super) predicate: Symbol,
    pub(super) modality: Modality,
    pub(super) speaker: Option<NodeIndex>,
    /// Number of a set of qualifiers, which many edges share.
    pub(super) qualifiers: u32,
    /// Its sources: a range of the graph's.
    pub(super) sources: std::ops::Range<u32>,
}

/// A statement between two nodes, with every place that it was read from.
///
/// ```
/// use govgraph::{Articles, Document, KnowledgeGraph, Modality, QualifierValue};
/// let text = "On Thursday, Li Na will visit Gansu.";
/// let extraction = serde_json::from_value(serde_json::json!({
///     "id": "a", "sentences": [{"start": 0, "end": 36}],
///     "entities": [
///         {"id": "e0", "kind": "person", "name": "Li Na", "mentions": []},
///         {"id": "e1", "kind": "place", "name": "Gansu", "key": "place:CN-620000", "mentions": []},
///         {"id": "e2", "kind": "date", "name": "Thursday", "value": "2021-06-17", "mentions": []}],
///     "statements": [{"subject": "e0", "predicate": "visited", "object": "e1", "qualifiers": {"on": "e2"},
///         "modality": "planned", "rule": "visits", "confidence": 0.9, "evidence": {"sentence": 0, "start": 13, "end": 35}}],
/// })).unwrap();
/// let mut articles = Articles::new();
/// articles.add(&extraction, Some(&Document::new("a", text)))?;
/// let graph = KnowledgeGraph::new(articles);
///
/// let edge = graph.edges().next().unwrap();
/// assert_eq!((edge.predicate(), edge.modality()), ("visited", Modality::Planned));
/// assert!(matches!(edge.qualifier("on"), Some(QualifierValue::Node(date)) if date.name() == "2021-06-17"));
/// let source = &edge.sources()[0];
/// assert_eq!((source.document, source.evidence.unwrap().sentence), ("a", 0));
/// assert_eq!(source.sentence.as_ref().unwrap().text, text);
/// # Ok::<(), govgraph::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct Edge<'g> {
    pub(super) graph: &'g KnowledgeGraph,
    pub(super) index: EdgeIndex,
}

impl<'g> Edge<'g> {
    pub(super) fn weight(&self) -> &'g EdgeWeight {
        &self.graph.graph[self.index]
    }

    /// The statements that tell it: article and number.
    pub(super) fn told(&self) -> &'g [(u32, u32)] {
        let range = &self.weight().sources;
        &self.graph.sources[range.start as usize..range.end as usize]
    }

    fn ends(&self) -> (NodeIndex, NodeIndex) {
        self.graph.graph.edge_endpoints(self.index).unwrap_or_default()
    }

    /// Where it starts.
    pub fn subject(&self) -> Node<'g> {
        Node { graph: self.graph, index: self.ends().0 }
    }

    /// The predicate's name.
    pub fn predicate(&self) -> &'g str {
        self.graph.articles.symbols.text(self.weight().predicate)
    }

    /// Where it ends.
    pub fn object(&self) -> Node<'g> {
        Node { graph: self.graph, index: self.ends().1 }
    }

    /// Where it stands in [`KnowledgeGraph::petgraph`].
    pub fn index(&self) -> EdgeIndex {
        self.index
    }

    /// The qualifier of that name.
    pub fn qualifier(&self, name: &str) -> Option<QualifierValue<'g>> {
        self.qualifiers().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// All qualifiers, by name. What a post is of stands in the post, not here.
    pub fn qualifiers(&self) -> impl Iterator<Item = (&'g str, QualifierValue<'g>)> + use<'g> {
        let graph = self.graph;
        graph.qualifiers[self.weight().qualifiers as usize].iter().map(move |(name, value)| {
            let value = match value {
                Value::Node(index) => QualifierValue::Node(Node { graph, index: *index }),
                Value::Word(word) => QualifierValue::Word(graph.articles.symbols.text(*word)),
            };
            (graph.articles.symbols.text(*name), value)
        })
    }

    /// Fact, plan or denial.
    pub fn modality(&self) -> Modality {
        self.weight().modality
    }

    /// Who said so; none where the articles speak themselves.
    pub fn attributed_to(&self) -> Option<Node<'g>> {
        self.weight().speaker.map(|index| Node { graph: self.graph, index })
    }

    /// How many places it was read from.
    pub fn source_count(&self) -> usize {
        self.weight().sources.len()
    }

    /// Where it was read, by article and place in it.
    pub fn sources(&self) -> Vec<Provenance<'g>> {
        let told = self.told();
        let mut sources = Vec::with_capacity(told.len());
        for (article, statement) in told {
            self.graph.with_record(*article, |record| sources.extend(self.source(*article, *statement, record)));
        }
        sources
    }

    fn telling(&self, proof: &Proof) -> Option<Telling> {
        Telling::read(proof.told, &self.graph.articles.symbols, &self.graph.articles.sets)
    }

    fn source(&self, article: u32, statement: u32, record: &Record) -> Option<Provenance<'g>> {
        let symbols = &self.graph.articles.symbols;
        let proof = record.statements.get(statement as usize)?.proof;
        let telling = self.telling(&proof)?;
        let sentence = record.sentences.iter().find(|sentence| Some(sentence.number) == proof.sentence());
        Some(Provenance {
            document: self.graph.article_id(article),
            published: record.published.map(|date| symbols.text(date)),
            publisher: record.source.map(|source| symbols.text(source)),
            sentence: sentence.map(SentenceRecord::passage),
            evidence: proof.evidence(),
            rule: symbols.text(telling.rule),
            origin: telling.origin,
            confidence: telling.confidence,
        })
    }

    /// The highest confidence of its sources.
    pub fn confidence(&self) -> f32 {
        let told = self.told().iter().filter_map(|(article, statement)| {
            let proof =
                self.graph.with_record(*article, |record| Some(record.statements.get(*statement as usize)?.proof));
            self.telling(&proof.flatten()?)
        });
        told.map(|telling| telling.confidence).fold(0.0, f32::max)
    }

    /// The days, months, years or spans of them that it is told of, in ISO 8601: that of its qualifier `on`, or of its object; else those
    /// of the event that it is about; else those on which its articles were published. A date that the article leaves open
    /// ("Saturday") is none of them: it is a node, with its words.
    pub fn dates(&self) -> BTreeSet<&'g str> {
        let mut dates = self.told_dates();
        dates.retain(|date| days(date).is_some());
        dates
    }

    fn told_dates(&self) -> BTreeSet<&'g str> {
        if let Some(QualifierValue::Node(date)) = self.qualifier("on") {
            return BTreeSet::from([date.name()]);
        }
        let ends = [self.object(), self.subject()];
        if let NodeKey::Date(date) = ends[0].key() {
            return BTreeSet::from([&**date]);
        }
        let events = ends.into_iter().filter(|node| node.kind() == "event");
        let held: BTreeSet<&str> = events.flat_map(|event| self.graph.days_of(event)).collect();
        if !held.is_empty() {
            return held;
        }
        self.told().iter().filter_map(|(article, _)| self.graph.published(*article)).collect()
    }
}

impl PartialEq for Edge<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.graph, other.graph) && self.index == other.index
    }
}

impl Eq for Edge<'_> {}

impl fmt::Debug for Edge<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {} {:?}", self.subject(), self.predicate(), self.object())
    }
}

/// A place that a statement was read from.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Provenance<'g> {
    /// The article's id.
    pub document: &'g str,
    /// When it was published.
    pub published: Option<&'g str>,
    /// Where it was published.
    pub publisher: Option<&'g str>,
    /// The sentence, where the graph keeps it.
    pub sentence: Option<Passage>,
    /// Sentence and spans; none for background facts.
    pub evidence: Option<Evidence>,
    /// The rule that read it.
    pub rule: &'g str,
    /// Read or known beforehand.
    pub origin: Origin,
    /// From 0 to 1, as the rule declares it.
    pub confidence: f32,
}
