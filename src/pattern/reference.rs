//! The matcher held against the `regex` crate on random patterns and sentences: a word is a letter there, a phrase a
//! string of them. For tests and fuzzing.

use std::sync::Arc;

use proptest::prelude::*;
use regex::Regex;

use super::ast::{Pattern, PhaseKind, Policy, Position, RuleAst, Test};
use super::classes::{Symbol, variant};
use super::compile::Macros;
use super::matcher::{Phase, Scratch};
use super::vocabulary::Vocabulary;
use crate::text::Shape;

/// The words, each with its letter.
const WORDS: [(&str, char); 6] = [("ant", 'a'), ("bee", 'b'), ("cat", 'c'), ("dog", 'd'), ("elk", 'e'), ("fox", 'f')];
/// Classes with their words, and their phrases in the order in which they are preferred.
const CLASSES: [(&str, &str, &[&str]); 4] =
    [("low", "ab", &[]), ("mid", "bcd", &[]), ("end", "e", &["abc", "ab", "de"]), ("far", "f", &["abd", "eee", "ee"])];

/// A pattern, and the same as a regular expression.
#[derive(Clone, Debug)]
struct Both {
    pattern: Pattern,
    regex: String,
}

fn both(pattern: Pattern, regex: impl Into<String>) -> Both {
    Both { pattern, regex: regex.into() }
}

fn class(index: usize) -> Test {
    Test::Class(CLASSES[index].0.into(), Position::default())
}

fn item() -> impl Strategy<Value = Both> {
    let word = (0..WORDS.len()).prop_map(|i| both(Pattern::Item(Test::Word(WORDS[i].0.into())), WORDS[i].1));
    let named = (0..CLASSES.len()).prop_map(|i| {
        let (_, words, phrases) = CLASSES[i];
        let phrases: String = phrases.iter().map(|phrase| format!("{phrase}|")).collect();
        both(Pattern::Item(class(i)), format!("(?:{phrases}[{words}])"))
    });
    let not = (0..CLASSES.len())
        .prop_map(|i| both(Pattern::Item(Test::Not(Box::new(class(i)))), format!("[^{}]", CLASSES[i].1)));
    prop_oneof![
        3 => word,
        4 => named,
        1 => not,
        1 => Just(both(Pattern::Item(Test::Any), ".")),
        1 => Just(both(Pattern::Item(Test::And(vec![class(0), class(1)])), "b")),
        1 => Just(both(Pattern::Item(Test::Or(vec![class(2), class(3)])), "(?:abc|abd|ab|de|eee|ee|[ef])")),
        1 => Just(both(Pattern::Words(vec!["ant".into(), "bee".into()]), "(?:ab)")),
        1 => Just(both(Pattern::Start, "^")),
        1 => Just(both(Pattern::End, "$")),
    ]
}

fn pattern() -> impl Strategy<Value = Both> {
    item().prop_recursive(5, 24, 4, |inner| {
        let some = || prop::collection::vec(inner.clone(), 1..4);
        let parts = |all: &[Both]| -> Vec<Pattern> { all.iter().map(|part| part.pattern.clone()).collect() };
        let texts = |all: &[Both]| -> Vec<String> { all.iter().map(|part| part.regex.clone()).collect() };
        let repeat = (inner.clone(), 0..3u32, prop::option::of(0..3u32), any::<bool>());
        prop_oneof![
            3 => some().prop_map(move |all| both(Pattern::Sequence(parts(&all)), texts(&all).concat())),
            2 => some().prop_map(move |all| {
                both(Pattern::Either(parts(&all)), format!("(?:{})", texts(&all).join("|")))
            }),
            2 => inner.clone().prop_map(|part| {
                both(Pattern::Capture("x".into(), Box::new(part.pattern)), format!("({})", part.regex))
            }),
            3 => repeat.prop_map(|(part, least, more, greedy)| {
                let most = more.map(|more| least + more);
                let (upto, lazy) = (most.map_or(String::new(), |m| m.to_string()), if greedy { "" } else { "?" });
                let regex = format!("(?:{}){{{least},{upto}}}{lazy}", part.regex);
                both(Pattern::Repeat { pattern: Box::new(part.pattern), least, most, greedy }, regex)
            }),
        ]
    })
}

