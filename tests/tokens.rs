//! Tokens: a table of texts with their tokens, and what holds for any text.

use govgraph::{Shape, Splitter, Token};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Table {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    text: String,
    tokens: String,
}

/// A token as the table writes it.
fn written(token: &Token, text: &str) -> String {
    let shape = match token.shape {
        Shape::Lower => 'l',
        Shape::Capitalized => 'C',
        Shape::Upper => 'U',
        Shape::Initial => 'I',
        Shape::Mixed => 'x',
        Shape::Number => 'n',
        Shape::NumberWord => 'w',
        Shape::Mark => 'm',
        Shape::Possessive => 'p',
        Shape::Other => 'o',
        _ => '?',
    };
    format!("{}{}|{shape}", if token.glued { "~" } else { "" }, token.span.of(text))
}

#[test]
fn table() {
    let table: Table = serde_json::from_str(include_str!("data/tokens.json")).unwrap();
    let splitter = Splitter::default();
    let mut failed = 0;
    for Case { text, tokens } in &table.cases {
        let split = splitter.split(text);
        let found = split.tokens.iter().map(|token| written(token, text)).collect::<Vec<_>>().join(" ");
        if found != *tokens {
            eprintln!("text:     {text}\nexpected: {tokens}\nfound:    {found}");
            failed += 1;
        }
    }
    assert_eq!(failed, 0, "of {} cases", table.cases.len());
}

/// Pieces that the splitter has rules for.
const PIECES: &[&str] = &[
    " ",
    "  ",
    "\n",
    "\n\n",
    "\r\n",
    "\u{a0}",
    "\u{200b}",
    ".",
    "..",
    "...",
    ". . .",
    "…",
    "!",
    "?",
    "。",
    "，",
    ",",
    ":",
    "-",
    "'",
    "’",
    "‘",
    "'s",
    "s'",
    "\"",
    "“",
    "”",
    "(",
    ")",
    "[",
    "]",
    "•",
    "1",
    "2.",
    "3)",
    "(b)",
    "5,000",
    "3.5",
    "12:30",
    "2020-07-05",
    "July 5, 2020",
    "5th",
    "a",
    "I",
    "the",
    "The",
    "Jilin",
    "CPC",
    "U.S.",
    "J.",
    "Mr.",
    "Co.",
    "p.m.",
    "No.",
    "Ph.D.",
    "www.a.cn",
    "a@b.org",
    "http://a.b/c",
    "省长",
    "é",
    "e\u{301}",
    "हिन्दी",
    "(Xinhua)",
    "Updated:",
    "Source: ",
    "By Li",
    "HARBIN, July 3 (Xinhua) --",
    "said",
    "°",
    "$",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_covered(text in any::<String>()) {
        let splitter = SPLITTER.get_or_init(Splitter::default);
        prop_assert_eq!(splitter.split(&text).check(&text), Ok(()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_mixture_is_covered(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60)) {
        let text = pieces.concat();
        let splitter = SPLITTER.get_or_init(Splitter::default);
        prop_assert_eq!(splitter.split(&text).check(&text), Ok(()));
    }
}

static SPLITTER: std::sync::OnceLock<Splitter> = std::sync::OnceLock::new();

#[test]
fn long_texts_are_covered() {
    let splitter = Splitter::default();
    for part in ["a", ",", ". ", "A. ", "No. ", "(", ".\"", "1. A ", "中", "\n", "a\n", "a.b", "Mr. ", "s' "] {
        let text = part.repeat(200_000 / part.len());
        assert_eq!(splitter.split(&text).check(&text), Ok(()), "{part:?}");
    }
}
