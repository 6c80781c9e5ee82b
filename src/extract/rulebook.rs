//! The rule files of all packs, put together and compiled.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{Builder, available_parallelism};

use crate::error::{Error, Result};
use crate::mention::{Marks, prepare_marks};
use crate::pack::{FileKind, MeasuredRow, PackFile, Schema};
use crate::pattern::{
    Action, Macros, Phase, PhaseAst, PhaseKind, Policy, Position, RuleAst, RuleFileAst, Vocabulary, closest,
    declare_words, parse_rules,
};
use crate::relation::{Steps, prepare_steps};

/// Phases are compiled by at most so many threads.
const MOST_THREADS: usize = 4;

/// How many statements the confidence written in a rule counts for.
const PRIOR: f64 = 4.0;

/// The rule files of all packs, put together.
pub struct Rules {
    pub phases: Vec<PhaseAst>,
    pub macros: Macros,
    pub rules: Vec<Arc<RuleAst>>,
}

impl Rules {
    /// Parses all rule files and says what stands twice or nowhere.
    pub fn parse(files: &[PackFile]) -> Result<Self> {
        let mut rules = Rules { phases: Vec::new(), macros: Macros::new(), rules: Vec::new() };
        let mut seen: BTreeMap<Arc<str>, String> = BTreeMap::new();
        for file in files.iter().filter(|f| f.kind == FileKind::Rules) {
            let RuleFileAst { phases, macros, rules: parsed } = parse_rules(file)?;
            let fail = |at: Position, message: String| {
                Err(Error::pack(file.path.as_ref(), message).with_line(at.line).with_column(at.column))
            };
            for phase in phases {
                if rules.phases.iter().any(|p| p.name == phase.name) {
                    return fail(phase.at, format!("phase {} is declared twice", phase.name));
                }
                let place = match &phase.after {
                    None => rules.phases.len(),
                    Some(name) => match rules.phases.iter().position(|p| p.name == *name) {
                        Some(index) => index + 1,
                        None => {
                            return fail(
                                phase.at,
                                format!("phase {} comes after {name}, which is not declared", phase.name),
                            );
                        }
                    },
                };
                if phase.kind == PhaseKind::Anaphora && phase.policy != Policy::Longest {
                    return fail(
                        phase.at,
                        "descriptions cannot overlap: a phase of anaphora keeps longest matches".into(),
                    );
                }
                rules.phases.insert(place, phase);
            }
            for (name, pattern, at) in macros {
                if rules.macros.insert(name.clone(), pattern).is_some() {
                    return fail(at, format!("macro ${name} is defined twice"));
                }
            }
            for rule in parsed {
                if let Some(other) = seen.insert(rule.name.clone(), format!("{}:{}", rule.file, rule.at.line)) {
                    return fail(rule.at, format!("rule {} stands twice, here and at {other}", rule.name));
                }
                rules.rules.push(Arc::new(rule));
            }
        }
        rules.check()?;
        Ok(rules)
    }

    fn check(&self) -> Result<()> {
        for rule in &self.rules {
            if !self.phases.iter().any(|p| p.name == rule.phase) {
                let hint = closest(&rule.phase, self.phases.iter().map(|p| p.name.as_str()));
                let message = format!("rule {} stands in phase {}, which is not declared{hint}", rule.name, rule.phase);
                return Err(Error::pack(rule.file.as_ref(), message).with_line(rule.at.line));
            }
        }
        Ok(())
    }

    /// Takes how often a rule was right on annotated articles: its confidence is that share, smoothed by the one written
    /// in the rule, which counts like [`PRIOR`] statements (additive smoothing).
    pub fn measure(&mut self, file: &PackFile, row: &MeasuredRow<'_>) -> Result<()> {
        let Some(rule) = self.rules.iter_mut().find(|r| *r.name == *row.rule) else {
            let hint = closest(row.rule, self.rules.iter().map(|r| &*r.name));
            let message =
                format!("there is no rule {}{hint}; govgraph eval --by-rule writes this table anew", row.rule);
            return Err(Error::pack(file.path.as_ref(), message).with_line(row.line).with_column(1));
        };
        let (right, all) = (f64::from(row.right), f64::from(row.right) + f64::from(row.wrong));
        let confidence = (right + PRIOR * f64::from(rule.confidence)) / (all + PRIOR);
        // two digits are more than is known
        Arc::make_mut(rule).confidence = ((confidence * 100.0).round() / 100.0) as f32;
        Ok(())
    }

