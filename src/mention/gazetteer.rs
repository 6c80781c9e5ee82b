//! Gazetteers: known names, found in one scan of the text.
//!
//! Policy for overlaps: leftmost, then longest. Whole words only. Case: a name matches as written, with its first
//! letter raised (at the start of a sentence or in a headline) or all in capitals; a name of several words listed in
//! capitals also matches with lower-case type words ("Jilin province" for "Jilin Province").

use std::collections::BTreeMap;
use std::sync::Arc;

use aho_corasick::{AhoCorasick, AhoCorasickKind, Anchored, Input, Match, MatchKind, StartKind};
use rustc_hash::FxHashMap;

use crate::error::{Error, Result};
use crate::pack::{GazetteerRow, Name};
use crate::pattern::{BaseId, ClassId, Vocabulary, split_phrase};
use crate::text::{Span, Token};

/// Number of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryId(pub u32);

/// A known thing.
#[derive(Clone, Debug)]
pub struct Entry {
    /// `place:CN-220184`
    pub key: Arc<str>,
    /// `place`
    pub kind: Arc<str>,
    /// Canonical name.
    pub name: Arc<str>,
    /// Its feature classes.
    pub classes: Vec<ClassId>,
    /// What it lies in, with dates where that changed.
    pub parents: Vec<Parent>,
    /// Further facts.
    pub facts: Vec<(Arc<str>, Arc<str>)>,
}

impl Entry {
    /// The fact of that name.
    pub fn fact(&self, name: &str) -> Option<&str> {
        self.facts.iter().find(|(fact, _)| **fact == *name).map(|(_, value)| &**value)
    }
}

/// What an entry lies in, and when. Dates are ISO prefixes (`2020-06`), compared as text.
#[derive(Clone, Debug)]
pub struct Parent {
    /// Key of the parent.
    pub key: Arc<str>,
    /// From then on.
    pub from: Option<Arc<str>>,
    /// Until then, exclusive.
    pub until: Option<Arc<str>>,
}

/// A name as written in the lists.
#[derive(Debug)]
struct Written {
    text: Box<str>,
    entries: Vec<(EntryId, bool)>,
    base: BaseId,
    /// For each kind that the name may be of: the classes of the mention.
    kind_bases: Vec<(Arc<str>, BaseId)>,
}

/// A name found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its tokens.
    pub start: u32,
    /// One past the last token.
    pub end: u32,
    /// Which name.
    pub name: u32,
}

/// Names as they are collected; [`Gazetteer`] once the words are known.
#[derive(Default)]
pub struct GazetteerBuilder {
    entries: Vec<Entry>,
    by_key: BTreeMap<Arc<str>, EntryId>,
    names: BTreeMap<Box<str>, Vec<(EntryId, bool)>>,
}

impl GazetteerBuilder {
    /// Adds a row. A row with a key that is already there adds names to it (a user's pack extends the default one).
    pub fn add(
        &mut self,
        (file, kind): (&str, &str),
        row: &GazetteerRow<'_>,
        vocabulary: &mut Vocabulary,
    ) -> Result<()> {
        let id = match self.by_key.get(row.key) {
            Some(&id) if self.entries[id.0 as usize].name.as_ref() == row.name.text => id,
            Some(_) => {
                let message = format!("{} stands twice, with different names; keys are unique", row.key);
                return Err(Error::pack(file, message).with_line(row.line));
            }
            None => self.insert(kind, row, vocabulary),
        };
        // "West Lake (Hanoi)" only tells entries apart; a name listed again as an alias has its mark there
        let told = row.name.text.contains('(') || row.aliases.iter().any(|a| a.text == row.name.text);
        for name in row.aliases.iter().chain((!told).then_some(&row.name)) {
            self.add_name(*name, id);
        }
        Ok(())
    }

    fn insert(&mut self, kind: &str, row: &GazetteerRow<'_>, vocabulary: &mut Vocabulary) -> EntryId {
        let id = EntryId(self.entries.len() as u32);
        let key: Arc<str> = row.key.into();
        self.entries.push(Entry {
            key: key.clone(),
            kind: kind.into(),
            name: row.name.text.into(),
            // the first part of the key is a feature too, where it is no kind: `company`, `university`
            classes: row
                .classes
                .iter()
                .chain((row.kind != kind).then_some(&row.kind))
                .map(|c| vocabulary.classes.intern(c))
                .collect(),
            parents: row.parent.split(';').filter(|p| !p.is_empty()).map(parent).collect(),
            facts: row.facts.iter().map(|&(k, v)| (k.into(), v.into())).collect(),
        });
        self.by_key.insert(key, id);
        id
    }

