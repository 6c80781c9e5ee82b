//! What the default pack reads from the samples, line by line, beside what it read before.
//!
//! `GOVGRAPH_BLESS=1 cargo test --test golden` takes what is read now for right: look at the changes before committing them.

use std::fs;
use std::path::{Path, PathBuf};

use govgraph::{Document, ExtractionFormat, Extractor, Triples};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The sample texts with their ids, in order.
fn samples() -> Vec<(String, String)> {
    let files = fs::read_dir(folder("data/samples")).unwrap().map(|entry| entry.unwrap().path());
    let texts = files.filter(|file| file.extension().is_some_and(|ending| ending == "txt"));
    let read = |file: PathBuf| {
        let id = file.file_stem().unwrap().to_string_lossy().into_owned();
        (id, fs::read_to_string(&file).unwrap())
    };
    let mut samples: Vec<(String, String)> = texts.map(read).collect();
    samples.sort();
    samples
}

fn triples(extractor: &Extractor, id: &str, text: &str) -> String {
    let document = Document::new(id, text);
    let mut out = Vec::new();
    Triples.begin(&mut out).unwrap();
    Triples.write(&extractor.extract(&document), text, &mut out).unwrap();
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
    let bless = std::env::var_os("GOVGRAPH_BLESS").is_some();
    let golden = folder("tests/golden");
    let mut changed = String::new();
    for (id, text) in samples() {
        let now = triples(&extractor, &id, &text);
        let file = golden.join(format!("{id}.tsv"));
        if bless {
            fs::create_dir_all(&golden).unwrap();
            fs::write(&file, &now).unwrap();
        }
        let before = fs::read_to_string(&file).unwrap_or_default();
        if before != now {
            changed.push_str(&format!("{id}:\n{}", difference(&before, &now)));
        }
    }
    assert!(changed.is_empty(), "changed; if for the better, run again with GOVGRAPH_BLESS=1\n{changed}");
}

#[test]
fn every_golden_file_has_its_sample() {
    let ids: Vec<String> = samples().into_iter().map(|(id, _)| id).collect();
    for entry in fs::read_dir(folder("tests/golden")).into_iter().flatten() {
        let file = entry.unwrap().path();
        // those of exports stand in a folder of their own
        if file.is_dir() {
            continue;
        }
        assert!(ids.iter().any(|id| file.file_stem().is_some_and(|stem| stem == id.as_str())), "{}", file.display());
    }
}
