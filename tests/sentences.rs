//! Sentences: tables of texts with the sentences they hold.

use govgraph::{Block, Splitter};
use serde::Deserialize;

#[derive(Deserialize)]
struct Table {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    text: String,
    sentences: Vec<String>,
}

/// The words with single spaces between.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn run(table: &str) {
    let table: Table = serde_json::from_str(table).unwrap();
    let splitter = Splitter::default();
    let mut failed = 0;
    for Case { text, sentences } in &table.cases {
        let split = splitter.split(text);
        assert_eq!(split.check(text), Ok(()), "{text}");
        let found: Vec<String> = split.sentences.iter().map(|sentence| plain(sentence.span.of(text))).collect();
        let sentences: Vec<String> = sentences.iter().map(|sentence| plain(sentence)).collect();
        if found != sentences {
            eprintln!("text:     {text:?}\nexpected: {sentences:#?}\nfound:    {found:#?}");
            failed += 1;
        }
    }
    assert_eq!(failed, 0, "of {} cases", table.cases.len());
}

#[test]
fn golden_rules() {
    run(include_str!("data/golden_rules.json"));
}

#[test]
fn news_and_legal_prose() {
    run(include_str!("data/sentences.json"));
}

#[test]
fn all_golden_rules_are_there() {
    let table: Table = serde_json::from_str(include_str!("data/golden_rules.json")).unwrap();
    assert_eq!(table.cases.len(), 52);
}

#[test]
fn a_sentence_says_its_block() {
    let text = "Port opens\n\nThe port opened. It is new.";
    let blocks: Vec<_> = Splitter::default().split(text).sentences.iter().map(|s| (s.block, s.paragraph)).collect();
    assert_eq!(blocks, [(Block::Title, 0), (Block::Body, 1), (Block::Body, 1)]);
}
