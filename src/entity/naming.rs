//! What the name of a body or post says: its words as they are compared, and its place or level.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::link::Linker;
use crate::mention::{EntryId, Mention};
use crate::pack::Identity;
use crate::pattern::{ClassId, Vocabulary};
use crate::text::{Shape, Span, Text, Token};

/// What the name of a body or post says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Naming {
    /// Its words, lower case, without place, level and words that tell nothing apart.
    pub words: Vec<String>,
    /// The place that the body is one of.
    pub place: Option<EntryId>,
    /// The first level word ("provincial").
    pub level: Option<String>,
}

/// Reads names of a document.
pub struct NameReader<'a> {
    /// The text.
    pub text: &'a str,
    /// Its tokens.
    pub parsed: &'a Text,
    /// All words.
    pub vocabulary: &'a Vocabulary,
    /// Which place lies where.
    pub linker: &'a Linker<'a>,
    /// How names are compared.
    pub identity: &'a Identity,
    /// Words that do not tell one thing from another, by kind.
    pub dropped: &'a BTreeMap<Arc<str>, ClassId>,
    /// "Province", "Region".
    pub place_type: Option<ClassId>,
    /// The entries that the document names.
    pub named: FxHashSet<EntryId>,
}

impl NameReader<'_> {
    /// What the name of a mention says; only bodies and titles have places and levels.
    pub fn read(&self, mention: &Mention) -> Naming {
        let tokens = &self.parsed.tokens[mention.start as usize..mention.end as usize];
        let mut gone = vec![false; tokens.len()];
        let mut naming = Naming::default();
        if matches!(&*mention.kind, "organization" | "title") {
            naming.level = self.take_level(tokens, &mut gone);
        }
        if *mention.kind == *"organization" {
            naming.place = self.take_place(tokens, &mut gone, naming.level.as_deref());
        }
        let dropped = self.dropped.get(&mention.kind).copied();
        let is_dropped = |token: &Token| dropped.is_some_and(|class| self.is(token, class)) || !tells(token);
        let kept = tokens.iter().zip(&gone).filter(|(token, gone)| !**gone && !is_dropped(token));
        naming.words = kept.map(|(token, _)| self.word(token)).collect();
        naming
    }

    /// Takes the level words out; gives the first.
    fn take_level(&self, tokens: &[Token], gone: &mut [bool]) -> Option<String> {
        let levels = &self.identity.levels;
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
        let name = &self.text[first as usize..tokens.last()?.span.end as usize];
        let moved: Vec<Token> = tokens.iter().map(|token| shifted(token, first)).collect();
        let mut found = self.place_in(name, &moved, gone, level);
        if found.is_none() && level.is_some() {
            // "Guangxi Zhuang Autonomous Regional": the longest name begins here and does not end
            let words = (0..tokens.len()).filter(|index| tokens[*index].shape == Shape::Capitalized && !gone[*index]);
            found = words.into_iter().find_map(|index| {
                let span = tokens[index].span;
                let alone = [shifted(&tokens[index], span.start)];
                let (place, _) = self.place_in(span.of(self.text), &alone, &[false], level)?;
                Some((place, index..index + 1))
            });
        }
        let (place, range) = found?;
        gone[range.clone()].fill(true);
        let end = range.end + self.type_words(&tokens[range.end..], &gone[range.end..]);
        gone[range.end..end].fill(true);
        Some(place)
    }

    /// How many words behind a place's name belong to it: "Special Administrative Region", "Zhuang Autonomous" before
    /// "Regional", but not "Administrative" before "Committee".
    fn type_words(&self, tokens: &[Token], gone: &[bool]) -> usize {
        let dropped = self.dropped.get("place").copied();
        let run = tokens.iter().take_while(|token| dropped.is_some_and(|class| self.is(token, class))).count();
        if gone.get(run).is_some_and(|level| *level) {
            return run;
        }
        let ends = |token: &Token| self.place_type.is_some_and(|class| self.is(token, class));
        tokens[..run].iter().rposition(ends).map_or(0, |last| last + 1)
    }

    /// The first place that the words name, a country only if there is no other: "China's State Council".
    fn place_in(
        &self,
        name: &str,
        tokens: &[Token],
        gone: &[bool],
        level: Option<&str>,
    ) -> Option<(EntryId, Range<usize>)> {
        let gazetteer = self.linker.gazetteer;
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
        let units = level.and_then(|level| self.identity.levels.get(level));
        let fits = |place: EntryId| {
            let unit = self.unit(place).unwrap_or("");
            units.is_some_and(|units| units.iter().any(|known| known == unit) || unit == "municipality")
        };
        let key = |place: &EntryId| (fits(*place), self.named.contains(place), std::cmp::Reverse(*place));
        places.iter().copied().max_by_key(key)
    }

    /// The unit that a place is: a municipality is no province, whatever its level.
    pub fn unit(&self, entry: EntryId) -> Option<&str> {
        let class = self.linker.classes.unit(self.linker.gazetteer.entry(entry))?;
        Some(self.vocabulary.classes.name(class))
    }

    fn is(&self, token: &Token, class: ClassId) -> bool {
        self.vocabulary.is(self.text, token, class)
    }

    fn word(&self, token: &Token) -> String {
        token.span.of(self.text).to_lowercase().replace('’', "'").replace('.', "")
    }
}

fn tells(token: &Token) -> bool {
    !matches!(token.shape, Shape::Mark | Shape::Possessive)
}

fn shifted(token: &Token, by: u32) -> Token {
    let span = Span::new(token.span.start - by, token.span.end - by);
    Token { span, ..*token }
}
