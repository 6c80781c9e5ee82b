//! Linking: which entry of the gazetteers a name means.
//!
//! Every entry that a name may mean gets a score: how well known it is, how much of the document lies where it lies, what stands
//! beside this mention ("county", ", Anhui Province"), and whether it was there on the document's date. The best is taken, the
//! others are kept with their shares.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::surroundings::Surroundings;
use crate::mention::{Entry, EntryId, Gazetteer, Mention, Parent};
use crate::pattern::{ClassId, Classes, TokenSymbols};
use crate::text::Text;

/// What the linker asks of entries and words.
#[derive(Clone, Debug, Default)]
pub struct LinkClasses {
    /// Kinds of units of administration, each with what it counts for.
    pub units: Vec<(ClassId, Rank)>,
    /// Kinds of other areas.
    pub areas: Vec<(ClassId, Rank)>,
    /// Words for units ("county", "counties") with the class of the units.
    pub level_words: Vec<(ClassId, ClassId)>,
    /// What stands between a word for units and their names: "of", "such as".
    pub level_link: Option<ClassId>,
    /// What stands between the members of a list.
    pub separator: Option<ClassId>,
    /// Of these, what also stands between a place and what it lies in.
    pub comma: Option<ClassId>,
    /// "the"
    pub article: Option<ClassId>,
    /// Ordinary words, which are names only with evidence.
    pub ordinary: Option<ClassId>,
    /// Units that are no more.
    pub former: Option<ClassId>,
    /// The likelier of several things of one name.
    pub major: Option<ClassId>,
    /// Adjectives of places.
    pub nationality: Option<ClassId>,
}

/// What a kind of unit counts for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rank {
    /// How likely a bare name means one.
    pub prior: f32,
    /// What it says of a candidate that the document's other places lie in the same one.
    pub area: f32,
}

/// Kinds of units with their `prior` and `area`; an entry is of the first kind that fits.
const UNITS: [(&str, f32, f32); 10] = [
    ("continent", 4.5, 0.5),
    ("country", 5.5, 3.0),
    ("municipality", 4.5, 6.0),
    ("state", 3.3, 6.0),
    ("province", 4.5, 6.0),
    ("prefecture", 3.5, 4.0),
    ("county-level", 2.4, 4.0),
    ("district", 1.8, 4.0),
    ("county", 2.2, 4.0),
    ("city", 2.0, 2.0),
];

/// Kinds of areas that are no units.
const AREAS: [(&str, f32, f32); 3] = [("compass-region", 2.0, 0.5), ("region", 2.5, 1.0), ("zone", 1.5, 1.0)];

/// Any other kind.
const OTHER: Rank = Rank { prior: 2.5, area: 2.0 };

impl LinkClasses {
    /// Of the classes that the packs declare; a class `level-word-CLASS` holds the words for the units of that class.
    pub fn new(classes: &Classes) -> Self {
        let rank = |&(name, prior, area): &(&str, f32, f32)| Some((classes.get(name)?, Rank { prior, area }));
        let level = |name: &str| Some((classes.get(name)?, classes.get(name.strip_prefix("level-word-")?)?));
        LinkClasses {
            units: UNITS.iter().filter_map(rank).collect(),
            areas: AREAS.iter().filter_map(rank).collect(),
            level_words: classes.names().filter_map(level).collect(),
            level_link: classes.get("level-link"),
            separator: classes.get(crate::mention::LIST_SEPARATOR),
            comma: classes.get("comma"),
            article: classes.get("article"),
            ordinary: classes.get("english-word"),
            former: classes.get("former"),
            major: classes.get("major"),
            nationality: classes.get("nationality"),
        }
    }

    /// The unit of administration that an entry is, where it is one.
    pub fn unit(&self, entry: &Entry) -> Option<ClassId> {
        self.units.iter().map(|(class, _)| *class).find(|class| entry.classes.contains(class))
    }

    /// All classes asked for.
    pub fn asked(&self) -> impl Iterator<Item = ClassId> + '_ {
        let units = self.units.iter().chain(&self.areas).map(|(class, _)| *class);
        let words = self.level_words.iter().map(|(word, _)| *word);
        units.chain(words).chain([self.level_link, self.separator, self.ordinary].into_iter().flatten())
    }
}

/// Chooses among entries.
pub struct Linker<'a> {
    /// All entries.
    pub gazetteer: &'a Gazetteer,
    /// What to ask of them.
    pub classes: &'a LinkClasses,
    /// The document's date, ISO; hierarchies are read as they stood then.
    pub date: Option<&'a str>,
    /// Places that the document's source names.
    pub(super) source: Vec<EntryId>,
    /// Places of adjectives.
    pub adjectives: &'a FxHashMap<String, EntryId>,
    chains: Memo,
    pub(super) areas: Memo,
}

/// Entries found for entries, kept while a document is read: the same few are asked for again and again.
#[derive(Default)]
pub(super) struct Memo(RefCell<FxHashMap<EntryId, Rc<[EntryId]>>>);

