//! Descriptions and pronouns: "the province", "the meeting". Persons are found in `people.rs`.

use std::sync::Arc;

use super::cluster::Clusters;
use super::overall::Overall;
use super::people::{AGENT, AT, BELOW, BESIDE, FORMER, GROUP, HEAD, HIS, HIS_GROUP, LEADS, LED_BY};
use crate::mention::{Gazetteer, Item, Mark, Marks, Mention, Node};
use crate::pattern::{ClassId, Match, Phase, Scratch, TokenSymbols, Vocabulary};
use crate::text::{Span, Text};

/// A description that stands for an entity.
#[derive(Clone, Debug, PartialEq)]
pub struct Anaphor {
    /// The words.
    pub span: Span,
    /// The cluster meant.
    pub cluster: u32,
    /// What else is meant: "the two cities".
    pub others: Vec<u32>,
    /// The rule that found it.
    pub rule: Arc<str>,
    /// Index of the sentence.
    pub sentence: u32,
}

/// What resolves descriptions.
pub struct Resolver<'a> {
    /// Tokens and sentences.
    pub parsed: &'a Text,
    /// All mentions, in order.
    pub mentions: &'a [Mention],
    /// Their clusters.
    pub clusters: &'a Clusters,
    /// All words.
    pub vocabulary: &'a Vocabulary,
    /// What the words of the text are.
    pub symbols: &'a TokenSymbols<'a>,
    /// The text.
    pub text: &'a str,
    /// All names.
    pub gazetteer: &'a Gazetteer,
    /// The entry that an adjective of a place ("Chinese") belongs to.
    pub adjectives: &'a rustc_hash::FxHashMap<String, crate::mention::EntryId>,
    /// What has been asked of the whole document.
    pub overall: Overall,
}

/// Feature of rules for adjectives of places.
const BY_ADJECTIVE: &str = "by-adjective";

/// Feature of rules for a field: what is meant has all the description's words in its name.
const BY_NAME: &str = "by-name";
/// Feature of rules for "the two cities": as many things, named together.
const SEVERAL: &str = "several";
/// How far back "the two cities" reaches, in sentences.
const SEVERAL_REACH: u32 = 8;
/// Feature of rules for a post: whoever holds it is meant.
const HOLDER: &str = "holder";
/// Feature of rules for "the committee": what is meant has that word in its name.
const BY_HEAD: &str = "by-head";
/// Feature of rules for "our city": the one that the article is about.
const MAIN: &str = "main";
/// Feature of rules for a post told before its holder is named: "A senior official has left. Li Wei, head of ..., said".
const NAMED_NEXT: &str = "named-next";
/// Feature of rules for a group that stands for the person at its head.
const LEADER: &str = "leader";
/// Classes of the words for events that may stand for one another.
const EVENT_FAMILIES: [&str; 3] = ["event-meeting", "event-show", "event-ceremony"];
/// All classes that this step asks for.
pub const ASKED: [&str; 14] = [
    LED_BY,
    AGENT,
    LEADS,
    GROUP,
    HIS_GROUP,
    HIS,
    HEAD,
    AT,
    BESIDE,
    BELOW,
    FORMER,
    EVENT_FAMILIES[0],
    EVENT_FAMILIES[1],
    EVENT_FAMILIES[2],
];

/// How far a description reaches, in mentions.
pub(super) const REACH: usize = 2000;

/// So many mentions of an event are asked what sort of event it is.
const NAMINGS: usize = 50;

/// A name in capitals of at most so many letters is a short form: "USA".
const SHORT_FORM: usize = 4;

