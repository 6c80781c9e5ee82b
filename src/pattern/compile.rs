//! Compiles the rules of a phase to automata over symbols.
//!
//! Within a phase, symbols that no rule of the phase can tell apart share one letter (a Unicode scalar), so that a
//! sentence becomes a short string and a rule a regular expression over it. Matching is that of the `regex` family:
//! linear in the string, whatever the rules.

use std::collections::BTreeMap;
use std::sync::Arc;

use regex_syntax::hir::{Capture, Class, ClassUnicode, ClassUnicodeRange, Hir, Look, Repetition};
use rustc_hash::{FxHashMap, FxHashSet};

use super::ast::{Pattern, Position, RuleAst, Test};
use super::classes::{ClassId, Symbol, literal_class};
use super::vocabulary::Vocabulary;
use crate::error::{Error, Result};

/// Macros by name.
pub type Macros = BTreeMap<String, Pattern>;

/// Macros may use macros this deep.
const MACRO_DEPTH: usize = 20;

/// A rule's patterns without macros.
pub fn expand(rule: &RuleAst, macros: &Macros) -> Result<Vec<Pattern>> {
    let expanded = rule.patterns.iter().map(|p| expand_in(p, macros, 0));
    expanded.collect::<Result<_, _>>().map_err(|(at, message)| error(rule, at, message))
}

fn expand_in(pattern: &Pattern, macros: &Macros, depth: usize) -> Result<Pattern, (Position, String)> {
    let all = |parts: &[Pattern]| parts.iter().map(|p| expand_in(p, macros, depth)).collect::<Result<Vec<_>, _>>();
    Ok(match pattern {
        Pattern::Macro(name, at) => {
            if depth >= MACRO_DEPTH {
                return Err((*at, format!("${name} is defined by itself, or macros lie more than {MACRO_DEPTH} deep")));
            }
            let inner = macros.get(name).ok_or_else(|| {
                let hint = closest(name, macros.keys().map(String::as_str));
                (*at, format!("no macro ${name} is defined{hint}; write: define {name} = PATTERN"))
            })?;
            expand_in(inner, macros, depth + 1)?
        }
        Pattern::Sequence(parts) => Pattern::Sequence(all(parts)?),
        Pattern::Either(parts) => Pattern::Either(all(parts)?),
        Pattern::Capture(name, inner) => Pattern::Capture(name.clone(), Box::new(expand_in(inner, macros, depth)?)),
        Pattern::Repeat { pattern, least, most, greedy } => Pattern::Repeat {
            pattern: Box::new(expand_in(pattern, macros, depth)?),
            least: *least,
            most: *most,
            greedy: *greedy,
        },
        other => other.clone(),
    })
}

/// `; did you mean X?` for the nearest known name, if one is near.
pub fn closest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> String {
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

/// The letters of a phase. Base sets that no rule of the phase tells apart share a row, looks a column; each row and
/// column has one letter.
#[derive(Debug)]
pub struct Alphabet {
    /// Row of each base set.
    rows: Vec<u32>,
    /// Column of each look.
    columns: Vec<u32>,
    /// Letter of each row and column.
    letters: Vec<char>,
    width: usize,
    /// The classes that tell each letter from the others.
    keys: Vec<Key>,
    /// The letters of each class.
    by_class: FxHashMap<ClassId, Letters>,
}

impl Alphabet {
    fn new(vocabulary: &Vocabulary, used: &FxHashSet<ClassId>) -> Self {
        let symbols = &vocabulary.symbols;
        let (rows, row_keys) = share(symbols.bases().iter().map(|b| &b[..]), used);
        let (columns, column_keys) = share(symbols.looks().iter().map(|l| &l[..]), used);
        let mut index: FxHashMap<Box<[ClassId]>, char> = FxHashMap::default();
        let mut keys = Vec::new();
        let mut letters = Vec::with_capacity(row_keys.len() * column_keys.len());
        for row in &row_keys {
            for column in &column_keys {
                let mut key: Vec<ClassId> = row.iter().chain(column.iter()).copied().collect();
                key.sort_unstable();
                key.dedup();
                letters.push(*index.entry(key.into_boxed_slice()).or_insert_with_key(|key| {
                    keys.push(key.clone());
                    letter(keys.len() - 1)
                }));
            }
        }
        let by_class = Self::by_class(&keys);
        Alphabet { rows, columns, letters, width: column_keys.len(), keys, by_class }
    }

    /// The letter of a symbol.
    pub fn letter(&self, symbol: Symbol) -> char {
        let (base, look) = symbol.parts();
        self.letters[self.rows[base.0 as usize] as usize * self.width + self.columns[look] as usize]
    }
}

type Key = Box<[ClassId]>;

/// Numbers the sets, those that differ only in unused classes alike.
fn share<'s>(sets: impl Iterator<Item = &'s [ClassId]>, used: &FxHashSet<ClassId>) -> (Vec<u32>, Vec<Key>) {
    let mut index: FxHashMap<Key, u32> = FxHashMap::default();
    let mut keys: Vec<Key> = Vec::new();
    let mut scratch = Vec::new();
    let numbers = sets.map(|set| {
        scratch.clear();
        scratch.extend(set.iter().copied().filter(|c| used.contains(c)));
        if let Some(&number) = index.get(scratch.as_slice()) {
            return number;
        }
        let number = keys.len() as u32;
        keys.push(scratch.as_slice().into());
        index.insert(scratch.as_slice().into(), number);
        number
    });
    (numbers.collect(), keys)
}

