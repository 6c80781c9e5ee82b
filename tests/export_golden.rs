//! What the formats make of a small graph with something of everything, beside what they made of it before.
//!
//! `GOVGRAPH_BLESS=1 cargo test --test export_golden` takes what is written now for right: look at the changes before committing them.
#![cfg(all(feature = "xml", feature = "csv"))]

mod blessed;
mod odd;

use govgraph::{
    Articles, Cypher, Dot, FollowTheMoney, Gexf, GraphFormat, Graphml, KnowledgeGraph, Neo4jNodes, Neo4jRelationships,
};

fn graph() -> KnowledgeGraph {
    let mut articles = Articles::new();
    odd::add_to(&mut articles);
    KnowledgeGraph::new(articles)
}

fn check(name: &str, format: &dyn GraphFormat) {
    let mut out = Vec::new();
    format.write(&graph().whole(), &mut out).unwrap();
    blessed::check(&format!("export/{name}"), &String::from_utf8(out).unwrap());
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
