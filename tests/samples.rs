//! The sample articles are what their README says: plain texts, some of them annotated, some as JSON Lines.

mod texts;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use govgraph::{GoldArticle, Signatures};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples")
}

fn text(id: &str) -> String {
    fs::read_to_string(folder().join(format!("{id}.txt"))).unwrap_or_else(|error| panic!("{id}.txt: {error}"))
}

#[test]
fn annotations_are_sound_and_hold_the_very_text() {
    let articles = GoldArticle::read(&folder(), &Signatures::default()).unwrap();
    assert!(articles.len() >= 25);
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    let predicates = articles.iter().flat_map(|article| &article.statements).map(|statement| &*statement.predicate);
    predicates.for_each(|predicate| *told.entry(predicate).or_default() += 1);
    assert_eq!(told.len(), 17, "{told:?}");
    assert!(told.values().all(|times| *times >= 5), "{told:?}");
    for article in &articles {
        assert_eq!(article.text, text(&article.id), "{}", article.id);
        assert!(article.document().published.is_some(), "{}", article.id);
        assert!(!article.statements.is_empty(), "{}", article.id);
    }
}

#[test]
fn texts_have_the_length_of_a_news_article() {
    let documents = texts::documents();
    assert!(documents.len() >= 10);
    for document in documents {
        let words = document.text.split_whitespace().count();
        assert!((150..=350).contains(&words), "{}: {words} words", document.id);
    }
}

#[test]
fn the_lines_are_some_of_the_texts() {
    let lines = fs::read_to_string(folder().join("samples.jsonl")).unwrap();
    for line in lines.lines() {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(value["text"], text(value["id"].as_str().unwrap()));
        assert!(value["published"].is_string() && value["source"].is_string());
    }
    assert!(lines.lines().count() >= 2);
}
