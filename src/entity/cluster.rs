//! Clusters: which mentions of a document mean one thing.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::link::{Choice, LinkText, Linker};
use crate::mention::{CompanyClasses, EntryId, Mention, first_joined};
use crate::pattern::{ClassId, TokenSymbols, Vocabulary};
use crate::text::Text;

/// A thing of the document, before it gets its name.
#[derive(Clone, Debug)]
pub struct Cluster {
    /// The kind.
    pub kind: Arc<str>,
    /// Its mentions, in order.
    pub mentions: Vec<u32>,
    /// What the gazetteers know of it.
    pub entry: Option<EntryId>,
    /// What it may be, each with the highest share that a mention gives it, the likeliest first.
    pub shares: Vec<(EntryId, f32)>,
    /// Features: those of its entry, and those of its mentions.
    pub classes: Vec<ClassId>,
    /// Value of a date.
    pub value: Option<String>,
}

/// The clusters of a document, and the cluster of each mention.
#[derive(Debug, Default)]
pub struct Clusters {
    /// All, in order of first mention.
    pub all: Vec<Cluster>,
    /// Cluster of each mention.
    pub of: Vec<u32>,
}

/// What the clusterer asks of the words.
#[derive(Clone, Debug)]
pub struct ClusterClasses {
    /// Words that do not tell one thing from another: "the", "province", "industry", by kind.
    pub dropped: BTreeMap<Arc<str>, ClassId>,
    /// Level words ("provincial"), which a longer form replaces by a name.
    pub level: Option<ClassId>,
    /// Chinese surnames.
    pub surname: Option<ClassId>,
    /// Jr., III.
    pub suffix: Option<ClassId>,
    /// What makes a company known by its own name alone.
    pub company: CompanyClasses,
    /// Words after which another thing is told, not another name of this one.
    pub preposition: Option<ClassId>,
    /// Surnames and given names as Hong Kong and Macao write them: "Sam Hou Fai".
    pub southern: Option<(ClassId, ClassId)>,
}

/// Puts mentions (in order of the text) together.
pub fn cluster(
    text: &str,
    parsed: &Text,
    mentions: &[Mention],
    (vocabulary, symbols): (&Vocabulary, &TokenSymbols<'_>),
    classes: &ClusterClasses,
    linker: &Linker<'_>,
) -> Clusters {
    let chosen = linker.choose(LinkText { text, parsed, mentions, symbols });
    let mut clusterer = Clusterer { text, parsed, mentions, vocabulary, symbols, classes, index: FxHashMap::default() };
    let mut clusters = Clusters { all: Vec::new(), of: vec![u32::MAX; mentions.len()] };
    // full names first, so that "Xu" finds "Xu Dazhe" wherever it stands; what stands in brackets behind one right after it,
    // so that "DRC" of the headline finds "Development Research Center (DRC)"
    let mut order: Vec<usize> = (0..mentions.len()).collect();
    order.sort_by_cached_key(|&i| {
        let behind = clusterer.behind(i);
        (std::cmp::Reverse(clusterer.weight(behind.unwrap_or(i))), behind.unwrap_or(i), i)
    });
    for index in order {
        let number = clusterer.place(index, &chosen[index], &mut clusters);
        clusters.of[index] = number;
    }
    for (index, &number) in clusters.of.iter().enumerate() {
        clusters.all[number as usize].mentions.push(index as u32);
    }
    in_order(clusters)
}

/// How far back the last mention of a name is looked for, in mentions.
const REACH: usize = 2000;

/// So many things are found by one name, such as a surname.
const MOST_ALIKE: usize = 256;

/// Forms under which a mention is known.
#[derive(Default)]
struct Keys {
    /// By which it finds those it belongs to, the surest first.
    sought: Vec<String>,
    /// By which only others find it: a surname, the own name of a company.
    offered: Vec<String>,
}

impl Keys {
    fn sought(sought: Vec<String>) -> Self {
        Keys { sought, offered: Vec::new() }
    }
}

struct Clusterer<'a> {
    text: &'a str,
    parsed: &'a Text,
    mentions: &'a [Mention],
    vocabulary: &'a Vocabulary,
    symbols: &'a TokenSymbols<'a>,
    classes: &'a ClusterClasses,
    /// The clusters of each kind that are known under a form.
    index: FxHashMap<Arc<str>, FxHashMap<String, Vec<u32>>>,
}

