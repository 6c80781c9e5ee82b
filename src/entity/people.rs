//! Persons that descriptions and pronouns mean: "he", "the Governor", "the delegation".

use super::anaphora::{Anaphor, REACH, Resolver};
use crate::mention::Mention;
use crate::pattern::ClassId;

/// Class of the words before the leader of a delegation.
pub(super) const LED_BY: &str = "led-by";
/// Class of the word between them.
pub(super) const AGENT: &str = "agent-word";
/// Class of the verbs of leading one.
pub(super) const LEADS: &str = "leads";
/// Class of the words for what is led.
pub(super) const GROUP: &str = "led-group";
/// Class of the words before those with whom the one spoken of does something: "Accompanied by Li Wei, he ...".
pub(super) const BESIDE: &str = "beside-word";

/// So many tokens may stand between a post and the name right behind it.
const HONORIFIC: u32 = 2;
/// And so many where something else stands between: "Governor of Jilin province Jing Junhai".
const NAME_REACH: u32 = 10;

/// So many tokens may stand between "led by" and the name, the name and "led", and that and the word for the group.
const LED_REACH: u32 = 24;
const LEADS_REACH: u32 = 40;
const GROUP_REACH: u32 = 10;
const HIS_GROUP_REACH: u32 = 3;

/// How far back a pronoun reaches, in sentences.
const PRONOUN_REACH: u32 = 4;

impl Resolver<'_> {
    /// The person who holds the post named last before with these words: right behind it, else in the sentence before
    /// it ("Jing Junhai, governor of Jilin"), else not far behind.
    pub(super) fn holder(&self, words: &str, token: u32) -> Option<u32> {
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
    pub(super) fn leader(&self, token: u32) -> Option<u32> {
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
        let word = self.parsed.tokens.get(first as usize);
        let class = self.vocabulary.classes.get(BESIDE);
        class.zip(word).is_some_and(|(class, word)| self.vocabulary.is(self.text, word, class))
    }
}
