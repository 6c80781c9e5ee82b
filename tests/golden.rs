//! What the default pack reads from the samples, line by line, beside what it read before.
//!
//! `GOVGRAPH_BLESS=1 cargo test --test golden` takes what is read now for right: look at the changes before committing them.

mod blessed;
mod texts;

use std::fs;
use std::path::Path;

use govgraph::{Document, ExtractionFormat, Extractor, Triples};

fn triples(extractor: &Extractor, document: &Document) -> String {
    let mut out = Vec::new();
    Triples.begin(&mut out).unwrap();
    Triples.write(&extractor.extract(document), &document.text, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// The lines that only one of the two has, with `-` for the first and `+` for the second.
fn difference(before: &str, now: &str) -> String {
    let only = |these: &str, those: &str, sign: char| {
        let lines = these.lines().filter(|line| !those.lines().any(|other| other == *line));
        lines.map(|line| format!("{sign} {line}\n")).collect::<String>()
    };
    only(before, now, '-') + &only(now, before, '+')
}

#[test]
fn the_samples_give_what_they_gave_before() {
    let extractor = Extractor::new().unwrap();
    let mut changed = String::new();
    for document in texts::documents() {
        let now = triples(&extractor, &document);
        let before = blessed::before(&format!("{}.tsv", document.id), &now);
        if before != now {
            changed.push_str(&format!("{}:\n{}", document.id, difference(&before, &now)));
        }
    }
    assert!(changed.is_empty(), "changed; if for the better, run again with GOVGRAPH_BLESS=1\n{changed}");
}

#[test]
fn every_golden_file_has_its_sample() {
    let documents = texts::documents();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")).unwrap() {
        let file = entry.unwrap().path();
        // those of exports stand in a folder of their own
        if file.is_dir() {
            continue;
        }
        let of = |document: &Document| file.file_stem().is_some_and(|stem| stem == document.id.as_str());
        assert!(documents.iter().any(of), "{}", file.display());
    }
}
