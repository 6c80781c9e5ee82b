//! Runs the statement phases over a document.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::actions::{Argument, Step, Steps};
use super::discourse::{Discourse, Joining};
use super::draft::{Draft, Head, Reference, Slot};
use super::places::Places;
use super::posts::HOLDS;
use super::statement::Modality;
use crate::entity::{Anaphor, Clusters, Linker};
use crate::mention::{Item, LIST_SEPARATOR, Mention, Node};
use crate::pack::Schema;
use crate::pattern::{Match, Phase, Policy, Run, Scratch, Vocabulary};
use crate::text::{Block, Span, Text};

/// A document with its mentions, ready to be read.
pub struct Reader<'a> {
    /// The text.
    pub text: &'a str,
    /// Tokens and sentences.
    pub parsed: &'a Text,
    /// All mentions, in order of the text.
    pub mentions: &'a [Mention],
    /// Their clusters.
    pub clusters: &'a Clusters,
    /// Descriptions.
    pub anaphors: &'a [Anaphor],
    /// Kinds and predicates.
    pub schema: &'a Schema,
    /// All words.
    pub vocabulary: &'a Vocabulary,
    /// What lies where.
    pub linker: &'a Linker<'a>,
}

/// What was read.
#[derive(Debug, Default)]
pub struct Reading {
    /// Statements in order of sentence and phase.
    pub drafts: Vec<Draft>,
    /// The country that is named most, unless a province or state is named more.
    pub country: Option<Reference>,
    /// The country, province or state that is named most.
    pub jurisdiction: Option<Reference>,
    /// Who joins somebody.
    pub groups: Vec<Joining>,
    /// Rules that were applied: (sentence, rule, words).
    pub applied: Vec<(u32, Arc<str>, Span)>,
}

/// A sentence is read in pieces of at most so many items.
const LONGEST_WINDOW: usize = 256;
/// A piece states at most so many facts: two long lists in one would give the product of their lengths.
const MOST_DRAFTS: usize = 1000;
/// The qualifier that tells on which day somebody was met or visited.
const DAY: &str = "on";

pub(super) struct Group {
    pub(super) heads: Vec<Head>,
}

/// A sentence on its way through the phases.
pub(super) struct State<'s> {
    pub(super) sentence: u32,
    pub(super) items: Vec<Item>,
    pub(super) groups: Vec<Group>,
    pub(super) places: &'s Places,
    pub(super) discourse: &'s mut Discourse,
    pub(super) reading: &'s mut Reading,
    /// Drafts before it.
    pub(super) before: usize,
}