impl Memo {
    /// What was found before, or what is found now.
    pub(super) fn get(&self, entry: EntryId, find: impl FnOnce() -> Vec<EntryId>) -> Rc<[EntryId]> {
        if let Some(known) = self.0.borrow().get(&entry) {
            return known.clone();
        }
        let found: Rc<[EntryId]> = find().into();
        self.0.borrow_mut().insert(entry, found.clone());
        found
    }
}

/// What a mention means.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// The entry that fits best; none where the words are more likely no name.
    pub entry: Option<EntryId>,
    /// All that it may mean with their shares, which add up to 1, the best first.
    pub shares: Vec<(EntryId, f32)>,
}

/// A document as the linker sees it.
#[derive(Clone, Copy)]
pub struct LinkText<'a> {
    /// The text.
    pub text: &'a str,
    /// Its tokens and sentences.
    pub parsed: &'a Text,
    /// Its mentions, in order.
    pub mentions: &'a [Mention],
    /// What its words are.
    pub symbols: &'a TokenSymbols<'a>,
}

/// Steps up a hierarchy at most.
const DEPTH: usize = 8;
/// A name that is marked as right without context.
const UNMARKED: f32 = 2.0;
/// The likelier of several things of one name.
const MAJOR: f32 = 1.5;
/// A unit that was not there then.
const NOT_THEN: f32 = -12.0;
/// How much of what stands beside the other mentions of a name counts for this one.
const ELSEWHERE: f32 = 0.3;
/// The document names it in full, too.
const NAMED: f32 = 3.0;
/// Less than this says nothing of where a name that is an ordinary word lies.
const SAYS_SOMETHING: f32 = 2.0;
/// Differences of so much make one entry some three times as likely as the other.
const SPREAD: f32 = 1.5;
/// A lead of so much makes a choice that others may build on.
const SURE: f32 = 3.0;

impl<'a> Linker<'a> {
    /// For documents of a date, which name no source.
    pub fn new(
        gazetteer: &'a Gazetteer,
        classes: &'a LinkClasses,
        adjectives: &'a FxHashMap<String, EntryId>,
        date: Option<&'a str>,
    ) -> Self {
        let (chains, areas) = Default::default();
        Linker { gazetteer, classes, date, source: Vec::new(), adjectives, chains, areas }
    }

    /// For documents whose source names places.
    #[must_use]
    pub fn with_source(self, source: Vec<EntryId>) -> Self {
        Linker { source, ..self }
    }

    /// What each mention means.
    pub fn choose(&self, document: LinkText<'_>) -> Vec<Choice> {
        let sure = |mention: &Mention| only(mention).filter(|_| !self.is_open(document, mention));
        let mut known: Vec<Option<EntryId>> = document.mentions.iter().map(sure).collect();
        let first = self.round(document, &known);
        // what is sure by now helps with the rest
        let mut more = false;
        for ((mention, choice), known) in document.mentions.iter().zip(&first).zip(&mut known) {
            if self.is_open(document, mention) && lead(&choice.shares) > SURE {
                *known = choice.entry;
                more |= known.is_some();
            }
        }
        if more { self.round(document, &known) } else { first }
    }

    fn round(&self, document: LinkText<'_>, known: &[Option<EntryId>]) -> Vec<Choice> {
        let surroundings = Surroundings::new(self, document, known);
        let mut groups: FxHashMap<&[(EntryId, bool)], Vec<usize>> = FxHashMap::default();
        for (index, mention) in document.mentions.iter().enumerate() {
            if self.is_open(document, mention) {
                groups.entry(&mention.entries[..]).or_default().push(index);
            }
        }
        let mut choices: Vec<Choice> = document.mentions.iter().map(certain).collect();
        for (candidates, group) in groups {
            for (index, choice) in self.group(document, &surroundings, known, candidates, &group) {
                choices[index] = choice;
            }
        }
        choices
    }

    /// Whether there is anything to decide: several entries, or an ordinary word.
    fn is_open(&self, document: LinkText<'_>, mention: &Mention) -> bool {
        mention.entries.len() > 1 || (!mention.entries.is_empty() && self.is_ordinary(document, mention))
    }

    /// A single word that is more often no name, and no entry has it for a sure name.
    fn is_ordinary(&self, document: LinkText<'_>, mention: &Mention) -> bool {
        let ordinary = |class| document.symbols.is(mention.start, class);
        mention.end == mention.start + 1
            && mention.entries.iter().all(|(_, weak)| *weak)
            && self.classes.ordinary.is_some_and(ordinary)
    }

