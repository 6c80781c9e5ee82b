//! Persons that descriptions and pronouns mean: "he", "the Governor", "the delegation".

use std::ops::Range;

use super::anaphora::{Anaphor, REACH, Resolver};
use crate::mention::Mention;
use crate::pattern::ClassId;
use crate::text::Block;

/// Class of the words before the leader of a delegation.
pub(super) const LED_BY: &str = "led-by";
/// Class of the word between them.
pub(super) const AGENT: &str = "agent-word";
/// Class of the verbs of leading one.
pub(super) const LEADS: &str = "leads";
/// Class of the words for what is led.
pub(super) const GROUP: &str = "led-group";
/// Class of the words for it that need "his" before them.
pub(super) const HIS_GROUP: &str = "own-group";
/// Class of that word.
pub(super) const HIS: &str = "possessive-pronoun";
/// Class of the last word of "at its head".
pub(super) const HEAD: &str = "head-word";
/// Class of its first word.
pub(super) const AT: &str = "at-word";
/// Class of the words before those with whom the one spoken of does something: "Accompanied by Li Wei, he ...".
pub(super) const BESIDE: &str = "beside-word";

/// Classes of the words that make a post another than that of its other words: "vice", "former".
pub(super) const BELOW: &str = "title-below";
pub(super) const FORMER: &str = "former-word";

/// So many tokens may stand between a post and the name right behind it.
const HONORIFIC: u32 = 2;
/// And so many where something else stands between: "Governor of Jilin province Jing Junhai".
const NAME_REACH: u32 = 10;

/// So many tokens may stand between "led by" and the name, the name and "led", and that and the word for the group.
const LED_REACH: u32 = 24;
const LEADS_REACH: u32 = 40;
const GROUP_REACH: u32 = 10;
const HIS_GROUP_REACH: u32 = 3;

/// How many sentences on the holder of a post is named.
const NEXT_REACH: u32 = 2;
/// So many tokens may stand between a name and the post told of it.
const POST_REACH: u32 = 5;

/// How far back a pronoun reaches, in sentences.
const PRONOUN_REACH: u32 = 4;

impl Resolver<'_> {
    /// The person who holds the post named last before with these words: right behind it, else in the sentence before
    /// it ("Jing Junhai, governor of Jilin"), else not far behind.
    pub(super) fn holder(&self, words: &str, token: u32) -> Option<u32> {
        let words = words.to_lowercase();
        let before = self.mentions.partition_point(|m| m.start < token);
        let posts = || (0..before).rev().take(REACH).filter(|&i| self.is_post(i, &words));
        // "the mayor" is no vice mayor, where there is a mayor
        let holder = posts().filter(|&i| !self.is_another(i, &words)).find_map(|post| self.holder_of(post));
        holder.or_else(|| posts().find_map(|post| self.holder_of(post)))
    }

    /// Whether what a post says before these words makes it another post.
    fn is_another(&self, mention: usize, words: &str) -> bool {
        let Mention { start, end, .. } = self.mentions[mention];
        let before = start..end.saturating_sub(words.split_whitespace().count() as u32).max(start);
        let another = [BELOW, FORMER].map(|class| self.vocabulary.classes.get(class));
        { before }.any(|token| another.into_iter().flatten().any(|class| self.symbols.is(token, class)))
    }

    /// The person who holds the post named first after with the words of a headline: "Vice governor visits Dalian".
    pub(super) fn holder_later(&self, words: &str, sentence: u32, token: u32) -> Option<u32> {
        let headline = self.parsed.sentences[sentence as usize].block == Block::Title;
        let words = words.to_lowercase();
        let after = self.mentions.partition_point(|m| m.start <= token);
        let mut posts = (after..self.mentions.len()).take(REACH).filter(|&i| self.is_post(i, &words));
        if headline { posts.find_map(|post| self.holder_of(post)) } else { None }
    }

    fn is_post(&self, mention: usize, words: &str) -> bool {
        let mention = &self.mentions[mention];
        *mention.kind == *"title" && mention.span.of(self.text).to_lowercase().ends_with(words)
    }

    fn holder_of(&self, post: usize) -> Option<u32> {
        let title = &self.mentions[post];
        let is_person = |m: &Mention| *m.kind == *"person";
        let here = |i: &usize| self.mentions[*i].sentence == title.sentence;
        let after = (post + 1..self.mentions.len()).take_while(here).find(|&i| is_person(&self.mentions[i]));
        let behind = |most: u32| after.filter(|&i| self.mentions[i].start <= title.end + most);
        let ahead = || (0..post).rev().take_while(here).find(|&i| is_person(&self.mentions[i]));
        behind(HONORIFIC).or_else(ahead).or_else(|| behind(NAME_REACH)).map(|i| self.clusters.of[i])
    }

    /// The person named last, else first after, who leads a group: "led by" stands before, or "leads" and a word for the
    /// group after, or "at its head", with no other person between. A pronoun may name the person, too.
    pub(super) fn leader(&self, token: u32, anaphors: &[Anaphor]) -> Option<u32> {
        let words = LeaderWords::new(self);
        let person = |i: usize| *self.mentions[i].kind == *"person";
        let led = |i: usize| {
            let mention = &self.mentions[i];
            let here = |j: &usize| self.mentions[*j].sentence == mention.sentence;
            let last = (0..i).rev().take_while(here).find(|&j| person(j)).map_or(0, |j| self.mentions[j].end);
            let next = (i + 1..self.mentions.len()).take_while(here).find(|&j| person(j));
            let next = next.map_or(u32::MAX, |j| self.mentions[j].start);
            words.lead(mention.sentence, last..mention.start, mention.end..next)
        };
        let before = self.mentions.partition_point(|m| m.start < token);
        let told = (0..before).rev().take(REACH).find(|&i| person(i) && led(i));
        // "She is minister. She led a delegation to Wuxi"
        let pronoun = || {
            let led = |a: &&Anaphor| {
                let at = self.parsed.tokens.partition_point(|t| t.span.start < a.span.start) as u32;
                let end = self.parsed.tokens.partition_point(|t| t.span.start < a.span.end) as u32;
                let next = self.mentions[self.mentions.partition_point(|m| m.start < end)..].iter();
                let next = next.take_while(|m| m.sentence == a.sentence).find(|m| *m.kind == *"person");
                at < token
                    && *self.clusters.all[a.cluster as usize].kind == *"person"
                    && words.lead(a.sentence, at..at, end..next.map_or(u32::MAX, |m| m.start).min(token))
            };
            anaphors.iter().rev().take(REACH).find(led).map(|a| a.cluster)
        };
        // "A delegation visited Wuxi. Li Jianqin led the delegation"
        let after = || (before..self.mentions.len()).take(REACH).find(|&i| person(i) && led(i));
        let of = |i: usize| self.clusters.of[i];
        told.map(of).or_else(pronoun).or_else(|| after().map(of))
    }

    /// The person who begins one of the next sentences, with a post behind the name, where nobody was named before.
    pub(super) fn named_next(&self, sentence: u32) -> Option<u32> {
        let in_sentence = |s: u32| {
            let first = self.mentions.partition_point(|m| m.sentence < s);
            (first..self.mentions.len()).take_while(move |&i| self.mentions[i].sentence == s)
        };
        let is = |i: usize, kind: &str| *self.mentions[i].kind == *kind;
        if self.person_till(sentence) {
            return None;
        }
        (sentence + 1..=sentence + NEXT_REACH).find_map(|s| {
            let begin = self.parsed.sentences.get(s as usize)?.tokens.start;
            let person = in_sentence(s).find(|&i| is(i, "person"))?;
            let mention = &self.mentions[person];
            let title = in_sentence(s).find(|&i| i > person && is(i, "title"))?;
            let beside = self.mentions[title].start <= mention.end + POST_REACH;
            (mention.start <= begin + HONORIFIC && beside).then(|| self.clusters.of[person])
        })
    }

    /// The person spoken of: first in this sentence, else first in a sentence before.
    pub(super) fn person(&self, sentence: u32, token: u32, anaphors: &[Anaphor]) -> Option<u32> {
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

    /// Whether a sentence first tells with whom the one spoken of does what follows.
    fn begins_beside(&self, sentence: u32) -> bool {
        let first = self.parsed.sentences[sentence as usize].tokens.start;
        self.vocabulary.classes.get(BESIDE).is_some_and(|class| self.symbols.is(first, class))
    }
}