/// A set of letters, by number.
type Letters = Vec<u64>;

impl Alphabet {
    /// The letters of each class.
    fn by_class(keys: &[Key]) -> FxHashMap<ClassId, Letters> {
        let mut by_class: FxHashMap<ClassId, Letters> = FxHashMap::default();
        for (number, key) in keys.iter().enumerate() {
            for class in key {
                let letters = by_class.entry(*class).or_insert_with(|| vec![0; keys.len().div_ceil(64)]);
                letters[number / 64] |= 1 << (number % 64);
            }
        }
        by_class
    }

    /// The letters that pass a test.
    fn passing(&self, test: &Test, vocabulary: &Vocabulary) -> Letters {
        let of = |class: Option<ClassId>| class.and_then(|c| self.by_class.get(&c)).cloned();
        let none = || vec![0; self.keys.len().div_ceil(64)];
        let join = |tests: &[Test], start: u64, with: fn(u64, u64) -> u64| {
            let each = tests.iter().map(|t| self.passing(t, vocabulary));
            each.fold(vec![start; self.keys.len().div_ceil(64)], |a, b| {
                a.iter().zip(b).map(|(a, b)| with(*a, b)).collect()
            })
        };
        match test {
            Test::Any => vec![u64::MAX; self.keys.len().div_ceil(64)],
            Test::Class(name, _) => of(vocabulary.classes.get(name)).unwrap_or_else(none),
            Test::Word(word) => of(word_class(vocabulary, word)).unwrap_or_else(none),
            Test::Not(inner) => self.passing(inner, vocabulary).iter().map(|bits| !bits).collect(),
            Test::And(all) => join(all, u64::MAX, |a, b| a & b),
            Test::Or(any) => join(any, 0, |a, b| a | b),
        }
    }

    fn class(&self, test: &Test, vocabulary: &Vocabulary) -> Hir {
        let passing = self.passing(test, vocabulary);
        let holds = |number: &usize| passing[number / 64] >> (number % 64) & 1 == 1;
        let letters = (0..self.keys.len()).filter(holds).map(letter);
        Hir::class(Class::Unicode(ClassUnicode::new(letters.map(|c| ClassUnicodeRange::new(c, c)))))
    }
}

/// The letter of that number: Unicode scalars in order, surrogates left out.
fn letter(number: usize) -> char {
    let code = if number < 0xD800 { number } else { number + 0x800 };
    char::from_u32(code as u32).expect("fewer letters than Unicode has scalars")
}

/// Compiles expanded patterns that share an alphabet.
pub struct Compiler<'a> {
    vocabulary: &'a Vocabulary,
    /// The letters.
    pub alphabet: Alphabet,
}

/// A compiled pattern: its expression and the names of its captures (group 1 is the first).
pub type Compiled = (Hir, Vec<Arc<str>>);

impl<'a> Compiler<'a> {
    /// A compiler for these patterns.
    pub fn new(vocabulary: &'a Vocabulary, rules: &[(&RuleAst, Vec<Pattern>)]) -> Result<Self> {
        let mut used = FxHashSet::default();
        for (rule, patterns) in rules {
            for pattern in patterns {
                used_classes(pattern, vocabulary, &mut used).map_err(|(at, message)| error(rule, at, message))?;
            }
        }
        Ok(Compiler { vocabulary, alphabet: Alphabet::new(vocabulary, &used) })
    }

    /// Compiles one pattern.
    pub fn compile(&self, pattern: &Pattern) -> Compiled {
        let mut names = Vec::new();
        let hir = self.hir(pattern, &mut names);
        (hir, names)
    }