    /// The mentions of one name.
    fn group(
        &self,
        document: LinkText<'_>,
        surroundings: &Surroundings<'_>,
        known: &[Option<EntryId>],
        candidates: &[(EntryId, bool)],
        group: &[usize],
    ) -> Vec<(usize, Choice)> {
        let own = group.iter().find_map(|&index| known[index]);
        // "Changsha" beside "Changsha County" is the city that the county lies in
        let inner = |entry| self.ancestors(entry)[1..].iter().any(|a| candidates.iter().any(|(other, _)| other == a));
        let named = |entry| own != Some(entry) && surroundings.is_named(entry) && !inner(entry);
        let weight = |entry| surroundings.weight(entry, own) + if named(entry) { NAMED } else { 0.0 };
        let weights: Vec<f32> = candidates.iter().map(|&(entry, _)| weight(entry)).collect();
        let beside: Vec<Vec<f32>> = group.iter().map(|&index| surroundings.beside(index, candidates)).collect();
        let sum = |candidate: usize| beside.iter().map(|scores| scores[candidate]).sum::<f32>();
        let sums: Vec<f32> = (0..candidates.len()).map(sum).collect();
        let priors: Vec<f32> = candidates.iter().map(|&(entry, weak)| self.prior(entry, weak)).collect();
        let choose = |(&index, beside): (&usize, &Vec<f32>)| {
            let score = |(number, &(entry, _)): (usize, &(EntryId, bool))| {
                let elsewhere = (sums[number] - beside[number]) * ELSEWHERE;
                let evidence = weights[number] + beside[number] + elsewhere.clamp(-6.0, 6.0);
                (entry, priors[number] + evidence, evidence)
            };
            let mut scores: Vec<(EntryId, f32, f32)> = candidates.iter().enumerate().map(score).collect();
            scores.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            let unfounded = scores[0].2 < SAYS_SOMETHING && self.is_ordinary(document, &document.mentions[index]);
            let entry = (!unfounded).then_some(scores[0].0);
            (index, Choice { entry, shares: shares(&scores) })
        };
        group.iter().zip(&beside).map(choose).collect()
    }

    /// How likely the entry is when nothing is known but its name.
    fn prior(&self, entry: EntryId, weak: bool) -> f32 {
        let entry = self.gazetteer.entry(entry);
        // while it was there, what is no more was what the name meant
        let once = entry.fact("until").is_some() && self.was_there(entry);
        let unmarked = if weak && !once { 0.0 } else { UNMARKED };
        let population: Option<f32> = entry.fact("population").and_then(|people| people.parse().ok());
        // the more people the likelier: 100,000 count as a county-level city, ten millions as a province
        let size = population.map_or(0.0, |people| people.max(1000.0).log10() - 5.0);
        let then = if self.was_there(entry) { 0.0 } else { NOT_THEN };
        let major = if self.classes.major.is_some_and(|class| entry.classes.contains(&class)) { MAJOR } else { 0.0 };
        self.rank(entry).prior + unmarked + size + major + then
    }

    /// Whether the entry's unit was there on the document's date.
    fn was_there(&self, entry: &Entry) -> bool {
        match (entry.fact("until"), self.date) {
            (Some(until), Some(date)) => date < until,
            (Some(_), None) => false,
            (None, _) => self.classes.former.is_none_or(|class| !entry.classes.contains(&class)),
        }
    }

    /// What the entry's kind counts for.
    pub(super) fn rank(&self, entry: &Entry) -> Rank {
        let mut ranks = self.classes.units.iter().chain(&self.classes.areas);
        let rank = ranks.find(|(class, _)| entry.classes.contains(class));
        rank.map_or(OTHER, |(_, rank)| *rank)
    }

    /// The entry itself and what it lies in, innermost first, on the document's date.
    pub fn ancestors(&self, entry: EntryId) -> Rc<[EntryId]> {
        self.chains.get(entry, || {
            let mut chain = vec![entry];
            while chain.len() < DEPTH {
                let last = self.gazetteer.entry(chain[chain.len() - 1]);
                let Some(parent) = self.parent(last).filter(|parent| !chain.contains(parent)) else { break };
                chain.push(parent);
            }
            chain
        })
    }

    fn parent(&self, entry: &Entry) -> Option<EntryId> {
        entry.parents.iter().find(|p| holds(p, self.date)).or(entry.parents.last())?.entry
    }
}

/// Whether something lay there on that date; without a date, whether it does now.
fn holds(parent: &Parent, date: Option<&str>) -> bool {
    let Some(date) = date else { return parent.until.is_none() };
    parent.from.as_deref().is_none_or(|from| from <= date) && parent.until.as_deref().is_none_or(|until| date < until)
}

/// The entry of a mention that can mean nothing else.
fn only(mention: &Mention) -> Option<EntryId> {
    match mention.entries[..] {
        [(entry, _)] => Some(entry),
        _ => None,
    }
}

fn certain(mention: &Mention) -> Choice {
    let entry = only(mention);
    Choice { entry, shares: entry.iter().map(|&entry| (entry, 1.0)).collect() }
}

/// Scores, the best first, as shares of 1.
fn shares(scores: &[(EntryId, f32, f32)]) -> Vec<(EntryId, f32)> {
    let best = scores.first().map_or(0.0, |s| s.1);
    let raw: Vec<f32> = scores.iter().map(|s| ((s.1 - best) / SPREAD).exp()).collect();
    let sum: f32 = raw.iter().sum();
    scores.iter().zip(raw).map(|(s, raw)| (s.0, raw / sum)).collect()
}

/// How far the best is ahead of the second, as a difference of scores.
fn lead(shares: &[(EntryId, f32)]) -> f32 {
    match shares {
        [best, second, ..] => (best.1 / second.1).ln() * SPREAD,
        _ => f32::INFINITY,
    }
}
