//! Nodes: entities across documents.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::NodeKey;
use crate::entity::Entity;

/// A thing of the world, as the documents name it.
///
/// ```
/// use govgraph::KnowledgeGraph;
/// let mut graph = KnowledgeGraph::new();
/// for (document, name) in [("b", "Gansu"), ("a", "Gansu province")] {
///     graph.add(&serde_json::from_value(serde_json::json!({
///         "id": document, "sentences": [], "statements": [],
///         "entities": [{"id": "e0", "kind": "place", "name": name, "key": "place:CN-620000", "mentions": []}],
///     })).unwrap());
/// }
/// let node = graph.node_by_key("place:CN-620000").unwrap();
/// assert_eq!((node.kind(), node.name()), ("place", "Gansu province"));
/// assert_eq!(node.names().collect::<Vec<_>>(), ["Gansu", "Gansu province"]);
/// assert_eq!(node.documents().collect::<Vec<_>>(), ["a", "b"]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    key: NodeKey,
    kinds: BTreeSet<Arc<str>>,
    names: BTreeSet<Arc<str>>,
    documents: BTreeSet<Arc<str>>,
    attributes: BTreeMap<Arc<str>, BTreeSet<Arc<str>>>,
}

impl Node {
    pub(super) fn new(key: NodeKey) -> Self {
        let names = BTreeSet::new();
        Node { key, kinds: BTreeSet::new(), names, documents: BTreeSet::new(), attributes: BTreeMap::new() }
    }

    /// Takes in what one document knows of it. Only sets grow, so the order of the documents does not matter.
    pub(super) fn absorb(&mut self, entity: &Entity, document: &Arc<str>) {
        self.kinds.insert(entity.kind.clone());
        insert(&mut self.names, &entity.name);
        self.documents.insert(document.clone());
        for (name, value) in &entity.attributes {
            if !self.attributes.contains_key(name.as_str()) {
                self.attributes.insert(name.as_str().into(), BTreeSet::new());
            }
            if let Some(values) = self.attributes.get_mut(name.as_str()) {
                insert(values, value);
            }
        }
    }

    /// Its identity.
    pub fn key(&self) -> &NodeKey {
        &self.key
    }

    /// `person`, `place`, ...; the first by alphabet where documents disagree.
    pub fn kind(&self) -> &str {
        self.kinds.first().map_or("", |kind| kind)
    }

    /// The longest of its names; the first by alphabet among equally long ones. Of a date, its value.
    pub fn name(&self) -> &str {
        if let NodeKey::Date(value) = &self.key {
            return value;
        }
        let longest = self.names.iter().rev().max_by_key(|name| name.chars().count());
        longest.map_or("", |name| name)
    }

    /// All names that documents give it, by alphabet.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|name| &**name)
    }

    /// The ids of the documents that mention it, by alphabet.
    pub fn documents(&self) -> impl Iterator<Item = &str> {
        self.documents.iter().map(|document| &**document)
    }

    /// What else is known, by alphabet: an attribute's name with each value that a document gives it.
    pub fn attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attributes.iter().flat_map(|(name, values)| values.iter().map(|value| (&**name, &**value)))
    }
}

fn insert(set: &mut BTreeSet<Arc<str>>, text: &str) {
    if !set.contains(text) {
        set.insert(text.into());
    }
}
