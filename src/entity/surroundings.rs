//! What a document says of where its places lie: what its other names share, and what stands beside a name.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::link::{LinkText, Linker};
use crate::mention::{Entry, EntryId, Mention};
use crate::pattern::ClassId;

/// Beside a name: the unit that a candidate lies in, right behind it (", Anhui Province"), right before it, or near.
const BEHIND: f32 = 12.0;
const BEFORE: f32 = 10.0;
const NEAR: f32 = 5.0;
const SAME_SENTENCE: f32 = 2.5;
/// A member of the same list that lies in the same unit.
const SIBLING: f32 = 2.0;
/// Tokens between two names that are near each other.
const NEAR_TOKENS: u32 = 4;
/// A word for units that a candidate is one of, and one that it is none of.
const LEVEL_FITS: f32 = 9.0;
const LEVEL_IS_ANOTHER: f32 = -4.0;
/// What the source counts for, in mentions.
const SOURCE: f32 = 1.5;
/// What an adjective counts for, in mentions.
const ADJECTIVE: f32 = 0.7;
/// What each further mention of a place counts for.
const AGAIN: f32 = 0.25;
/// Mentions of a sentence looked at, each way.
const REACH: usize = 12;

/// What a document says of where its places lie.
pub(super) struct Surroundings<'a> {
    linker: &'a Linker<'a>,
    document: LinkText<'a>,
    known: &'a [Option<EntryId>],
    /// For each unit, how much of the document lies in it.
    areas: FxHashMap<EntryId, f32>,
    /// How much each known entry itself brought to that.
    brought: FxHashMap<EntryId, f32>,
}

impl<'a> Surroundings<'a> {
    /// Of a document in which some mentions are known.
    pub(super) fn new(linker: &'a Linker<'a>, document: LinkText<'a>, known: &'a [Option<EntryId>]) -> Self {
        let mut brought: FxHashMap<EntryId, f32> = FxHashMap::default();
        for entry in known.iter().flatten() {
            brought.entry(*entry).and_modify(|weight| *weight = (*weight + AGAIN).min(2.0)).or_insert(1.0);
        }
        for entry in &linker.source {
            *brought.entry(*entry).or_default() += SOURCE;
        }
        for entry in adjectives(linker, document) {
            *brought.entry(entry).or_default() += ADJECTIVE;
        }
        let mut surroundings = Surroundings { linker, document, known, areas: FxHashMap::default(), brought };
        let mut entries: Vec<(EntryId, f32)> = surroundings.brought.iter().map(|(e, w)| (*e, *w)).collect();
        entries.sort_unstable_by_key(|(entry, _)| *entry);
        for (entry, weight) in entries {
            for area in surroundings.areas_of(entry).iter() {
                *surroundings.areas.entry(*area).or_default() += weight;
            }
        }
        surroundings
    }

    /// The entry itself and all it lies in. What flows or stretches through several units lies in each, and a river where its
    /// mouth lies.
    fn areas_of(&self, entry: EntryId) -> Rc<[EntryId]> {
        self.linker.areas.get(entry, || self.find_areas(entry))
    }

    fn find_areas(&self, entry: EntryId) -> Vec<EntryId> {
        let Linker { gazetteer, .. } = self.linker;
        let mut areas = self.linker.ancestors(entry).to_vec();
        let known = gazetteer.entry(entry);
        let places = ["provinces", "in", "country"].into_iter().filter_map(|fact| known.fact(fact));
        for key in places.flat_map(|place| place.split(',')) {
            let Some(place) = gazetteer.by_key(&format!("place:{key}")) else { continue };
            let above = self.linker.ancestors(place);
            let new: Vec<EntryId> = above.iter().copied().filter(|area| !areas.contains(area)).collect();
            areas.extend(new);
        }
        let mouth = known.fact("mouth").and_then(|mouth| gazetteer.by_key(mouth));
        areas.extend(mouth.filter(|mouth| !areas.contains(mouth)));
        areas
    }

