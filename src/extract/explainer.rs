//! Makes explanations out of the trace of a reading.

use rustc_hash::FxHashMap;

use super::Extraction;
use super::explain::*;
use super::knowledge::Knowledge;
use super::outcome::Outcome;
use super::pipeline::{Analysis, analyse_with, extraction};
use crate::pattern::{Action, Match, Phase, PhaseKind, Rule, Run, Scratch, Step, Symbol, is_look, near_miss};
use crate::relation::{Draft, Slot};
use crate::text::{Document, Span};

/// A reading with its trace.
pub struct Explainer<'a> {
    pub knowledge: &'a Knowledge,
    pub document: &'a Document,
    pub analysis: Analysis,
    pub read: Extraction,
    steps: Vec<Step>,
    /// What belongs to each sentence.
    sentences: Vec<OfSentence>,
}

/// What was seen and done in a sentence, as numbers in the lists of all sentences: these are long where the document is.
#[derive(Clone, Default)]
struct OfSentence {
    steps: Vec<usize>,
    applied: Vec<usize>,
    drafts: Vec<usize>,
}

/// Sorts what there is by its sentences.
fn by_sentence(steps: &[Step], analysis: &Analysis) -> Vec<OfSentence> {
    let mut sentences = vec![OfSentence::default(); analysis.parsed.sentences.len()];
    // the trace has, for each phase, its sentences in order
    let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
    for (number, step) in steps.iter().enumerate() {
        let count = seen.entry(&step.phase).or_default();
        if let Some(sentence) = sentences.get_mut(*count) {
            sentence.steps.push(number);
        }
        *count += 1;
    }
    for (number, (sentence, ..)) in analysis.applied.iter().enumerate() {
        sentences[*sentence as usize].applied.push(number);
    }
    for (number, draft) in analysis.reading.drafts.iter().enumerate() {
        sentences[draft.sentence as usize].drafts.push(number);
    }
    sentences
}

impl<'a> Explainer<'a> {
    /// Reads a document and keeps the trace.
    pub fn new(knowledge: &'a Knowledge, document: &'a Document) -> Self {
        let mut scratch = Scratch::tracing();
        let analysis = analyse_with(knowledge, document, &mut scratch);
        let read = extraction(knowledge, document, &analysis);
        let steps = scratch.trace.map_or_else(Vec::new, |trace| trace.steps);
        let sentences = by_sentence(&steps, &analysis);
        Explainer { knowledge, document, analysis, read, steps, sentences }
    }

    /// The explanation of everything, or of one rule.
    pub fn explanation(&self, rule: Option<&str>) -> Explanation {
        Explanation {
            id: self.document.id.clone(),
            published: self.read.published.clone(),
            sentences: (0..self.read.sentences.len()).map(|number| self.sentence(number, rule)).collect(),
        }
    }

    fn sentence(&self, number: usize, rule: Option<&str>) -> ExplainedSentence {
        let steps = self.steps_of(number);
        let first = |statements: bool| {
            let step = steps.iter().find(|(phase, _)| (phase.kind == PhaseKind::Statements) == statements);
            step.map_or_else(Vec::new, |(_, step)| self.items(step))
        };
        let phases = steps.iter().map(|(phase, step)| self.phase(phase, step, number, rule));
        let outcome = self.outcome();
        let of_sentence = |s: &&crate::relation::Statement| {
            s.evidence.is_some_and(|e| e.sentence as usize == number) && rule.is_none_or(|rule| *s.rule == *rule)
        };
        let statements = self.read.statements.iter().filter(of_sentence);
        ExplainedSentence {
            number,
            text: one_line(self.words(self.read.sentences[number])),
            mention_items: first(false),
            statement_items: first(true),
            phases: phases.filter(|phase| !phase.matches.is_empty() || !phase.misses.is_empty()).collect(),
            statements: statements
                .map(|s| ExplainedStatement { statement: outcome.statement_told(s), rule: s.rule.to_string() })
                .collect(),
        }
    }

