//! What the parts of a statement are called in output for people.

use std::borrow::Cow;

use super::escape::collapsed;
use crate::entity::EntityId;
use crate::extract::Extraction;
#[cfg(feature = "rdf")]
use crate::relation::Origin;
use crate::relation::{Modality, Qualifier, Statement};

/// The entity's name; the ISO value of a date that has one; the bare id where the extraction lacks the entity.
pub(super) fn entity(extraction: &Extraction, id: EntityId) -> Cow<'_, str> {
    match extraction.entity(id) {
        Some(entity) => Cow::Borrowed(entity.value.as_deref().unwrap_or(&entity.name)),
        None => Cow::Owned(id.to_string()),
    }
}

/// The qualifiers' names with what they name, in order.
pub(super) fn qualifiers<'a>(
    extraction: &'a Extraction,
    statement: &'a Statement,
) -> impl Iterator<Item = (&'a str, Cow<'a, str>)> {
    statement.qualifiers.iter().map(|(name, value)| match value {
        Qualifier::Entity(id) => (&**name, entity(extraction, *id)),
        Qualifier::Word(word) => (&**name, Cow::Borrowed(&**word)),
    })
}

/// `asserted`, `planned`, `negated`, as in JSON.
pub(super) fn modality(modality: Modality) -> &'static str {
    match modality {
        Modality::Asserted => "asserted",
        Modality::Planned => "planned",
        Modality::Negated => "negated",
    }
}

/// `text`, `gazetteer`, as in JSON.
#[cfg(feature = "rdf")]
pub(super) fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Text => "text",
        Origin::Gazetteer => "gazetteer",
    }
}

/// A word with a capital: classes are named after kinds.
pub(super) fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// The sentence that the statement was read from, on one line; empty for background facts.
pub(super) fn sentence(extraction: &Extraction, statement: &Statement, text: &str) -> String {
    let span = statement.evidence.and_then(|evidence| extraction.sentences.get(evidence.sentence as usize));
    span.map_or_else(String::new, |span| collapsed(span.of(text)))
}
