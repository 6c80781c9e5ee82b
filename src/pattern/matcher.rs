//! Finds the matches of a phase's rules in a sentence of symbols.

use std::sync::{Arc, OnceLock};

use regex_automata::meta::{Config, Regex};
use regex_automata::util::syntax;
use regex_automata::{Input, MatchKind, PatternSet};
use regex_syntax::hir::Hir;

use super::ast::Pattern;
use super::ast::{PhaseKind, Policy, RuleAst};
use super::classes::Symbol;
use super::compile::{Alphabet, Compiler, Macros, expand};
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
    /// Rule and pattern of each pattern of `all`.
    index: Vec<(usize, usize)>,
    /// Tells which patterns match anywhere in a sentence; all of them in one automaton.
    all: OnceLock<Regex>,
}

/// A compiled rule.
pub struct Rule {
    /// The rule as written.
    pub ast: RuleAst,
    /// Its patterns.
    pub patterns: Vec<RulePattern>,
}

/// One compiled pattern of a rule.
pub struct RulePattern {
    /// The pattern without macros.
    pub pattern: Pattern,
    /// Names of the captures, one for each group.
    pub captures: Vec<Arc<str>>,
    hir: Hir,
    regex: OnceLock<Regex>,
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
    text: String,
    starts: Vec<u32>,
    /// What phases saw and matched, where it is wanted.
    pub trace: Option<Trace>,
}

/// Limit on the memory of one automaton, bytes.
const SIZE_LIMIT: usize = 64 << 20;

fn config() -> Config {
    Config::new().nfa_size_limit(Some(SIZE_LIMIT)).hybrid_cache_capacity(8 << 20)
}

impl Phase {
    /// Compiles the rules of a phase. Automata are built at first use.
    pub fn new(
        name: &str,
        (kind, policy): (PhaseKind, Policy),
        rules: &[RuleAst],
        macros: &Macros,
        vocabulary: &Vocabulary,
    ) -> Result<Self> {
        let expanded = rules.iter().map(|r| Ok((r, expand(r, macros)?))).collect::<Result<Vec<_>>>()?;
        let compiler = Compiler::new(vocabulary, &expanded)?;
        let mut compiled = Vec::with_capacity(rules.len());
        for (ast, patterns) in &expanded {
            let mut own = Vec::with_capacity(patterns.len());
            for pattern in patterns {
                let (hir, captures) = compiler.compile(pattern);
                if hir.properties().minimum_len() == Some(0) {
                    let message = format!("rule {} matches nothing at all: something in it must stand there", ast.name);
                    return Err(Error::pack(ast.file.as_ref(), message).with_line(ast.at.line));
                }
                own.push(RulePattern { pattern: pattern.clone(), captures, hir, regex: OnceLock::new() });
            }
            compiled.push(Rule { ast: (*ast).clone(), patterns: own });
        }
        let rules = compiled.iter().enumerate();
        let index = rules.flat_map(|(r, rule)| (0..rule.patterns.len()).map(move |p| (r, p))).collect();
        let alphabet = compiler.alphabet;
        Ok(Phase { name: name.into(), kind, policy, rules: compiled, alphabet, index, all: OnceLock::new() })
    }

    /// Builds every automaton, to find those that are too large.
    pub fn check(&self) -> Result<()> {
        for (rule, pattern) in self.rules.iter().flat_map(|r| r.patterns.iter().map(move |p| (r, p))) {
            build(std::slice::from_ref(&pattern.hir), config()).map_err(|message| {
                let message = format!("rule {} cannot be compiled: {message}", rule.ast.name);
                Error::pack(rule.ast.file.as_ref(), message).with_line(rule.ast.at.line)
            })?;
        }
        Ok(())
    }

    fn all(&self) -> &Regex {
        self.all.get_or_init(|| {
            let hirs: Vec<Hir> = self.rules.iter().flat_map(|r| &r.patterns).map(|p| p.hir.clone()).collect();
            build(&hirs, config().match_kind(MatchKind::All)).unwrap_or_else(|_| nothing())
        })
    }

    /// The matches of all rules in a sentence, before the policy is applied, in order of rule and place.
    pub fn matches(&self, symbols: &[Symbol], scratch: &mut Scratch) -> Vec<Match> {
        let matches = self.find(symbols, scratch);
        scratch.record(&self.name, symbols, &matches);
        matches
    }

    fn find(&self, symbols: &[Symbol], scratch: &mut Scratch) -> Vec<Match> {
        if self.rules.is_empty() || symbols.is_empty() {
            return Vec::new();
        }
        self.encode(symbols, scratch);
        let mut found = PatternSet::new(self.index.len());
        self.all().which_overlapping_matches(&Input::new(&scratch.text), &mut found);
        let mut matches = Vec::new();
        for pattern in found.iter() {
            self.pattern_matches(self.index[pattern.as_usize()], scratch, &mut matches);
        }
        matches
    }

    fn encode(&self, symbols: &[Symbol], scratch: &mut Scratch) {
        scratch.text.clear();
        scratch.starts.clear();
        for &symbol in symbols {
            scratch.starts.push(scratch.text.len() as u32);
            scratch.text.push(self.alphabet.letter(symbol));
        }
        scratch.starts.push(scratch.text.len() as u32);
    }

    fn pattern_matches(&self, (rule, pattern): (usize, usize), scratch: &Scratch, matches: &mut Vec<Match>) {
        let compiled = &self.rules[rule].patterns[pattern];
        let regex = compiled
            .regex
            .get_or_init(|| build(std::slice::from_ref(&compiled.hir), config()).unwrap_or_else(|_| nothing()));
        let mut captures = regex.create_captures();
        let item = |byte: usize| scratch.starts.partition_point(|&s| (s as usize) < byte) as u32;
        let mut from = 0;
        while from < scratch.text.len() {
            regex.search_captures(&Input::new(&scratch.text).range(from..), &mut captures);
            let Some(whole) = captures.get_match() else { break };
            let run = |span: regex_automata::Span| Run { start: item(span.start), end: item(span.end) };
            let groups = (1..=compiled.captures.len()).map(|g| captures.get_group(g).map(run));
            let matched = Match { rule, pattern, run: run(whole.span()), captures: groups.collect() };
            // under "all", every start gets its chance
            let next = match self.policy {
                Policy::Longest => matched.run.end,
                Policy::All => matched.run.start + 1,
            };
            from = scratch.starts.get(next as usize).map_or(usize::MAX, |&s| s as usize);
            matches.push(matched);
        }
    }
}

fn build(hirs: &[Hir], config: Config) -> Result<Regex, String> {
    Regex::builder()
        .configure(config)
        .syntax(syntax::Config::new())
        .build_many_from_hir(hirs)
        .map_err(|e| e.to_string())
}

/// An automaton that matches nothing.
fn nothing() -> Regex {
    build(&[Hir::fail()], config()).expect("the empty language compiles")
}