    /// What came out.
    pub fn outcome(&self) -> Outcome<'_> {
        Outcome::new(self.document, &self.analysis, &self.read)
    }

    /// The phases with what they saw of a sentence.
    pub fn steps_of(&self, sentence: usize) -> Vec<(&'a Phase, &Step)> {
        let steps = &self.sentences[sentence].steps;
        let of = |phase: &'a Phase| {
            let step = steps.iter().map(|&number| &self.steps[number]).find(|step| step.phase == phase.name)?;
            Some((phase, step))
        };
        self.knowledge.phases().filter_map(of).collect()
    }

    fn phase(&self, phase: &Phase, step: &Step, sentence: usize, only: Option<&str>) -> ExplainedPhase {
        let wanted = |found: &&Match| only.is_none_or(|rule| *phase.rules[found.rule].ast.name == *rule);
        let mut matches: Vec<&Match> = step.matches.iter().filter(wanted).collect();
        matches.sort_by_key(|m| (m.run.start, std::cmp::Reverse(m.run.end), m.rule));
        let asked = phase.rules.iter().filter(|rule| only == Some(&*rule.ast.name) && matches.is_empty());
        ExplainedPhase {
            name: phase.name.to_string(),
            misses: asked.filter_map(|rule| self.miss(rule, step)).collect(),
            matches: matches.into_iter().map(|found| self.explained(phase, step, found, sentence)).collect(),
        }
    }

    /// How far a rule got in a sentence.
    pub fn miss(&self, rule: &Rule, step: &Step) -> Option<ExplainedMiss> {
        let miss = near_miss(rule, &self.knowledge.vocabulary, &step.symbols).ok()??;
        let words = miss.run.map(|run| one_line(self.words(self.span(step, run))));
        Some(ExplainedMiss { rule: rule.ast.name.to_string(), words, next: miss.next, absent: miss.absent })
    }

    /// A match with what was made of it.
    pub fn explained(&self, phase: &Phase, step: &Step, found: &Match, sentence: usize) -> ExplainedMatch {
        let rule = &phase.rules[found.rule];
        let captures = rule.patterns[found.pattern].captures.iter().zip(&found.captures).filter_map(|(name, run)| {
            let run = run.filter(|run| run.len() > 0)?;
            Some((name.to_string(), one_line(self.words(self.span(step, run)))))
        });
        let captures: Vec<(String, String)> = captures.collect();
        let dropped =
            (!self.is_applied(phase, step, found, sentence)).then(|| self.reason(phase, step, found, sentence));
        let made = if dropped.is_some() { Vec::new() } else { self.made(rule, &captures, step, found, sentence) };
        let words = one_line(self.words(self.span(step, found.run)));
        ExplainedMatch { rule: rule.ast.name.to_string(), words, captures, made, dropped }
    }

    fn is_applied(&self, phase: &Phase, step: &Step, found: &Match, sentence: usize) -> bool {
        let name = &phase.rules[found.rule].ast.name;
        let span = self.span(step, found.run);
        let own =
            |applied: Span| if phase.kind == PhaseKind::Statements { applied == span } else { span.contains(applied) };
        let mut applied = self.sentences[sentence].applied.iter().map(|&number| &self.analysis.applied[number]);
        applied.any(|(_, rule, at)| rule == name && own(*at))
    }

    /// Why the policy dropped a match.
    fn reason(&self, phase: &Phase, step: &Step, found: &Match, sentence: usize) -> String {
        let rival = step.matches.iter().find(|other| {
            *other != found && other.run.overlaps(found.run) && self.is_applied(phase, step, other, sentence)
        });
        match (rival, phase.kind) {
            (Some(rival), _) => {
                let words = one_line(self.words(self.span(step, rival.run)));
                format!("{} is kept here, on {words:?}", phase.rules[rival.rule].ast.name)
            }
            (None, PhaseKind::Anaphora) => "nothing was named before that it could mean".to_owned(),
            (None, _) => "its words mean nothing of that kind".to_owned(),
        }
    }

    fn made(
        &self,
        rule: &Rule,
        captures: &[(String, String)],
        step: &Step,
        found: &Match,
        sentence: usize,
    ) -> Vec<String> {
        let words = |capture: &str| captures.iter().find(|(name, _)| name == capture).map_or("", |(_, words)| words);
        let span = self.span(step, found.run);
        let mut made = Vec::new();
        for action in &rule.ast.actions {
            match action {
                Action::Mark { kind, capture, .. } => made.push(format!("{kind} {:?}", words(capture))),
                Action::Make { classes, head, .. } => made.push(format!("{} of {:?}", classes.join("+"), words(head))),
                Action::Reduce { capture, .. } => made.push(format!("only {:?} is left", words(capture))),
                Action::Set { name, capture, .. } => made.push(format!("{name} is {:?}", words(capture))),
                Action::Block { capture, .. } => made.push(format!("{:?} is no mention", words(capture))),
                Action::State { .. } => {}
            }
        }
        let drafts = self.sentences[sentence].drafts.iter().map(|&number| &self.analysis.reading.drafts[number]);
        let own = drafts.filter(|d| d.rule == rule.ast.name && d.span == span);
        made.extend(own.map(|draft| self.draft_told(draft)));
        made
    }

    /// A draft, and what became of it where that is not a statement of its own.
    pub fn draft_told(&self, draft: &Draft) -> String {
        let mut told = format!("{}({:?}", draft.predicate, self.line_of(draft.subject.span));
        told.push_str(&format!(", {:?}", self.line_of(draft.object.span)));
        for (name, slot) in &draft.qualifiers {
            match slot {
                Slot::Thing(reference) => told.push_str(&format!(", {name}={:?}", self.line_of(reference.span))),
                Slot::Word(word) => told.push_str(&format!(", {name}={word:?}")),
            }
        }
        told.push(')');
        told.push_str(&self.fate(draft));
        told
    }

    fn fate(&self, draft: &Draft) -> String {
        let entity = |cluster: u32| self.analysis.settled.entity_of[cluster as usize];
        let (subject, object) = (entity(draft.subject.cluster), entity(draft.object.cluster));
        if subject == object {
            return ", dropped: both are one entity".to_owned();
        }
        let ends = [(subject, object), (object, subject)];
        let same = self
            .read
            .statements
            .iter()
            .find(|s| s.predicate == draft.predicate && ends.contains(&(s.subject, s.object)));
        match same.and_then(|s| s.evidence.map(|e| (s, e))) {
            Some((_, e)) if (e.sentence, e.start, e.end) == (draft.sentence, draft.span.start, draft.span.end) => {
                String::new()
            }
            Some((s, e)) => format!(", merged with that of {} in sentence {}", s.rule, e.sentence),
            None => ", dropped".to_owned(),
        }
    }

    fn items(&self, step: &Step) -> Vec<ExplainedItem> {
        let item = |(index, symbol): (usize, &Symbol)| {
            let index = index as u32;
            let words = one_line(self.words(self.span(step, Run { start: index, end: index + 1 })));
            let (looks, classes) = self.classes(*symbol).partition(|name| is_look(name));
            ExplainedItem { words, classes, looks }
        };
        step.symbols.iter().enumerate().map(item).collect()
    }

    /// The classes of a symbol, without those of single words.
    fn classes(&self, symbol: Symbol) -> impl Iterator<Item = String> {
        let vocabulary = &self.knowledge.vocabulary;
        let names = vocabulary.symbols.classes(symbol).map(|class| vocabulary.classes.name(class));
        names.filter(|name| !name.starts_with('"')).map(str::to_owned)
    }

    fn span(&self, step: &Step, run: Run) -> Span {
        let tokens = &self.analysis.parsed.tokens;
        let (start, _) = step.extents[run.start as usize];
        let (_, end) = step.extents[run.end as usize - 1];
        Span::new(tokens[start as usize].span.start, tokens[end as usize - 1].span.end)
    }

    fn words(&self, span: Span) -> &str {
        span.of(&self.document.text)
    }

    fn line_of(&self, span: Span) -> String {
        one_line(self.words(span))
    }
}

/// Words with every run of white space made one space.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
