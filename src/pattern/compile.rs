//! What rules need before they compile: macros put in, words declared, classes found.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::alphabet::Used;
use super::ast::{Pattern, Position, RuleAst, Test};
use super::expression::phrase_classes;
use super::vocabulary::Vocabulary;
use crate::error::{Error, Result};

/// Macros by name.
pub type Macros = BTreeMap<String, Pattern>;

/// Macros may use macros this deep.
const MACRO_DEPTH: usize = 20;

/// Parts of an expanded pattern may lie in parts this deep: whatever goes through patterns calls itself for each.
const DEEPEST: usize = 200;

/// Most parts that the patterns of a phase have together, with macros put in: those that double at each step would fill any memory.
const MOST_PARTS: usize = 1 << 20;

/// Puts macros into the patterns of a phase.
pub struct Expander<'a> {
    macros: &'a Macros,
    /// How many parts there is still room for.
    room: usize,
}

/// A fault with its place; that of the rule where none is given.
type Fault = (Option<Position>, String);

impl<'a> Expander<'a> {
    /// One for the rules of a phase.
    pub fn new(macros: &'a Macros) -> Self {
        Expander { macros, room: MOST_PARTS }
    }

    /// A rule's patterns without macros.
    pub fn expand(&mut self, rule: &RuleAst) -> Result<Vec<Pattern>> {
        let expanded = rule.patterns.iter().map(|pattern| self.pattern(pattern, 0, 0));
        expanded.collect::<Result<_, _>>().map_err(|(at, message)| error(rule, at.unwrap_or(rule.at), message))
    }

    /// A pattern that so many macros, and so many other parts, lie around.
    fn pattern(&mut self, pattern: &Pattern, macros: usize, depth: usize) -> Result<Pattern, Fault> {
        if depth > DEEPEST {
            return Err((None, format!("the rule's parts lie more than {DEEPEST} deep in each other; nest less")));
        }
        self.room = self.room.checked_sub(1).ok_or_else(|| {
            let most = MOST_PARTS;
            (None, format!("the rules of the phase have more than {most} parts with macros put in; repeat macros less"))
        })?;
        let inner = |expander: &mut Self, part: &Pattern| expander.pattern(part, macros, depth + 1);
        Ok(match pattern {
            Pattern::Macro(name, at) => self.named(name, *at, macros, depth)?,
            Pattern::Sequence(parts) => {
                Pattern::Sequence(parts.iter().map(|part| inner(self, part)).collect::<Result<_, _>>()?)
            }
            Pattern::Either(parts) => {
                Pattern::Either(parts.iter().map(|part| inner(self, part)).collect::<Result<_, _>>()?)
            }
            Pattern::Capture(name, part) => Pattern::Capture(name.clone(), Box::new(inner(self, part)?)),
            Pattern::Repeat { pattern, least, most, greedy } => Pattern::Repeat {
                pattern: Box::new(inner(self, pattern)?),
                least: *least,
                most: *most,
                greedy: *greedy,
            },
            other => other.clone(),
        })
    }

    /// What a macro stands for.
    fn named(&mut self, name: &str, at: Position, macros: usize, depth: usize) -> Result<Pattern, Fault> {
        if macros >= MACRO_DEPTH {
            let message = format!("${name} is defined by itself, or macros lie more than {MACRO_DEPTH} deep");
            return Err((Some(at), message));
        }
        let defined = self.macros;
        let pattern = defined.get(name).ok_or_else(|| {
            let hint = closest(name, defined.keys().map(String::as_str));
            (Some(at), format!("no macro ${name} is defined{hint}; write: define {name} = PATTERN"))
        })?;
        self.pattern(pattern, macros + 1, depth + 1)
    }
}

/// Names that are longer, in bytes, are compared with no others: that takes the product of the lengths.
const LONGEST_NAME: usize = 100;

/// `; did you mean X?` for the nearest known name, if one is near.
pub fn closest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> String {
    let comparable = |name: &&str| name.len() <= LONGEST_NAME;
    let known = known.filter(|_| comparable(&name)).filter(comparable);
    let near = known.map(|k| (strsim::damerau_levenshtein(name, k), k)).min();
    match near {
        Some((distance, known)) if distance <= 1 + name.len() / 4 => format!("; did you mean {known}?"),
        _ => String::new(),
    }
}