    fn hir(&self, pattern: &Pattern, names: &mut Vec<Arc<str>>) -> Hir {
        match pattern {
            Pattern::Item(test) => self.item(test),
            Pattern::Words(words) => self.words(words),
            Pattern::Sequence(parts) => Hir::concat(parts.iter().map(|p| self.hir(p, names)).collect()),
            Pattern::Either(parts) => Hir::alternation(parts.iter().map(|p| self.hir(p, names)).collect()),
            Pattern::Repeat { pattern, least, most, greedy } => {
                let sub = Box::new(self.hir(pattern, names));
                Hir::repetition(Repetition { min: *least, max: *most, greedy: *greedy, sub })
            }
            Pattern::Capture(name, inner) => {
                // one group for every place where the name stands
                names.push(name.clone());
                let index = names.len() as u32;
                let sub = Box::new(self.hir(inner, names));
                Hir::capture(Capture { index, name: None, sub })
            }
            Pattern::Start => Hir::look(Look::Start),
            Pattern::End => Hir::look(Look::End),
            Pattern::Macro(..) => Hir::fail(),
        }
    }

    fn words(&self, words: &[String]) -> Hir {
        Hir::concat(words.iter().map(|w| self.word(w)).collect())
    }

    fn word(&self, word: &str) -> Hir {
        self.alphabet.class(&Test::Word(word.to_string()), self.vocabulary)
    }

    /// One item that passes the test, or a phrase of a class named on its own or in a union.
    fn item(&self, test: &Test) -> Hir {
        let mut phrases = Vec::new();
        collect_phrases(test, self.vocabulary, &mut phrases);
        let single = self.alphabet.class(test, self.vocabulary);
        if phrases.is_empty() {
            return single;
        }
        phrases.sort_unstable();
        phrases.dedup();
        // longer phrases first: "held talks with" before "held"
        Hir::alternation(vec![self.tree(&phrases), single])
    }

    /// Phrases as a tree on their first words; longer ones preferred.
    fn tree(&self, phrases: &[&[String]]) -> Hir {
        let mut branches: BTreeMap<&str, Vec<&[String]>> = BTreeMap::new();
        for phrase in phrases {
            if let Some((first, rest)) = phrase.split_first() {
                branches.entry(first).or_default().push(rest);
            }
        }
        let branch = |(word, rests): (&str, Vec<&[String]>)| {
            let ends = rests.iter().any(|r| r.is_empty());
            let longer: Vec<&[String]> = rests.into_iter().filter(|r| !r.is_empty()).collect();
            if longer.is_empty() {
                return self.word(word);
            }
            let mut tail = self.tree(&longer);
            if ends {
                tail = Hir::repetition(Repetition { min: 0, max: Some(1), greedy: true, sub: Box::new(tail) });
            }
            Hir::concat(vec![self.word(word), tail])
        };
        Hir::alternation(branches.into_iter().map(branch).collect())
    }
}

fn word_class(vocabulary: &Vocabulary, word: &str) -> Option<ClassId> {
    vocabulary.classes.get(&literal_class(word.strip_suffix('.').filter(|w| !w.is_empty()).unwrap_or(word)))
}

fn collect_phrases<'v>(test: &Test, vocabulary: &'v Vocabulary, out: &mut Vec<&'v [String]>) {
    match test {
        Test::Class(name, _) => {
            let phrases = vocabulary.classes.get(name).map_or(&[][..], |c| vocabulary.phrases(c));
            out.extend(phrases.iter().map(Vec::as_slice));
        }
        Test::Or(any) => any.iter().for_each(|t| collect_phrases(t, vocabulary, out)),
        Test::Any | Test::Word(_) | Test::Not(_) | Test::And(_) => {}
    }
}

fn used_classes(
    pattern: &Pattern,
    vocabulary: &Vocabulary,
    used: &mut FxHashSet<ClassId>,
) -> Result<(), (Position, String)> {
    match pattern {
        Pattern::Item(test) => {
            let mut phrases = Vec::new();
            collect_phrases(test, vocabulary, &mut phrases);
            used.extend(phrases.iter().flat_map(|p| p.iter()).filter_map(|w| word_class(vocabulary, w)));
            used_by_test(test, vocabulary, used)
        }
        Pattern::Words(words) => {
            used.extend(words.iter().filter_map(|w| word_class(vocabulary, w)));
            Ok(())
        }
        Pattern::Sequence(parts) | Pattern::Either(parts) => {
            parts.iter().try_for_each(|p| used_classes(p, vocabulary, used))
        }
        Pattern::Repeat { pattern, .. } => used_classes(pattern, vocabulary, used),
        Pattern::Capture(_, inner) => used_classes(inner, vocabulary, used),
        Pattern::Macro(..) | Pattern::Start | Pattern::End => Ok(()),
    }
}

fn used_by_test(test: &Test, vocabulary: &Vocabulary, used: &mut FxHashSet<ClassId>) -> Result<(), (Position, String)> {
    match test {
        Test::Any => Ok(()),
        Test::Word(word) => {
            used.extend(word_class(vocabulary, word));
            Ok(())
        }
        Test::Class(name, at) => match vocabulary.classes.get(name) {
            Some(class) => {
                used.insert(class);
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
