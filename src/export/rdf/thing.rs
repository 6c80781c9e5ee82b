//! Nodes: persons, places, posts, ...

use std::io;

use oxrdf::vocab::rdfs;
use oxrdf::{Literal, NamedNode};

use super::date;
use super::description::Description;
use super::iri::{Iris, attribute, class, term};
use super::ontology::ontology;
use super::sink::Sink;
use super::vocabulary::{gg, schema, skos};
use crate::export::graph::record::NodeRecord;
use crate::graph::{Edge, Node, NodeKey};
use crate::relation::Modality;

/// Keys of places that are GeoNames' begin so; their IRIs there.
const GEONAMES: (&str, &str) = ("place:gn-", "https://sws.geonames.org/");

/// Writes a node with the facts that begin at it.
pub(super) fn write(node: &Node<'_>, facts: &[Edge<'_>], iris: &Iris, sink: &mut impl Sink) -> io::Result<()> {
    let record = NodeRecord::of(node);
    let mut thing = Description::of_thing(iris.thing(&record.key), class(record.kind));
    thing.say(rdfs::LABEL, Literal::from(record.name));
    for name in record.names.iter().filter(|name| **name != record.name) {
        thing.say(skos::ALT_LABEL, Literal::from(*name));
    }
    thing.say(schema::IDENTIFIER, Literal::from(record.key.as_str()));
    if let Some(place) = geonames(&record.key) {
        thing.say(schema::SAME_AS, place);
    }
    for (name, texts) in &record.attributes {
        let name = attribute(name);
        for value in texts.iter().flat_map(|text| ontology().values(&name, text, iris)) {
            thing.say(name.clone(), value);
        }
    }
    let ends = match node.key() {
        NodeKey::Date(value) => date::bounds(value, &mut thing),
        _ => Vec::new(),
    };
    for edge in facts.iter().filter(|edge| edge.modality() == Modality::Asserted) {
        thing.say(term(edge.predicate()), iris.thing(&edge.object().key().to_string()));
    }
    for article in record.articles {
        thing.say(gg::NAMED_IN, iris.article(article));
    }
    thing.write(sink)?;
    ends.into_iter().try_for_each(|end| end.write(sink))
}

/// The same place in GeoNames.
fn geonames(key: &str) -> Option<NamedNode> {
    let number = key.strip_prefix(GEONAMES.0)?;
    let sound = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    sound.then(|| NamedNode::new_unchecked(format!("{}{number}/", GEONAMES.1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_geonames_are_theirs() {
        assert_eq!(geonames("place:gn-1835848").unwrap().as_str(), "https://sws.geonames.org/1835848/");
        assert_eq!(geonames("place:CN-220000"), None);
        assert_eq!(geonames("place:gn-<x>"), None);
    }
}