    fn add_name(&mut self, name: Name<'_>, id: EntryId) {
        // a leading article is never part of a mention, nor is the short form in brackets
        if name.text.starts_with("the ") || name.text.starts_with("The ") || name.text.ends_with(')') {
            return;
        }
        let entries = self.names.entry(name.text.replace('’', "'").into()).or_default();
        match entries.iter_mut().find(|(entry, _)| *entry == id) {
            Some((_, weak)) => *weak &= name.weak,
            None => entries.push((id, name.weak)),
        }
    }

    /// Compiles the names; call when all words are in the vocabulary.
    pub fn finish(self, vocabulary: &mut Vocabulary) -> Result<Gazetteer> {
        let mut patterns = Vec::new();
        let mut pattern_name = Vec::new();
        let mut names = Vec::new();
        let mut same: FxHashMap<String, Vec<u32>> = FxHashMap::default();
        for (text, entries) in self.names {
            let number = names.len() as u32;
            same.entry(text.to_ascii_lowercase()).or_default().push(number);
            patterns.push(text.to_string());
            pattern_name.push(number);
            if text.contains('\'') {
                patterns.push(text.replace('\'', "’"));
                pattern_name.push(number);
            }
            let base = base_of(&text, &entries, &self.entries, vocabulary);
            let kind_bases = kind_bases(&entries, &self.entries, vocabulary);
            names.push(Written { text, entries, base, kind_bases });
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .ascii_case_insensitive(true)
            .start_kind(StartKind::Both)
            .build(&patterns)
            .map_err(|e| Error::usage(format!("the gazetteers' names are too many: {e}")))?;
        // the automaton gives the first of names that differ in case alone
        let same =
            same.into_values().filter(|numbers| numbers.len() > 1).map(|numbers| (numbers[0], numbers)).collect();
        Ok(Gazetteer { automaton, pattern_name, same, names, entries: self.entries, by_key: self.by_key })
    }
}

/// The classes of a name: its kind (`place`, or `weak-place` where it is right only with context), the features of
/// its entries, and the classes of the word itself.
fn base_of(text: &str, found: &[(EntryId, bool)], entries: &[Entry], vocabulary: &mut Vocabulary) -> BaseId {
    let mut classes = vec![vocabulary.classes.intern("name")];
    for (id, weak) in found {
        let entry = &entries[id.0 as usize];
        let kind = if *weak { format!("weak-{}", entry.kind) } else { entry.kind.to_string() };
        classes.push(vocabulary.classes.intern(&kind));
        classes.extend(&entry.classes);
    }
    if let [word] = &split_phrase(text)[..] {
        classes.extend(vocabulary.word_classes(word));
    }
    vocabulary.symbols.base(classes)
}

/// For each kind of a name's entries: that kind with their features.
fn kind_bases(found: &[(EntryId, bool)], entries: &[Entry], vocabulary: &mut Vocabulary) -> Vec<(Arc<str>, BaseId)> {
    let mut kinds: BTreeMap<Arc<str>, Vec<ClassId>> = BTreeMap::new();
    for (id, _) in found {
        let entry = &entries[id.0 as usize];
        let kind = vocabulary.classes.intern(&entry.kind);
        let classes = kinds.entry(entry.kind.clone()).or_insert_with(|| vec![kind]);
        classes.extend(&entry.classes);
    }
    kinds.into_iter().map(|(kind, classes)| (kind, vocabulary.symbols.base(classes))).collect()
}

/// `place:CN-220300@..2020-06`
fn parent(text: &str) -> Parent {
    let (key, dates) = text.trim().split_once('@').unwrap_or((text.trim(), ""));
    let (from, until) = dates.split_once("..").unwrap_or(("", ""));
    let date = |d: &str| (!d.is_empty()).then(|| d.into());
    Parent { key: key.into(), from: date(from), until: date(until) }
}

/// The names of all packs, compiled.
pub struct Gazetteer {
    automaton: AhoCorasick,
    pattern_name: Vec<u32>,
    /// Names that differ in case alone, by the first of them.
    same: FxHashMap<u32, Vec<u32>>,
    names: Vec<Written>,
    entries: Vec<Entry>,
    by_key: BTreeMap<Arc<str>, EntryId>,
}

impl Gazetteer {
    /// The entry of that number.
    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id.0 as usize]
    }

    /// The entry with that key.
    pub fn by_key(&self, key: &str) -> Option<EntryId> {
        self.by_key.get(key).copied()
    }

    /// All entries, in order.
    pub fn entries(&self) -> impl Iterator<Item = (EntryId, &Entry)> {
        self.entries.iter().enumerate().map(|(number, entry)| (EntryId(number as u32), entry))
    }

    /// The entries that a name may mean, each with whether it needs context, in order of the lists.
    pub fn entries_of(&self, name: u32) -> &[(EntryId, bool)] {
        &self.names[name as usize].entries
    }

    /// The classes of a name.
    pub fn base(&self, name: u32) -> BaseId {
        self.names[name as usize].base
    }

    /// The classes that a name has as a mention of a kind.
    pub fn kind_base(&self, name: u32, kind: &str) -> Option<BaseId> {
        self.names[name as usize].kind_bases.iter().find(|(k, _)| **k == *kind).map(|(_, base)| *base)
    }

    /// The names as written, for yardsticks.
    pub fn written_names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|n| &*n.text)
    }

    /// All names in a text that are whole tokens, leftmost-longest, in order.
    pub fn scan(&self, text: &str, tokens: &[Token]) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut from = 0;
        let mut first = 0;
        while from < text.len() {
            let Some(longest) = self.automaton.find(Input::new(text).range(from..)) else { break };
            let start = longest.start();
            first += tokens[first..].partition_point(|t| (t.span.start as usize) < start);
            // "Zhejiang province" is no whole name in "Zhejiang provinces", but the shorter "Zhejiang" is
            let shorter = |m: &Match| {
                let input = Input::new(text).range(start..m.end() - 1).anchored(Anchored::Yes);
                self.automaton.find(input).filter(|m| m.start() == start)
            };
            let hit = std::iter::successors(Some(longest), shorter).find_map(|found| {
                let span = Span::new(start as u32, found.end() as u32);
                let name = self.pattern_name[found.pattern().as_usize()];
                let (end, name) = self.whole(text, tokens, first, span, name)?;
                Some((Hit { start: first as u32, end: end as u32, name }, found.end()))
            });
            from = match hit {
                Some((hit, end)) => {
                    hits.push(hit);
                    end
                }
                // go on after the first character of what was found
                None => (start + 1..).find(|&i| text.is_char_boundary(i)).unwrap_or(text.len()),
            };
        }
        hits
    }

    /// The end of the tokens that `span` covers, if it starts with token `first`, ends with a token and is written
    /// as the policy wants it, with the name as it is written, or else the first that fits.
    fn whole(&self, text: &str, tokens: &[Token], first: usize, span: Span, name: u32) -> Option<(usize, u32)> {
        if tokens.get(first)?.span.start != span.start {
            return None;
        }
        let count = tokens[first..].partition_point(|t| t.span.end < span.end);
        let last = tokens.get(first + count)?;
        if last.span.end != span.end && (last.span.end != span.end + 1 || !last.span.of(text).ends_with('.')) {
            return None;
        }
        let found = span.of(text);
        let written = |name: &&u32| &*self.names[**name as usize].text;
        let alone = [name];
        let same = self.same.get(&name).map_or(&alone[..], |same| &same[..]);
        let as_written = same.iter().find(|name| written(name) == found);
        let name = as_written.or_else(|| same.iter().find(|name| case_fits(written(name), found)))?;
        Some((first + count + 1, *name))
    }
}

