//! Graphs as GraphML.

use std::io::{self, Write};

use quick_xml::events::BytesText;

use super::GraphFormat;
use super::columns::{self, Column};
use super::properties::{self, Properties};
use super::record::{EdgeRecord, NodeRecord};
use super::xml::{self, Xml, allowed, start};
use crate::graph::Subgraph;

/// GraphML with typed attributes, for networkx, Gephi, yEd, Cytoscape, igraph.
///
/// A node's id is its key. Lists, which GraphML does not know, are JSON arrays; characters that XML 1.0 forbids are written `\u{0}`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Graphml;

const NAMESPACE: &str = "http://graphml.graphdrawing.org/xmlns";

impl GraphFormat for Graphml {
    fn write(&self, part: &Subgraph<'_>, out: &mut dyn Write) -> io::Result<()> {
        let (of_nodes, of_edges) = (columns::of_nodes(part), columns::of_edges(part));
        xml::document(out, start("graphml", [("xmlns", NAMESPACE)]), |xml| {
            declare("node", &of_nodes, xml)?;
            declare("edge", &of_edges, xml)?;
            xml::element(xml, start("graph", [("edgedefault", "directed")]), |xml| {
                for node in part.nodes() {
                    let node = NodeRecord::of(&node);
                    let element = start("node", [("id", &allowed(&node.key))]);
                    xml::element(xml, element, |xml| data("node", &of_nodes, &properties::of_node(&node), xml))?;
                }
                for edge in part.edges() {
                    let edge = EdgeRecord::of(&edge);
                    let (source, target) = (allowed(&edge.subject), allowed(&edge.object));
                    let element = start("edge", [("id", &edge.id), ("source", &source), ("target", &target)]);
                    xml::element(xml, element, |xml| data("edge", &of_edges, &properties::of_edge(&edge), xml))?;
                }
                xml::line(xml)
            })?;
            xml::line(xml)
        })
    }
}

/// `<key id="node0" for="node" attr.name="kind" attr.type="string"/>`
fn declare(of: &'static str, columns: &[Column], xml: &mut Xml<'_>) -> io::Result<()> {
    for (number, column) in columns.iter().enumerate() {
        let id = format!("{of}{number}");
        xml::line(xml)?;
        let key = xml.create_element("key").with_attributes([("id", &*id), ("for", of)]);
        key.with_attributes([("attr.name", &*column.name), ("attr.type", xml::type_of(column))]).write_empty()?;
    }
    Ok(())
}

fn data(of: &str, columns: &[Column], properties: &Properties<'_>, xml: &mut Xml<'_>) -> io::Result<()> {
    for (number, column) in columns.iter().enumerate() {
        if let Some(property) = properties.get(column.name.as_str()) {
            let key = format!("{of}{number}");
            let text = xml::text(property);
            xml.create_element("data").with_attribute(("key", &*key)).write_text_content(BytesText::new(&text))?;
        }
    }
    Ok(())
}
