//! Names, posts and bodies in sentences of their own: `tests/data/mentions.tsv` tells what of one kind each holds.

use std::fs;
use std::path::Path;

use govgraph::{Document, Extractor};

/// The mentions of a kind, in order, each text once.
fn mentions(extractor: &Extractor, kind: &str, sentence: &str) -> Vec<String> {
    let extraction = extractor.extract(&Document::new("sentence", sentence));
    let of_kind = extraction.entities.iter().filter(|entity| &*entity.kind == kind);
    let mut found: Vec<_> = of_kind.flat_map(|entity| &entity.mentions).collect();
    found.sort_by_key(|mention| mention.start);
    let mut texts: Vec<String> = Vec::new();
    for mention in found {
        if !texts.contains(&mention.text) {
            texts.push(mention.text.clone());
        }
    }
    texts
}

#[test]
fn sentences_hold_the_mentions_that_the_table_tells() {
    let extractor = Extractor::new().unwrap();
    let table = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/mentions.tsv")).unwrap();
    let mut wrong = Vec::new();
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let [kind, wanted, sentence] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("three cells: {line}") };
        let found = mentions(&extractor, kind, sentence).join(";");
        if found != wanted {
            wrong.push(format!("{sentence}\n    {kind}: {wanted}, not {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
