//! The discourse: who speaks, what the speech is about.

use std::collections::VecDeque;

use rustc_hash::{FxHashMap, FxHashSet};

use super::draft::{Head, Reference, Slot};
use super::places::Places;
use super::statement::Modality;
use crate::text::Span;

/// People who join somebody in a sentence, by the name under which a rule told it.
#[derive(Clone, Debug)]
pub struct Joining {
    /// The name: `companions`, `present`.
    pub name: &'static str,
    /// The sentence that tells it.
    pub sentence: u32,
    /// Who joins.
    pub people: Vec<Reference>,
}

/// Names of such groups.
const GROUPS: [&str; 2] = ["companions", "present"];
/// What somebody may join.
const TOLD: [&str; 3] = ["event", "stop", "host"];

/// What is known at a sentence.
#[derive(Debug, Default)]
pub struct Discourse {
    /// Who spoke last.
    speaker: Option<Reference>,
    /// What the speech is about.
    topic: Vec<Reference>,
    /// The meeting named last.
    event: Option<Reference>,
    /// The meeting named last in this sentence.
    here: Option<Reference>,
    /// This sentence speaks of "the meeting", which is an event.
    beside: bool,
    /// What the delegation attended last.
    joint: Option<Reference>,
    /// Who goes along.
    companions: Vec<Reference>,
    /// The post that was filled last, for "They are ...".
    post: Vec<Head>,
    /// The places of a visit that were named last.
    stop: Vec<Reference>,
    /// Who met somebody last.
    host: Vec<Reference>,
    /// The event for which those came whom he met.
    invited: Option<Reference>,
    /// What was told last: `event`, `stop` or `host`.
    told: &'static str,
    /// The dates and places told in this sentence.
    when: Vec<Reference>,
    places: Vec<Reference>,
    /// The date of the meeting or visit told last.
    day: Option<Reference>,
    /// Subjects of the clauses of this sentence.
    subjects: Vec<Vec<Reference>>,
    /// Those of the last sentence that had any.
    before: Vec<Vec<Reference>>,
    /// What the last sentences were about, nearest first: their subjects, after what they named ahead of them ("In
    /// Fuyang, ...").
    focus: VecDeque<Vec<Reference>>,
    /// What this sentence names ahead of its subject.
    ahead: Vec<Reference>,
    /// Words said, with the speaker, in this sentence.
    said: Vec<(Span, Option<Reference>)>,
    /// Words in the scope of a plan or denial, in this sentence.
    scopes: Vec<(Span, Modality)>,
    /// Words that tell what is so, inside whatever plan: "restore the river that flows through Dalian".
    done: Vec<Span>,
    /// Who joins somebody: the groups of the article.
    pub groups: Vec<Joining>,
    /// Sentences and clusters of which no statement is made.
    pub given_up: FxHashSet<(u32, u32)>,
    /// The sentence carries on the speech before it.
    carries: bool,
    /// "We" and "our" in this sentence: those for whom the speaker speaks.
    ours: Vec<Span>,
    /// What each person's posts stand over, as told so far.
    offices: FxHashMap<u32, Vec<Reference>>,
}

/// How many subjects of a sentence the next one can take up.
const MOST_AGAIN: usize = 4;
/// So many bodies and places that a person's posts stand over are kept.
const MOST_OFFICES: usize = 256;
/// How many sentences back something is still spoken of.
const FOCUS_REACH: usize = 3;
/// How many subjects of a sentence are looked through.
const REACH: usize = 256;

impl Discourse {
    /// Begins a sentence.
    pub fn begin_sentence(&mut self, new_section: bool) {
        self.said.clear();
        self.shift_focus();
        if !self.subjects.is_empty() {
            self.before = std::mem::take(&mut self.subjects);
            self.before.truncate(MOST_AGAIN);
        }
        self.here = None;
        self.beside = false;
        self.when.clear();
        self.places.clear();
        self.subjects.clear();
        self.scopes.clear();
        self.done.clear();
        self.ours.clear();
        self.carries = false;
        if new_section {
            self.topic.clear();
            self.focus.clear();
        }
    }

    fn shift_focus(&mut self) {
        let mut spoken_of = std::mem::take(&mut self.ahead);
        spoken_of.extend(self.subjects.iter().take(MOST_AGAIN).flatten());
        self.focus.push_front(spoken_of);
        self.focus.truncate(FOCUS_REACH);
    }

