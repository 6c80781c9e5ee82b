//! The schema: kinds, predicates, qualifiers.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::{FileKind, Identity, PackFile, default_files};
use crate::error::{Error, Result};

/// Which kinds and predicates there are.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schema {
    /// Kinds of mentions, with what each covers.
    #[serde(default)]
    pub kinds: BTreeMap<String, String>,
    /// First parts of gazetteer keys that are not themselves kinds: `org` is `organization`.
    #[serde(default)]
    pub key_kinds: BTreeMap<String, String>,
    /// Predicates by name.
    #[serde(default)]
    pub predicates: BTreeMap<String, Predicate>,
    /// Kinds that words may be attributed to.
    #[serde(default)]
    pub speakers: BTreeSet<String>,
    /// The words that the qualifier `status` may have.
    #[serde(default)]
    pub statuses: BTreeSet<String>,
    /// Those of them that scoring tells apart.
    #[serde(default)]
    pub scored_statuses: BTreeSet<String>,
    /// What tells things of different articles apart.
    #[serde(default)]
    pub identity: Identity,
}

/// The schema of the default pack.
pub fn default_schema() -> Result<Schema> {
    let mut schema = Schema::default();
    for file in default_files().iter().filter(|file| file.kind == FileKind::Schema) {
        schema.extend(Schema::parse(file)?);
    }
    Ok(schema)
}

/// A predicate's signature.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Predicate {
    /// What it says.
    #[serde(default)]
    pub about: String,
    /// Kinds of the subject.
    pub subject: Vec<String>,
    /// Kinds of the object.
    pub object: Vec<String>,
    /// Qualifiers: name to kinds; no kinds for words.
    #[serde(default)]
    pub qualifiers: BTreeMap<String, Vec<String>>,
    /// Not stated where this predicate holds of the same two: who presides is not told to attend.
    #[serde(default)]
    pub unless: Option<String>,
    /// The group whose members share in it: what holds of the one whom they join holds of them.
    #[serde(default)]
    pub shared_by: Option<String>,
    /// True where subject and object may change places.
    #[serde(default)]
    pub symmetric: bool,
    /// True where the subject lies in the object: what the gazetteers' hierarchies contradict is not stated, and of a
    /// chain only its links, not what follows from them.
    #[serde(default)]
    pub within: bool,
    /// True where of objects that lie in each other only the innermost is stated: an event is held in one place.
    #[serde(default)]
    pub innermost: bool,
    /// Classes of things that do no such thing: a lake protects nothing.
    #[serde(default)]
    pub not_by: Vec<String>,
}

impl Schema {
    /// Parses a schema file.
    pub fn parse(file: &PackFile) -> Result<Schema> {
        let schema: Schema = serde_json::from_str(&file.text)
            .map_err(|e| Error::pack(file.path.as_ref(), e.to_string()).with_line(e.line()).with_column(e.column()))?;
        Ok(schema)
    }

    /// Adds another pack's kinds and predicates; a later one replaces an earlier one of that name.
    pub fn extend(&mut self, other: Schema) {
        self.kinds.extend(other.kinds);
        self.key_kinds.extend(other.key_kinds);
        self.predicates.extend(other.predicates);
        self.speakers.extend(other.speakers);
        self.statuses.extend(other.statuses);
        self.scored_statuses.extend(other.scored_statuses);
        self.identity.extend(other.identity);
    }

    /// What tells things of different articles apart, with the symmetric predicates.
    pub fn identity(&self) -> Identity {
        let symmetric = self.predicates.iter().filter(|(_, predicate)| predicate.symmetric);
        let mut identity = self.identity.clone();
        identity.symmetric.extend(symmetric.map(|(name, _)| name.clone()));
        identity
    }

    /// The kind that a gazetteer key's first part says.
    pub fn kind_of_key<'a>(&'a self, part: &'a str) -> Option<&'a str> {
        if self.kinds.contains_key(part) { Some(part) } else { self.key_kinds.get(part).map(String::as_str) }
    }

    /// Says which kinds are used but not declared.
    pub fn check(&self, path: &str) -> Result<()> {
        for (name, predicate) in &self.predicates {
            let kinds =
                predicate.subject.iter().chain(&predicate.object).chain(predicate.qualifiers.values().flatten());
            for kind in kinds {
                if !self.kinds.contains_key(kind) {
                    let known: Vec<&str> = self.kinds.keys().map(String::as_str).collect();
                    let message =
                        format!("predicate {name}: no kind {kind:?} is declared; there are {}", known.join(", "));
                    return Err(Error::pack(path, message));
                }
            }
        }
        if let Some(kind) = self.speakers.iter().find(|kind| !self.kinds.contains_key(*kind)) {
            return Err(Error::pack(path, format!("speakers: no kind {kind:?} is declared")));
        }
        if let Some(status) = self.scored_statuses.difference(&self.statuses).next() {
            return Err(Error::pack(path, format!("scored_statuses: {status:?} is none of the statuses")));
        }
        Ok(())
    }
}
