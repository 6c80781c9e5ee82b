//! Nodes and edges as flat properties: what formats hold that know no nested values.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;

use jiff::civil::Date;

use super::record::{EdgeRecord, NodeRecord, Value};
use crate::export::label;

/// The value of a property.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Property<'g> {
    Text(Cow<'g, str>),
    Texts(Vec<Cow<'g, str>>),
    Number(f32),
    Day(Date),
}

/// Names of letters, digits and underscores, with their values.
pub(super) type Properties<'g> = BTreeMap<Cow<'g, str>, Property<'g>>;

/// What nodes have besides their attributes: these names are taken.
pub(super) const OF_NODES: [&str; 5] = ["key", "kind", "name", "names", "articles"];

/// All of a node but its key. Attributes stand under their own names, and where those are taken under `attribute_NAME`.
pub(super) fn of_node<'g>(record: &NodeRecord<'g>) -> Properties<'g> {
    let attributes = record.attributes.iter().map(|(name, values)| (attribute(name), texts(values.iter().copied())));
    let own = [
        ("kind", text(record.kind)),
        ("name", text(record.name)),
        ("names", texts(record.names.iter().copied())),
        ("articles", texts(record.articles.iter().copied())),
    ];
    attributes.chain(own.map(|(name, value)| (Cow::Borrowed(name), value))).collect()
}

/// All of an edge but its id and its ends. Qualifiers stand under `NAME_key` if their value is a node and else under `NAME_word`, sources as
/// JSON objects. `first` and `last` are the days on which its dates begin and end.
pub(super) fn of_edge<'g>(record: &EdgeRecord<'g>) -> Properties<'g> {
    let qualifiers = record.qualifiers.iter().map(|(name, value)| match value {
        Value::Node(key) => (qualifier(name, true), Property::Text(key.clone().into())),
        Value::Word(word) => (qualifier(name, false), text(word)),
    });
    // records of strings and numbers can always be written
    let sources = record.sources.iter().map(|source| serde_json::to_string(source).unwrap_or_default().into());
    let own = [
        ("predicate", Some(text(record.predicate))),
        ("modality", Some(text(label::modality(record.modality)))),
        ("said_by", record.said_by.clone().map(|key| Property::Text(key.into()))),
        ("confidence", Some(Property::Number(record.confidence))),
        ("dates", Some(texts(record.dates.iter().copied()))),
        ("first", record.days().map(|(first, _)| first).min().map(Property::Day)),
        ("last", record.days().map(|(_, last)| last).max().map(Property::Day)),
        ("sources", Some(Property::Texts(sources.collect()))),
    ];
    let own = own.into_iter().filter_map(|(name, value)| Some((Cow::Borrowed(name), value?)));
    qualifiers.chain(own).collect()
}

/// The property that an attribute is.
pub(super) fn attribute(name: &str) -> Cow<'_, str> {
    let taken = OF_NODES.contains(&name) || name.starts_with("attribute_");
    identifier(if taken { format!("attribute_{name}").into() } else { name.into() })
}

/// The property that a qualifier is.
pub(super) fn qualifier(name: &str, is_node: bool) -> Cow<'static, str> {
    let name = format!("{name}_{}", if is_node { "key" } else { "word" });
    Cow::Owned(identifier(name.into()).into_owned())
}

/// Any other character than letters, digits and underscores as its code: `a:b` is `a_3a_b`.
fn identifier(name: Cow<'_, str>) -> Cow<'_, str> {
    let stays = |c: char| c.is_alphanumeric() || c == '_';
    if name.chars().all(stays) {
        return name;
    }
    let mut plain = String::new();
    for c in name.chars() {
        if stays(c) {
            plain.push(c);
        } else {
            let _ = write!(plain, "_{:x}_", c as u32);
        }
    }
    plain.into()
}

/// A kind as a label: `Person`, `NaturalDisaster`.
pub(super) fn class(kind: &str) -> String {
    kind.split(|c: char| !c.is_alphanumeric()).map(label::capitalized).collect()
}

/// A predicate as a type of relationships: `HOLDS_POSITION`.
pub(super) fn relationship(predicate: &str) -> String {
    identifier(predicate.into()).to_uppercase()
}

fn text(value: &str) -> Property<'_> {
    Property::Text(value.into())
}

fn texts<'g>(values: impl Iterator<Item = &'g str>) -> Property<'g> {
    Property::Texts(values.map(Cow::Borrowed).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain_and_free() {
        let cases = [
            ("zh", "zh"),
            ("name", "attribute_name"),
            ("attribute_x", "attribute_attribute_x"),
            ("a:b`", "a_3a_b_60_"),
        ];
        for (name, expected) in cases {
            assert_eq!(attribute(name), expected);
        }
        assert_eq!(qualifier("on", true), "on_key");
        assert_eq!(qualifier("status", false), "status_word");
        assert_eq!(class("natural disaster"), "NaturalDisaster");
        assert_eq!(relationship("held_in"), "HELD_IN");
    }
}
