//! Graphs in the language of Graphviz.

use std::io::{self, Write};

use super::GraphFormat;
use super::record::{EdgeRecord, NodeRecord, Value};
use super::style::rgb;
use crate::export::escape::{collapsed, field, printable};
use crate::export::label;
use crate::graph::Subgraph;
use crate::relation::Modality;

/// DOT, for Graphviz: a shape and a colour for each kind, plans dashed, denials dotted, and what an edge was read from as its tooltip.
///
/// Ids are keys, with backslashes doubled and control characters written `\u{0}`; long names are cut short in labels and whole in tooltips.
#[derive(Clone, Copy, Debug, Default)]
pub struct Dot;

/// No label has more characters.
const LONGEST: usize = 60;
/// No tooltip has more characters.
const LONGEST_TOOLTIP: usize = 1000;

const HEAD: &str = r#"digraph govgraph {
  graph [overlap=false, splines=true];
  node [style=filled, fontname="Helvetica"];
  edge [fontname="Helvetica", fontsize=10];
"#;

impl GraphFormat for Dot {
    fn write(&self, part: &Subgraph<'_>, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(HEAD.as_bytes())?;
        part.nodes().try_for_each(|node| write_node(&NodeRecord::of(&node), out))?;
        part.edges().try_for_each(|edge| write_edge(&EdgeRecord::of(&edge), out))?;
        out.write_all(b"}\n")
    }
}

fn write_node(node: &NodeRecord<'_>, out: &mut dyn Write) -> io::Result<()> {
    let [r, g, b] = rgb(node.kind);
    writeln!(
        out,
        "  {} [label={}, tooltip={}, class={}, shape={}, fillcolor=\"#{r:02x}{g:02x}{b:02x}\"];",
        id(&node.key),
        words(node.name, LONGEST),
        words(&format!("{}: {} ({})", node.kind, node.name, node.key), LONGEST_TOOLTIP),
        words(node.kind, LONGEST),
        shape(node.kind),
    )
}

fn write_edge(edge: &EdgeRecord<'_>, out: &mut dyn Write) -> io::Result<()> {
    let style = match edge.modality {
        Modality::Asserted => "solid",
        Modality::Planned => "dashed",
        Modality::Negated => "dotted",
    };
    writeln!(
        out,
        "  {} -> {} [id={}, label={}, tooltip={}, style={style}];",
        id(&edge.subject),
        id(&edge.object),
        id(&edge.id),
        words(&edge.predicate.replace('_', " "), LONGEST),
        words(&told(edge), LONGEST_TOOLTIP),
    )
}

/// What holds besides, and the words: `status=acting; planned: Li Na will ...`.
fn told(edge: &EdgeRecord<'_>) -> String {
    let qualifiers = edge.qualifiers.iter().map(|(name, value)| match value {
        Value::Node(value) => format!("{name}={value}"),
        Value::Word(value) => format!("{name}={value}"),
    });
    let mut told: Vec<String> = qualifiers.collect();
    told.push(label::modality(edge.modality).to_owned());
    told.extend(edge.said_by.as_ref().map(|key| format!("said by {key}")));
    let quote = edge.sources.iter().find_map(|source| source.quote.as_deref());
    format!("{}: {}", told.join("; "), quote.unwrap_or_default())
}

fn shape(kind: &str) -> &'static str {
    match kind {
        "person" => "ellipse",
        "title" => "note",
        "organization" => "box",
        "place" => "house",
        "river" => "cds",
        "event" => "hexagon",
        "policy" => "folder",
        "date" => "plaintext",
        _ => "component",
    }
}

/// A quoted string that only a name is made of: Graphviz keeps it as it stands.
fn id(text: &str) -> String {
    format!("\"{}\"", field(text).replace('"', "\\\""))
}

/// A quoted string to be shown: on one line, and without backslashes or entities that Graphviz would act on.
fn words(text: &str, longest: usize) -> String {
    let mut line: String = collapsed(text).chars().take(longest + 1).collect();
    if let Some((at, _)) = line.char_indices().nth(longest) {
        line.truncate(at);
        line.push('…');
    }
    let line = printable(&line).replace('\\', "\\\\").replace('&', "&amp;").replace('"', "\\\"");
    format!("\"{line}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_end_where_they_should() {
        assert_eq!(id(r#"a\"b"#), r#""a\\\"b""#);
        assert_eq!(id("a\\"), r#""a\\""#);
        assert_eq!(words("AT&amp;T\n\\N \"x\"\0", 60), r#""AT&amp;amp;T \\N \"x\"\\u{0}""#);
        assert_eq!(words("abcdef", 3), r#""abc…""#);
    }
}
