//! "The Governor" where a governor has a name: no mention of the post again.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::finder::{Finder, Found};
use super::items::{Item, Node};
use super::mention::Mention;
use crate::pattern::ClassId;

/// Drops the mentions of class `again` whose last word another mention of their kind shares; their words are words
/// again. The rest are all that the document has of such a thing, and stay.
pub fn drop_repeated(finder: &Finder<'_>, again: ClassId, found: &mut Found) {
    let head = |m: &Mention| {
        let token = &finder.parsed.tokens[m.end as usize - 1];
        token.span.of(finder.text).to_lowercase()
    };
    let repeats = |m: &Mention| m.classes.contains(&again);
    let alive = || found.mentions.iter().enumerate().filter(|(_, (_, alive))| *alive).map(|(n, (m, _))| (n, m));
    let others = alive().filter(|(_, m)| !repeats(m)).map(|(_, m)| (m.kind.clone(), head(m)));
    let named: FxHashSet<(Arc<str>, String)> = others.collect();
    let dropped = alive().filter(|(_, m)| repeats(m) && named.contains(&(m.kind.clone(), head(m)))).map(|(n, _)| n);
    let dropped: Vec<usize> = dropped.collect();
    for number in dropped {
        let (mention, alive) = &mut found.mentions[number];
        *alive = false;
        let items = &mut found.items[mention.sentence as usize];
        let Some(at) = items.iter().position(|i| i.node == Node::Mention(number as u32)) else { continue };
        let words = (mention.start..mention.end).map(|t| {
            let symbol = finder.symbols.get(t);
            Item { symbol, start: t, end: t + 1, node: Node::Token }
        });
        items.splice(at..=at, words.collect::<Vec<_>>());
    }
}
