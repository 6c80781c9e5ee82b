//! Which places an article is about.

use std::collections::BTreeMap;

use crate::entity::Entity;
use crate::extract::Extraction;
use crate::pack::Identity;

/// For each unit that level words speak of, the place that most mentions of the article lie in, if it is named at least twice as
/// often as the next. Sorted by unit.
pub(super) fn regions(extraction: &Extraction, identity: &Identity) -> Vec<(String, String)> {
    let mut counts: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for entity in &extraction.entities {
        let own = entity.attributes.get("unit").map(String::as_str).zip(entity.key.as_deref());
        for (unit, key) in own.into_iter().chain(above(entity)) {
            *counts.entry(unit).or_default().entry(key).or_default() += entity.mentions.len().max(1);
        }
    }
    let known = |unit: &&str| identity.levels.values().flatten().any(|level| level == unit);
    let leading = |(unit, places): (&str, BTreeMap<&str, usize>)| {
        let mut places: Vec<(usize, &str)> = places.into_iter().map(|(key, count)| (count, key)).collect();
        places.sort_unstable_by_key(|(count, key)| (std::cmp::Reverse(*count), *key));
        let next = places.get(1).map_or(0, |(count, _)| *count);
        let (count, key) = *places.first()?;
        (count >= 2 * next).then(|| (unit.to_owned(), key.to_owned()))
    };
    counts.into_iter().filter(|(unit, _)| known(unit)).filter_map(leading).collect()
}

/// The places that a place lies in, or a body belongs to: unit and key, the nearest first.
fn above(entity: &Entity) -> impl Iterator<Item = (&str, &str)> {
    places(entity.attributes.get("within").map_or("", String::as_str))
}

/// The units and places of an attribute `within`: `city=place:CN-220100;province=place:CN-220000`.
pub(super) fn places(within: &str) -> impl Iterator<Item = (&str, &str)> {
    within.split(';').filter_map(|place| place.split_once('='))
}
