//! What the words of a name say of the thing, from the packs' tables: the canonical form and the rank of a title.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::error::{Error, Result};
use crate::pack::{DescribedRow, PackFile, Schema};
use crate::pattern::closest;

/// Attributes by kind and words.
#[derive(Default)]
pub struct Described {
    kinds: FxHashMap<String, FxHashMap<String, Vec<(String, String)>>>,
}

impl Described {
    /// Adds rows of a file; what an earlier pack says of the same words stands.
    pub fn new(rows: &[(&PackFile, DescribedRow<'_>)], schema: &Schema) -> Result<Self> {
        let mut described = Described::default();
        for (file, row) in rows {
            if !schema.kinds.contains_key(row.kind) {
                let hint = closest(row.kind, schema.kinds.keys().map(String::as_str));
                let message = format!("the schema declares no kind {}{hint}", row.kind);
                return Err(Error::pack(file.path.as_ref(), message).with_line(row.line).with_column(1));
            }
            let owned = row.attributes.iter().map(|(name, value)| (name.to_string(), value.to_string()));
            let words = described.kinds.entry(row.kind.into()).or_default();
            words.entry(row.words.into()).or_insert_with(|| owned.collect());
        }
        Ok(described)
    }

    /// Adds to `attributes` what is known of the words, or of as many of their last ones as are known.
    pub fn describe(&self, kind: &str, name: &str, attributes: &mut BTreeMap<String, String>) {
        let Some(known) = self.kinds.get(kind) else { return };
        let folded = name.to_lowercase().replace('-', " ");
        let words: Vec<&str> = folded.split_whitespace().collect();
        let endings = (0..words.len()).map(|from| words[from..].join(" "));
        let found = endings
            .into_iter()
            .find_map(|words| known.get(&words).or_else(|| known.get(words.strip_suffix('s').unwrap_or_default())));
        for (name, value) in found.into_iter().flatten() {
            attributes.entry(name.clone()).or_insert_with(|| value.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attributes(name: &str) -> Vec<(String, String)> {
        let words = [("vice governor", "vice governor", "3"), ("governor", "governor", "1")];
        let rows = words.map(|(words, canonical, rank)| {
            let attributes = vec![("canonical".to_string(), canonical.to_string()), ("rank".into(), rank.into())];
            (words.to_string(), attributes)
        });
        let described = Described { kinds: FxHashMap::from_iter([("title".to_string(), FxHashMap::from_iter(rows))]) };
        let mut found = BTreeMap::new();
        described.describe("title", name, &mut found);
        found.into_iter().collect()
    }

    #[test]
    fn the_longest_ending_that_is_known_counts() {
        let pair = |canonical: &str, rank: &str| {
            vec![("canonical".to_string(), canonical.to_string()), ("rank".to_string(), rank.to_string())]
        };
        for (name, wanted) in [
            ("Vice-Governor", pair("vice governor", "3")),
            ("executive vice governors", pair("vice governor", "3")),
            ("Provincial Governor", pair("governor", "1")),
            ("mayor", Vec::new()),
        ] {
            assert_eq!(attributes(name), wanted, "{name}");
        }
    }
}
