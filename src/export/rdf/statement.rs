//! Statements: edges with qualifiers, modality, speaker and sources.

use oxrdf::vocab::{rdf, xsd};
use oxrdf::{Literal, Triple};

use super::description::Description;
use super::iri::{Iris, qualifier, term};
use super::vocabulary::{gg, prov};
use crate::export::graph::record::{EdgeRecord, Value};
use crate::export::label;
use crate::relation::Origin;

/// The triple that an edge says.
pub(super) fn triple(edge: &EdgeRecord<'_>, iris: &Iris) -> Triple {
    Triple::new(iris.thing(&edge.subject), term(edge.predicate), iris.thing(&edge.object))
}

/// An edge as a statement.
pub(super) fn describe(edge: &EdgeRecord<'_>, iris: &Iris) -> Description {
    let mut statement = Description::of(iris.statement(&edge.id), gg::STATEMENT);
    let Triple { subject, predicate, object } = triple(edge, iris);
    statement.say(rdf::SUBJECT, subject);
    statement.say(rdf::PREDICATE, predicate);
    statement.say(rdf::OBJECT, object);
    statement.say(gg::MODALITY, term(label::modality(edge.modality)));
    for (name, value) in &edge.qualifiers {
        match value {
            Value::Node(key) => statement.say(qualifier(name), iris.thing(key)),
            Value::Word(word) => statement.say(qualifier(name), Literal::from(*word)),
        }
    }
    if let Some(speaker) = &edge.said_by {
        statement.say(gg::SAID_BY, iris.thing(speaker));
    }
    match edge.qualifiers.get("on") {
        Some(Value::Node(date)) => statement.say(gg::DATED, iris.thing(date)),
        _ => edge.dates.iter().for_each(|date| statement.say(gg::DATED, iris.date(date))),
    }
    statement.say(gg::CONFIDENCE, confidence(edge.confidence));
    for source in edge.sources.iter().filter(|source| source.origin == Origin::Text) {
        statement.say(prov::WAS_DERIVED_FROM, iris.article(source.article));
    }
    statement
}

/// A share of 1.
pub(super) fn confidence(share: f32) -> Literal {
    Literal::new_typed_literal(share.to_string(), xsd::DECIMAL)
}
