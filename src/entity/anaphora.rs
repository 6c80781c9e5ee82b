//! Descriptions and pronouns: "the province", "the meeting", "he".

use std::sync::Arc;

use super::cluster::Clusters;
use crate::mention::{Gazetteer, Item, Mark, Marks, Mention, Node};
use crate::pattern::{ClassId, Match, Phase, Scratch, Vocabulary};
use crate::text::{Block, Span, Text};

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
    /// The text.
    pub text: &'a str,
    /// All names.
    pub gazetteer: &'a Gazetteer,
    /// The entry that an adjective of a place ("Chinese") belongs to.
    pub adjectives: &'a rustc_hash::FxHashMap<String, crate::mention::EntryId>,
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
/// Feature of rules for a group that stands for the person at its head.
const LEADER: &str = "leader";
/// Class of the words before the leader of a delegation.
const LED_BY: &str = "led-by";
/// Class of the word between them.
const AGENT: &str = "agent-word";
/// Class of the verbs of leading one.
const LEADS: &str = "leads";
/// Class of the words for what is led.
const GROUP: &str = "led-group";
/// Class of the words before those with whom the one spoken of does something: "Accompanied by Li Wei, he ...".
const BESIDE: &str = "beside-word";
/// Classes of the words for events that may stand for one another.
const EVENT_FAMILIES: [&str; 3] = ["event-meeting", "event-show", "event-ceremony"];
/// All classes that this step asks for.
pub const ASKED: [&str; 8] =
    [LED_BY, AGENT, LEADS, GROUP, BESIDE, EVENT_FAMILIES[0], EVENT_FAMILIES[1], EVENT_FAMILIES[2]];

/// So many tokens may stand between a post and the name right behind it.
const HONORIFIC: u32 = 2;
/// And so many where something else stands between: "Governor of Jilin province Jing Junhai".
const NAME_REACH: u32 = 10;

/// So many tokens may stand between "led by" and the name, the name and "led", and that and the word for the group.
const LED_REACH: u32 = 24;
const LEADS_REACH: u32 = 40;
const GROUP_REACH: u32 = 10;
const HIS_GROUP_REACH: u32 = 3;

/// How far a description reaches, in mentions.
const REACH: usize = 2000;

/// A name in capitals of at most so many letters is a short form: "USA".
const SHORT_FORM: usize = 4;