impl Resolver<'_> {
    /// Runs a phase of descriptions: those that find what they mean become items of that kind.
    pub fn run(
        &self,
        (phase, marks): (&Phase, &Marks),
        items: &mut [Vec<Item>],
        anaphors: &mut Vec<Anaphor>,
        applied: &mut Vec<(u32, Arc<str>, Span)>,
        scratch: &mut Scratch,
    ) {
        for (sentence, items) in items.iter_mut().enumerate() {
            scratch.see(items.iter().map(|i| (i.start, i.end)));
            let mut matches = phase.matches(items.iter().map(|i| i.symbol), self.vocabulary, scratch);
            matches.sort_by_key(|m| (m.run.start, std::cmp::Reverse(m.run.end), m.rule));
            let mut end = 0;
            let mut new = Vec::new();
            let old = std::mem::take(items);
            for found in matches {
                if found.run.start < end {
                    continue;
                }
                let Some((item, run)) = self.resolve((phase, marks), &found, &old, sentence as u32, anaphors) else {
                    continue;
                };
                if run.start < end {
                    continue;
                }
                let anaphor = &anaphors[anaphors.len() - 1];
                applied.push((sentence as u32, anaphor.rule.clone(), anaphor.span));
                new.extend_from_slice(&old[end as usize..run.start as usize]);
                new.push(item);
                end = run.end;
            }
            new.extend_from_slice(&old[end as usize..]);
            *items = new;
        }
    }

    fn resolve(
        &self,
        (phase, marks): (&Phase, &Marks),
        found: &Match,
        items: &[Item],
        sentence: u32,
        anaphors: &mut Vec<Anaphor>,
    ) -> Option<(Item, crate::pattern::Run)> {
        let rule = &phase.rules[found.rule];
        let mark = marks[found.rule].first()?;
        let run = found.capture(rule, &mark.capture)?;
        let (first, last) = (items[run.start as usize], items[run.end as usize - 1]);
        let tokens = &self.parsed.tokens;
        let span = Span::new(tokens[first.start as usize].span.start, tokens[last.end as usize - 1].span.end);
        let mut others = Vec::new();
        let cluster = match &*mark.kind {
            kind if self.marked(mark, SEVERAL) => {
                let mut meant = self.several(kind, mark, span.of(self.text), first.start)?.into_iter();
                let cluster = meant.next();
                others.extend(meant);
                cluster
            }
            _ if self.marked(mark, BY_ADJECTIVE) => self.of_adjective(span.of(self.text)),
            kind if self.marked(mark, BY_NAME) => self.named(kind, span.of(self.text)),
            "person" if self.marked(mark, HOLDER) => {
                let words = span.of(self.text);
                let before = self.holder(words, first.start).or_else(|| self.person(sentence, first.start, anaphors));
                before.or_else(|| self.holder_later(words, sentence, first.start))
            }
            "person" if self.marked(mark, NAMED_NEXT) => self.named_next(sentence),
            "person" if self.marked(mark, LEADER) => self.leader(first.start, anaphors),
            "person" => self.person(sentence, first.start, anaphors),
            kind if self.marked(mark, MAIN) => self.main(kind, &mark.classes),
            kind => {
                let named = match self.marked(mark, BY_HEAD) {
                    true => self.headed(kind, mark, &span, first.start),
                    false => self.described(kind, &mark.classes, first.start),
                };
                let before =
                    anaphors.iter().rev().take(REACH).find(|a| *a.rule == *rule.ast.name && self.alike(a, span));
                self.nearer(named, before, first.start)
            }
        }?;
        let node = Node::Anaphor(anaphors.len() as u32);
        anaphors.push(Anaphor { span, cluster, others, rule: rule.ast.name.clone(), sentence });
        let symbol = self.vocabulary.symbols.plain(mark.base);
        Some((Item { symbol, start: first.start, end: last.end, node }, run))
    }

    fn marked(&self, mark: &Mark, feature: &str) -> bool {
        self.vocabulary.classes.get(feature).is_some_and(|c| mark.classes.contains(&c))
    }

    /// The nearest thing of that kind whose name holds the last word of the description; an event may go by another
    /// word, and something with one of the mark's other features too.
    fn headed(&self, kind: &str, mark: &Mark, span: &Span, token: u32) -> Option<usize> {
        let words = span.of(self.text);
        let head = words.rsplit(char::is_whitespace).next()?.to_lowercase();
        let full_name =
            |i: usize| self.clusters.all[self.clusters.of[i] as usize].entry.map(|e| &self.gazetteer.entry(e).name);
        let named = |i: usize| {
            let mention = &self.mentions[i];
            *mention.kind == *kind
                && (mention.span.of(self.text).to_lowercase().contains(&head)
                    || full_name(i).is_some_and(|name| name.to_lowercase().contains(&head)))
        };
        let found = self.nearest_before(token, named);
        let by_head = self.vocabulary.classes.get(BY_HEAD);
        let features: Vec<ClassId> = mark.classes.iter().copied().filter(|c| Some(*c) != by_head).collect();
        found.or_else(|| match kind {
            "event" => self.nearest_before(token, |i| *self.mentions[i].kind == *kind && self.like(&head, i)),
            _ if features.is_empty() => None,
            _ => self.described(kind, &features, token),
        })
    }

    /// True where the event may go by that word: "the conference" is no fair.
    fn like(&self, head: &str, mention: usize) -> bool {
        let classes = EVENT_FAMILIES.map(|family| self.vocabulary.classes.get(family));
        let family = |word: &str| classes.iter().flatten().position(|&class| self.vocabulary.word_is(word, class));
        let of = |mention: u32| {
            let words = self.mentions[mention as usize].span.of(self.text).to_lowercase();
            words.split(|c: char| !c.is_alphanumeric()).filter_map(family).next_back()
        };
        // "(CIFIT)" is what its longer name tells
        let others = &self.clusters.all[self.clusters.of[mention] as usize].mentions;
        let last = of(mention as u32).or_else(|| others.iter().take(NAMINGS).find_map(|&m| of(m)));
        last.is_none() || family(head).is_none_or(|own| Some(own) == last)
    }

    /// The first so many things of that kind, with one of the features, that one sentence before names.
    fn several(&self, kind: &str, mark: &Mark, words: &str, token: u32) -> Option<Vec<u32>> {
        let number = words.split_whitespace().find_map(count).unwrap_or(2);
        let before = self.mentions.partition_point(|m| m.start < token);
        let here = self.mentions[..before].last()?.sentence;
        let several = self.vocabulary.classes.get(SEVERAL);
        let fits = |i: usize| {
            let cluster = &self.clusters.all[self.clusters.of[i] as usize];
            let features = || mark.classes.iter().filter(|c| Some(**c) != several);
            *cluster.kind == *kind && (features().next().is_none() || features().any(|f| cluster.classes.contains(f)))
        };
        (here.saturating_sub(SEVERAL_REACH)..=here).rev().find_map(|sentence| {
            let mut named: Vec<u32> = Vec::new();
            let own = (0..before).rev().take(REACH).filter(|&i| self.mentions[i].sentence == sentence && fits(i));
            for cluster in own.map(|i| self.clusters.of[i]) {
                if !named.contains(&cluster) {
                    named.push(cluster);
                }
            }
            named.reverse();
            (named.len() >= number).then(|| named[..number].to_vec())
        })
    }

    /// The place of the document that an adjective belongs to.
    fn of_adjective(&self, words: &str) -> Option<u32> {
        self.of_entry(*self.adjectives.get(&words.to_lowercase())?)
    }

    /// The thing of that kind with one of the features that the nearest sentence before names first; else the first
    /// after.
    fn described(&self, kind: &str, features: &[ClassId], token: u32) -> Option<usize> {
        let may_be = |i: usize| {
            let cluster = &self.clusters.all[self.clusters.of[i] as usize];
            *cluster.kind == *kind
                && !self.dateline(i)
                && (features.is_empty() || features.iter().any(|f| cluster.classes.contains(f)))
        };
        // "Changsha" is taken for a city, though there is a county of that name
        let is = |i: usize| {
            let entry = self.clusters.all[self.clusters.of[i] as usize].entry;
            let known = |e| features.iter().any(|f| self.gazetteer.entry(e).classes.contains(f));
            may_be(i) && entry.is_none_or(|e| features.is_empty() || known(e))
        };
        self.nearest_before(token, is).or_else(|| self.nearest(token, may_be))
    }

    /// "BEIJING, Sept. 20": where a report comes from.
    fn dateline(&self, mention: usize) -> bool {
        let mention = &self.mentions[mention];
        let first = self.parsed.sentences[mention.sentence as usize].span.start == mention.span.start;
        let words = mention.span.of(self.text);
        first && words.len() > SHORT_FORM && !words.chars().any(char::is_lowercase)
    }

    /// What [`Resolver::nearest_before`] gives; else the first after.
    fn nearest(&self, token: u32, fits: impl Fn(usize) -> bool) -> Option<usize> {
        let split = self.mentions.partition_point(|m| m.start < token);
        let after = || (split..self.mentions.len()).take(REACH).find(|&i| fits(i));
        self.nearest_before(token, &fits).or_else(after)
    }

    /// What a sentence names first is what it speaks of: the first mention that fits in the nearest sentence before
    /// that has one.
    fn nearest_before(&self, token: u32, fits: impl Fn(usize) -> bool) -> Option<usize> {
        let split = self.mentions.partition_point(|m| m.start < token);
        let mut found: Option<usize> = None;
        for i in (0..split).rev().take(REACH) {
            if found.is_some_and(|f| self.mentions[f].sentence != self.mentions[i].sentence) {
                break;
            }
            if fits(i) {
                found = Some(i);
            }
        }
        found
    }

    /// Whether a description before ends with the same word: "the county" and "this county".
    fn alike(&self, before: &Anaphor, span: Span) -> bool {
        let last = |span: Span| span.of(self.text).rsplit(char::is_whitespace).next();
        last(before.span) == last(span)
    }

    /// What is named, or what the same description meant before, if that is nearer, or in the same sentence comes first:
    /// "The county, helped by Yutian County, grew. The county also ...".
    fn nearer(&self, named: Option<usize>, before: Option<&Anaphor>, token: u32) -> Option<u32> {
        let Some(i) = named else { return before.map(|a| a.cluster) };
        let mention = &self.mentions[i];
        let place = |sentence: u32, span: Span| (std::cmp::Reverse(sentence), span.start);
        let first =
            |a: &&Anaphor| mention.start > token || place(a.sentence, a.span) < place(mention.sentence, mention.span);
        before.filter(first).map_or(Some(self.clusters.of[i]), |a| Some(a.cluster))
    }
}

/// The number that a word of a description tells.
fn count(word: &str) -> Option<usize> {
    match word {
        "two" | "both" => Some(2),
        "three" => Some(3),
        "four" => Some(4),
        "five" => Some(5),
        _ => None,
    }
}
