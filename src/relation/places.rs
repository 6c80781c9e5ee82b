//! Which places an article is about.

use rustc_hash::FxHashMap;

use super::draft::Reference;
use crate::entity::Clusters;
use crate::mention::Mention;
use crate::pattern::Vocabulary;
use crate::text::{Block, Shape, Span, Text};

/// The places that the article is about.
#[derive(Debug)]
pub struct Places {
    /// Of the first place named in the headline, else the one named most.
    main: Option<Reference>,
    /// The country, province or state that is named most.
    jurisdiction: Option<Reference>,
    /// For each level, the place of it that is named most; of several, the first.
    levels: Vec<(&'static str, Option<Reference>)>,
    /// All places of each level, in order, with their sentences.
    named: Vec<(&'static str, Vec<(Span, Reference)>)>,
}

/// Levels of places that `@name` can mean.
const LEVELS: [&str; 5] = ["province", "state", "city", "county", "country"];
/// Classes of places that have governors.
const PROVINCES: [&str; 2] = ["province", "state"];
/// Classes of places that have ministers.
const GOVERNED: [&str; 3] = ["country", "province", "state"];
/// Classes of places that no article is about.
const TOO_WIDE: [&str; 4] = ["country", "continent", "compass-region", "sea"];
/// So many tokens of a body's name may be the place that it begins with.
const LONGEST_NAME: u32 = 4;
/// Classes of places that are no units.
pub const NATURAL: [&str; 6] = ["lake", "mountain", "desert", "plateau", "reservoir", "basin"];

impl Places {
    /// Finds them.
    pub fn new(text: &str, parsed: &Text, mentions: &[Mention], clusters: &Clusters, vocabulary: &Vocabulary) -> Self {
        let is = |mention: &Mention, class: &str| {
            vocabulary.classes.get(class).is_some_and(|c| mention.classes.contains(&c))
        };
        let places = || mentions.iter().enumerate().filter(|(_, m)| *m.kind == *"place");
        // "BEIJING, Sept. 20": where a report comes from
        let dateline = |m: &Mention| {
            let tokens = &parsed.tokens[m.start as usize..m.end as usize];
            parsed.sentences[m.sentence as usize].block == Block::Body && tokens.iter().all(|t| t.shape == Shape::Upper)
        };
        let unit = |m: &Mention| !TOO_WIDE.iter().chain(&NATURAL).any(|c| is(m, c));
        let inner = || places().filter(|(_, m)| unit(m) && !dateline(m));
        let in_bodies = in_names_of_bodies(text, parsed, mentions, clusters);
        let count = |i: usize| {
            let cluster = clusters.of[i];
            clusters.all[cluster as usize].mentions.len() + in_bodies.get(&cluster).copied().unwrap_or_default()
        };
        let reference = |(i, mention): (usize, &Mention)| Reference {
            cluster: clusters.of[i],
            span: mention.span,
            mention: Some(i as u32),
        };
        let titled = inner().find(|(_, m)| parsed.sentences[m.sentence as usize].block == Block::Title);
        let most = || inner().max_by_key(|(i, _)| (count(*i), std::cmp::Reverse(*i)));
        let most_of = |classes: &[&str]| {
            let named = places().filter(|(_, m)| classes.iter().any(|c| is(m, c)));
            named.max_by_key(|(i, _)| (count(*i), std::cmp::Reverse(*i))).map(reference)
        };
        let sentence = |m: &Mention| parsed.sentences[m.sentence as usize].span;
        let all_of = |level: &'static str| {
            (level, places().filter(|(_, m)| is(m, level)).map(|(i, m)| (sentence(m), reference((i, m)))).collect())
        };
        Places {
            main: titled.or_else(most).map(reference),
            jurisdiction: most_of(&GOVERNED),
            // where there are no provinces, governors govern states
            levels: LEVELS
                .map(|level| (level, if level == "province" { most_of(&PROVINCES) } else { most_of(&[level]) }))
                .to_vec(),
            named: LEVELS.map(all_of).to_vec(),
        }
    }

    /// The country, province or state that is named most.
    pub fn jurisdiction(&self) -> Option<Reference> {
        self.jurisdiction
    }

    /// The same, where it is a country.
    pub fn governed_country(&self) -> Option<Reference> {
        let country = self.most("country").map(|c| c.cluster);
        self.jurisdiction.filter(|j| Some(j.cluster) == country)
    }

    /// The country that the article names, where it names no other.
    pub fn only_country(&self) -> Option<Reference> {
        let (_, countries) = self.named.iter().find(|(level, _)| *level == "country")?;
        let ((_, first), others) = countries.split_first()?;
        others.iter().all(|(_, other)| other.cluster == first.cluster).then_some(*first)
    }

    /// What a premier leads: the state named most, where it is named more than any country, else the country.
    pub fn realm(&self, at: u32) -> Option<Reference> {
        let state = self.most("state").filter(|s| self.jurisdiction.is_some_and(|j| j.cluster == s.cluster));
        state.or_else(|| self.of_level("country", at))
    }

    /// The place of that level that is named most.
    fn most(&self, level: &str) -> Option<Reference> {
        self.levels.iter().find(|(name, _)| *name == level).and_then(|(_, place)| *place)
    }

    /// The place that the article is about.
    pub fn main(&self) -> Option<Reference> {
        self.main
    }

    /// The place of that level named last before byte `at` in its sentence, else the one named most.
    pub fn of_level(&self, level: &str, at: u32) -> Option<Reference> {
        let named = self.named.iter().find(|(name, _)| *name == level).map_or(&[][..], |(_, all)| all.as_slice());
        let before = &named[..named.partition_point(|(_, r)| r.span.start < at)];
        let here = before.last().filter(|(sentence, _)| at < sentence.end).map(|(_, r)| *r);
        here.or_else(|| self.most(level))
    }
}

/// How often names of bodies begin with each place: "Jilin Provincial Committee".
fn in_names_of_bodies(text: &str, parsed: &Text, mentions: &[Mention], clusters: &Clusters) -> FxHashMap<u32, usize> {
    let words = |m: &Mention, count: u32| {
        let (first, last) = (m.start as usize, (m.start + count) as usize - 1);
        Span::new(parsed.tokens[first].span.start, parsed.tokens[last].span.end).of(text)
    };
    let mut places: FxHashMap<&str, u32> = FxHashMap::default();
    for (i, place) in mentions.iter().enumerate().filter(|(_, m)| *m.kind == *"place") {
        // "Jilin province", "Jilin"
        let whole = place.end - place.start;
        for count in [whole, whole.saturating_sub(1).max(1)] {
            places.entry(words(place, count)).or_insert(clusters.of[i]);
        }
    }
    let mut times = FxHashMap::default();
    for body in mentions.iter().filter(|m| *m.kind == *"organization") {
        let most = (body.end - body.start).min(LONGEST_NAME);
        let begins = (1..=most).rev().find_map(|count| places.get(words(body, count)));
        if let Some(place) = begins {
            *times.entry(*place).or_default() += 1;
        }
    }
    times
}
