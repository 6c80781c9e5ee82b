//! What the formats make of a small graph with something of everything, beside what they made of it before.
//!
//! `GOVGRAPH_BLESS=1 cargo test --test export_golden` takes what is written now for right: look at the changes before committing them.
#![cfg(all(feature = "xml", feature = "csv"))]

use std::fs;
use std::path::Path;

use govgraph::{
    Articles, Cypher, Document, Dot, FollowTheMoney, Gexf, GraphFormat, Graphml, KnowledgeGraph, Neo4jNodes,
    Neo4jRelationships,
};

/// Two articles: an office, a plan that somebody speaks of, a denial, a company's director, a meeting with place, day and host; and names with
/// quotes, backslashes, tabs, line breaks, markup, marks of direction, NUL, formulas and separators of lists.
const ARTICLES: &str = include_str!("data/export_articles.json");

fn graph() -> KnowledgeGraph {
    let articles: Vec<serde_json::Value> = serde_json::from_str(ARTICLES).unwrap();
    let mut all = Articles::new();
    for mut article in articles {
        let text = article["text"].take();
        let extraction = serde_json::from_value(article).unwrap();
        let document = text.as_str().map(|text| Document::new("", text));
        all.add(&extraction, document.as_ref()).unwrap();
    }
    KnowledgeGraph::new(all)
}

fn check(name: &str, format: &dyn GraphFormat) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/export").join(name);
    let mut out = Vec::new();
    format.write(&graph().whole(), &mut out).unwrap();
    let now = String::from_utf8(out).unwrap();
    if std::env::var_os("GOVGRAPH_BLESS").is_some() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, &now).unwrap();
    }
    let before = fs::read_to_string(&file).unwrap_or_default();
    let changed = now.lines().zip(before.lines()).find(|(now, before)| now != before);
    assert!(before == now, "{name} changed: {changed:#?}");
}

#[test]
fn neo4j() {
    check("nodes.csv", &Neo4jNodes);
    check("relationships.csv", &Neo4jRelationships);
}

#[test]
fn cypher() {
    check("graph.cypher", &Cypher);
}

#[test]
fn graphml() {
    check("graph.graphml", &Graphml);
}

#[test]
fn gexf() {
    check("graph.gexf", &Gexf);
}

#[test]
fn dot() {
    check("graph.dot", &Dot);
}

#[test]
fn followthemoney() {
    check("graph.ftm.jsonl", &FollowTheMoney);
}
