//! Nodes as entities, with the edges that are properties of theirs.

use petgraph::graph::NodeIndex;
use rustc_hash::FxHashMap;

use super::entity::{Entity, id_of_article, id_of_node};
use super::schema::{Schemas, is_legal_entity};
use crate::export::graph::record::NodeRecord;
use crate::graph::{Edge, Node, NodeKey, Subgraph, days};
use crate::relation::Modality;

/// Edges that become properties of their subjects, by subject.
#[derive(Debug, Default)]
pub(super) struct Facts<'g>(FxHashMap<NodeIndex, Vec<Edge<'g>>>);

impl<'g> Facts<'g> {
    pub(super) fn of(part: &Subgraph<'g>, schemas: &Schemas) -> Self {
        let mut facts = Facts::default();
        for edge in part.edges().filter(|edge| is_property(edge, schemas)) {
            facts.0.entry(edge.subject().index()).or_default().push(edge);
        }
        facts
    }

    fn about(&self, node: Node<'_>) -> impl Iterator<Item = &Edge<'g>> {
        self.0.get(&node.index()).into_iter().flatten()
    }

    /// The body that a post is of.
    pub(super) fn body_of(&self, post: Node<'_>) -> Option<Node<'g>> {
        self.about(post).map(|fact| fact.object()).find(|object| object.kind() == "organization")
    }
}

/// Whether what the edge says is a property of its subject.
pub(super) fn is_property(edge: &Edge<'_>, schemas: &Schemas) -> bool {
    let of_body = |node: Node<'_>| schemas.of(node).is_some_and(is_legal_entity);
    let (subject, object) = (edge.subject(), edge.object());
    edge.modality() == Modality::Asserted
        && match edge.predicate() {
            "of" => subject.kind() == "title" && (of_body(object) || object.kind() == "place"),
            "held_on" | "held_in" => subject.kind() == "event",
            "organized_by" => subject.kind() == "event" && of_body(object),
            "located_in" => of_body(subject),
            "part_of" => of_body(subject) && of_body(object),
            "develops_industry" => of_body(subject) || subject.kind() == "place",
            _ => false,
        }
}

/// The entity that a node is.
pub(super) fn thing(node: Node<'_>, record: &NodeRecord<'_>, facts: &Facts<'_>, schemas: &Schemas) -> Option<Entity> {
    let schema = schemas.of(node)?;
    let mut thing = Entity::new(id_of_node(&record.key), schema);
    thing.add("name", record.name);
    for name in record.names.iter().filter(|name| **name != record.name) {
        // a surname alone is a weak one
        thing.add(if name.contains(char::is_whitespace) { "alias" } else { "weakAlias" }, name);
    }
    record.attributes.get("zh").into_iter().flatten().for_each(|name| thing.add("alias", name));
    if let Some(country) = country(node) {
        thing.add("country", &country);
    }
    if schema == "Address" {
        thing.add("full", record.name);
        thing.add("keywords", record.kind);
    }
    facts.about(node).for_each(|fact| add(fact, &mut thing));
    record.articles.iter().for_each(|article| thing.add("proof", &id_of_article(article)));
    Some(thing)
}

/// Adds what an edge says to its subject's entity.
fn add(fact: &Edge<'_>, thing: &mut Entity) {
    let object = fact.object();
    let reference = id_of_node(&object.key().to_string());
    match (fact.predicate(), object.kind()) {
        ("of", "place") => {
            thing.add("subnationalArea", object.name());
            country(object).iter().for_each(|code| thing.add("country", code));
        }
        ("of", _) => thing.add("organization", &reference),
        ("held_on", _) if days(object.name()).is_some() => {
            let (first, last) = object.name().split_once('/').unwrap_or((object.name(), object.name()));
            thing.add("startDate", first);
            thing.add("endDate", last);
        }
        ("held_in", _) => {
            thing.add("location", object.name());
            thing.add("addressEntity", &reference);
        }
        ("located_in", _) => thing.add("addressEntity", &reference),
        ("organized_by", _) => thing.add("organizer", &reference),
        ("part_of", _) => thing.add("parent", &reference),
        ("develops_industry", _) => thing.add("keywords", object.name()),
        _ => {}
    }
}

/// The code of the country that a node is, or lies in.
fn country(node: Node<'_>) -> Option<String> {
    let NodeKey::Linked(key) = node.key() else { return within(node) };
    let own = key.strip_prefix("place:").filter(|_| node.attribute("unit") == Some("country"));
    let told = own.or_else(|| node.attribute("country")).filter(|code| code.len() == 2);
    told.map(str::to_lowercase).or_else(|| within(node))
}

/// `cn` of `province=place:CN-620000;country=place:CN`.
fn within(node: Node<'_>) -> Option<String> {
    let mut units = node.attribute("within")?.split(';');
    let code = units.find_map(|unit| unit.strip_prefix("country=place:"))?;
    (code.len() == 2).then(|| code.to_lowercase())
}