impl Clusters {
    /// These clusters with each put into the one that `into` tells.
    pub(super) fn joined(mut self, into: &[usize]) -> Clusters {
        if into.iter().enumerate().all(|(number, target)| number == *target) {
            return self;
        }
        for (number, &target) in into.iter().enumerate().filter(|(number, target)| number != *target) {
            let mentions = std::mem::take(&mut self.all[number].mentions);
            let gone = self.all[number].clone();
            let kept = &mut self.all[target];
            kept.mentions.extend(mentions);
            kept.mentions.sort_unstable();
            kept.entry = kept.entry.or(gone.entry);
            add_shares(&mut kept.shares, &gone.shares);
            kept.add_classes(&gone.classes);
        }
        for number in &mut self.of {
            *number = into[*number as usize] as u32;
        }
        in_order(self)
    }
}

impl Cluster {
    fn add_classes(&mut self, classes: &[ClassId]) {
        self.classes.extend(classes);
        self.classes.sort_unstable();
        self.classes.dedup();
    }

    /// What else it may be, with shares.
    pub fn alternatives(&self) -> impl Iterator<Item = (EntryId, f32)> + '_ {
        self.shares.iter().copied().filter(|(entry, _)| Some(*entry) != self.entry)
    }
}

impl Clusterer<'_> {
    /// Number of words of persons' and organizations' names: fuller ones are placed first.
    fn weight(&self, index: usize) -> u32 {
        let mention = &self.mentions[index];
        if matches!(&*mention.kind, "person" | "organization") { mention.end - mention.start } else { 1 }
    }

    fn place(&mut self, index: usize, choice: &Choice, clusters: &mut Clusters) -> u32 {
        let entry = choice.entry;
        let mention = &self.mentions[index];
        let Keys { sought, offered } = self.keys(index, entry);
        // what the gazetteers tell apart is not put together for its words
        let same = |number: &u32, clusters: &Clusters| may_be_one(clusters.all[*number as usize].entry, entry);
        let found = |key: &String| self.lookup(mention, key, index, clusters).filter(|number| same(number, clusters));
        let known = sought.iter().find_map(found);
        // "Siping (Jilin)": two places that the lists tell apart
        let renamed =
            || self.bracketed(index, clusters).filter(|number| *mention.kind != *"place" || same(number, clusters));
        let known = known.or_else(renamed);
        let number = known.unwrap_or_else(|| {
            clusters.all.push(Cluster {
                kind: mention.kind.clone(),
                mentions: Vec::new(),
                entry,
                shares: Vec::new(),
                classes: Vec::new(),
                value: mention.value.clone(),
            });
            clusters.all.len() as u32 - 1
        });
        let cluster = &mut clusters.all[number as usize];
        cluster.entry = cluster.entry.or(entry);
        add_shares(&mut cluster.shares, &choice.shares);
        cluster.add_classes(&mention.classes);
        let forms = self.index.entry(mention.kind.clone()).or_default();
        for key in sought.into_iter().chain(offered) {
            let numbers = forms.entry(key).or_default();
            if numbers.len() < MOST_ALIKE && !numbers.contains(&number) {
                numbers.push(number);
            }
        }
        number
    }

    /// The cluster of the mention that this one renames.
    fn bracketed(&self, index: usize, clusters: &Clusters) -> Option<u32> {
        let number = clusters.of[self.behind(index)?];
        (number != u32::MAX).then_some(number)
    }

    /// The mention that this one, in brackets right behind it, renames: "BYD Company (BYD)".
    fn behind(&self, index: usize) -> Option<usize> {
        let mention = &self.mentions[index];
        let before = index.checked_sub(1)?;
        let earlier = &self.mentions[before];
        let between = self.text.get(earlier.span.end as usize..mention.span.start as usize)?.trim();
        // "Harbin (the capital of Heilongjiang)" tells of another thing
        let mut words = earlier.end..mention.start;
        let tells_of = self.classes.preposition.is_some_and(|class| words.any(|word| self.is(word, class)));
        let renames =
            between.starts_with(['(', '（']) && between.len() < 20 && !between.contains([')', '）', ';']) && !tells_of;
        (renames && earlier.kind == mention.kind && !self.is_of_the_tail(earlier, mention)).then_some(before)
    }

    /// Whether letters stand for the end of a longer name alone: "Jilin committee of the Communist Party of China (CPC)".
    fn is_of_the_tail(&self, longer: &Mention, short: &Mention) -> bool {
        let letters = short.span.of(self.text);
        let capital = |token: u32| self.parsed.tokens[token as usize].span.of(self.text).chars().next();
        let initials =
            |from: u32| (from..longer.end).filter_map(capital).filter(|c| c.is_uppercase()).collect::<String>();
        let tails = (longer.start + 1..longer.end).filter(|t| capital(*t).is_some_and(char::is_lowercase));
        initials(longer.start) != letters && tails.map(initials).any(|tail| tail == letters)
    }

    /// Of several clusters that share a key, the one mentioned last before; else the first.
    fn lookup(&self, mention: &Mention, key: &str, index: usize, clusters: &Clusters) -> Option<u32> {
        let numbers = self.index.get(&mention.kind)?.get(key)?;
        if let [only] = numbers[..] {
            return Some(only);
        }
        let last = (0..index).rev().take(REACH).map(|i| clusters.of[i]).find(|n| numbers.contains(n));
        last.or_else(|| numbers.first().copied())
    }

    fn keys(&self, index: usize, entry: Option<EntryId>) -> Keys {
        let mention = &self.mentions[index];
        match &*mention.kind {
            // which posts are one is known when their bodies are
            "title" => return Keys::sought(vec![format!("#t{index}")]),
            "date" => return Keys::sought(mention.value.iter().map(|v| format!("={v}")).collect()),
            _ => {}
        }
        let words = self.words(mention);
        let mut keys = Keys::sought(entry.iter().map(|e| format!("#{}", e.0)).collect());
        keys.sought.push(words.join(" "));
        match &*mention.kind {
            "person" if words.len() > 1 => self.add_names(mention, &words, &mut keys),
            "organization" => {
                let core = self.core(mention);
                if core.split(' ').count() > 2 && core != words.join(" ") {
                    keys.sought.push(core);
                }
                let own = self.classes.company.own_name(mention, |token, class| self.is(token, class));
                if own > 0 {
                    keys.offered.push(self.joined_words(mention.start..mention.start + own));
                }
            }
            _ => {}
        }
        keys
    }

    /// Other forms of a person's full name, and the surname.
    fn add_names(&self, mention: &Mention, words: &[String], keys: &mut Keys) {
        // "Chen Miner" is "Chen Min'er"
        let letters: String = words.concat().chars().filter(|c| c.is_alphanumeric()).collect();
        keys.sought.push(format!("={letters}"));
        // "John C Tsang" is "John Tsang"
        let whole: Vec<&str> = words.iter().filter(|w| !is_initial(w)).map(String::as_str).collect();
        if (2..words.len()).contains(&whole.len()) {
            keys.sought.push(whole.join(" "));
        }
        let han = self.classes.surname.is_some_and(|c| self.is(mention.start, c));
        keys.offered.push(if han { words[0].clone() } else { self.last_name(mention) });
        let southern = self.classes.southern.is_some_and(|(surname, given)| {
            let end = mention.start + 3;
            mention.end == end && self.is(mention.start, surname) && (mention.start + 1..end).all(|t| self.is(t, given))
        });
        if southern && !han {
            keys.offered.push(words[0].clone());
        }
    }

    /// The surname that ends a name: "roe" of "Allan Roe, III", "dube ncube" of "Nomusa Dube-Ncube".
    fn last_name(&self, mention: &Mention) -> String {
        let is_suffix = |t: &u32| self.classes.suffix.is_some_and(|c| self.is(*t, c)) || is_mark(&self.word(*t));
        let suffixes = (mention.start..mention.end).rev().take_while(is_suffix).count() as u32;
        let last = mention.end.saturating_sub(suffixes + 1).max(mention.start);
        let first = first_joined(mention.start, last, |t| self.parsed.tokens[t as usize].span.of(self.text));
        self.joined_words(first..=last)
    }

    /// The words of a mention, lower case, without those that do not tell things of its kind apart.
    fn words(&self, mention: &Mention) -> Vec<String> {
        let dropped = self.classes.dropped.get(&mention.kind).copied();
        let tokens = mention.start..mention.end;
        let tell = |t: &u32| !dropped.is_some_and(|class| self.is(*t, class));
        let kept: Vec<String> = tokens.clone().filter(tell).map(|t| self.word(t)).filter(|w| !is_mark(w)).collect();
        if kept.is_empty() { tokens.map(|t| self.word(t)).collect() } else { kept }
    }

    /// An organization's words without places and levels: "committee provincial" of Jilin or of the province.
    fn core(&self, mention: &Mention) -> String {
        let dropped = self.classes.dropped.get(&mention.kind).copied();
        let place = self.vocabulary.classes.get("place");
        let tell = |t: &u32| {
            let names = place.is_some_and(|class| self.is(*t, class));
            !names && ![dropped, self.classes.level].into_iter().flatten().any(|class| self.is(*t, class))
        };
        self.joined_words((mention.start..mention.end).filter(tell))
    }

    /// The words of tokens, without marks, as one text.
    fn joined_words(&self, tokens: impl Iterator<Item = u32>) -> String {
        tokens.map(|t| self.word(t)).filter(|w| !is_mark(w)).collect::<Vec<_>>().join(" ")
    }

    fn word(&self, token: u32) -> String {
        let lower = self.parsed.tokens[token as usize].span.of(self.text).to_lowercase();
        if lower.is_ascii() { lower } else { lower.replace('’', "'") }
    }

    fn is(&self, token: u32, class: ClassId) -> bool {
        self.symbols.is(token, class)
    }
}