    /// How well the document's other places fit a candidate. `own` is what this very name was taken for so far.
    pub(super) fn weight(&self, candidate: EntryId, own: Option<EntryId>) -> f32 {
        let own_areas = own.map(|own| (self.areas_of(own), self.brought.get(&own).copied().unwrap_or(0.0)));
        let mut best: Vec<(f32, f32)> = Vec::new();
        for &area in self.areas_of(candidate).iter() {
            let mut found = self.areas.get(&area).copied().unwrap_or(0.0);
            if area == candidate {
                found -= self.brought.get(&candidate).copied().unwrap_or(0.0);
            }
            if let Some((_, weight)) =
                own_areas.as_ref().filter(|(areas, _)| areas.contains(&area) && own != Some(area))
            {
                found -= weight;
            }
            let worth = self.linker.rank(self.linker.gazetteer.entry(area)).area;
            let says = worth * found.max(0.0) / (found.max(0.0) + 1.0);
            // of several units of one kind the fitting one
            match best.iter_mut().find(|(kind, _)| *kind == worth) {
                Some((_, most)) => *most = most.max(says),
                None => best.push((worth, says)),
            }
        }
        best.iter().map(|(_, says)| says).sum()
    }

    /// Whether another name of the document is certain to mean the candidate.
    pub(super) fn is_named(&self, candidate: EntryId) -> bool {
        self.brought.get(&candidate).is_some_and(|weight| *weight >= 1.0)
    }

    /// What stands beside a mention, for each candidate.
    pub(super) fn beside(&self, index: usize, candidates: &[(EntryId, bool)]) -> Vec<f32> {
        let level = self.level_word(index);
        let fits = |entry: &Entry| level.is_some_and(|level| entry.classes.contains(&level));
        let entry = |candidate: &(EntryId, bool)| self.linker.gazetteer.entry(candidate.0);
        let some_fit = candidates.iter().any(|candidate| fits(entry(candidate)));
        let score = |candidate: &(EntryId, bool)| {
            let level = match (some_fit, fits(entry(candidate))) {
                (false, _) => 0.0,
                (true, true) => LEVEL_FITS,
                (true, false) => LEVEL_IS_ANOTHER,
            };
            level + self.larger_beside(index, candidate.0, candidates) + self.siblings(index, candidate.0)
        };
        candidates.iter().map(score).collect()
    }

    /// The nearest known name of the sentence that the candidate lies in.
    fn larger_beside(&self, index: usize, candidate: EntryId, candidates: &[(EntryId, bool)]) -> f32 {
        let areas = self.areas_of(candidate);
        let larger = &areas[1..];
        let near = index.saturating_sub(REACH)..(index + REACH + 1).min(self.known.len());
        let score = |other: usize| {
            let entry = self.known[other].filter(|entry| larger.contains(entry) && other != index)?;
            let area = self.area(entry);
            // "Beijing, Tianjin, Hebei": provinces side by side, not Tianjin's Hebei District
            let equals = candidates.iter().any(|(candidate, _)| self.area(*candidate) == area);
            let nearness = self.nearness(index, other)?.min(if equals { SAME_SENTENCE } else { BEHIND });
            Some(nearness * (area / 6.0).min(1.0))
        };
        near.filter_map(score).fold(0.0, f32::max)
    }

    /// The other members of the list that a mention stands in: how many lie where the candidate lies.
    fn siblings(&self, index: usize, candidate: EntryId) -> f32 {
        let parent = |entry: EntryId| self.linker.ancestors(entry).get(1).copied();
        let Some(home) = parent(candidate) else { return 0.0 };
        let (first, last) = self.list_around(index);
        let others = (first..=last).filter(|&other| other != index).filter_map(|other| self.known[other]);
        (others.filter(|&other| other != candidate && parent(other) == Some(home)).count() as f32 * SIBLING)
            .min(2.0 * SIBLING)
    }

    fn area(&self, entry: EntryId) -> f32 {
        self.linker.rank(self.linker.gazetteer.entry(entry)).area
    }

