//! A part of a graph as triples, in order: things with their facts, statements with their evidence, tenures, dates, articles.

use std::collections::BTreeSet;
use std::io;

use super::evidence::Evidence;
use super::iri::Iris;
use super::sink::Sink;
use super::{article, date, statement, tenure, thing};
use crate::export::graph::record::EdgeRecord;
use crate::graph::{Edge, Node, NodeKey, Subgraph, Tenure};
use crate::relation::{Modality, Origin};

/// Writes all triples of a part. Kept in memory are the order of its edges, and which dates and words were named.
pub(super) fn write(part: &Subgraph<'_>, iris: &Iris, sink: &mut impl Sink) -> io::Result<()> {
    let mut edges: Vec<Edge<'_>> = part.edges().collect();
    edges.sort_by_key(order);
    let mut writer = Writer { iris, sink, dates: BTreeSet::new(), evidence: Evidence::default() };
    writer.things(part, &edges)?;
    for alike in edges.chunk_by(|one, other| order(one) == order(other)) {
        writer.statements(alike)?;
    }
    for alike in edges.chunk_by(|one, other| order(one) == order(other)) {
        writer.tenure(alike, &edges)?;
    }
    writer.dates()?;
    part.articles().try_for_each(|article| article::describe(article, iris).write(writer.sink))
}

/// Edges that say the same of the same stand together.
fn order<'g>(edge: &Edge<'g>) -> impl Ord + use<'g> {
    (edge.subject().index(), edge.predicate(), edge.object().index())
}

/// The edges that start at a node, of edges in order.
fn starting_at<'e, 'g>(node: &Node<'g>, edges: &'e [Edge<'g>]) -> &'e [Edge<'g>] {
    let first = edges.partition_point(|edge| edge.subject().index() < node.index());
    let length = edges[first..].partition_point(|edge| edge.subject().index() == node.index());
    &edges[first..first + length]
}

struct Writer<'w, 'g, S> {
    iris: &'w Iris,
    sink: &'w mut S,
    /// Dates that are named and are no node's.
    dates: BTreeSet<&'g str>,
    evidence: Evidence,
}

impl<'g, S: Sink> Writer<'_, 'g, S> {
    fn things(&mut self, part: &Subgraph<'g>, edges: &[Edge<'g>]) -> io::Result<()> {
        let named = edges.iter().filter(|edge| edge.qualifier("on").is_none()).flat_map(Edge::dates);
        self.dates.extend(named);
        for node in part.nodes() {
            thing::write(&node, starting_at(&node, edges), self.iris, self.sink)?;
            if let NodeKey::Date(value) = node.key() {
                self.dates.remove(&**value);
            }
        }
        Ok(())
    }

    /// Writes edges between the same two things with the same predicate.
    fn statements(&mut self, alike: &[Edge<'g>]) -> io::Result<()> {
        let mut told = None;
        let mut telling = BTreeSet::new();
        for edge in alike {
            let record = EdgeRecord::of(edge);
            statement::describe(&record, self.iris).write(self.sink)?;
            self.evidence.write(&record, self.iris, self.sink)?;
            if record.modality == Modality::Asserted {
                let read = record.sources.iter().filter(|source| source.origin == Origin::Text);
                telling.extend(read.map(|source| source.article));
            }
            told.get_or_insert_with(|| statement::triple(&record, self.iris));
        }
        let Some(triple) = told else { return Ok(()) };
        telling.iter().try_for_each(|id| self.sink.said_in(self.iris.article(id).as_ref(), triple.as_ref()))
    }

    /// Writes the tenure that edges between a person and a post tell of; among `all` edges are those of the post.
    fn tenure(&mut self, alike: &[Edge<'g>], all: &[Edge<'g>]) -> io::Result<()> {
        let (Some(tenure), Some(edge)) = (Tenure::of(alike), alike.first()) else { return Ok(()) };
        let post = starting_at(&edge.object(), all);
        let of: Vec<Node<'_>> = post.iter().filter(|edge| edge.predicate() == "of").map(Edge::object).collect();
        let described = tenure::describe(&tenure, &of, self.iris);
        described.into_iter().try_for_each(|description| description.write(self.sink))
    }

    /// Dates that are named only.
    fn dates(&mut self) -> io::Result<()> {
        let dates = std::mem::take(&mut self.dates).into_iter();
        let mut described = dates.flat_map(|value| date::describe(value, self.iris));
        described.try_for_each(|one| one.write(self.sink))
    }
}
