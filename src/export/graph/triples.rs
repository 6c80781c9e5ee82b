//! Graphs as tab-separated triples.

use std::io::{self, Write};

use super::GraphFormat;
use crate::export::escape::{field, list_value};
use crate::export::label;
use crate::graph::{Edge, Subgraph};

/// Tab-separated values, one edge a line under a header line: names and keys of subject and object, predicate, qualifiers, modality,
/// speaker, dates, confidence and number of sources. Escaped as [`Triples`](crate::Triples) are.
#[derive(Clone, Copy, Debug, Default)]
pub struct GraphTriples;

const HEADER: &str =
    "subject\tpredicate\tobject\tqualifiers\tmodality\tspeaker\tdates\tconfidence\tsources\tsubject_key\tobject_key";

impl GraphFormat for GraphTriples {
    fn write(&self, part: &Subgraph<'_>, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{HEADER}")?;
        part.edges().try_for_each(|edge| write_line(&edge, out))
    }
}

fn write_line(edge: &Edge<'_>, out: &mut dyn Write) -> io::Result<()> {
    let qualifiers =
        edge.qualifiers().map(|(name, value)| format!("{}={}", list_value(name), list_value(value.text())));
    let dates: Vec<String> = edge.dates().into_iter().map(list_value).collect();
    writeln!(
        out,
        "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}",
        field(edge.subject().name()),
        field(edge.predicate()),
        field(edge.object().name()),
        qualifiers.collect::<Vec<_>>().join("; "),
        label::modality(edge.modality()),
        field(edge.attributed_to().map_or("", |speaker| speaker.name())),
        dates.join("; "),
        edge.confidence(),
        edge.source_count(),
        field(&edge.subject().key().to_string()),
        field(&edge.object().key().to_string()),
    )
}