    /// How near another mention of the same sentence stands.
    fn nearness(&self, index: usize, other: usize) -> Option<f32> {
        let (mention, near) = (&self.document.mentions[index], &self.document.mentions[other]);
        if mention.sentence != near.sentence {
            return None;
        }
        let behind = other > index;
        let gap = if behind { near.start.checked_sub(mention.end)? } else { mention.start.checked_sub(near.end)? };
        let joined = if behind { mention.end..near.start } else { near.end..mention.start };
        // "A, B" may put A in B, but "A and B" or "B, A" do not
        let apart = |t| self.is(t, self.linker.classes.separator) && !(behind && self.is(t, self.linker.classes.comma));
        Some(match gap {
            1.. if joined.into_iter().any(apart) => SAME_SENTENCE,
            0 | 1 if behind => BEHIND,
            0 | 1 => BEFORE,
            _ if gap <= NEAR_TOKENS => NEAR,
            _ => SAME_SENTENCE,
        })
    }

    /// The class that a word beside the mention, or beside the list it is in, says: "the counties of A and B", "A and B cities".
    fn level_word(&self, index: usize) -> Option<ClassId> {
        let (first, last) = self.list_around(index);
        let mentions = self.document.mentions;
        let behind = self.level_of(mentions[last].end).filter(|_| first == last || self.is_plural(mentions[last].end));
        behind.or_else(|| {
            let start = mentions[first].start;
            let link = start.checked_sub(1).filter(|&t| self.is(t, self.linker.classes.level_link))?;
            let before = link.checked_sub(1)?;
            let two = self.is(before, self.linker.classes.level_link);
            let word = if two { before.checked_sub(1)? } else { before };
            // "the city of A", "cities such as A and B"; but "a county of A" lies in A
            let one = word > 0 && self.is(word - 1, self.linker.classes.article);
            self.level_of(word).filter(|_| if self.is_plural(word) { first < last } else { first == last && one })
        })
    }

    /// The first and last mention of the list that a mention stands in.
    fn list_around(&self, index: usize) -> (usize, usize) {
        let mentions = self.document.mentions;
        let joined = |a: &Mention, b: &Mention| {
            let mut between = a.end..b.start;
            a.sentence == b.sentence
                && a.kind == b.kind
                && (1..=2).contains(&between.len())
                && between.all(|t| self.is(t, self.linker.classes.separator))
        };
        let first = (1..=index).rev().find(|&i| !joined(&mentions[i - 1], &mentions[i])).unwrap_or(0);
        let last = (index..mentions.len() - 1).find(|&i| !joined(&mentions[i], &mentions[i + 1]));
        (first, last.unwrap_or(mentions.len() - 1))
    }

    fn level_of(&self, token: u32) -> Option<ClassId> {
        let words = self.linker.classes.level_words.iter();
        words.filter(|(word, _)| self.is(token, Some(*word))).map(|(_, class)| *class).next()
    }

    fn is_plural(&self, token: u32) -> bool {
        let tokens = &self.document.parsed.tokens;
        tokens.get(token as usize).is_some_and(|t| t.span.of(self.document.text).ends_with('s'))
    }

    fn is(&self, token: u32, class: Option<ClassId>) -> bool {
        class.is_some_and(|class| self.document.symbols.is(token, class))
    }
}

/// The places whose adjectives the document has, each once, in order.
fn adjectives(linker: &Linker<'_>, document: LinkText<'_>) -> Vec<EntryId> {
    let Some(class) = linker.classes.nationality else { return Vec::new() };
    let adjectives = (0..).zip(&document.parsed.tokens).filter(|(t, _)| document.symbols.is(*t, class));
    let places =
        adjectives.filter_map(|(_, t)| linker.adjectives.get(&t.span.of(document.text).to_lowercase()).copied());
    let mut places: Vec<EntryId> = places.collect();
    places.sort_unstable();
    places.dedup();
    places
}
