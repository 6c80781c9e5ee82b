//! Finds the matches of a phase's rules in a sentence of symbols.

use std::sync::Arc;

use super::alphabet::Alphabet;
use super::ast::{Pattern, PhaseKind, Policy, RuleAst};
use super::classes::Symbol;
use super::compile::{Expander, Macros, used};
use super::expression::Translator;
use super::filter::{AllWanted, Filter};
use super::letters::{LetterSets, Sets};
use super::program::{MOST_INSTRUCTIONS, Program};
use super::search::{NOWHERE, Searcher, Sentence, Tables};
use super::trace::Trace;
use super::vocabulary::Vocabulary;
use crate::error::{Error, Result};

/// The rules of a phase, compiled.
pub struct Phase {
    /// Its name.
    pub name: Arc<str>,
    /// What its rules make.
    pub kind: PhaseKind,
    /// Which matches are kept.
    pub policy: Policy,
    /// Its rules, in order.
    pub rules: Vec<Rule>,
    alphabet: Alphabet,
    sets: LetterSets,
    /// Tells which patterns a sentence may match at all.
    filter: Filter,
    /// Rule and pattern of each pattern of the filter.
    index: Vec<(usize, usize)>,
}

/// A compiled rule.
pub struct Rule {
    /// The rule as written.
    pub ast: Arc<RuleAst>,
    /// Its patterns.
    pub patterns: Vec<RulePattern>,
}

/// One compiled pattern of a rule.
pub struct RulePattern {
    /// The pattern without macros.
    pub pattern: Pattern,
    /// Names of the captures, one for each group.
    pub captures: Vec<Arc<str>>,
    program: Program,
}

/// A run of items, half open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Run {
    /// First item.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

impl Run {
    /// True where the two share an item.
    pub fn overlaps(self, other: Run) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Number of items.
    pub fn len(self) -> u32 {
        self.end - self.start
    }
}

/// A match of a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// Index of the rule in its phase.
    pub rule: usize,
    /// Which of its patterns.
    pub pattern: usize,
    /// The items matched.
    pub run: Run,
    /// What each capture holds, in order of [`RulePattern::captures`].
    pub captures: Vec<Option<Run>>,
}

impl Match {
    /// What the capture of that name holds.
    pub fn capture(&self, rule: &Rule, name: &str) -> Option<Run> {
        rule.patterns[self.pattern]
            .captures
            .iter()
            .zip(&self.captures)
            .find_map(|(n, run)| run.filter(|_| **n == *name))
    }
}

/// Memory that is used again from sentence to sentence.
#[derive(Default)]
pub struct Scratch {
    pub(super) symbols: Vec<Symbol>,
    sentence: Sentence,
    searcher: Searcher,
    wanted: AllWanted,
    /// What phases saw and matched, where it is wanted.
    pub trace: Option<Trace>,
}

impl Phase {
    /// Compiles the rules of a phase.
    pub fn new(
        name: &str,
        (kind, policy): (PhaseKind, Policy),
        rules: &[Arc<RuleAst>],
        macros: &Macros,
        vocabulary: &Vocabulary,
    ) -> Result<Self> {
        let mut expander = Expander::new(macros);
        let expanded = rules.iter().map(|r| Ok((&**r, expander.expand(r)?))).collect::<Result<Vec<_>>>()?;
        let (alphabet, answers) = Alphabet::new(vocabulary, &used(&expanded, vocabulary)?);
        let mut sets = Sets::new(answers);
        let mut filter = Filter::default();
        let mut compiled = Vec::with_capacity(rules.len());
        let mut index = Vec::new();
        let mut room = MOST_INSTRUCTIONS;
        for (number, ((ast, patterns), rule)) in expanded.into_iter().zip(rules).enumerate() {
            let mut own = Vec::with_capacity(patterns.len());
            for pattern in patterns {
                index.push((number, own.len()));
                own.push(RulePattern::new((pattern, ast), vocabulary, &mut sets, &mut filter, &mut room)?);
            }
            compiled.push(Rule { ast: rule.clone(), patterns: own });
        }
        let sets = sets.finish();
        filter.finish(&sets);
        Ok(Phase { name: name.into(), kind, policy, rules: compiled, alphabet, sets, filter, index })
    }

    /// The matches of all rules in a sentence, before the policy is applied, in order of rule and place.
    pub fn matches(
        &self,
        symbols: impl Iterator<Item = Symbol>,
        vocabulary: &Vocabulary,
        scratch: &mut Scratch,
    ) -> Vec<Match> {
        scratch.symbols.clear();
        scratch.symbols.extend(symbols);
        let matches = self.find(vocabulary, scratch);
        scratch.record(&self.name, &matches);
        matches
    }

    fn find(&self, vocabulary: &Vocabulary, scratch: &mut Scratch) -> Vec<Match> {
        let mut matches = Vec::new();
        let Scratch { symbols, sentence, searcher, wanted, .. } = scratch;
        if self.rules.is_empty() || symbols.is_empty() {
            return matches;
        }
        sentence.letters.clear();
        sentence.letters.extend(symbols.iter().map(|&symbol| self.alphabet.letter(symbol)));
        if !self.filter.wanted(&self.sets, &sentence.letters, wanted) {
            return matches;
        }
        sentence.words.clear();
        sentence.words.extend(symbols.iter().map(|&symbol| vocabulary.word(symbol)));
        let tables = Tables { sets: &self.sets, phrases: &vocabulary.phrases };
        for &wanted in wanted.patterns() {
            let (rule, pattern) = self.index[wanted.pattern as usize];
            let program = &self.rules[rule].patterns[pattern].program;
            let Some(mut start) = self.filter.next_start(wanted, &self.sets, &sentence.letters, 0) else { continue };
            searcher.begin(program, sentence);
            while let Some(next) = self.filter.next_start(wanted, &self.sets, &sentence.letters, start) {
                start = next + 1;
                let Some(end) = searcher.matches_at(program, tables, sentence, next) else { continue };
                let run = |notes: &[u32]| {
                    let (start, end) = (notes[0], notes[1]);
                    (start != NOWHERE && end != NOWHERE).then_some(Run { start, end })
                };
                let captures = searcher.notes().chunks_exact(2).map(run).collect();
                matches.push(Match { rule, pattern, run: Run { start: next, end }, captures });
                // under "all", every start gets its chance
                if self.policy == Policy::Longest {
                    start = end;
                }
            }
        }
        matches
    }
}

impl RulePattern {
    fn new(
        (pattern, rule): (Pattern, &RuleAst),
        vocabulary: &Vocabulary,
        sets: &mut Sets,
        filter: &mut Filter,
        room: &mut u32,
    ) -> Result<Self> {
        let fail = |message: String| Error::pack(rule.file.as_ref(), message).with_line(rule.at.line);
        let mut captures = Vec::new();
        let expression = Translator { vocabulary, sets }.expression(&pattern, &mut captures);
        if expression.may_be_empty() {
            let message = format!("rule {} matches nothing at all: something in it must stand there", rule.name);
            return Err(fail(message));
        }
        let program = Program::new(&expression, captures.len(), room).ok_or_else(|| {
            fail(format!("rule {} cannot be compiled: it is too large; repeat less in it", rule.name))
        })?;
        filter.add(&expression, sets);
        if sets.are_too_large() {
            let message = "the rules of the phase ask for too many different words and classes; write a word list and ask for its class";
            return Err(fail(message.into()));
        }
        Ok(RulePattern { pattern, captures, program })
    }
}