/// Whether the gazetteers do not tell two things apart.
pub(super) fn may_be_one(a: Option<EntryId>, b: Option<EntryId>) -> bool {
    a.zip(b).is_none_or(|(a, b)| a == b)
}

/// Keeps the highest share of each entry.
fn add_shares(known: &mut Vec<(EntryId, f32)>, more: &[(EntryId, f32)]) {
    for &(entry, share) in more {
        match known.iter_mut().find(|(known, _)| *known == entry) {
            Some((_, most)) => *most = most.max(share),
            None => known.push((entry, share)),
        }
    }
    known.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
}

fn is_initial(word: &str) -> bool {
    word.trim_end_matches('.').chars().count() == 1
}

fn is_mark(word: &str) -> bool {
    !word.chars().any(char::is_alphanumeric)
}

/// Numbers clusters by their first mention, without those that have none.
fn in_order(clusters: Clusters) -> Clusters {
    let named = |n: &u32| !clusters.all[*n as usize].mentions.is_empty();
    let mut order: Vec<u32> = (0..clusters.all.len() as u32).filter(named).collect();
    order.sort_by_key(|&n| clusters.all[n as usize].mentions.first().copied());
    let mut new = vec![0; clusters.all.len()];
    for (position, &old) in order.iter().enumerate() {
        new[old as usize] = position as u32;
    }
    let mut all: Vec<Option<Cluster>> = clusters.all.into_iter().map(Some).collect();
    Clusters {
        all: order.iter().filter_map(|&old| all[old as usize].take()).collect(),
        of: clusters.of.iter().map(|&old| new[old as usize]).collect(),
    }
}
