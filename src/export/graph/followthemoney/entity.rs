//! Entities of FollowTheMoney: an id, a schema, and properties of many values.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use serde::Serialize;

use crate::export::escape::{collapsed, is_unsafe};

/// What a schema calls a name has no more characters.
const LONGEST_NAME: usize = 384;
/// A string has no more characters.
const LONGEST: usize = 1024;
/// A quotation has no more characters.
const LONGEST_TEXT: usize = 65_000;

/// One line of output.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Entity {
    id: String,
    schema: &'static str,
    properties: BTreeMap<&'static str, BTreeSet<String>>,
}

impl Entity {
    pub(super) fn new(id: String, schema: &'static str) -> Self {
        Entity { id, schema, properties: BTreeMap::new() }
    }

    /// Adds a value as FollowTheMoney cleans it: one line, without characters that do not show, no longer than allowed. None if nothing is
    /// left.
    pub(super) fn add(&mut self, property: &'static str, value: &str) {
        let longest = match property {
            "name" | "alias" | "weakAlias" => LONGEST_NAME,
            "description" => LONGEST_TEXT,
            _ => LONGEST,
        };
        let value: String = value.chars().filter(|c| c.is_whitespace() || !is_hidden(*c)).collect();
        let value: String = collapsed(&value).chars().take(longest).collect();
        let value = value.trim_end();
        if !value.is_empty() {
            self.properties.entry(property).or_default().insert(value.to_owned());
        }
    }

    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        serde_json::to_writer(&mut *out, self)?;
        out.write_all(b"\n")
    }
}

/// What shows as nothing.
fn is_hidden(c: char) -> bool {
    is_unsafe(c) || matches!(c, '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2069}')
}

/// The id of what has that key: the same in every export.
pub(super) fn id(of: &str, key: &str) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(of.as_bytes()).update(b"\0").update(key.as_bytes());
    format!("gg-{}", &hasher.finalize().to_hex()[..40])
}

/// The id of a node's entity.
pub(super) fn id_of_node(key: &str) -> String {
    id("node", key)
}

/// The id of an article's entity.
pub(super) fn id_of_article(article: &str) -> String {
    id("article", article)
}