    /// Adds the literal words of all rules to the vocabulary.
    pub fn declare(&self, vocabulary: &mut Vocabulary) {
        self.rules.iter().flat_map(|r| &r.patterns).for_each(|p| declare_words(p, vocabulary));
        self.macros.values().for_each(|m| declare_words(m, vocabulary));
    }

    fn of(&self, phase: &PhaseAst) -> Vec<Arc<RuleAst>> {
        self.rules.iter().filter(|r| r.phase == phase.name).cloned().collect()
    }

    /// Checks and prepares the actions of all rules.
    pub fn prepare(&self, schema: &Schema, vocabulary: &mut Vocabulary) -> Result<Prepared> {
        let mut prepared = Prepared::default();
        for phase in &self.phases {
            let rules = self.of(phase);
            if phase.kind == PhaseKind::Statements {
                prepared.steps.push(prepare_steps(&rules, schema, &self.macros, vocabulary)?);
                prepared.marks.push(Vec::new());
            } else {
                check_marks(&rules, schema)?;
                prepared.marks.push(prepare_marks(&rules, vocabulary));
                prepared.steps.push(Vec::new());
            }
        }
        Ok(prepared)
    }
}

fn check_marks(rules: &[Arc<RuleAst>], schema: &Schema) -> Result<()> {
    for rule in rules {
        for action in &rule.actions {
            let (kind, at) = match action {
                Action::Mark { kind, at, .. } if schema.kinds.contains_key(kind) => {
                    let _ = (kind, at);
                    continue;
                }
                Action::Block { .. } => continue,
                Action::Mark { kind, at, .. } => (kind.clone(), *at),
                Action::State { at, .. }
                | Action::Make { at, .. }
                | Action::Reduce { at, .. }
                | Action::Set { at, .. } => {
                    let message = "in a phase of mentions a rule can only mark".to_string();
                    return Err(Error::pack(rule.file.as_ref(), message).with_line(at.line).with_column(at.column));
                }
            };
            let hint = closest(&kind, schema.kinds.keys().map(String::as_str));
            let message = format!("the schema declares no kind {kind}{hint}");
            return Err(Error::pack(rule.file.as_ref(), message).with_line(at.line).with_column(at.column));
        }
    }
    Ok(())
}

/// The actions of all rules, by phase.
#[derive(Default)]
pub struct Prepared {
    marks: Vec<Marks>,
    steps: Vec<Steps>,
}

/// All phases, compiled, in order.
#[derive(Default)]
pub struct Phases {
    pub mentions: Vec<(Phase, Marks)>,
    pub anaphora: Vec<(Phase, Marks)>,
    pub statements: Vec<(Phase, Steps)>,
}

impl Prepared {
    /// Compiles all phases, several at a time: none needs another.
    pub fn compile(self, rules: &Rules, vocabulary: &Vocabulary) -> Result<Phases> {
        let compile =
            |ast: &PhaseAst| Phase::new(&ast.name, (ast.kind, ast.policy), &rules.of(ast), &rules.macros, vocabulary);
        let next = AtomicUsize::new(0);
        let work = || {
            let mut compiled = Vec::new();
            while let Some((number, ast)) = rules.phases.iter().enumerate().nth(next.fetch_add(1, Ordering::Relaxed)) {
                compiled.push((number, compile(ast)));
            }
            compiled
        };
        let threads = available_parallelism().map_or(1, NonZero::get).min(MOST_THREADS);
        let mut compiled = std::thread::scope(|scope| {
            // where no thread can be had, this one does all
            let spawn = |_| Builder::new().spawn_scoped(scope, work).ok();
            let others: Vec<_> = (1..threads).filter_map(spawn).collect();
            let mut compiled = work();
            for other in others {
                compiled.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
            }
            compiled
        });
        compiled.sort_by_key(|(number, _)| *number);
        let mut phases = Phases::default();
        let prepared = self.marks.into_iter().zip(self.steps);
        for ((ast, (marks, steps)), (_, phase)) in rules.phases.iter().zip(prepared).zip(compiled) {
            let phase = phase?;
            match ast.kind {
                PhaseKind::Mentions => phases.mentions.push((phase, marks)),
                PhaseKind::Anaphora => phases.anaphora.push((phase, marks)),
                PhaseKind::Statements => phases.statements.push((phase, steps)),
            }
        }
        Ok(phases)
    }
}
