//! What the arguments of actions name.

use super::actions::Argument;
use super::draft::{Head, Reference, Slot};
use super::places::NATURAL;
use super::reader::{Reader, State};
use crate::mention::{Item, Node};
use crate::pattern::{Match, Phase, Run};
use crate::text::Span;

/// Class of the widest places that posts stand over.
const COUNTRY: &str = "country";
/// Class of the bodies for which their heads speak.
const COMPANY: &str = "company";
/// Classes of places that somebody built, and of those among them that have an economy of their own.
const FACILITY: &str = "facility";
const ZONE: &str = "zone";
/// Class of the marks between clauses.
const COMMA: &str = "comma";
/// Class of a group that tells where a report comes from: it takes part in no statement.
const DATELINE: &str = "dateline";

impl Reader<'_> {
    pub(super) fn argument(
        &self,
        phase: &Phase,
        found: &Match,
        argument: &Argument,
        state: &State<'_>,
        at: u32,
    ) -> Vec<Head> {
        let rule = &phase.rules[found.rule];
        match argument {
            Argument::Capture(name) => found.capture(rule, name).map_or(Vec::new(), |run| self.heads(state, run)),
            Argument::Slot(name, slot) => {
                let heads = found.capture(rule, name).map_or(Vec::new(), |run| self.heads(state, run));
                let hung = heads.iter().filter_map(|h| h.slot(slot));
                hung.filter_map(|s| if let Slot::Thing(r) = s { Some(Head::bare(*r)) } else { None }).collect()
            }
            Argument::Discourse(name, only) => {
                let fits = |h: &Head| only.is_empty() || only.iter().any(|k| **k == *self.kind(h.reference.cluster));
                self.discourse_value(name, state, at).into_iter().filter(fits).collect()
            }
            Argument::Word(_) => Vec::new(),
        }
    }

    pub(super) fn slot(
        &self,
        phase: &Phase,
        found: &Match,
        argument: &Argument,
        state: &State<'_>,
        at: u32,
    ) -> Option<Slot> {
        if let Argument::Word(word) = argument {
            return Some(Slot::Word(word.clone()));
        }
        let heads = self.argument(phase, found, argument, state, at);
        heads.first().map(|h| Slot::Thing(h.reference))
    }

    /// The things that a run of items stands for.
    pub(super) fn heads(&self, state: &State<'_>, run: Run) -> Vec<Head> {
        let mut heads = Vec::new();
        let dateline = self.vocabulary.classes.get(DATELINE);
        for item in &state.items[run.start as usize..run.end as usize] {
            if dateline.is_some_and(|c| self.vocabulary.symbols.has(item.symbol, c)) {
                continue;
            }
            match item.node {
                Node::Mention(m) => {
                    let (cluster, span) = (self.clusters.of[m as usize], self.mentions[m as usize].span);
                    heads.push(Head::bare(Reference { cluster, span, mention: Some(m) }));
                }
                Node::Anaphor(a) => {
                    let anaphor = &self.anaphors[a as usize];
                    let (meant, span) = (std::iter::once(&anaphor.cluster).chain(&anaphor.others), anaphor.span);
                    heads.extend(meant.map(|&cluster| Head::bare(Reference { cluster, span, mention: None })));
                }
                Node::Group(g) => heads.extend(state.groups[g as usize].heads.iter().cloned()),
                Node::Token | Node::Name(_) => {}
            }
        }
        heads
    }

    /// Who acts where a clause has no subject: what is named last before, else the topic of the speech, else those for
    /// whom the speaker speaks, else what the sentences before are about, else the place that the article is about; nobody
    /// where something that would do is named right after, before a comma.
    pub(super) fn agent(
        &self,
        found: &Match,
        state: &State<'_>,
        at: Span,
        fits: impl Fn(&Reference) -> bool,
    ) -> Vec<Reference> {
        let comma = self.vocabulary.classes.get(COMMA);
        let named = |start, end| {
            let heads = self.heads(state, Run { start, end });
            heads.into_iter().map(|h| h.reference).filter(|r| fits(r)).collect::<Vec<_>>()
        };
        if let Some(&last) = named(0, found.run.start).last() {
            return vec![last];
        }
        let comma = |item: &Item| comma.is_some_and(|c| self.vocabulary.symbols.has(item.symbol, c));
        let rest = state.items[found.run.end as usize..].iter().take_while(|item| !comma(item)).count();
        if !named(found.run.end, found.run.end + rest as u32).is_empty() {
            return Vec::new();
        }
        let topic = self.discourse_value("topic", state, at.start).into_iter().map(|h| h.reference);
        topic.filter(|r| fits(r)).collect()
    }

    /// Those for whom the one who says "we" speaks: a place or company under the speaker's post, else the place that the
    /// article is about.
    pub(super) fn spoken_for(
        &self,
        state: &State<'_>,
        ours: Span,
        fits: impl Fn(&Reference) -> bool,
    ) -> Option<Reference> {
        let company = self.vocabulary.classes.get(COMPANY);
        let speaks = |r: &Reference| {
            let cluster = &self.clusters.all[r.cluster as usize];
            fits(r) && (*cluster.kind == *"place" || company.is_some_and(|c| cluster.classes.contains(&c)))
        };
        let place = || self.discourse_value("place", state, 0).into_iter().map(|h| h.reference).find(|r| fits(r));
        state.discourse.jurisdiction_of_speaker(ours, speaks).or_else(place)
    }

    fn discourse_value(&self, name: &str, state: &State<'_>, at: u32) -> Vec<Head> {
        let here = Span::new(at, at + 1);
        if name == "topic" && !state.discourse.has_topic() {
            let unit = |r: &Reference| {
                let is = |class: &str| self.is(r.cluster, class);
                *self.kind(r.cluster) == *"place" && (is(ZONE) || !is(FACILITY)) && !NATURAL.into_iter().any(is)
            };
            let spoken_of = if state.discourse.speaker_of(here).is_some() {
                // whoever leads a country speaks of the place that the article is about
                self.spoken_for(state, here, |r| !self.is(r.cluster, COUNTRY))
            } else {
                state.discourse.focus(unit).or_else(|| state.places.main())
            };
            return spoken_of.into_iter().map(Head::bare).collect();
        }
        state.discourse.get(name, state.places, at)
    }
}
