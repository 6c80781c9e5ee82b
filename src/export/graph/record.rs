//! Nodes and edges as plain records: what the formats write, each in its own way.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Serialize;

use crate::graph::{Edge, Node, Provenance, QualifierValue, days};
use crate::relation::{Modality, Origin};

/// A node with all that the graph knows of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(in crate::export) struct NodeRecord<'g> {
    /// Its key as text: unique and stable.
    pub(in crate::export) key: String,
    pub(in crate::export) kind: &'g str,
    pub(in crate::export) name: &'g str,
    /// All names that articles give it.
    pub(in crate::export) names: Vec<&'g str>,
    /// ISIC code, unit, country, ...: name and values.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(in crate::export) attributes: BTreeMap<&'g str, BTreeSet<&'g str>>,
    /// Ids of the articles that name it.
    pub(in crate::export) articles: Vec<&'g str>,
}

/// An edge with all its sources.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(in crate::export) struct EdgeRecord<'g> {
    /// A digest of what it says: equal for equal edges of any graphs with the same nodes.
    pub(in crate::export) id: String,
    /// Key of a node.
    pub(in crate::export) subject: String,
    pub(in crate::export) predicate: &'g str,
    /// Key of a node.
    pub(in crate::export) object: String,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(in crate::export) qualifiers: BTreeMap<&'g str, Value<'g>>,
    pub(in crate::export) modality: Modality,
    /// Key of the node whose words these are.
    pub(in crate::export) said_by: Option<String>,
    /// The highest of its sources.
    pub(in crate::export) confidence: f32,
    /// The ISO dates or spans that it is told of.
    pub(in crate::export) dates: BTreeSet<&'g str>,
    pub(in crate::export) sources: Vec<SourceRecord<'g>>,
}

/// A qualifier's value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::export) enum Value<'g> {
    /// Key of a node.
    Node(String),
    Word(&'g str),
}

/// A place that an edge was read from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(in crate::export) struct SourceRecord<'g> {
    pub(in crate::export) article: &'g str,
    pub(in crate::export) published: Option<&'g str>,
    pub(in crate::export) publisher: Option<&'g str>,
    pub(in crate::export) rule: &'g str,
    pub(in crate::export) origin: Origin,
    pub(in crate::export) confidence: f32,
    /// Number of the sentence in its article.
    pub(in crate::export) sentence: Option<u32>,
    /// The words that say it, where the graph keeps sentences.
    pub(in crate::export) quote: Option<String>,
    /// Their place in the article, in code points, end exclusive.
    pub(in crate::export) code_points: Option<[u32; 2]>,
    /// Their place in the article, in bytes of UTF-8, end exclusive.
    pub(in crate::export) bytes: Option<[u32; 2]>,
    /// The whole sentence.
    pub(in crate::export) text: Option<String>,
    /// The code point of the article at which the sentence begins.
    pub(in crate::export) text_start: Option<u32>,
    /// The byte of the article at which it begins.
    #[serde(skip)]
    pub(in crate::export) sentence_start: Option<u32>,
}

impl<'g> NodeRecord<'g> {
    pub(in crate::export) fn of(node: &Node<'g>) -> Self {
        NodeRecord {
            key: node.key().to_string(),
            kind: node.kind(),
            name: node.name(),
            names: node.names(),
            attributes: node.attributes(),
            articles: node.documents(),
        }
    }
}

impl<'g> EdgeRecord<'g> {
    pub(in crate::export) fn of(edge: &Edge<'g>) -> Self {
        let sources: Vec<SourceRecord<'g>> = edge.sources().into_iter().map(SourceRecord::of).collect();
        let mut record = EdgeRecord {
            id: String::new(),
            subject: edge.subject().key().to_string(),
            predicate: edge.predicate(),
            object: edge.object().key().to_string(),
            qualifiers: edge.qualifiers().map(|(name, value)| (name, Value::of(value))).collect(),
            modality: edge.modality(),
            said_by: edge.attributed_to().map(|speaker| speaker.key().to_string()),
            // as `Edge::confidence`, which would read the sources again
            confidence: sources.iter().map(|source| source.confidence).fold(0.0, f32::max),
            dates: edge.dates(),
            sources,
        };
        record.id = record.digest();
        record
    }

    /// The first and the last day of each of its dates.
    pub(in crate::export) fn days(&self) -> impl Iterator<Item = (Date, Date)> + use<'_, 'g> {
        self.dates.iter().filter_map(|date| days(date))
    }

    /// 16 hexadecimal digits over what it says, sources apart.
    fn digest(&self) -> String {
        let said = (&self.subject, self.predicate, &self.object, &self.qualifiers, self.modality, &self.said_by);
        let mut hasher = blake3::Hasher::new();
        // strings and maps of strings can always be written
        let _ = serde_json::to_writer(&mut hasher, &said);
        hasher.finalize().to_hex()[..16].to_owned()
    }
}

impl<'g> Value<'g> {
    fn of(value: QualifierValue<'g>) -> Self {
        match value {
            QualifierValue::Node(node) => Value::Node(node.key().to_string()),
            QualifierValue::Word(word) => Value::Word(word),
        }
    }
}

impl<'g> SourceRecord<'g> {
    fn of(source: Provenance<'g>) -> Self {
        let words = source.evidence.map(|evidence| crate::text::Span { start: evidence.start, end: evidence.end });
        let kept = source.sentence.as_ref().zip(words);
        let quote = kept.and_then(|(passage, span)| passage.words(span)).map(str::to_owned);
        let code_points = kept.and_then(|(passage, span)| passage.in_code_points(span));
        SourceRecord {
            article: source.document,
            published: source.published,
            publisher: source.publisher,
            rule: source.rule,
            origin: source.origin,
            confidence: source.confidence,
            sentence: source.evidence.map(|evidence| evidence.sentence),
            quote,
            code_points: code_points.map(|span| [span.start, span.end]),
            bytes: words.map(|span| [span.start, span.end]),
            text_start: source.sentence.as_ref().map(|passage| passage.first_code_point),
            sentence_start: source.sentence.as_ref().map(|passage| passage.start),
            text: source.sentence.map(|passage| passage.text),
        }
    }
}
