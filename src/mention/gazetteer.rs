//! Gazetteers: known names, found in one pass over the tokens of a text.
//!
//! Policy for overlaps: leftmost, then longest. Whole words only. Case: a name matches as written, with its first
//! letter raised (at the start of a sentence or in a headline) or all in capitals; a name of several words listed in
//! capitals also matches with lower-case type words ("Jilin province" for "Jilin Province").

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::names::{Candidate, Names};
use crate::error::{Error, Result};
use crate::pack::{GazetteerRow, Name, WrittenParent, class_names, facts, parents};
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
    pub classes: Arc<[ClassId]>,
    /// What it lies in, with dates where that changed.
    pub parents: Box<[Parent]>,
    /// Further facts, as written.
    facts: Box<str>,
}

impl Entry {
    /// Further facts: names and values.
    pub fn facts(&self) -> impl Iterator<Item = (&str, &str)> {
        facts(&self.facts)
    }

    /// The fact of that name.
    pub fn fact(&self, name: &str) -> Option<&str> {
        self.facts().find(|(fact, _)| *fact == name).map(|(_, value)| value)
    }
}

/// What an entry lies in, and when. Dates are ISO prefixes (`2020-06`), compared as text.
#[derive(Clone, Debug)]
pub struct Parent {
    /// The parent; none where no row has its key.
    pub entry: Option<EntryId>,
    /// From then on.
    pub from: Option<Arc<str>>,
    /// Until then, exclusive.
    pub until: Option<Arc<str>>,
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
pub struct GazetteerBuilder<'a> {
    entries: Vec<Entry>,
    by_key: FxHashMap<Arc<str>, EntryId>,
    names: Names,
    /// What names may mean: entry, whether it needs context, and the use before it of the same name.
    uses: Vec<(EntryId, bool, u32)>,
    /// The last use of each name.
    last: Vec<u32>,
    kinds: Vec<Arc<str>>,
    /// What each entry lies in, as written.
    parents: Vec<(EntryId, &'a str)>,
    /// Different sets of classes as rows write them, each with the kind of the key where that is one of them.
    sets: Vec<(&'a str, &'a str)>,
    set_index: FxHashMap<(&'a str, &'a str), u32>,
    /// The set of each entry.
    set_of: Vec<u32>,
    /// No classes, for entries whose set is not known yet.
    no_classes: Arc<[ClassId]>,
}

/// No use.
const NONE: u32 = u32::MAX;

impl<'a> GazetteerBuilder<'a> {
    /// Adds a row. A row with a key that is already there adds names to it (a user's pack extends the default one).
    pub fn add(&mut self, (file, kind): (&str, &str), row: &GazetteerRow<'a>) -> Result<()> {
        let id = match self.by_key.get(row.key) {
            Some(&id) if self.entries[id.0 as usize].name.as_ref() == row.name.text => id,
            Some(_) => {
                let message = format!("{} stands twice, with different names; keys are unique", row.key);
                return Err(Error::pack(file, message).with_line(row.line));
            }
            None => self.insert(kind, row),
        };
        // "West Lake (Hanoi)" only tells entries apart; a name listed again as an alias has its mark there
        let told = row.name.text.contains('(') || row.aliases().any(|a| a.text == row.name.text);
        for name in row.aliases().chain((!told).then_some(row.name)) {
            self.add_name(name, id);
        }
        Ok(())
    }

    fn insert(&mut self, kind: &str, row: &GazetteerRow<'a>) -> EntryId {
        let id = EntryId(self.entries.len() as u32);
        let key: Arc<str> = row.key.into();
        let kind_name = self.kinds.iter().find(|known| ***known == *kind).cloned().unwrap_or_else(|| {
            self.kinds.push(kind.into());
            self.kinds[self.kinds.len() - 1].clone()
        });
        // the first part of the key is a feature too, where it is no kind: `company`, `university`
        let set = (row.classes, if row.kind == kind { "" } else { row.kind });
        let number = *self.set_index.entry(set).or_insert_with(|| {
            self.sets.push(set);
            self.sets.len() as u32 - 1
        });
        self.set_of.push(number);
        self.entries.push(Entry {
            key: key.clone(),
            kind: kind_name,
            name: row.name.text.into(),
            classes: self.no_classes.clone(),
            parents: Box::default(),
            facts: row.facts.into(),
        });
        if !row.parent.is_empty() {
            self.parents.push((id, row.parent));
        }
        self.by_key.insert(key, id);
        id
    }

