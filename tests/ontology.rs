//! The ontology says of RDF what `data/schema.json` says of extractions.
#![cfg(feature = "rdf")]

use std::collections::{BTreeMap, BTreeSet};

use oxrdf::vocab::{rdf, rdfs};
use oxrdf::{Graph, NamedNode, NamedNodeRef, NamedOrBlankNodeRef, TermRef};
use oxttl::TurtleParser;
use serde::Deserialize;

const TERMS: &str = "https://govgraph.org/ns#";
const QUALIFIERS: &str = "https://govgraph.org/ns/qualifier#";
const OWL: &str = "http://www.w3.org/2002/07/owl#";

#[derive(Deserialize)]
struct Schema {
    kinds: BTreeMap<String, String>,
    predicates: BTreeMap<String, Predicate>,
}

#[derive(Deserialize)]
struct Predicate {
    about: String,
    subject: BTreeSet<String>,
    object: BTreeSet<String>,
    #[serde(default)]
    qualifiers: BTreeMap<String, BTreeSet<String>>,
    #[serde(default)]
    symmetric: bool,
}

fn schema() -> Schema {
    serde_json::from_str(include_str!("../data/schema.json")).unwrap()
}

fn graph(turtle: &str) -> Graph {
    TurtleParser::new().for_slice(turtle).map(|triple| triple.unwrap()).collect()
}

fn ontology() -> Graph {
    graph(include_str!("../data/ontology/govgraph.ttl"))
}

fn named(namespace: &str, name: &str) -> NamedNode {
    NamedNode::new(format!("{namespace}{name}")).unwrap()
}

fn class(kind: &str) -> NamedNode {
    let (first, rest) = kind.split_at(1);
    named(TERMS, &format!("{}{rest}", first.to_uppercase()))
}

fn classes<'k>(kinds: impl IntoIterator<Item = &'k String>) -> BTreeSet<NamedNode> {
    kinds.into_iter().map(|kind| class(kind)).collect()
}

fn is_a(graph: &Graph, term: &NamedNode, name: &str) -> bool {
    let triples = graph.objects_for_subject_predicate(term, rdf::TYPE);
    triples.into_iter().any(|class| class == named(OWL, name).as_ref().into())
}

/// The members of a list.
fn list<'g>(graph: &'g Graph, mut rest: TermRef<'g>) -> Vec<TermRef<'g>> {
    let mut members = Vec::new();
    while rest != rdf::NIL.into() {
        let TermRef::BlankNode(cell) = rest else { panic!("{rest} is no list") };
        members.extend(graph.object_for_subject_predicate(cell, rdf::FIRST));
        rest = graph.object_for_subject_predicate(cell, rdf::REST).expect("a list ends");
    }
    members
}

/// The classes that a domain or range stands for: one, or a union.
fn bound(graph: &Graph, term: &NamedNode, bound: NamedNodeRef<'_>) -> BTreeSet<NamedNode> {
    let told: Vec<TermRef<'_>> = graph.objects_for_subject_predicate(term, bound).collect();
    assert_eq!(told.len(), 1, "{term} has one {bound}: two would both hold");
    let members = match told[0] {
        TermRef::BlankNode(union) => {
            let of = named(OWL, "unionOf");
            list(
                graph,
                graph.object_for_subject_predicate(NamedOrBlankNodeRef::from(union), &of).expect("it is a union"),
            )
        }
        class => vec![class],
    };
    let class = |term: TermRef<'_>| match term {
        TermRef::NamedNode(class) => class.into_owned(),
        other => panic!("{other} is no class"),
    };
    members.into_iter().map(class).collect()
}

#[test]
fn each_kind_is_a_class() {
    let (schema, ontology) = (schema(), ontology());
    for kind in schema.kinds.keys() {
        let class = class(kind);
        assert!(is_a(&ontology, &class, "Class"), "{class} is no class");
        assert!(ontology.object_for_subject_predicate(&class, rdfs::LABEL).is_some(), "{class} has no label");
        let supers: Vec<TermRef<'_>> = ontology.objects_for_subject_predicate(&class, rdfs::SUB_CLASS_OF).collect();
        assert!(supers.contains(&named(TERMS, "Thing").as_ref().into()), "{class} is no gg:Thing");
        assert!(supers.len() > 1, "{class} is of no class of another vocabulary");
    }
}

#[test]
fn each_predicate_joins_what_the_schema_says() {
    let ontology = ontology();
    for (name, predicate) in schema().predicates {
        let term = named(TERMS, &name);
        assert!(is_a(&ontology, &term, "ObjectProperty"), "{term} is no property");
        assert_eq!(bound(&ontology, &term, rdfs::DOMAIN), classes(&predicate.subject), "domain of {name}");
        assert_eq!(bound(&ontology, &term, rdfs::RANGE), classes(&predicate.object), "range of {name}");
        assert_eq!(is_a(&ontology, &term, "SymmetricProperty"), predicate.symmetric, "{name}");
        let comment = ontology.object_for_subject_predicate(&term, rdfs::COMMENT).unwrap().to_string();
        assert_eq!(comment, format!("\"{}\"@en", predicate.about), "{name}");
    }
}

#[test]
fn each_qualifier_takes_what_the_schema_says() {
    let ontology = ontology();
    let mut takes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, kinds) in schema().predicates.into_values().flat_map(|predicate| predicate.qualifiers) {
        takes.entry(name).or_default().extend(kinds);
    }
    for (name, kinds) in takes {
        let term = named(QUALIFIERS, &name);
        assert_eq!(bound(&ontology, &term, rdfs::DOMAIN), BTreeSet::from([named(TERMS, "Statement")]), "{name}");
        let expected =
            if kinds.is_empty() { BTreeSet::from([oxrdf::vocab::xsd::STRING.into_owned()]) } else { classes(&kinds) };
        assert_eq!(bound(&ontology, &term, rdfs::RANGE), expected, "{name}");
    }
}

/// A term that is used and not said to mean anything would be a slip of the pen.
#[test]
fn all_terms_that_the_ontology_and_the_shapes_use_are_defined() {
    let (ontology, shapes) = (ontology(), graph(include_str!("../data/ontology/shapes.ttl")));
    let own = |term: TermRef<'_>| match term {
        TermRef::NamedNode(term) if term.as_str().starts_with("https://govgraph.org/ns") => Some(term.into_owned()),
        _ => None,
    };
    let used = ontology.iter().chain(shapes.iter()).flat_map(|triple| [TermRef::from(triple.predicate), triple.object]);
    let used: BTreeSet<NamedNode> = used.filter_map(own).collect();
    for term in used {
        let shape = term.as_str().starts_with("https://govgraph.org/ns/shape#");
        let defined = ontology.object_for_subject_predicate(&term, rdfs::LABEL).is_some();
        assert!(shape || defined, "{term} is not defined");
    }
}
