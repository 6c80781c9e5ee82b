//! Where a document comes from, by the name of its source: `JL.gov`, `http://english.anhuinews.com`, `Shenzhen Daily`.

use super::knowledge::Knowledge;
use crate::mention::EntryId;

/// Parts of host names shorter than this stand for a place only beside `gov`, and longer ones also inside others.
const LONG: usize = 5;

/// The places that the name of a source tells.
pub fn source_places(knowledge: &Knowledge, source: &str) -> Vec<EntryId> {
    let mut places = named(knowledge, source);
    let hosts = source.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',' | ';'));
    for host in hosts.filter(|word| word.contains('.')) {
        places.extend(told_by_host(knowledge, host.split("//").last().unwrap_or(host)));
    }
    places.sort_unstable();
    places.dedup();
    places
}

/// Places that the words name for certain.
fn named(knowledge: &Knowledge, words: &str) -> Vec<EntryId> {
    let tokens = knowledge.splitter.split(words).tokens;
    let hits = knowledge.gazetteer.scan(words, &tokens);
    let entries = hits.iter().flat_map(|hit| knowledge.gazetteer.entries_of(hit.name));
    let sure = entries.filter(|(entry, weak)| !weak && *knowledge.gazetteer.entry(*entry).kind == *"place");
    sure.map(|(entry, _)| *entry).collect()
}

/// Places that the parts of a host's name tell: a place's own name, what the packs say its sources are called, its country.
fn told_by_host(knowledge: &Knowledge, address: &str) -> Vec<EntryId> {
    let host = address.split('/').next().unwrap_or(address).to_lowercase();
    let labels: Vec<&str> = host.split(['.', '-']).filter(|label| !label.is_empty()).collect();
    let official = labels.contains(&"gov");
    let mut places = Vec::new();
    for label in &labels {
        let mut capitals = label.chars();
        let raised: String = capitals.next().map(|c| c.to_ascii_uppercase()).into_iter().chain(capitals).collect();
        places.extend(named(knowledge, &raised));
        let tells = |name: &str| {
            (*label == name && (official || name.len() >= LONG)) || (name.len() >= LONG && label.contains(name))
        };
        places.extend(knowledge.hosts.iter().filter(|(name, _)| tells(name)).map(|(_, place)| *place));
    }
    let country = labels.last().filter(|label| label.len() == 2 && labels.len() > 1);
    places.extend(country.and_then(|code| knowledge.gazetteer.by_key(&format!("place:{}", code.to_uppercase()))));
    places
}
