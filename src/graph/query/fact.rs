//! Edges as answers tell them.

use jiff::civil::Date;
use serde::Serialize;

use super::find::Named;
use super::period::{Period, days};
use crate::graph::{Edge, KnowledgeGraph, Node, Passage};
use crate::relation::Modality;

/// What an edge says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Told {
    /// Where it starts.
    pub subject: Named,
    /// The predicate.
    pub predicate: String,
    /// Where it ends.
    pub object: Named,
    /// Qualifiers: name and value.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub qualifiers: Vec<(String, String)>,
    /// Fact, plan or denial.
    pub modality: Modality,
    /// Whose words it is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said_by: Option<Named>,
    /// The first day that it is told of.
    pub first: Option<Date>,
    /// The last day that it is told of.
    pub last: Option<Date>,
    /// How many places it was read from.
    pub sources: usize,
    /// Article and sentence of each, where they were asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sentences: Vec<Quoted>,
}

/// A sentence that a fact was read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Quoted {
    /// The article's id.
    pub article: String,
    /// When it was published.
    pub published: Option<String>,
    /// The sentence, where the graph keeps it.
    pub sentence: Option<String>,
}

impl Told {
    pub(super) fn of(edge: &Edge<'_>) -> Self {
        let spans = edge.dates().into_iter().filter_map(days);
        let (first, last) = spans.fold((None, None), |(first, last): (Option<Date>, Option<Date>), (from, to)| {
            (Some(first.map_or(from, |first| first.min(from))), Some(last.map_or(to, |last| last.max(to))))
        });
        Told {
            subject: Named::of(edge.subject()),
            predicate: edge.predicate().to_owned(),
            object: Named::of(edge.object()),
            qualifiers: edge.qualifiers().map(|(name, value)| (name.to_owned(), value.text().to_owned())).collect(),
            modality: edge.modality(),
            said_by: edge.attributed_to().map(Named::of),
            first,
            last,
            sources: edge.source_count(),
            sentences: Vec::new(),
        }
    }

    pub(super) fn with_sentences(mut self, edge: &Edge<'_>) -> Self {
        self.sentences = quoted(edge);
        self
    }
}

/// The sentences of an edge.
pub(super) fn quoted(edge: &Edge<'_>) -> Vec<Quoted> {
    let quote = |source: crate::graph::Provenance<'_>| Quoted {
        article: source.document.to_owned(),
        published: source.published.map(str::to_owned),
        sentence: source.sentence.as_ref().map(Passage::line),
    };
    edge.sources().into_iter().map(quote).collect()
}

impl Edge<'_> {
    /// Whether it is told of a day of the period.
    pub fn is_told_in(&self, period: &Period) -> bool {
        period.is_always() || self.dates().into_iter().any(|date| period.meets(date))
    }
}

impl KnowledgeGraph {
    /// What the edges of a node say, by predicate and day; with `sentences`, the words too.
    pub fn facts_of(&self, node: &Node<'_>, period: &Period, sentences: bool) -> Vec<Told> {
        let edges = self.edges_of(node).filter(|edge| edge.is_told_in(period));
        told(edges, sentences)
    }
}

/// What edges say, in order of predicate, day and names.
pub(super) fn told<'g>(edges: impl Iterator<Item = Edge<'g>>, sentences: bool) -> Vec<Told> {
    let tell = |edge: Edge<'_>| if sentences { Told::of(&edge).with_sentences(&edge) } else { Told::of(&edge) };
    let mut all: Vec<Told> = edges.map(tell).collect();
    all.sort_by(|one, other| {
        let key = |told: &Told| {
            (told.predicate.clone(), told.first, told.subject.clone(), told.object.clone(), told.qualifiers.clone())
        };
        key(one).cmp(&key(other))
    });
    all
}