/// What tells that somebody leads a group.
struct LeaderWords<'a> {
    resolver: &'a Resolver<'a>,
    led_by: Option<ClassId>,
    agent: Option<ClassId>,
    leads: Option<ClassId>,
    group: Option<ClassId>,
    his_group: Option<ClassId>,
    his: Option<ClassId>,
    head: Option<ClassId>,
    at: Option<ClassId>,
}

impl<'a> LeaderWords<'a> {
    fn new(resolver: &'a Resolver<'a>) -> Self {
        let [led_by, agent, leads, group, his_group, his, head, at] =
            [LED_BY, AGENT, LEADS, GROUP, HIS_GROUP, HIS, HEAD, AT].map(|c| resolver.vocabulary.classes.get(c));
        LeaderWords { resolver, led_by, agent, leads, group, his_group, his, head, at }
    }

    fn is(&self, at: u32, class: Option<ClassId>) -> bool {
        class.is_some_and(|class| self.resolver.symbols.is(at, class))
    }

    fn within(&self, class: Option<ClassId>, mut tokens: Range<u32>) -> bool {
        tokens.any(|at| self.is(at, class))
    }

    /// Whether the words before a person or after tell that the person leads a group.
    fn lead(&self, sentence: u32, before: Range<u32>, after: Range<u32>) -> bool {
        let whole = &self.resolver.parsed.sentences[sentence as usize].tokens;
        let start = before.start.max(whole.start).max(before.end.saturating_sub(LED_REACH));
        let end = after.end.min(whole.end);
        let after = |most: u32| after.start..end.min(after.start.saturating_add(most));
        // "Wang Kai, governor of Jilin, and his delegation"
        let his = |at: u32| {
            let reach = at..end.min(at + HIS_GROUP_REACH);
            self.is(at, self.his) && (self.within(self.group, reach.clone()) || self.within(self.his_group, reach))
        };
        let led_by = |at: u32| self.is(at, self.led_by) && self.is(at + 1, self.agent);
        let leads = |at: u32| self.is(at, self.leads) && self.within(self.group, at..end.min(at + GROUP_REACH));
        // "with Wang Kai at its head"
        let at_its_head = |at: u32| self.is(at, self.at) && self.is(at + 1, self.his) && self.is(at + 2, self.head);
        // "Wang Kai, at the head of a delegation", "At the head of a delegation, Wang Kai"
        let at_the_head = |at: u32, last: u32| {
            self.is(at, self.at)
                && self.is(at + 2, self.head)
                && self.within(self.group, at..last.min(at + GROUP_REACH))
        };
        (start..before.end).any(|at| led_by(at) || at_the_head(at, before.end))
            || after(LED_REACH).any(|at| his(at) || at_its_head(at) || at_the_head(at, end))
            || after(LEADS_REACH).any(leads)
    }
}
