//! Headlines, header lines and bodies: a table of articles.

use govgraph::{Block, Splitter};
use serde::Deserialize;

#[derive(Deserialize)]
struct Table {
    cases: Vec<Case>,
}

#[derive(Debug, Deserialize, PartialEq)]
struct Case {
    text: String,
    blocks: String,
    published: Option<String>,
    source: Option<String>,
}

fn found(splitter: &Splitter, text: &str) -> Case {
    let split = splitter.split(text);
    let blocks = split.sentences.iter().map(|sentence| match sentence.block {
        Block::Title => 'T',
        Block::Header => 'H',
        Block::Body => 'B',
        _ => '?',
    });
    Case {
        text: text.to_owned(),
        blocks: blocks.collect(),
        published: split.published.map(|date| date.to_string()),
        source: split.source.map(|span| span.of(text).to_owned()),
    }
}

#[test]
fn table() {
    let table: Table = serde_json::from_str(include_str!("data/headers.json")).unwrap();
    let splitter = Splitter::default();
    let mut failed = 0;
    for case in &table.cases {
        let found = found(&splitter, &case.text);
        if found != *case {
            eprintln!("expected: {case:?}\nfound:    {found:?}");
            failed += 1;
        }
    }
    assert_eq!(failed, 0, "of {} cases", table.cases.len());
}