impl Reader<'_> {
    /// Reads all sentences, each through all phases.
    pub fn read(&self, items: Vec<Vec<Item>>, phases: &[(Phase, Steps)], scratch: &mut Scratch) -> Reading {
        let mut reading = Reading::default();
        let mut discourse = Discourse::default();
        let places = Places::new(self.text, self.parsed, self.mentions, self.clusters, self.vocabulary);
        (reading.country, reading.jurisdiction) = (places.governed_country(), places.jurisdiction());
        let mut title = true;
        for (number, items) in items.into_iter().enumerate() {
            let is_title = self.parsed.sentences[number].block != Block::Body;
            discourse.begin_sentence(title && !is_title);
            title = is_title;
            let (sentence, places) = (number as u32, &places);
            for items in self.windows(items) {
                let (before, discourse, reading) = (reading.drafts.len(), &mut discourse, &mut reading);
                let mut state = State { sentence, items, groups: Vec::new(), places, discourse, reading, before };
                // what phases state before it is known who says it
                let mut unattributed = None;
                for (phase, steps) in phases {
                    let (stated, said) = (state.reading.drafts.len(), state.discourse.said_so_far());
                    self.run(phase, steps, &mut state, scratch);
                    if state.discourse.said_so_far() > said {
                        unattributed = unattributed.or(Some(stated));
                    }
                }
                for draft in &mut state.reading.drafts[before..unattributed.unwrap_or(before)] {
                    if draft.speaker.is_none() && *draft.predicate != *HOLDS {
                        draft.speaker = state.discourse.speaker_of(draft.object.span);
                    }
                }
            }
        }
        reading.groups = std::mem::take(&mut discourse.groups);
        let given_up = &discourse.given_up;
        reading.drafts.retain(|d| !given_up.contains(&(d.sentence, d.object.cluster)));
        reading
    }

    /// A sentence in pieces of bounded length, cut at a mark between members of a list where there is one: every start
    /// gets its chance under the policy "all", so that the time would grow with the square of a piece.
    fn windows(&self, items: Vec<Item>) -> Vec<Vec<Item>> {
        if items.len() <= LONGEST_WINDOW {
            return vec![items];
        }
        let separator = self.vocabulary.classes.get(LIST_SEPARATOR);
        let separates = |item: &Item| separator.is_some_and(|c| self.vocabulary.symbols.has(item.symbol, c));
        let mut windows = Vec::new();
        let mut rest = &items[..];
        while rest.len() > LONGEST_WINDOW {
            let cut = rest[LONGEST_WINDOW / 2..LONGEST_WINDOW].iter().rposition(separates);
            let (window, after) = rest.split_at(cut.map_or(LONGEST_WINDOW, |c| LONGEST_WINDOW / 2 + c + 1));
            windows.push(window.to_vec());
            rest = after;
        }
        windows.push(rest.to_vec());
        windows
    }

    fn run(&self, phase: &Phase, steps: &Steps, state: &mut State<'_>, scratch: &mut Scratch) {
        scratch.see(state.items.iter().map(|i| (i.start, i.end)));
        let mut matches = phase.matches(state.items.iter().map(|i| i.symbol), self.vocabulary, scratch);
        matches.sort_by_key(|m| (m.run.start, std::cmp::Reverse(m.run.end), m.rule));
        let mut end = 0;
        let mut replaced: Vec<(Run, Vec<Item>)> = Vec::new();
        for found in &matches {
            if phase.policy == Policy::Longest && found.run.start < end {
                continue;
            }
            end = found.run.end;
            let rule = &phase.rules[found.rule].ast.name;
            state.reading.applied.push((state.sentence, rule.clone(), self.span(&state.items, found.run)));
            for step in &steps[found.rule] {
                let change = self.apply(phase, found, step, state);
                let free = |(run, _): &(Run, Vec<Item>)| replaced.last().is_none_or(|(last, _)| last.end <= run.start);
                replaced.extend(change.filter(free));
            }
        }
        for (run, items) in replaced.into_iter().rev() {
            state.items.splice(run.start as usize..run.end as usize, items);
        }
    }

    fn apply(&self, phase: &Phase, found: &Match, step: &Step, state: &mut State<'_>) -> Option<(Run, Vec<Item>)> {
        let rule = &phase.rules[found.rule];
        match step {
            Step::State { .. } => {
                self.state(phase, found, step, state);
                None
            }
            Step::Set(name, capture) => {
                let run = found.capture(rule, capture)?;
                if run.len() > 0 {
                    let heads = self.heads(state, run);
                    state.discourse.set(name, heads, self.span(&state.items, run), state.sentence);
                }
                None
            }
            Step::Reduce(capture) => {
                let run = found.capture(rule, capture)?;
                let mut kept = state.items.get(run.start as usize..run.end as usize)?.to_vec();
                let whole = found.capture(rule, "all").unwrap_or(found.run);
                let (start, end) = self.tokens(&state.items, whole);
                kept.first_mut()?.start = start;
                kept.last_mut()?.end = end;
                Some((whole, kept))
            }
            Step::Make { base, head, slots } => {
                let run = found.capture(rule, head)?;
                let mut heads = self.heads(state, run);
                if heads.is_empty() {
                    return None;
                }
                for (name, argument) in slots {
                    let slot = self.slot(phase, found, argument, state, self.span(&state.items, found.run).start);
                    if let Some(slot) = slot {
                        heads.iter_mut().for_each(|h| h.hang(name, slot.clone()));
                    }
                }
                let whole = found.capture(rule, "all").unwrap_or(found.run);
                let (start, end) = self.tokens(&state.items, whole);
                let node = Node::Group(state.groups.len() as u32);
                state.groups.push(Group { heads });
                let symbol = self.vocabulary.symbols.plain(*base);
                Some((whole, vec![Item { symbol, start, end, node }]))
            }
        }
    }

    fn state(&self, phase: &Phase, found: &Match, step: &Step, state: &mut State<'_>) {
        let Step::State { predicate, subject, object, qualifiers, modality, default, known } = step else { return };
        let Some(signature) = self.schema.predicates.get(&**predicate) else { return };
        let rule = &phase.rules[found.rule];
        let fits = |kinds: &[String], head: &Head| kinds.iter().any(|k| **k == *self.kind(head.reference.cluster));
        let acts = |cluster: u32| !signature.not_by.iter().any(|class| self.is(cluster, class));
        let verb = found.capture(rule, "v").filter(|r| r.len() > 0).map(|r| self.span(&state.items, r));
        let span = self.span(&state.items, found.run);
        let arguments = |argument: &Argument, kinds: &[String]| match argument {
            Argument::Discourse(name, only) if matches!(&**name, "subject" | "agent") => {
                let fits = |r: &Reference| {
                    let kind = self.kind(r.cluster);
                    acts(r.cluster)
                        && kinds.iter().any(|k| **k == *kind)
                        && (only.is_empty() || only.iter().any(|k| **k == *kind))
                };
                let at = verb.unwrap_or(span);
                if let Some(ours) = state.discourse.ours(at.start, fits) {
                    return self.spoken_for(state, ours, fits).into_iter().map(Head::bare).collect();
                }
                let mut subjects = state.discourse.subject(at.start, fits);
                if subjects.is_empty() && **name == *"agent" {
                    subjects = self.agent(found, state, at, fits);
                }
                subjects.into_iter().map(Head::bare).collect()
            }
            _ => self.argument(phase, found, argument, state, verb.unwrap_or(span).start),
        };
        let subjects = arguments(subject, &signature.subject);
        let objects = arguments(object, &signature.object);
        for s in subjects.iter().filter(|h| fits(&signature.subject, h) && acts(h.reference.cluster)) {
            for o in objects.iter().filter(|h| fits(&signature.object, h)) {
                if s.reference.cluster == o.reference.cluster
                    || (signature.within && !self.may_lie_in(s.reference.cluster, o.reference.cluster, *known))
                {
                    continue;
                }
                if state.reading.drafts.len() - state.before >= MOST_DRAFTS {
                    return;
                }
                let at = verb.unwrap_or(o.reference.span);
                let mut slots: Vec<(Arc<str>, Slot)> = Vec::new();
                for (name, argument) in qualifiers {
                    slots.extend(self.slot(phase, found, argument, state, at.start).map(|slot| (name.clone(), slot)));
                }
                self.inherit(&mut slots, [o, s], &signature.qualifiers);
                if **predicate == *HOLDS {
                    note_office(s.reference.cluster, &slots, state.discourse);
                }
                state.discourse.note_day(slots.iter().find(|(name, _)| **name == *DAY).map(|(_, day)| day));
                let draft = Draft {
                    subject: s.reference,
                    predicate: predicate.clone(),
                    object: o.reference,
                    qualifiers: slots,
                    modality: modality.unwrap_or_else(|| state.discourse.modality_of(at)),
                    // of the speaker himself only what stands among the words said
                    speaker: state
                        .discourse
                        .speaker_of(at)
                        .filter(|&c| c != s.reference.cluster || (modality.is_none() && state.discourse.is_said(at))),
                    rule: rule.ast.name.clone(),
                    default: *default,
                    confidence: rule.ast.confidence,
                    sentence: state.sentence,
                    span,
                };
                state.reading.drafts.push(draft);
            }
        }
    }

    /// Adds the qualifiers that hang on the arguments and are not told by the rule; keeps those that the predicate takes.
    fn inherit(&self, slots: &mut Vec<(Arc<str>, Slot)>, heads: [&Head; 2], taken: &BTreeMap<String, Vec<String>>) {
        for (name, slot) in heads.into_iter().flat_map(|head| &head.slots) {
            if taken.contains_key(&**name) && slots.iter().all(|(known, _)| known != name) {
                slots.push((name.clone(), slot.clone()));
            }
        }
        slots.retain(|(name, slot)| self.qualifier_fits(&taken[&**name], slot));
    }

    fn qualifier_fits(&self, kinds: &[String], slot: &Slot) -> bool {
        match slot {
            Slot::Word(_) => kinds.is_empty(),
            Slot::Thing(reference) => kinds.iter().any(|k| **k == *self.kind(reference.cluster)),
        }
    }

    /// False where the gazetteers say that the one does not lie in the other, or do not say that it does where they
    /// must.
    fn may_lie_in(&self, inner: u32, outer: u32, must_be_known: bool) -> bool {
        let lies = self.linker.lies_in(&self.clusters.all[inner as usize], &self.clusters.all[outer as usize]);
        lies.unwrap_or(!must_be_known)
    }

    pub(super) fn is(&self, cluster: u32, class: &str) -> bool {
        let class = self.vocabulary.classes.get(class);
        class.is_some_and(|class| self.clusters.all[cluster as usize].classes.contains(&class))
    }

    pub(super) fn kind(&self, cluster: u32) -> &str {
        &self.clusters.all[cluster as usize].kind
    }

    fn tokens(&self, items: &[Item], run: Run) -> (u32, u32) {
        (items[run.start as usize].start, items[run.end as usize - 1].end)
    }

    fn span(&self, items: &[Item], run: Run) -> Span {
        let (start, end) = self.tokens(items, run);
        Span::new(self.parsed.tokens[start as usize].span.start, self.parsed.tokens[end as usize - 1].span.end)
    }
}

/// Notes what the posts of a holder stand over, for when the holder says "we".
fn note_office(holder: u32, slots: &[(Arc<str>, Slot)], discourse: &mut Discourse) {
    for (name, slot) in slots {
        if let (true, Slot::Thing(over)) = (**name == *"of", slot) {
            discourse.holds(holder, *over);
        }
    }
}

/// Statements in the scope of a plan outrank nothing: where an article says the same as done and as planned, it is
/// done.
pub fn stronger(a: Modality, b: Modality) -> Modality {
    if a == Modality::Asserted || b == Modality::Asserted { Modality::Asserted } else { a.min(b) }
}
