//! Graphs as RDF: what a small one looks like, and what holds in every syntax and for every name.
#![cfg(feature = "rdf")]

mod blessed;

use std::collections::BTreeSet;

use govgraph::{Articles, Document, Extraction, GraphFormat, GraphRdf, KnowledgeGraph, RdfSyntax};
use oxjsonld::JsonLdParser;
use oxrdf::{GraphName, Quad};
use oxttl::{NQuadsParser, NTriplesParser, TurtleParser};
use proptest::prelude::*;
use serde_json::{Value, json};

/// An article, and what was read from it.
fn read(id: &str, published: &str, text: &str, entities: Value, statements: Value) -> (Extraction, Document) {
    let sentences = json!([{"start": 0, "end": text.len()}]);
    let extraction = json!({"id": id, "published": published, "source": "GS.gov", "sentences": sentences, "entities": entities,
        "statements": statements});
    (serde_json::from_value(extraction).unwrap(), Document::new(id, text))
}

fn statement(text: &str, words: &str, subject: &str, predicate: &str, object: &str, more: Value) -> Value {
    let start = text.find(words).unwrap();
    let mut statement = json!({"subject": subject, "predicate": predicate, "object": object, "rule": "r", "confidence": 0.9,
        "evidence": {"sentence": 0, "start": start, "end": start + words.len()}});
    statement.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    statement
}

fn graph_of(articles: impl IntoIterator<Item = (Extraction, Document)>) -> KnowledgeGraph {
    let mut all = Articles::new();
    for (extraction, document) in articles {
        all.add(&extraction, Some(&document)).unwrap();
    }
    KnowledgeGraph::new(all)
}

/// A person in a post, a visit, a plan with a speaker, a denial, and a kind that a user's pack adds.
fn small() -> KnowledgeGraph {
    let text = "Zhōu Li, acting governor of \"Gansu\",\nvisited Lanzhou on June 17, did not visit Turpan, and said Gansu should build wind power against the flu.";
    let entities = json!([
        {"id": "e0", "kind": "person", "name": "Zhōu Li", "mentions": []},
        {"id": "e1", "kind": "title", "name": "governor", "mentions": [], "attributes": {"rank": "1"}},
        {"id": "e2", "kind": "place", "name": "Gansu", "key": "place:CN-620000", "mentions": [],
            "attributes": {"code": "620000", "zh": "甘肃省", "unit": "province", "within": "country=place:CN"}},
        {"id": "e3", "kind": "place", "name": "Lanzhou", "key": "place:gn-1804430", "mentions": []},
        {"id": "e4", "kind": "date", "name": "June 17", "value": "2021-06-17", "mentions": []},
        {"id": "e5", "kind": "industry", "name": "wind power", "key": "industry:wind", "mentions": [], "attributes": {"isic4": "3510"}},
        {"id": "e6", "kind": "place", "name": "Turpan", "mentions": []},
        {"id": "e7", "kind": "disease", "name": "flu", "mentions": []}]);
    let statements = json!([
        statement(
            text,
            "Zhōu Li, acting governor of \"Gansu\"",
            "e0",
            "holds_position",
            "e1",
            json!({"qualifiers": {"of": "e2", "status": "acting"}})
        ),
        statement(text, "visited Lanzhou on June 17", "e0", "visited", "e3", json!({"qualifiers": {"on": "e4"}})),
        statement(text, "did not visit Turpan", "e0", "visited", "e6", json!({"modality": "negated"})),
        statement(
            text,
            "Gansu should build wind power",
            "e2",
            "develops_industry",
            "e5",
            json!({"modality": "planned", "attributed_to": "e0"})
        ),
        statement(text, "against the flu", "e2", "fights", "e7", json!({"modality": "planned", "attributed_to": "e0"}))
    ]);
    let again = "Gansu builds wind power.";
    let entities_again = json!([
        {"id": "e0", "kind": "place", "name": "Gansu province", "key": "place:CN-620000", "mentions": []},
        {"id": "e1", "kind": "industry", "name": "wind power", "key": "industry:wind", "mentions": []}]);
    let statements_again =
        json!([statement(again, "Gansu builds wind power", "e0", "develops_industry", "e1", json!({}))]);
    graph_of([
        read("a", "2021-06-18", text, entities, statements),
        read("b", "2021-07-01", again, entities_again, statements_again),
    ])
}