    fn add_name(&mut self, name: Name<'_>, id: EntryId) {
        // a leading article is never part of a mention, nor is the short form in brackets
        if name.text.starts_with("the ") || name.text.starts_with("The ") || name.text.ends_with(')') {
            return;
        }
        let number = if name.text.contains('’') {
            self.names.add(&name.text.replace('’', "'"))
        } else {
            self.names.add(name.text)
        };
        if self.last.len() < self.names.len() {
            self.last.push(NONE);
        }
        let mut at = self.last[number as usize];
        while let Some((entry, weak, before)) = self.uses.get_mut(at as usize) {
            if *entry == id {
                *weak &= name.weak;
                return;
            }
            at = *before;
        }
        let before = std::mem::replace(&mut self.last[number as usize], self.uses.len() as u32);
        self.uses.push((id, name.weak, before));
    }

    /// Compiles the names; call when all words are in the vocabulary.
    pub fn finish(mut self, vocabulary: &mut Vocabulary) -> Gazetteer {
        self.names.finish();
        let sets: Vec<Arc<[ClassId]>> = self.sets.iter().map(|set| classes_of(*set, vocabulary)).collect();
        self.entries.iter_mut().zip(&self.set_of).for_each(|(e, set)| e.classes = sets[*set as usize].clone());
        for (id, written) in &self.parents {
            let written = parents(written).filter_map(|(_, parent)| parent);
            self.entries[id.0 as usize].parents = written.map(|p| parent(p, &self.by_key)).collect();
        }
        let mut uses = Vec::with_capacity(self.uses.len());
        let mut ends = Vec::with_capacity(self.names.len());
        for &last in &self.last {
            let start = uses.len();
            let mut at = last;
            while let Some(&(entry, weak, before)) = self.uses.get(at as usize) {
                uses.push((entry, weak));
                at = before;
            }
            uses[start..].reverse();
            ends.push(uses.len() as u32);
        }
        let GazetteerBuilder { entries, by_key, names, .. } = self;
        let entry_bases = entries.iter().map(|entry| entry_base(entry, vocabulary)).collect();
        let mut gazetteer = Gazetteer {
            names,
            uses,
            ends,
            bases: Vec::new(),
            entry_bases,
            shared: FxHashMap::default(),
            entries,
            by_key,
        };
        gazetteer.find_bases(vocabulary);
        gazetteer
    }
}

/// The classes that a row has written, and those of its key.
fn classes_of((written, further): (&str, &str), vocabulary: &mut Vocabulary) -> Arc<[ClassId]> {
    let further = (!further.is_empty()).then_some(further);
    class_names(written).chain(further).map(|name| vocabulary.classes.intern(name)).collect()
}

/// The classes of a mention of an entry: its kind with its features.
fn entry_base(entry: &Entry, vocabulary: &mut Vocabulary) -> BaseId {
    let mut classes = vec![vocabulary.classes.intern(&entry.kind)];
    classes.extend(entry.classes.iter());
    vocabulary.symbols.base(&mut classes)
}

/// The classes of a name: its kind (`place`, or `weak-place` where it is right only with context), the features of
/// its entries, and the classes of the word itself.
fn base_of(word: Option<BaseId>, found: &[(EntryId, bool)], entries: &[Entry], vocabulary: &mut Vocabulary) -> BaseId {
    let mut classes = vec![vocabulary.classes.intern("name")];
    for (id, weak) in found {
        let entry = &entries[id.0 as usize];
        let kind = if *weak { format!("weak-{}", entry.kind) } else { entry.kind.to_string() };
        classes.push(vocabulary.classes.intern(&kind));
        classes.extend(entry.classes.iter());
    }
    classes.extend(word.map_or(&[][..], |word| vocabulary.symbols.of(word)));
    vocabulary.symbols.base(&mut classes)
}

/// For each kind of a name's entries: that kind with their features.
fn kind_bases(found: &[(EntryId, bool)], entries: &[Entry], vocabulary: &mut Vocabulary) -> Vec<(Arc<str>, BaseId)> {
    let mut kinds: BTreeMap<Arc<str>, Vec<ClassId>> = BTreeMap::new();
    for (id, _) in found {
        let entry = &entries[id.0 as usize];
        let kind = vocabulary.classes.intern(&entry.kind);
        let classes = kinds.entry(entry.kind.clone()).or_insert_with(|| vec![kind]);
        classes.extend(entry.classes.iter());
    }
    kinds.into_iter().map(|(kind, mut classes)| (kind, vocabulary.symbols.base(&mut classes))).collect()
}

fn parent(written: WrittenParent<'_>, by_key: &FxHashMap<Arc<str>, EntryId>) -> Parent {
    let date = |d: &str| (!d.is_empty()).then(|| d.into());
    Parent { entry: by_key.get(written.key).copied(), from: date(written.from), until: date(written.until) }
}

/// The names of all packs, compiled.
pub struct Gazetteer {
    names: Names,
    /// The entries that names may mean, name after name, each with whether it needs context.
    uses: Vec<(EntryId, bool)>,
    /// Where those of each name end.
    ends: Vec<u32>,
    /// The classes of each name.
    bases: Vec<BaseId>,
    /// The classes of a mention of each entry.
    entry_bases: Vec<BaseId>,
    /// The same for each kind of a name that several entries share.
    shared: FxHashMap<u32, Vec<(Arc<str>, BaseId)>>,
    entries: Vec<Entry>,
    by_key: FxHashMap<Arc<str>, EntryId>,
}

impl Gazetteer {
    /// Finds the classes of all names. Names with the same classes of entry and word share them.
    fn find_bases(&mut self, vocabulary: &mut Vocabulary) {
        let mut known: FxHashMap<(BaseId, bool, Option<BaseId>), BaseId> = FxHashMap::default();
        let mut bases = Vec::with_capacity(self.names.len());
        for number in 0..self.names.len() as u32 {
            let (text, uses) = (self.names.get(number), self.entries_of(number));
            let word = single_word(text).map(|word| vocabulary.word_base(&word));
            let mut base = || base_of(word, uses, &self.entries, vocabulary);
            bases.push(match uses {
                &[(entry, weak)] => *known.entry((self.entry_bases[entry.0 as usize], weak, word)).or_insert_with(base),
                _ => base(),
            });
            if uses.len() > 1 {
                let kind_bases = kind_bases(uses, &self.entries, vocabulary);
                self.shared.insert(number, kind_bases);
            }
        }
        self.bases = bases;
    }

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
        let start = (name as usize).checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.uses[start..self.ends[name as usize] as usize]
    }

