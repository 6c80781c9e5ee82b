//! What an article tells of a thing so that other articles' things can be compared with it.
//!
//! Places get `unit` and `within`; what no gazetteer knows gets `core`, its words as they are compared, a body `place` or `level`,
//! where its name says either, and a title `level` ("Union Minister").

use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::FxHashSet;

use super::knowledge::Knowledge;
use super::pipeline::Analysis;
use crate::entity::{Cluster, Linker};
use crate::mention::{EntryId, Mention};
use crate::text::{Document, Shape, Token};

/// Finds these attributes in one document.
pub struct Identifying<'a> {
    pub knowledge: &'a Knowledge,
    pub document: &'a Document,
    pub analysis: &'a Analysis,
    pub linker: Linker<'a>,
    /// The entries that the document names.
    pub named: FxHashSet<EntryId>,
}

type Attributes = BTreeMap<String, String>;

impl Identifying<'_> {
    /// Adds what holds of the cluster.
    pub fn add(&self, cluster: &Cluster, attributes: &mut Attributes) {
        match (cluster.entry, &*cluster.kind) {
            (Some(entry), "place") => self.add_place(entry, attributes),
            (Some(_), _) | (None, "person" | "place" | "date" | "river") => {}
            (None, _) => self.add_words(cluster, attributes),
        }
    }

    fn add_place(&self, entry: EntryId, attributes: &mut Attributes) {
        if let Some(unit) = self.unit(entry) {
            attributes.insert("unit".into(), unit.into());
        }
        self.add_within(&self.linker.ancestors(entry)[1..], attributes);
    }

    /// `prefecture=place:CN-220100;province=place:CN-220000;country=place:CN`
    fn add_within(&self, places: &[EntryId], attributes: &mut Attributes) {
        let named = |place: &EntryId| {
            let key = &self.knowledge.gazetteer.entry(*place).key;
            format!("{}={key}", self.unit(*place).unwrap_or("place"))
        };
        if !places.is_empty() {
            attributes.insert("within".into(), places.iter().map(named).collect::<Vec<_>>().join(";"));
        }
    }

    /// The unit that a place is: a municipality is no province, whatever its level.
    fn unit(&self, entry: EntryId) -> Option<&str> {
        let Knowledge { gazetteer, link, vocabulary, .. } = self.knowledge;
        link.unit(gazetteer.entry(entry)).map(|class| vocabulary.classes.name(class))
    }

    fn add_words(&self, cluster: &Cluster, attributes: &mut Attributes) {
        let Some(mention) = self.fullest(cluster) else { return };
        let tokens = &self.analysis.parsed.tokens[mention.start as usize..mention.end as usize];
        let mut gone = vec![false; tokens.len()];
        if matches!(&*cluster.kind, "organization" | "title") {
            let level = self.take_level(tokens, &mut gone);
            let place =
                (*cluster.kind == *"organization").then(|| self.take_place(tokens, &mut gone, level.as_deref()));
            if let Some(place) = place.flatten() {
                attributes.insert("place".into(), self.knowledge.gazetteer.entry(place).key.to_string());
                self.add_within(&self.linker.ancestors(place), attributes);
            } else if let Some(level) = level {
                attributes.insert("level".into(), level);
            }
        }
        let dropped = self.knowledge.clusters.dropped.get(&cluster.kind).copied();
        let is_dropped = |token: &Token| dropped.is_some_and(|class| self.is(token, class)) || !tells(token);
        let kept = tokens.iter().zip(&gone).filter(|(token, gone)| !**gone && !is_dropped(token));
        let words: Vec<String> = kept.map(|(token, _)| self.word(token)).collect();
        let core = match &*cluster.kind {
            "organization" => self.knowledge.schema.identity.compared_body(&words),
            "event" => self.knowledge.schema.identity.compared(&words),
            "title" => title(&words.join(" ")),
            _ => words.join(" "),
        };
        if !core.is_empty() {
            attributes.insert("core".into(), core);
        }
    }

    fn fullest(&self, cluster: &Cluster) -> Option<&Mention> {
        let mentions = cluster.mentions.iter().map(|number| &self.analysis.mentions[*number as usize]);
        mentions.max_by_key(|mention| (mention.span.end - mention.span.start, std::cmp::Reverse(mention.span.start)))
    }

    /// Takes the level words out; gives the first.
    fn take_level(&self, tokens: &[Token], gone: &mut [bool]) -> Option<String> {
        let levels = &self.knowledge.schema.identity.levels;
        let mut first = None;
        // the head of a name is never its level
        for (token, gone) in tokens.iter().zip(gone).rev().skip(1).rev() {
            let word = self.word(token);
            if levels.contains_key(&word) {
                *gone = true;
                first.get_or_insert(word);
            }
        }
        first
    }

    /// Takes the name of the place out that the body is one of.
    fn take_place(&self, tokens: &[Token], gone: &mut [bool], level: Option<&str>) -> Option<EntryId> {
        let first = tokens.first()?.span.start;
        let name = &self.document.text[first as usize..tokens.last()?.span.end as usize];
        let moved: Vec<Token> = tokens.iter().map(|token| shifted(token, first)).collect();
        let mut found = self.place_in(name, &moved, gone, level);
        if found.is_none() && level.is_some() {
            // "Guangxi Zhuang Autonomous Regional": the longest name begins here and does not end
            let words = (0..tokens.len()).filter(|index| tokens[*index].shape == Shape::Capitalized && !gone[*index]);
            found = words.into_iter().find_map(|index| {
                let span = tokens[index].span;
                let alone = [shifted(&tokens[index], span.start)];
                let (place, _) = self.place_in(span.of(&self.document.text), &alone, &[false], level)?;
                Some((place, index..index + 1))
            });
        }
        let (place, range) = found?;
        gone[range.clone()].fill(true);
        let dropped = self.knowledge.clusters.dropped.get("place").copied();
        let types = tokens.iter().zip(gone).skip(range.end);
        types
            .take_while(|(token, _)| dropped.is_some_and(|class| self.is(token, class)))
            .for_each(|(_, gone)| *gone = true);
        Some(place)
    }

    /// The first place that the words name, a country only if there is no other: "China's State Council".
    fn place_in(
        &self,
        name: &str,
        tokens: &[Token],
        gone: &[bool],
        level: Option<&str>,
    ) -> Option<(EntryId, Range<usize>)> {
        let gazetteer = &self.knowledge.gazetteer;
        let mut found: Option<(EntryId, Range<usize>)> = None;
        for hit in gazetteer.scan(name, tokens) {
            let range = hit.start as usize..hit.end as usize;
            let entries = gazetteer.entries_of(hit.name).iter().map(|(entry, _)| *entry);
            let places: Vec<EntryId> = entries.filter(|entry| *gazetteer.entry(*entry).kind == *"place").collect();
            let Some(place) = self.likeliest(&places, level).filter(|_| !gone[range.clone()].iter().all(|gone| *gone))
            else {
                continue;
            };
            let nearer = |(before, _): &(EntryId, _)| {
                self.unit(*before) == Some("country") && self.unit(place) != Some("country")
            };
            if found.as_ref().is_none_or(nearer) {
                found = Some((place, range));
            }
        }
        found
    }

    /// Of the places of one name: that of the level's units, then that which the article names.
    fn likeliest(&self, places: &[EntryId], level: Option<&str>) -> Option<EntryId> {
        let units = level.and_then(|level| self.knowledge.schema.identity.levels.get(level));
        let fits = |place: EntryId| {
            let unit = self.unit(place).unwrap_or("");
            units.is_some_and(|units| units.iter().any(|known| known == unit) || unit == "municipality")
        };
        let key = |place: &EntryId| (fits(*place), self.named.contains(place), std::cmp::Reverse(*place));
        places.iter().copied().max_by_key(key)
    }

    fn is(&self, token: &Token, class: crate::pattern::ClassId) -> bool {
        self.knowledge.vocabulary.is(&self.document.text, token, class)
    }

    fn word(&self, token: &Token) -> String {
        token.span.of(&self.document.text).to_lowercase().replace('’', "'").replace('.', "")
    }
}

fn tells(token: &Token) -> bool {
    !matches!(token.shape, Shape::Mark | Shape::Possessive)
}

fn shifted(token: &Token, by: u32) -> Token {
    let span = crate::text::Span::new(token.span.start - by, token.span.end - by);
    Token { span, ..*token }
}

/// A title's words, one writing for all: "Vice-Governors" and "vice governor".
fn title(words: &str) -> String {
    let words = words.replace('-', " ");
    let plural = words.len() > 4 && words.ends_with('s') && !words.ends_with("ss");
    if plural { words[..words.len() - 1].to_owned() } else { words }
}
