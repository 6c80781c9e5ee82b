//! Which properties a part has: formats that declare them must know before they write.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::properties::{OF_NODES, attribute, qualifier};
use crate::graph::{QualifierValue, Subgraph};

/// What values a property has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Text,
    Texts,
    Number,
    Day,
}

/// A property of nodes or of edges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) holds: Type,
}

impl Column {
    fn new(name: impl Into<String>, holds: Type) -> Self {
        Column { name: name.into(), holds }
    }
}

/// Those of nodes, the key apart.
pub(super) fn of_nodes(part: &Subgraph<'_>) -> Vec<Column> {
    let attributes: BTreeSet<Cow<'_, str>> =
        part.nodes().flat_map(|node| node.attributes().into_keys()).map(attribute).collect();
    let own = OF_NODES.iter().skip(1).map(|name| match *name {
        "kind" | "name" => Column::new(*name, Type::Text),
        _ => Column::new(*name, Type::Texts),
    });
    own.chain(attributes.into_iter().map(|name| Column::new(name, Type::Texts))).collect()
}

/// Those of edges, id and ends apart.
pub(super) fn of_edges(part: &Subgraph<'_>) -> Vec<Column> {
    let qualifiers = part.edges().flat_map(|edge| edge.qualifiers());
    let qualifiers: BTreeSet<Cow<'_, str>> =
        qualifiers.map(|(name, value)| qualifier(name, matches!(value, QualifierValue::Node(_)))).collect();
    let own = [
        ("predicate", Type::Text),
        ("modality", Type::Text),
        ("said_by", Type::Text),
        ("confidence", Type::Number),
        ("dates", Type::Texts),
        ("first", Type::Day),
        ("last", Type::Day),
        ("sources", Type::Texts),
    ];
    let own = own.into_iter().map(|(name, holds)| Column::new(name, holds));
    own.chain(qualifiers.into_iter().map(|name| Column::new(name, Type::Text))).collect()
}