    /// What the sentences before are about: of the nearest that speaks of anything that `fits`, the first.
    pub fn focus(&self, fits: impl Fn(&Reference) -> bool) -> Option<Reference> {
        self.focus.iter().find_map(|spoken_of| spoken_of.iter().find(|r| fits(r)).copied())
    }

    /// Takes what a rule tells.
    pub fn set(&mut self, name: &str, heads: Vec<Head>, span: Span, sentence: u32) {
        if name == "post" {
            self.post = heads;
            return;
        }
        let heads = &heads.iter().map(|h| h.reference).collect::<Vec<_>>();
        let meeting = name == "meeting" && self.told == "event";
        let name = match name {
            "joined" if self.told == "stop" => "companions",
            "joined" | "attending" if self.told == "host" => "present",
            "meeting" if self.told == "host" => "given-up",
            "meeting" => "event",
            name => name,
        };
        // "On the sidelines of the meeting, A met with B": the meeting goes on
        self.beside = self.beside || meeting;
        if name == "host" && self.beside {
            return;
        }
        if let Some(name) = GROUPS.into_iter().find(|group| *group == name) {
            self.groups.push(Joining { name, sentence, people: heads.clone() });
        }
        if let Some(told) = TOLD.into_iter().find(|told| *told == name) {
            self.told = told;
        }
        match name {
            "speaker" => self.speaker = heads.first().copied().or(self.speaker),
            "topic" => self.topic = heads.to_vec(),
            "event" => {
                self.here = heads.first().copied().or(self.here);
                self.event = self.here;
            }
            "joint" => self.joint = heads.first().copied(),
            "companions" => self.companions = heads.to_vec(),
            "stop" => self.stop = heads.to_vec(),
            "host" => {
                self.host = heads.to_vec();
                self.invited = None;
            }
            "invited" => self.invited = heads.first().copied(),
            "ahead" => self.ahead.extend(heads),
            "when" => self.when.extend(heads.first()),
            "where" => self.places.extend(heads.first()),
            "subject" => self.subjects.push(heads.to_vec()),
            // the first one is the nearest
            "again" => {
                let here = |r: &Reference| Reference { span, mention: None, ..*r };
                let again = self.before.iter().rev().map(|s| s.iter().map(here).collect());
                self.subjects.extend(again);
            }
            "said" => self.said.push((span, self.speaker)),
            "planned" => self.scopes.push((span, Modality::Planned)),
            "negated" => self.scopes.push((span, Modality::Negated)),
            "done" => self.done.push(span),
            "carries" => self.carries = true,
            "ours" => self.ours.push(span),
            "given-up" => self.given_up.extend(heads.iter().map(|h| (sentence, h.cluster))),
            _ => {}
        }
    }

    /// How many words of this sentence are known to be somebody's.
    pub fn said_so_far(&self) -> usize {
        self.said.len()
    }

    /// Whether somebody says the words at `span` in this sentence.
    pub fn is_said(&self, span: Span) -> bool {
        self.said.iter().any(|(scope, _)| scope.contains(span))
    }

    /// Who says the words at `span`.
    pub fn speaker_of(&self, span: Span) -> Option<u32> {
        let said = self.said.iter().find(|(scope, _)| scope.contains(span));
        match said {
            Some((_, speaker)) => speaker.map(|s| s.cluster),
            None if self.carries => self.speaker.map(|s| s.cluster),
            None => None,
        }
    }

    /// Whether the words at `span` are planned or denied; a denied plan is denied. What is planned around words that are
    /// told as done says nothing of them.
    pub fn modality_of(&self, span: Span) -> Modality {
        let done = |scope: &Span| self.done.iter().any(|done| done.contains(span) && scope.contains(*done));
        let around = self.scopes.iter().filter(|(scope, _)| scope.contains(span) && !done(scope));
        around.map(|(_, modality)| *modality).max().unwrap_or(Modality::Asserted)
    }

    /// Whether it is known what the speech is about.
    pub fn has_topic(&self) -> bool {
        !self.topic.is_empty()
    }

    /// A post of that person stands over that body or place.
    pub fn holds(&mut self, person: u32, over: Reference) {
        let offices = self.offices.entry(person).or_default();
        if offices.len() < MOST_OFFICES && offices.iter().all(|known| known.cluster != over.cluster) {
            offices.push(over);
        }
    }

    /// On that date was a meeting or visit; others of which no date is told were on the same.
    pub fn note_day(&mut self, day: Option<&Slot>) {
        if let Some(Slot::Thing(day)) = day {
            self.day = Some(*day);
        }
    }

