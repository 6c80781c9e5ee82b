//! The graph is the same whatever the order in which extractions are added.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{Fact, KnowledgeGraph, Node, NodeKey};
use crate::entity::{Entity, EntityId};
use crate::extract::Extraction;
use crate::relation::{Evidence, Modality, Origin, Qualifier, Statement};

/// Few names, keys and values, so that documents often agree and often almost agree.
fn entity(id: u32) -> impl Strategy<Value = Entity> {
    let key = prop::option::of(prop::sample::select(vec!["place:1", "place:2"]));
    let kind = prop::sample::select(vec!["place", "person", "date"]);
    let name = prop::sample::select(vec!["Jilin", "Gansu", "Jilin province"]);
    let value = prop::option::of(prop::sample::select(vec!["2020", "2020-07"]));
    (key, kind, name, value).prop_map(move |(key, kind, name, value)| Entity {
        id: EntityId(id),
        kind: kind.into(),
        name: name.to_owned(),
        key: key.map(str::to_owned),
        value: value.map(str::to_owned),
        mentions: Vec::new(),
        attributes: BTreeMap::from([("level".to_owned(), name.to_owned())]),
    })
}

fn statement() -> impl Strategy<Value = Statement> {
    let qualifier =
        prop_oneof![(0..5_u32).prop_map(|id| Qualifier::Entity(EntityId(id))), Just(Qualifier::Word("former".into()))];
    let modality = prop_oneof![Just(Modality::Asserted), Just(Modality::Planned)];
    let ends = (0..5_u32, prop::sample::select(vec!["met", "visits"]), 0..5_u32);
    (ends, prop::option::of(qualifier), modality, prop::option::of(0..5_u32), 0..3_u32).prop_map(
        |((subject, predicate, object), qualifier, modality, speaker, sentence)| Statement {
            subject: EntityId(subject),
            predicate: predicate.into(),
            object: EntityId(object),
            qualifiers: qualifier.into_iter().map(|value| ("of".into(), value)).collect(),
            modality,
            attributed_to: speaker.map(EntityId),
            source: Origin::Text,
            rule: "r".into(),
            confidence: 0.5 + sentence as f32 / 10.0,
            evidence: Some(Evidence { sentence, start: sentence, end: 9, subject: None, object: None }),
        },
    )
}

fn extractions() -> impl Strategy<Value = Vec<Extraction>> {
    let entities = (entity(0), entity(1), entity(2), entity(3)).prop_map(|(a, b, c, d)| vec![a, b, c, d]);
    let content = (entities, prop::collection::vec(statement(), 0..8));
    prop::collection::vec(content, 0..6).prop_map(|documents| {
        let numbered = documents.into_iter().enumerate();
        let extraction = |(number, (entities, statements)): (usize, _)| Extraction {
            id: format!("d{number}"),
            entities,
            statements,
            ..Extraction::default()
        };
        numbered.map(extraction).collect()
    })
}

fn graph<'a>(extractions: impl IntoIterator<Item = &'a Extraction>) -> KnowledgeGraph {
    let mut graph = KnowledgeGraph::new();
    extractions.into_iter().for_each(|extraction| graph.add(extraction));
    graph
}

/// All that iteration and look-ups show.
fn view(graph: &KnowledgeGraph) -> (Vec<&Node>, Vec<Fact<'_>>, String) {
    let mut lookups = Vec::new();
    for node in graph.nodes() {
        lookups.push((
            node.key(),
            node.name(),
            graph.neighbours(node.key()).collect(),
            graph.nodes_named(node.name()).collect(),
        ));
    }
    let lookups: Vec<(&NodeKey, &str, Vec<&Node>, Vec<&Node>)> = lookups;
    let sources: Vec<_> = graph.edges().map(|fact| fact.edge.sources().collect::<Vec<_>>()).collect();
    (graph.nodes().collect(), graph.edges().collect(), format!("{lookups:?}{sources:?}"))
}

proptest! {
    #[test]
    fn any_order_gives_the_same_graph(
        (given, shuffled) in extractions().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle()))
    ) {
        let (one, other) = (graph(&given), graph(&shuffled));
        prop_assert_eq!(view(&one), view(&other));
        let twice = graph(given.iter().chain(&shuffled));
        prop_assert_eq!(view(&one), view(&twice));
    }

    #[test]
    fn the_graph_holds_together(all in extractions()) {
        let graph = graph(&all);
        prop_assert_eq!(graph.nodes().count(), graph.petgraph().node_count());
        prop_assert_eq!(graph.edges().count(), graph.edge_count());
        prop_assert!(graph.nodes().map(Node::key).is_sorted_by(|a, b| a < b));
        let mut facts = graph.edges().collect::<Vec<_>>();
        facts.dedup_by_key(|fact| (fact.subject.key(), fact.object.key(), fact.edge.content.clone()));
        prop_assert_eq!(facts.len(), graph.edge_count());
        for fact in facts {
            prop_assert!(graph.edges_between(fact.subject.key(), fact.object.key()).any(|other| other == fact));
            prop_assert!(fact.edge.sources().len() > 0);
            for (_, value) in fact.edge.qualifiers() {
                let known = match value {
                    super::QualifierValue::Node(key) => graph.node(key).is_some(),
                    super::QualifierValue::Word(word) => &**word == "former",
                };
                prop_assert!(known);
            }
        }
    }
}

#[test]
fn statements_that_differ_in_anything_are_parallel_edges() {
    let read = |predicate: &str, modality: &str, of: &str, speaker: serde_json::Value| -> Extraction {
        let entity = |id: &str| serde_json::json!({"id": id, "kind": "place", "name": id, "key": id, "mentions": []});
        serde_json::from_value(serde_json::json!({
            "id": "d", "sentences": [], "entities": [entity("e0"), entity("e1"), entity("e2")],
            "statements": [{"subject": "e0", "predicate": predicate, "object": "e1", "qualifiers": {"of": of}, "modality": modality,
                "attributed_to": speaker, "rule": "r", "confidence": 1.0, "evidence": null}],
        }))
        .unwrap()
    };
    let null = serde_json::Value::Null;
    let all = [
        read("met", "asserted", "e2", null.clone()),
        read("met", "asserted", "e2", null.clone()),
        read("met", "planned", "e2", null.clone()),
        read("met", "asserted", "former", null.clone()),
        read("met", "asserted", "e2", "e2".into()),
        read("saw", "asserted", "e2", null),
        read("met", "asserted", "e2", "e7".into()),
    ];
    let graph = graph(&all);
    assert_eq!(graph.edge_count(), 5);
    let (from, to) = (NodeKey::Linked("e0".into()), NodeKey::Linked("e1".into()));
    assert_eq!((graph.edges_between(&from, &to).count(), graph.edges_between(&to, &from).count()), (5, 0));
    assert_eq!(graph.neighbours(&to).map(Node::name).collect::<Vec<_>>(), ["e0"]);
}