fn written(graph: &KnowledgeGraph, syntax: RdfSyntax) -> String {
    let mut out = Vec::new();
    GraphRdf::new(syntax).write(&graph.whole(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// The quads of a text, each as a line.
fn quads(syntax: RdfSyntax, text: &str) -> BTreeSet<String> {
    let quads: Vec<Quad> = match syntax {
        RdfSyntax::NTriples => {
            NTriplesParser::new().for_slice(text).map(|t| t.unwrap().in_graph(GraphName::DefaultGraph)).collect()
        }
        RdfSyntax::NQuads => NQuadsParser::new().for_slice(text).map(Result::unwrap).collect(),
        RdfSyntax::Turtle => {
            TurtleParser::new().for_slice(text).map(|t| t.unwrap().in_graph(GraphName::DefaultGraph)).collect()
        }
        RdfSyntax::JsonLd => JsonLdParser::new().for_slice(text).map(Result::unwrap).collect(),
        other => panic!("{other:?} is not read here"),
    };
    quads.iter().map(Quad::to_string).collect()
}

/// `GOVGRAPH_BLESS=1 cargo test --test rdf` takes what is written now for right.
#[test]
fn a_small_graph_in_turtle() {
    blessed::check("export/small.ttl", &written(&small(), RdfSyntax::Turtle));
}

#[test]
fn all_syntaxes_say_the_same_once() {
    let graph = small();
    let lines = written(&graph, RdfSyntax::NTriples);
    let triples = quads(RdfSyntax::NTriples, &lines);
    assert_eq!(lines.lines().count(), triples.len(), "a triple stands twice");
    assert!(!lines.contains("_:"), "there is a blank node");
    for syntax in [RdfSyntax::Turtle, RdfSyntax::JsonLd] {
        assert_eq!(quads(syntax, &written(&graph, syntax)), triples, "{syntax:?}");
    }
}

#[test]
fn the_base_may_be_another() {
    let graph = small();
    let triples = quads(RdfSyntax::NTriples, &written(&graph, RdfSyntax::NTriples));
    for base in ["https://example.org/x#", "urn:graph:"] {
        let mut out = Vec::new();
        GraphRdf::new(RdfSyntax::NTriples).with_base(base).unwrap().write(&graph.whole(), &mut out).unwrap();
        let others = quads(RdfSyntax::NTriples, &String::from_utf8(out).unwrap());
        assert_eq!(others.len(), triples.len(), "{base}");
        assert!(!others.iter().any(|triple| triple.contains("govgraph.org/id/")), "{base}");
    }
}

#[test]
fn only_what_is_asserted_is_a_fact() {
    let triples = written(&small(), RdfSyntax::NTriples);
    let has = |subject: &str, predicate: &str, object: &str| {
        let id = "https://govgraph.org/id";
        let line = format!("<{id}/{subject}> <https://govgraph.org/ns#{predicate}> <{id}/{object}> .");
        triples.lines().any(|told| told == line)
    };
    assert!(has("a%23e0", "visited", "place:gn-1804430"));
    assert!(!has("a%23e0", "visited", "a%23e6"), "denied");
    assert!(!has("place:CN-620000", "fights", "a%23e7"), "planned");
    assert!(has("place:CN-620000", "develops_industry", "industry:wind"), "planned in one article, a fact in another");
}

/// Also where nothing was read from it but names.
#[test]
fn articles_tell_when_they_were_published() {
    let entities = json!([{"id": "e0", "kind": "place", "name": "Gansu", "key": "place:CN-620000", "mentions": []}]);
    let graph = graph_of([read("a", "2021-06-18", "Gansu.", entities, json!([]))]);
    let triples = written(&graph, RdfSyntax::NTriples);
    let day = "<https://govgraph.org/id/article/a> <https://schema.org/datePublished> \"2021-06-18\"^^<http://www.w3.org/2001/XMLSchema#date> .";
    let publisher = "<https://govgraph.org/id/article/a> <https://govgraph.org/ns#publisher> \"GS.gov\" .";
    for line in [day, publisher] {
        assert!(triples.lines().any(|told| told == line), "{triples}");
    }
}

#[test]
fn graphs_of_articles_hold_their_facts() {
    let graph = small();
    let told = quads(RdfSyntax::NQuads, &written(&graph, RdfSyntax::NQuads));
    let (in_graphs, all): (BTreeSet<String>, BTreeSet<String>) =
        told.into_iter().partition(|quad| quad.matches("> <").count() == 3);
    assert_eq!(all, quads(RdfSyntax::NTriples, &written(&graph, RdfSyntax::NTriples)));
    let of = |article: &str| {
        let graph = format!("<https://govgraph.org/id/article/{article}>");
        let told = in_graphs.iter().filter(|quad| quad.contains(&graph));
        told.map(|quad| quad.split("ns#").nth(1).unwrap().split('>').next().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(of("a"), ["holds_position", "visited", "of"]);
    assert_eq!(of("b"), ["develops_industry"]);
}

proptest! {
    /// Whatever things and articles are called, all syntaxes can be read and say the same.
    #[test]
    fn any_names_survive(names in prop::collection::vec("\\PC+|.+", 4), id in "\\PC+|.+", attribute in ".+") {
        let text = format!("{} visited {}.", names[0], names[1]);
        let entities = json!([
            {"id": "e0", "kind": "person", "name": names[0], "mentions": []},
            {"id": "e1", "kind": "place", "name": names[1], "key": format!("place:{}", names[2]), "mentions": [],
                "attributes": {attribute: names[3].clone(), "zh": names[3].clone(), "within": names[2].clone()}}]);
        let statements = json!([statement(&text, &text, "e0", "visited", "e1", json!({"qualifiers": {"status": names[3]}}))]);
        let graph = graph_of([read(&id, "2021-06-18", &text, entities, statements)]);
        let triples = quads(RdfSyntax::NTriples, &written(&graph, RdfSyntax::NTriples));
        for syntax in [RdfSyntax::Turtle, RdfSyntax::JsonLd] {
            prop_assert_eq!(&quads(syntax, &written(&graph, syntax)), &triples, "{:?}", syntax);
        }
        let told = |text: &str| triples.iter().any(|triple| triple.contains(&oxrdf::Literal::from(text).to_string()));
        prop_assert!(told(&names[0]) && told(&names[1]) && told(&id));
    }
}