    /// The classes of a name.
    pub fn base(&self, name: u32) -> BaseId {
        self.bases[name as usize]
    }

    /// The classes that a name has as a mention of a kind.
    pub fn kind_base(&self, name: u32, kind: &str) -> Option<BaseId> {
        match self.entries_of(name) {
            &[(entry, _)] => (*self.entry(entry).kind == *kind).then(|| self.entry_bases[entry.0 as usize]),
            _ => self.shared.get(&name)?.iter().find(|(k, _)| **k == *kind).map(|(_, base)| *base),
        }
    }

    /// The names as written, in order, for yardsticks.
    pub fn written_names(&self) -> impl Iterator<Item = &str> {
        let mut names: Vec<&str> = (0..self.names.len() as u32).map(|name| self.names.get(name)).collect();
        names.sort_unstable();
        names.into_iter()
    }

    /// All names in a text that are whole tokens, leftmost-longest, in order.
    pub fn scan(&self, text: &str, tokens: &[Token]) -> Vec<Hit> {
        let mut hits = Vec::new();
        if self.names.len() == 0 {
            return hits;
        }
        let mut candidates = Vec::new();
        let mut first = 0;
        while let Some(token) = tokens.get(first) {
            let start = token.span.start as usize;
            self.names.candidates(text, start, &mut candidates);
            // "Zhejiang province" is no whole name in "Zhejiang provinces", but the shorter "Zhejiang" is
            let whole = |candidate: &Candidate| {
                let span = Span::new(start as u32, candidate.end as u32);
                let (end, name) = self.whole((text, tokens), first, span, *candidate)?;
                Some((Hit { start: first as u32, end: end as u32, name }, candidate.end))
            };
            let hit = candidates.iter().rev().find_map(whole);
            match hit {
                Some((hit, end)) => {
                    hits.push(hit);
                    first += tokens[first..].partition_point(|t| (t.span.start as usize) < end);
                }
                None => first += 1,
            }
        }
        hits
    }

    /// The end of the tokens that `span` covers, if it starts with token `first`, ends with a token and is written
    /// as the policy wants it, with the name as it is written, or else the first that fits.
    fn whole(
        &self,
        (text, tokens): (&str, &[Token]),
        first: usize,
        span: Span,
        candidate: Candidate,
    ) -> Option<(usize, u32)> {
        let count = tokens[first..].partition_point(|t| t.span.end < span.end);
        let last = tokens.get(first + count)?;
        if last.span.end != span.end && (last.span.end != span.end + 1 || !last.span.of(text).ends_with('.')) {
            return None;
        }
        let found = span.of(text);
        let written = |name: &u32| self.names.get(*name);
        let same = || self.names.same(candidate, found);
        let as_written = same().find(|name| written(name) == found);
        let name = as_written.or_else(|| same().find(|name| case_fits(written(name), found)))?;
        Some((first + count + 1, name))
    }
}

/// The word that a name is, where it is a single one.
fn single_word(text: &str) -> Option<Cow<'_, str>> {
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Some(Cow::Borrowed(text));
    }
    if text.contains(' ') {
        return None;
    }
    let mut words = split_phrase(text);
    (words.len() == 1).then(|| words.swap_remove(0).into())
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
