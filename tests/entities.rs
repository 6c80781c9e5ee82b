//! Which names of a text mean one thing: `tests/data/entities.tsv` tells the entities of one kind that each text holds.

mod rows;

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
    rows::hold("entities.tsv", entities);
}
