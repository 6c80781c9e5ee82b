//! Entities of a document.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Number of an entity in its document, written `e0`, `e1`, ...
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub u32);

impl fmt::Display for EntityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "e{}", self.0)
    }
}

impl Serialize for EntityId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for EntityId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.strip_prefix('e')
            .and_then(|digits| digits.parse().ok())
            .map(EntityId)
            .ok_or_else(|| de::Error::custom(format!("an entity id is written e0, e1, ..., not {text:?}")))
    }
}

/// One occurrence of an entity in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntityMention {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The words.
    pub text: String,
    /// The rule or gazetteer that found it.
    pub rule: Arc<str>,
}

/// A thing that the document names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// Its number in the document.
    pub id: EntityId,
    /// `person`, `place`, ... as the schema declares.
    pub kind: Arc<str>,
    /// The fullest form that the article gives.
    pub name: String,
    /// Identifier in the gazetteer, such as `place:CN-220184`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// ISO 8601 value of a date: `2020-07-02`, `2020-07`, `2020-07-22/2020-07-24`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Its occurrences, in order of the text.
    pub mentions: Vec<EntityMention>,
    /// What else is known: other candidates of an ambiguous name, level, codes.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, String>,
}