/// The words of [`WORDS`] and the symbol of each.
fn vocabulary() -> (Vocabulary, Vec<Symbol>) {
    let mut vocabulary = Vocabulary::new();
    let word = |letter: char| WORDS.iter().find(|(_, l)| *l == letter).map_or("", |(word, _)| *word);
    for (class, words, phrases) in CLASSES {
        let class = vocabulary.classes.intern(class);
        words.chars().for_each(|letter| vocabulary.add(class, word(letter)));
        for phrase in phrases {
            vocabulary.add(class, &phrase.chars().map(word).collect::<Vec<_>>().join(" "));
        }
    }
    WORDS.iter().for_each(|(word, _)| {
        vocabulary.literal(word);
    });
    vocabulary.finish_words();
    let bases: Vec<_> = WORDS.iter().map(|(word, _)| vocabulary.word_base(word)).collect();
    vocabulary.finish();
    let look = variant(Shape::Lower, false, false);
    let symbols = bases.into_iter().map(|base| vocabulary.symbols.token(base, look)).collect();
    (vocabulary, symbols)
}

type Found = (usize, usize, Vec<Option<(usize, usize)>>);

/// What the regex finds, with that many groups.
fn expected(regex: &Regex, text: &str, policy: Policy, groups: usize) -> Vec<Found> {
    let (mut found, mut from) = (Vec::new(), 0);
    while let Some(captures) = (from < text.len()).then(|| regex.captures_at(text, from)).flatten() {
        let whole = captures.get(0).expect("the whole match");
        // `regex` forgets groups at the end that are repeated no times, as in "a(b){0}"
        let group = |number| captures.get(number).map(|group| (group.start(), group.end()));
        found.push((whole.start(), whole.end(), (1..=groups).map(group).collect()));
        from = if policy == Policy::All { whole.start() + 1 } else { whole.end() };
    }
    found
}

fn rule(pattern: Pattern) -> RuleAst {
    RuleAst {
        name: "rule".into(),
        about: String::new(),
        patterns: vec![pattern],
        actions: Vec::new(),
        confidence: 1.0,
        examples: Vec::new(),
        phase: "phase".into(),
        file: Arc::from("file"),
        at: Position::default(),
    }
}

/// A pattern with sentences, as numbers of words.
fn case() -> impl Strategy<Value = (Both, Vec<Vec<usize>>)> {
    (pattern(), prop::collection::vec(prop::collection::vec(0..WORDS.len(), 0..12), 1..8))
}

/// Matches the pattern in the sentences both ways.
fn check(both: &Both, sentences: &[Vec<usize>]) -> Result<(), String> {
    let (vocabulary, symbols) = vocabulary();
    let regex = Regex::new(&both.regex).map_err(|error| error.to_string())?;
    let mut scratch = Scratch::default();
    for policy in [Policy::All, Policy::Longest] {
        let kind = (PhaseKind::Statements, policy);
        // what can match nothing is refused
        let Ok(phase) = Phase::new("phase", kind, &[rule(both.pattern.clone()).into()], &Macros::new(), &vocabulary)
        else {
            if regex.is_match("") {
                continue;
            }
            return Err(format!("{} is refused", both.regex));
        };
        for sentence in sentences {
            let text: String = sentence.iter().map(|&word| WORDS[word].1).collect();
            let items = sentence.iter().map(|&word| symbols[word]);
            let pair = |run: super::matcher::Run| (run.start as usize, run.end as usize);
            let matches = phase.matches(items, &vocabulary, &mut scratch).into_iter();
            let found: Vec<Found> = matches
                .map(|m| (pair(m.run).0, pair(m.run).1, m.captures.into_iter().map(|run| run.map(pair)).collect()))
                .collect();
            let groups = phase.rules[0].patterns[0].captures.len();
            let expected = expected(&regex, &text, policy, groups);
            if found != expected {
                return Err(format!("{} on {text}: {found:?}, and regex finds {expected:?}", both.regex));
            }
        }
    }
    Ok(())
}

/// Draws a pattern and sentences, by dice that begin with the bytes, and compares.
///
/// # Errors
/// Where the two differ, and how.
#[cfg(feature = "fuzzing")]
pub fn matches_like_regex(bytes: &[u8]) -> Result<(), String> {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

    // the bytes themselves would run out: strategies halve them for each other, and draw zeros for ever
    let dice = TestRng::from_seed(RngAlgorithm::ChaCha, blake3::hash(bytes).as_bytes());
    let drawn = case().new_tree(&mut TestRunner::new_with_rng(Config::default(), dice));
    let (both, sentences) = drawn.map_err(|reason| reason.to_string())?.current();
    check(&both, &sentences)
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]
        #[test]
        fn matches_are_those_of_regex((both, sentences) in case()) {
            prop_assert_eq!(check(&both, &sentences), Ok(()));
        }
    }
}
