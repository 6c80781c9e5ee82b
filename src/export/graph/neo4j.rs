//! Graphs as the two files of Neo4j's bulk import.

use std::borrow::Cow;
use std::io::{self, Write};

use super::GraphFormat;
use super::columns::{self, Column, Type};
use super::properties::{self, Properties, Property};
use super::record::{EdgeRecord, NodeRecord};
use crate::export::cell::{cell, member};
use crate::graph::Subgraph;

/// Nodes as CSV with the header that `neo4j-admin database import` reads: `key:ID`, `:LABEL`, `name:string`, `names:string[]`, ...
///
/// Members of lists are parted by `|` (`--array-delimiter="|"`). A text that a spreadsheet would take for a formula, or that begins with an
/// apostrophe, has an apostrophe before it; control characters, `|` in lists and semicolons before what could be a formula are written as
/// `\u{...}`. To undo it, take away one apostrophe and then read the escapes. Keys are written the same way in both files.
#[derive(Clone, Copy, Debug, Default)]
pub struct Neo4jNodes;

/// Edges as CSV with the header that `neo4j-admin database import` reads: `:START_ID`, `:END_ID`, `:TYPE`, `id:string`, `confidence:float`,
/// ... Texts are written as in [`Neo4jNodes`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Neo4jRelationships;

impl GraphFormat for Neo4jNodes {
    fn write(&self, part: &Subgraph<'_>, out: &mut dyn Write) -> io::Result<()> {
        let columns = columns::of_nodes(part);
        let mut table = csv::Writer::from_writer(out);
        table.write_record(["key:ID", ":LABEL"].map(str::to_owned).into_iter().chain(columns.iter().map(header)))?;
        for node in part.nodes() {
            let node = NodeRecord::of(&node);
            let labels = list([Cow::Borrowed("Entity"), properties::class(node.kind).into()].iter());
            let cells = cells(&columns, &properties::of_node(&node));
            table.write_record([cell(&node.key), labels].into_iter().chain(cells))?;
        }
        table.flush()
    }
}

impl GraphFormat for Neo4jRelationships {
    fn write(&self, part: &Subgraph<'_>, out: &mut dyn Write) -> io::Result<()> {
        let columns = columns::of_edges(part);
        let mut table = csv::Writer::from_writer(out);
        let ends = [":START_ID", ":END_ID", ":TYPE", "id:string"];
        table.write_record(ends.map(str::to_owned).into_iter().chain(columns.iter().map(header)))?;
        for edge in part.edges() {
            let edge = EdgeRecord::of(&edge);
            let label = properties::relationship(edge.predicate);
            let ends = [&edge.subject, &edge.object, &label, &edge.id].map(|text| cell(text));
            table.write_record(ends.into_iter().chain(cells(&columns, &properties::of_edge(&edge))))?;
        }
        table.flush()
    }
}

/// `names:string[]`
fn header(column: &Column) -> String {
    let holds = match column.holds {
        Type::Text => "string",
        Type::Texts => "string[]",
        Type::Number => "float",
        Type::Day => "date",
    };
    format!("{}:{holds}", column.name)
}

/// A cell for each column, empty where there is no such property.
fn cells(columns: &[Column], properties: &Properties<'_>) -> Vec<String> {
    let value = |column: &Column| match properties.get(column.name.as_str()) {
        None => String::new(),
        Some(Property::Text(text)) => cell(text),
        Some(Property::Texts(texts)) => list(texts.iter()),
        Some(Property::Number(number)) => number.to_string(),
        Some(Property::Day(day)) => day.to_string(),
    };
    columns.iter().map(value).collect()
}

fn list<'a>(members: impl Iterator<Item = &'a Cow<'a, str>>) -> String {
    members.map(|text| member(text)).collect::<Vec<_>>().join("|")
}