    /// Those for whom the one who says the words at `span` speaks: what the speaker's post stands over; the speaker,
    /// where that is a body or place.
    pub fn jurisdiction_of_speaker(&self, span: Span, fits: impl Fn(&Reference) -> bool) -> Option<Reference> {
        let said = self.said.iter().find(|(scope, _)| scope.contains(span));
        let speaker = said.map_or(self.speaker, |(_, speaker)| *speaker)?;
        let offices = self.offices.get(&speaker.cluster).map_or(&[][..], Vec::as_slice);
        offices.iter().find(|r| fits(r)).copied().or_else(|| Some(speaker).filter(&fits))
    }

    /// "We" or "our" before byte `at`, unless a subject that `fits` stands between.
    pub fn ours(&self, at: u32, fits: impl Fn(&Reference) -> bool) -> Option<Span> {
        let ours = self.ours.iter().rfind(|s| s.start < at).copied()?;
        let nearest = self.nearest_subject(at, fits).and_then(|s| s.first()).map_or(0, |r| r.span.start);
        (nearest <= ours.start).then_some(ours)
    }

    fn nearest_subject(&self, at: u32, fits: impl Fn(&Reference) -> bool) -> Option<&Vec<Reference>> {
        let recent = self.subjects.iter().rev().take(REACH);
        let before = recent.filter(|s| s.first().is_some_and(|r| r.span.start < at) && s.iter().any(&fits));
        before.max_by_key(|s| s.first().map(|r| r.span.start))
    }

    /// The subject of the clause at byte `at`: the nearest one before it that `fits`.
    pub fn subject(&self, at: u32, fits: impl Fn(&Reference) -> bool) -> Vec<Reference> {
        // "It also urged ...", "... was adopted at the meeting": the speaker goes on
        let speaker = || self.speaker.filter(|s| self.carries && fits(s)).into_iter().collect();
        self.nearest_subject(at, &fits).cloned().unwrap_or_else(speaker)
    }

    /// The date or place, of those told in the sentence, that goes with the verb at byte `at`: the first one after it in
    /// its clause; else the last one before it in its clause; else one before the first subject, which is for all.
    fn adjunct(&self, told: &[Reference], at: u32) -> Option<Reference> {
        let starts = || self.subjects.iter().take(REACH).filter_map(|s| s.first().map(|r| r.span.start));
        let clause_ends = starts().filter(|s| *s > at).min().unwrap_or(u32::MAX);
        let clause_begins = starts().filter(|s| *s < at).max().unwrap_or(0);
        let first_subject = starts().min().unwrap_or(u32::MAX);
        let after = told.iter().find(|r| (at..clause_ends).contains(&r.span.start));
        let before = || told.iter().rfind(|r| (clause_begins..at).contains(&r.span.start));
        let for_all = || told.iter().find(|r| r.span.start < first_subject && r.span.start < at);
        after.or_else(before).or_else(for_all).copied()
    }

    /// The things that `@name` means to the verb at byte `at`.
    pub fn get(&self, name: &str, places: &Places, at: u32) -> Vec<Head> {
        if name == "post" {
            return self.post.clone();
        }
        self.references(name, places, at).into_iter().map(Head::bare).collect()
    }

    fn references(&self, name: &str, places: &Places, at: u32) -> Vec<Reference> {
        match name {
            "speaker" => self.speaker.into_iter().collect(),
            "event" => self.here.or(self.event).into_iter().collect(),
            "joint" => self.joint.into_iter().collect(),
            "companions" => self.companions.clone(),
            "stop" => self.stop.clone(),
            "host" if self.told == "host" => self.host.clone(),
            "invited" if self.told == "host" => self.invited.into_iter().collect(),
            "host" | "invited" => Vec::new(),
            "occasion" if self.told == "event" => self.event.into_iter().collect(),
            "occasion" => Vec::new(),
            "when" => self.adjunct(&self.when, at).or(self.day).into_iter().collect(),
            "where" => self.adjunct(&self.places, at).into_iter().collect(),
            "topic" => self.topic.clone(),
            "place" => places.main().into_iter().collect(),
            "jurisdiction" => places.jurisdiction().into_iter().collect(),
            "realm" => places.realm(at).into_iter().collect(),
            "only-country" => places.only_country().into_iter().collect(),
            level => places.of_level(level, at).into_iter().collect(),
        }
    }
}
