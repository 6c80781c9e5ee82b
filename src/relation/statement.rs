//! Statements: entity, predicate, entity, with qualifiers and provenance.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::entity::EntityId;
use crate::text::Span;

/// Whether the text says that a thing is so, should be so, or is not so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Modality {
    /// Told as a fact.
    #[default]
    Asserted,
    /// Called for, planned, promised.
    Planned,
    /// Denied.
    Negated,
}

/// Whether a statement was read or known beforehand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Origin {
    /// Read from the document.
    #[default]
    Text,
    /// A background fact of the gazetteer, given only on request.
    Gazetteer,
}

/// The value of a qualifier: an entity (`of`, `on`, `in`) or a word (`status`).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Qualifier {
    /// An entity of the same extraction.
    Entity(EntityId),
    /// A word: `former`, `acting`, `incoming`.
    Word(Arc<str>),
}

/// The words that a statement was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Index of the sentence.
    pub sentence: u32,
    /// First byte of the matched words.
    pub start: u32,
    /// One past their last byte.
    pub end: u32,
    /// The words that stand for the subject (a mention, pronoun or description), where it is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Span>,
    /// The words that stand for the object.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object: Option<Span>,
}

/// A statement between two entities of one document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// The subject.
    pub subject: EntityId,
    /// The predicate's name, as the schema declares it.
    pub predicate: Arc<str>,
    /// The object.
    pub object: EntityId,
    /// `of`, `on`, `in`, `status`, in the order of their names.
    #[serde(default)]
    pub qualifiers: BTreeMap<Arc<str>, Qualifier>,
    /// Fact, plan or denial.
    #[serde(default)]
    pub modality: Modality,
    /// The entity whose words these are; none where the article speaks itself.
    #[serde(default)]
    pub attributed_to: Option<EntityId>,
    /// Read or known beforehand.
    #[serde(default)]
    pub source: Origin,
    /// The rule that read it.
    pub rule: Arc<str>,
    /// From 0 to 1, as the rule declares it.
    pub confidence: f32,
    /// Where it was read; none for background facts.
    pub evidence: Option<Evidence>,
}