fn error(rule: &RuleAst, at: Position, message: String) -> Error {
    Error::pack(rule.file.as_ref(), message).with_line(at.line).with_column(at.column)
}

/// Adds the literal words of a pattern to the vocabulary.
pub fn declare_words(pattern: &Pattern, vocabulary: &mut Vocabulary) {
    match pattern {
        Pattern::Item(test) => declare_test(test, vocabulary),
        Pattern::Words(words) => words.iter().for_each(|w| {
            vocabulary.literal(w);
        }),
        Pattern::Sequence(parts) | Pattern::Either(parts) => parts.iter().for_each(|p| declare_words(p, vocabulary)),
        Pattern::Repeat { pattern, .. } => declare_words(pattern, vocabulary),
        Pattern::Capture(_, inner) => declare_words(inner, vocabulary),
        Pattern::Macro(..) | Pattern::Start | Pattern::End => {}
    }
}

fn declare_test(test: &Test, vocabulary: &mut Vocabulary) {
    match test {
        Test::Word(word) => {
            vocabulary.literal(word);
        }
        Test::Not(inner) => declare_test(inner, vocabulary),
        Test::And(all) | Test::Or(all) => all.iter().for_each(|t| declare_test(t, vocabulary)),
        Test::Any | Test::Class(..) => {}
    }
}

/// What the patterns of a phase ask about; an error where a class is declared nowhere.
pub fn used(rules: &[(&RuleAst, Vec<Pattern>)], vocabulary: &Vocabulary) -> Result<Used> {
    let mut used = Used::default();
    for (rule, patterns) in rules {
        for pattern in patterns {
            used_by(pattern, vocabulary, &mut used).map_err(|(at, message)| error(rule, at, message))?;
        }
    }
    Ok(used)
}

fn used_by(pattern: &Pattern, vocabulary: &Vocabulary, used: &mut Used) -> Result<(), (Position, String)> {
    match pattern {
        Pattern::Item(test) => {
            let mut classes = Vec::new();
            phrase_classes(test, vocabulary, &mut classes);
            used.phrases.extend(classes);
            used_by_test(test, vocabulary, used)
        }
        Pattern::Words(words) => {
            used.classes.extend(words.iter().filter_map(|w| vocabulary.word_class(w)));
            Ok(())
        }
        Pattern::Sequence(parts) | Pattern::Either(parts) => {
            parts.iter().try_for_each(|p| used_by(p, vocabulary, used))
        }
        Pattern::Repeat { pattern, .. } => used_by(pattern, vocabulary, used),
        Pattern::Capture(_, inner) => used_by(inner, vocabulary, used),
        Pattern::Macro(..) | Pattern::Start | Pattern::End => Ok(()),
    }
}

fn used_by_test(test: &Test, vocabulary: &Vocabulary, used: &mut Used) -> Result<(), (Position, String)> {
    match test {
        Test::Any => Ok(()),
        Test::Word(word) => {
            used.classes.extend(vocabulary.word_class(word));
            Ok(())
        }
        Test::Class(name, at) => match vocabulary.classes.get(name) {
            Some(class) => {
                used.classes.insert(class);
                Ok(())
            }
            None => {
                let hint = closest(name, vocabulary.classes.names());
                Err((*at, format!("no class {name} is declared{hint}; a word to match is written in quotes")))
            }
        },
        Test::Not(inner) => used_by_test(inner, vocabulary, used),
        Test::And(all) | Test::Or(all) => all.iter().try_for_each(|t| used_by_test(t, vocabulary, used)),
    }
}

/// The names of the captures of an expanded pattern.
pub fn capture_names(pattern: &Pattern, names: &mut Vec<Arc<str>>) {
    match pattern {
        Pattern::Capture(name, inner) => {
            names.push(name.clone());
            capture_names(inner, names);
        }
        Pattern::Sequence(parts) | Pattern::Either(parts) => parts.iter().for_each(|p| capture_names(p, names)),
        Pattern::Repeat { pattern, .. } => capture_names(pattern, names),
        _ => {}
    }
}
