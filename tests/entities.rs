//! Which names of a text mean one thing: `tests/data/entities.tsv` tells the entities of one kind that each text holds.

use std::fs;
use std::path::Path;

use govgraph::{Document, Entity, Extractor};

/// The forms of an entity, each once, in order of the text.
fn forms(entity: &Entity) -> String {
    let mut forms: Vec<&str> = Vec::new();
    for mention in &entity.mentions {
        if !forms.contains(&mention.text.as_str()) {
            forms.push(&mention.text);
        }
    }
    forms.join("=")
}

/// The entities of a kind, in order of first mention.
fn entities(extractor: &Extractor, kind: &str, text: &str) -> String {
    let extraction = extractor.extract(&Document::new("text", text));
    let mut of_kind: Vec<_> = extraction.entities.iter().filter(|entity| &*entity.kind == kind).collect();
    of_kind.sort_by_key(|entity| entity.mentions.first().map(|mention| mention.start));
    of_kind.into_iter().map(forms).collect::<Vec<_>>().join(";")
}

#[test]
fn texts_hold_the_entities_that_the_table_tells() {
    let extractor = Extractor::new().unwrap();
    let table = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/entities.tsv")).unwrap();
    let mut wrong = Vec::new();
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let [kind, wanted, text] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("three cells: {line}") };
        let found = entities(&extractor, kind, text);
        if found != wanted {
            wrong.push(format!("{text}\n    {kind}: {wanted}, not {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
