//! Names, posts and bodies in sentences of their own: `tests/data/mentions.tsv` tells what of one kind each holds.

mod rows;

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
    rows::hold("mentions.tsv", |extractor, kind, sentence| mentions(extractor, kind, sentence).join(";"));
}
