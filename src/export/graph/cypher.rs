//! Graphs as statements of Cypher.

use std::borrow::Cow;
use std::io::{self, Write};

use super::GraphFormat;
use super::properties::{self, Properties, Property};
use super::record::{EdgeRecord, NodeRecord};
use crate::export::escape::is_unsafe;
use crate::graph::Subgraph;

/// Statements of Cypher, one a line, for Neo4j and other databases that speak it (`cypher-shell -f graph.cypher`).
///
/// Nodes are merged by `key`, relationships by `id`, so that a file may be run again and several files put together. Every text stands in a
/// string literal from which nothing gets out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cypher;

const CONSTRAINT: &str = "CREATE CONSTRAINT govgraph_key IF NOT EXISTS FOR (n:Entity) REQUIRE n.key IS UNIQUE;";

impl GraphFormat for Cypher {
    fn write(&self, part: &Subgraph<'_>, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{CONSTRAINT}")?;
        part.nodes().try_for_each(|node| write_node(&NodeRecord::of(&node), out))?;
        part.edges().try_for_each(|edge| write_edge(&EdgeRecord::of(&edge), out))
    }
}

fn write_node(node: &NodeRecord<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (key, label) = (literal(&node.key), quoted_name(&properties::class(node.kind)));
    write!(out, "MERGE (n:Entity {{key: {key}}}) SET n:{label}, n += ")?;
    write_map(&properties::of_node(node), out)?;
    writeln!(out, ";")
}

fn write_edge(edge: &EdgeRecord<'_>, out: &mut dyn Write) -> io::Result<()> {
    let [subject, object, id] = [&edge.subject, &edge.object, &edge.id].map(|text| literal(text));
    let label = quoted_name(&properties::relationship(edge.predicate));
    write!(out, "MATCH (a:Entity {{key: {subject}}}), (b:Entity {{key: {object}}}) ")?;
    write!(out, "MERGE (a)-[r:{label} {{id: {id}}}]->(b) SET r += ")?;
    write_map(&properties::of_edge(edge), out)?;
    writeln!(out, ";")
}

fn write_map(properties: &Properties<'_>, out: &mut dyn Write) -> io::Result<()> {
    let pairs: Vec<String> =
        properties.iter().map(|(name, value)| format!("{}: {}", quoted_name(name), expression(value))).collect();
    write!(out, "{{{}}}", pairs.join(", "))
}

fn expression(value: &Property<'_>) -> String {
    match value {
        Property::Text(text) => literal(text),
        Property::Texts(texts) => {
            let texts: Vec<String> = texts.iter().map(|text| literal(text)).collect();
            format!("[{}]", texts.join(", "))
        }
        Property::Number(number) => format!("{number:?}"),
        Property::Day(day) => format!("date('{day}')"),
    }
}

/// A string literal. Some databases read `\uXXXX` before they look for the ends of strings, so that no backslash of the text may come to
/// stand before a `u`: there the literal is cut in two.
fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('\'');
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '\\' if matches!(letters.peek(), Some('u' | 'U')) => out.push_str("\\\\' + '"),
            '\\' | '\'' => out.extend(['\\', c]),
            c if is_unsafe(c) => out.push_str(&escape(c)),
            c => out.push(c),
        }
    }
    out.push('\'');
    out
}

fn escape(c: char) -> Cow<'static, str> {
    match c {
        '\n' => "\\n".into(),
        '\r' => "\\r".into(),
        '\t' => "\\t".into(),
        c => format!("\\u{:04X}", c as u32).into(),
    }
}

/// A name that keywords and digits at its start do no harm to.
fn quoted_name(name: &str) -> String {
    format!("`{}`", name.replace('`', "``"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_out_of_a_literal() {
        let cases = [
            ("Xi'an", r"'Xi\'an'"),
            (r"a\", r"'a\\'"),
            (r"\'}) DETACH DELETE n //", r"'\\\'}) DETACH DELETE n //'"),
            (r"\u0027", r"'\\' + 'u0027'"),
            ("a\nb\0\u{85}\u{202E}", r"'a\nb\u0000\u0085\u202E'"),
        ];
        for (text, expected) in cases {
            assert_eq!(literal(text), expected);
        }
        assert_eq!(quoted_name("a`b"), "`a``b`");
    }

    proptest::proptest! {
        #[test]
        fn a_literal_ends_where_it_should(text in r#"[\\'u0-9a-c\n]*"#) {
            // what is left when every escape is taken out holds quotes in pairs, and nothing but " + " between the pairs
            let literal = literal(&text).replace(r"\\", "").replace(r"\'", "");
            let outside: Vec<&str> = literal.split('\'').step_by(2).collect();
            proptest::prop_assert!(outside.iter().all(|between| matches!(*between, "" | " + ")), "{literal}");
        }
    }
}
