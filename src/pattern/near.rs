//! Near misses: how far a rule got in a sentence that it does not match.

use std::sync::Arc;

use super::ast::{Pattern, PhaseKind, Policy, RuleAst};
use super::classes::Symbol;
use super::compile::Macros;
use super::matcher::{Phase, Rule, Run, Scratch};
use super::vocabulary::Vocabulary;
use crate::error::Result;

/// How far a rule got.
#[derive(Clone, Debug, PartialEq)]
pub struct NearMiss {
    /// The items that the longest beginning of its pattern matched.
    pub run: Option<Run>,
    /// The part of the pattern that was to come next.
    pub next: String,
    /// Parts that must stand there and match no item of the sentence.
    pub absent: Vec<String>,
    /// How many parts matched, of how many.
    pub parts: (usize, usize),
}

/// How far a rule got in a sentence; of several alternatives, the one that got farthest.
pub fn near_miss(rule: &Rule, vocabulary: &Vocabulary, symbols: &[Symbol]) -> Result<Option<NearMiss>> {
    let mut best: Option<NearMiss> = None;
    let share = |miss: &NearMiss| (miss.absent.len(), std::cmp::Reverse(miss.parts.0 * 1000 / miss.parts.1.max(1)));
    for alternative in rule.patterns.iter().flat_map(|p| alternatives(&p.pattern)) {
        let miss = alternative_miss(&rule.ast, &parts(alternative), vocabulary, symbols)?;
        if best.as_ref().is_none_or(|b| share(&miss) < share(b)) {
            best = Some(miss);
        }
    }
    Ok(best)
}

fn alternative_miss(
    rule: &RuleAst,
    parts: &[&Pattern],
    vocabulary: &Vocabulary,
    symbols: &[Symbol],
) -> Result<NearMiss> {
    let mut probes = Vec::new();
    // beginnings, the longest first, then single parts
    let beginnings = (1..parts.len()).rev().map(|end| &parts[..end]);
    let beginnings: Vec<&[&Pattern]> = beginnings.filter(|b| b.iter().any(|p| !may_be_empty(p))).collect();
    let single: Vec<&Pattern> = parts.iter().copied().filter(|p| !may_be_empty(p)).collect();
    probes.extend(beginnings.iter().map(|b| sequence(b)));
    probes.extend(single.iter().map(|p| (*p).clone()));
    let found = probe(rule, probes, vocabulary, symbols)?;
    let (of_beginnings, of_single) = found.split_at(beginnings.len());
    let reached = of_beginnings.iter().position(Option::is_some);
    let count = reached.map_or(0, |index| beginnings[index].len());
    let absent = single.iter().zip(of_single).filter(|(_, run)| run.is_none()).map(|(p, _)| p.to_string());
    Ok(NearMiss {
        run: reached.and_then(|index| of_beginnings[index]),
        next: parts.get(count).map_or_else(String::new, ToString::to_string),
        absent: absent.collect(),
        parts: (count, parts.len()),
    })
}

/// The longest match of each pattern on its own.
fn probe(
    rule: &RuleAst,
    patterns: Vec<Pattern>,
    vocabulary: &Vocabulary,
    symbols: &[Symbol],
) -> Result<Vec<Option<Run>>> {
    let count = patterns.len();
    let alone = |pattern| Arc::new(RuleAst { patterns: vec![pattern], ..rule.clone() });
    let rules: Vec<Arc<RuleAst>> = patterns.into_iter().map(alone).collect();
    let kind = (PhaseKind::Statements, Policy::Longest);
    let phase = Phase::new("probe", kind, &rules, &Macros::new(), vocabulary)?;
    let mut found = vec![None; count];
    for matched in phase.matches(symbols.iter().copied(), vocabulary, &mut Scratch::default()) {
        let longest: &mut Option<Run> = &mut found[matched.rule];
        if longest.is_none_or(|run: Run| run.len() < matched.run.len()) {
            *longest = Some(matched.run);
        }
    }
    Ok(found)
}

fn alternatives(pattern: &Pattern) -> Vec<&Pattern> {
    match pattern {
        Pattern::Either(all) => all.iter().flat_map(alternatives).collect(),
        other => vec![other],
    }
}

/// A pattern as a list of parts; captures of several parts are opened.
fn parts(pattern: &Pattern) -> Vec<&Pattern> {
    match pattern {
        Pattern::Sequence(all) => all.iter().flat_map(parts).collect(),
        Pattern::Capture(_, inner) if matches!(**inner, Pattern::Sequence(_)) => parts(inner),
        other => vec![other],
    }
}

fn sequence(parts: &[&Pattern]) -> Pattern {
    Pattern::Sequence(parts.iter().map(|p| (*p).clone()).collect())
}

fn may_be_empty(pattern: &Pattern) -> bool {
    match pattern {
        Pattern::Item(_) | Pattern::Words(_) => false,
        Pattern::Sequence(all) => all.iter().all(may_be_empty),
        Pattern::Either(any) => any.iter().any(may_be_empty),
        Pattern::Repeat { pattern, least, .. } => *least == 0 || may_be_empty(pattern),
        Pattern::Capture(_, inner) => may_be_empty(inner),
        Pattern::Macro(..) | Pattern::Start | Pattern::End => true,
    }
}
