//! Graphs as JSON: one object, or one line for each node and edge.

use std::io::{self, Write};

use serde::Serialize;

use super::GraphFormat;
use super::record::{EdgeRecord, NodeRecord};
use crate::graph::Subgraph;

/// One JSON object: `{"nodes": [...], "edges": [...]}`.
///
/// Nodes have `key`, `kind`, `name`, `names`, `attributes` and `articles`; edges `id`, `subject`, `predicate`, `object`, `qualifiers`
/// (`{"node": key}` or `{"word": ...}`), `modality`, `said_by`, `confidence`, `dates` and `sources`, each of these with the article, the rule, the
/// words (`quote`, with their place in `code_points` and `bytes`) and their sentence (`text`, which begins at the code point `text_start`).
#[derive(Clone, Copy, Debug, Default)]
pub struct GraphJson;

/// JSON Lines: the objects of [`GraphJson`], one a line, `{"node": ...}` or `{"edge": ...}`, all nodes before the edges.
#[derive(Clone, Copy, Debug, Default)]
pub struct GraphJsonl;

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Line<'g> {
    Node(NodeRecord<'g>),
    Edge(EdgeRecord<'g>),
}

impl GraphFormat for GraphJson {
    fn write(&self, part: &Subgraph<'_>, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"{\"nodes\":[")?;
        list(part.nodes().map(|node| NodeRecord::of(&node)), out)?;
        out.write_all(b"],\"edges\":[")?;
        list(part.edges().map(|edge| EdgeRecord::of(&edge)), out)?;
        out.write_all(b"]}\n")
    }
}

/// The members of a list, each on a line of its own.
fn list(members: impl Iterator<Item = impl Serialize>, out: &mut dyn Write) -> io::Result<()> {
    for (number, member) in members.enumerate() {
        out.write_all(if number == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &member)?;
    }
    Ok(())
}

impl GraphFormat for GraphJsonl {
    fn write(&self, part: &Subgraph<'_>, out: &mut dyn Write) -> io::Result<()> {
        let nodes = part.nodes().map(|node| Line::Node(NodeRecord::of(&node)));
        let edges = part.edges().map(|edge| Line::Edge(EdgeRecord::of(&edge)));
        for line in nodes.chain(edges) {
            serde_json::to_writer(&mut *out, &line)?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }
}