/// The case policy, see the module's head.
fn case_fits(written: &str, found: &str) -> bool {
    let upper_name = written.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    if found == written {
        return true;
    }
    if !found.chars().any(char::is_lowercase) && !upper_name {
        // all capitals: long enough not to be an abbreviation of something else
        return found.len() > 3;
    }
    if upper_name {
        return false;
    }
    let mut words = written.split([' ', '-']).zip(found.split([' ', '-'])).enumerate();
    words.all(|(index, (w, f))| {
        let rest_equal = w.chars().skip(1).eq(f.chars().skip(1).map(|c| if c == '’' { '\'' } else { c }));
        let (wc, fc) = (w.chars().next(), f.chars().next());
        let raised = |a: Option<char>, b: Option<char>| {
            a.zip(b).is_some_and(|(a, b)| a == b || a.to_uppercase().eq(std::iter::once(b)))
        };
        // written lower, found raised; or (after the first word) written raised, found lower
        rest_equal && (raised(wc, fc) || (index > 0 && raised(fc, wc)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_policy() {
        for (written, found, fits) in [
            ("Jilin Province", "Jilin province", true),
            ("Jilin Province", "JILIN PROVINCE", true),
            ("Jilin Province", "jilin province", false),
            ("tourism", "Tourism", true),
            ("new energy vehicles", "New Energy Vehicles", true),
            ("US", "us", false),
            ("Guide County", "guide county", false),
            ("Xi'an", "Xi’an", true),
            ("Lhasa", "LHASA", true),
        ] {
            assert_eq!(case_fits(written, found), fits, "{written} / {found}");
        }
    }
}