/// How far back a pronoun reaches, in sentences.
const PRONOUN_REACH: u32 = 4;

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
                self.holder(span.of(self.text), first.start).or_else(|| self.person(sentence, first.start, anaphors))
            }
            "person" if self.marked(mark, LEADER) => self.leader(first.start),
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
        let words = self.mentions[mention].span.of(self.text).to_lowercase();
        let last = words.split(|c: char| !c.is_alphanumeric()).filter_map(family).next_back();
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

    /// The first thing of that kind whose name holds the words.
    fn named(&self, kind: &str, words: &str) -> Option<u32> {
        let words = words.to_lowercase();
        let holds = |m: &&Mention| *m.kind == *kind && m.span.of(self.text).to_lowercase().contains(&words);
        self.mentions.iter().position(|m| holds(&m)).map(|i| self.clusters.of[i])
    }

    /// The person who holds the post named last before with these words: right behind it, else in the sentence before
    /// it ("Jing Junhai, governor of Jilin"), else not far behind.
    fn holder(&self, words: &str, token: u32) -> Option<u32> {
        let words = words.to_lowercase();
        let is_post = |m: &Mention| *m.kind == *"title" && m.span.of(self.text).to_lowercase().ends_with(&words);
        let is_person = |m: &Mention| *m.kind == *"person";
        let before = self.mentions.partition_point(|m| m.start < token);
        let mut posts = (0..before).rev().take(REACH).filter(|&i| is_post(&self.mentions[i]));
        posts.find_map(|post| {
            let title = &self.mentions[post];
            let here = |i: &usize| self.mentions[*i].sentence == title.sentence;
            let after = (post + 1..self.mentions.len()).take_while(here).find(|&i| is_person(&self.mentions[i]));
            let behind = |most: u32| after.filter(|&i| self.mentions[i].start <= title.end + most);
            let ahead = || (0..post).rev().take_while(here).find(|&i| is_person(&self.mentions[i]));
            behind(HONORIFIC).or_else(ahead).or_else(|| behind(NAME_REACH)).map(|i| self.clusters.of[i])
        })
    }

    /// The person named last, else first after, who leads a group: "led by" stands before, or "leads" and a word for the
    /// group after, with no other person between.
    fn leader(&self, token: u32) -> Option<u32> {
        let [led_by, agent, leads, group] =
            [LED_BY, AGENT, LEADS, GROUP].map(|class| self.vocabulary.classes.get(class));
        let tokens = &self.parsed.tokens;
        let is = |at: usize, class: Option<ClassId>| {
            class.is_some_and(|class| tokens.get(at).is_some_and(|t| self.vocabulary.is(self.text, t, class)))
        };
        let within = |class: Option<ClassId>, from: u32, to: u32| (from..to).any(|at| is(at as usize, class));
        let person = |i: usize| *self.mentions[i].kind == *"person";
        let led = |i: usize| {
            let mention = &self.mentions[i];
            let here = |j: &usize| self.mentions[*j].sentence == mention.sentence;
            let last = (0..i).rev().take_while(here).find(|&j| person(j)).map_or(0, |j| self.mentions[j].end);
            let std::ops::Range { start, end } = self.parsed.sentences[mention.sentence as usize].tokens;
            let last = last.max(start).max(mention.start.saturating_sub(LED_REACH));
            let next = (i + 1..self.mentions.len()).take_while(here).find(|&j| person(j));
            let next = next.map_or(end, |j| self.mentions[j].start);
            // "Wang Kai, governor of Jilin, and his delegation"
            let his = |at: u32| {
                tokens.get(at as usize).is_some_and(|t| matches!(t.span.of(self.text), "his" | "her"))
                    && within(group, at, next.min(at + HIS_GROUP_REACH))
            };
            (mention.end..next.min(mention.end + LED_REACH)).any(his)
                || (last..mention.start).any(|at| is(at as usize, led_by) && is(at as usize + 1, agent))
                || (mention.end..next.min(mention.end + LEADS_REACH))
                    .any(|at| is(at as usize, leads) && within(group, at, next.min(at + GROUP_REACH)))
        };
        let before = self.mentions.partition_point(|m| m.start < token);
        let told = (0..before).rev().take(REACH).find(|&i| person(i) && led(i));
        // "A delegation visited Wuxi. Li Jianqin led the delegation"
        let after = || (before..self.mentions.len()).take(REACH).find(|&i| person(i) && led(i));
        told.or_else(after).map(|i| self.clusters.of[i])
    }

    /// The place of the document that an adjective belongs to.
    fn of_adjective(&self, words: &str) -> Option<u32> {
        let entry = self.adjectives.get(&words.to_lowercase())?;
        let position = self.clusters.all.iter().position(|c| c.entry == Some(*entry))?;
        Some(position as u32)
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

    /// The thing of that kind with one of the features that is named most, of those in the headline if there are any.
    fn main(&self, kind: &str, features: &[ClassId]) -> Option<u32> {
        let fits = |cluster: &u32| {
            let cluster = &self.clusters.all[*cluster as usize];
            *cluster.kind == *kind && features.iter().any(|f| cluster.classes.contains(f))
        };
        let titled = |m: &Mention| self.parsed.sentences[m.sentence as usize].block == Block::Title;
        let headline = (0..self.mentions.len()).take_while(|&i| titled(&self.mentions[i]));
        let most = |c: &u32| (self.clusters.all[*c as usize].mentions.len(), std::cmp::Reverse(*c));
        let named = headline.map(|i| self.clusters.of[i]).filter(fits).max_by_key(most);
        named.or_else(|| (0..self.clusters.all.len() as u32).filter(fits).max_by_key(most))
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

    /// Whether a sentence first tells with whom the one spoken of does what follows.
    fn begins_beside(&self, sentence: u32) -> bool {
        let first = self.parsed.sentences[sentence as usize].tokens.start;
        let word = self.parsed.tokens.get(first as usize);
        let class = self.vocabulary.classes.get(BESIDE);
        class.zip(word).is_some_and(|(class, word)| self.vocabulary.is(self.text, word, class))
    }

    /// The person spoken of: first in this sentence, else first in a sentence before.
    fn person(&self, sentence: u32, token: u32, anaphors: &[Anaphor]) -> Option<u32> {
        let lowest = sentence.saturating_sub(PRONOUN_REACH);
        for s in (lowest..=sentence).rev() {
            let first = self.mentions.partition_point(|m| m.sentence < s);
            let here = self.mentions[first..].iter().take_while(|m| m.sentence == s && m.start < token);
            let beside = s == sentence && self.begins_beside(s);
            let person = (first..).zip(here).find(|(_, m)| *m.kind == *"person" && !beside);
            let start = person.map(|(_, m)| m.span.start);
            // anaphors come phase by phase, in each in order of sentences: the nearest stand last
            let mut pronouns = anaphors.iter().rev().take(REACH).filter(|a| a.sentence == s);
            let pronoun = pronouns.rfind(|a| *self.clusters.all[a.cluster as usize].kind == *"person");
            match (person, pronoun) {
                (Some((i, _)), Some(p)) => {
                    return Some(if start < Some(p.span.start) { self.clusters.of[i] } else { p.cluster });
                }
                (Some((i, _)), None) => return Some(self.clusters.of[i]),
                (None, Some(p)) => return Some(p.cluster),
                (None, None) => {}
            }
        }
        None
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
