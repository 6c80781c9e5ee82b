//! Graphs as GEXF.

use std::io::{self, Write};

use super::GraphFormat;
use super::columns::{self, Column};
use super::properties::{self, Properties};
use super::record::{EdgeRecord, NodeRecord};
use super::style::rgb;
use super::xml::{self, Xml, allowed, start};
use crate::graph::Subgraph;

/// GEXF 1.3, for Gephi: typed attributes, a colour for each kind, and for every edge the days that it is told of, so that the graph has a
/// timeline. Texts are written as in [`Graphml`](crate::Graphml).
#[derive(Clone, Copy, Debug, Default)]
pub struct Gexf;

const NAMESPACE: &str = "http://gexf.net/1.3";
const VIZ: &str = "http://gexf.net/1.3/viz";

impl GraphFormat for Gexf {
    fn write(&self, part: &Subgraph<'_>, out: &mut dyn Write) -> io::Result<()> {
        let root = start("gexf", [("xmlns", NAMESPACE), ("xmlns:viz", VIZ), ("version", "1.3")]);
        let graph = start("graph", [("mode", "dynamic"), ("timeformat", "date"), ("defaultedgetype", "directed")]);
        let (of_nodes, of_edges) = (columns::of_nodes(part), columns::of_edges(part));
        xml::document(out, root, |xml| {
            xml::element(xml, graph, |xml| {
                declare("node", &of_nodes, xml)?;
                declare("edge", &of_edges, xml)?;
                xml::element(xml, start("nodes", []), |xml| {
                    part.nodes().try_for_each(|node| write_node(&NodeRecord::of(&node), &of_nodes, xml))
                })?;
                xml::element(xml, start("edges", []), |xml| {
                    part.edges().try_for_each(|edge| write_edge(&EdgeRecord::of(&edge), &of_edges, xml))
                })
            })?;
            xml::line(xml)
        })
    }
}

/// `<attribute id="0" title="kind" type="string"/>`, in a list of those of a class.
fn declare(class: &'static str, columns: &[Column], xml: &mut Xml<'_>) -> io::Result<()> {
    xml::element(xml, start("attributes", [("class", class), ("mode", "static")]), |xml| {
        for (number, column) in columns.iter().enumerate() {
            let attributes = [("id", &*number.to_string()), ("title", &column.name), ("type", xml::type_of(column))];
            xml.create_element("attribute").with_attributes(attributes).write_empty()?;
        }
        Ok(())
    })
}

fn write_node(node: &NodeRecord<'_>, columns: &[Column], xml: &mut Xml<'_>) -> io::Result<()> {
    let (id, label) = (allowed(&node.key), allowed(node.name));
    xml::element(xml, start("node", [("id", &id), ("label", &label)]), |xml| {
        values(columns, &properties::of_node(node), xml)?;
        let [r, g, b] = rgb(node.kind).map(|part| part.to_string());
        xml.create_element("viz:color").with_attributes([("r", &*r), ("g", &*g), ("b", &*b)]).write_empty()?;
        Ok(())
    })
}

fn write_edge(edge: &EdgeRecord<'_>, columns: &[Column], xml: &mut Xml<'_>) -> io::Result<()> {
    let (source, target, label) = (allowed(&edge.subject), allowed(&edge.object), allowed(edge.predicate));
    let element = start("edge", [("id", &edge.id), ("source", &source), ("target", &target), ("label", &label)]);
    xml::element(xml, element, |xml| {
        values(columns, &properties::of_edge(edge), xml)?;
        let mut days = edge.days().peekable();
        if days.peek().is_none() {
            return Ok(());
        }
        xml.create_element("spells").write_inner_content(|xml| {
            days.try_for_each(|(first, last)| {
                let (first, last) = (first.to_string(), last.to_string());
                xml.create_element("spell")
                    .with_attributes([("start", &*first), ("end", &*last)])
                    .write_empty()
                    .map(drop)
            })
        })?;
        Ok(())
    })
}

fn values(columns: &[Column], properties: &Properties<'_>, xml: &mut Xml<'_>) -> io::Result<()> {
    let known = columns.iter().enumerate();
    let mut known = known.filter_map(|(number, column)| Some((number, properties.get(column.name.as_str())?)));
    xml.create_element("attvalues").write_inner_content(|xml| {
        known.try_for_each(|(number, property)| {
            let attributes = [("for", &*number.to_string()), ("value", &*xml::text(property))];
            xml.create_element("attvalue").with_attributes(attributes).write_empty().map(drop)
        })
    })?;
    Ok(())
}
