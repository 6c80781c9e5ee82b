//! Finding the node that somebody means.

use petgraph::graph::NodeIndex;
use serde::Serialize;

use crate::error::{Error, Result};
use crate::graph::{KnowledgeGraph, Node, NodeKey};

/// A node, as answers name it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct Named {
    /// What it is called.
    pub name: String,
    /// `person`, `place`, ...
    pub kind: String,
    /// Its key, as text.
    pub key: String,
}

impl Named {
    pub(super) fn of(node: Node<'_>) -> Self {
        Named { name: node.name().to_owned(), kind: node.kind().to_owned(), key: node.key().to_string() }
    }
}

/// Names that are as like as this are taken for what is meant, if there is but one.
const SURE: f64 = 0.75;
/// So many alternatives are offered.
const OFFERED: usize = 6;

impl KnowledgeGraph {
    /// The node that is meant by a name, or by a key as text.
    ///
    /// A name may be written with other capitals, without diacritics, in part if one node alone has it, and with typing errors
    /// if one node alone is near. Of nodes of one name those of the kinds come first; all kinds but dates where none are given.
    ///
    /// ```
    /// # let extraction = serde_json::from_value(serde_json::json!({"id": "a", "sentences": [], "statements": [], "entities": [
    /// #     {"id": "e0", "kind": "person", "name": "Jing Junhai", "mentions": []},
    /// #     {"id": "e1", "kind": "place", "name": "Jilin", "key": "place:CN-220000", "mentions": []},
    /// #     {"id": "e2", "kind": "place", "name": "Jilin", "key": "place:CN-220200", "mentions": []}]})).unwrap();
    /// # let mut articles = govgraph::Articles::new();
    /// # articles.add(&extraction, None).unwrap();
    /// # let graph = govgraph::KnowledgeGraph::new(articles);
    /// assert_eq!(graph.find("jing junhia", &[])?.name(), "Jing Junhai");
    /// assert_eq!(graph.find("place:CN-220200", &[])?.name(), "Jilin");
    /// let error = graph.find("Jilin", &["place"]).unwrap_err();
    /// assert_eq!(error.to_string(), "\"Jilin\" may be Jilin (place, place:CN-220000) or Jilin (place, place:CN-220200); say which by its key");
    /// let error = graph.find("Nobody", &[]).unwrap_err();
    /// assert_eq!(error.to_string(), "the graph knows no \"Nobody\"");
    /// # Ok::<(), govgraph::Error>(())
    /// ```
    ///
    /// # Errors
    /// A name that no node has, with those that are like it, or that several have.
    pub fn find(&self, name: &str, kinds: &[&str]) -> Result<Node<'_>> {
        if let Some(node) = self.by_key_text(name) {
            return Ok(node);
        }
        let symbols = &self.articles.symbols;
        let whole = [self.names.exactly(symbols, name).collect(), self.names.equally(symbols, name)];
        for found in whole {
            match self.chosen(found, kinds)[..] {
                [] => {}
                [only] => return Ok(only),
                ref several => return Err(ambiguous(name, several)),
            }
        }
        let partly = self.chosen(self.names.partly(symbols, name), kinds);
        // "Gansu" is in the name of each of its posts
        let things: Vec<Node<'_>> = partly.iter().filter(|node| node.kind() != "title").copied().collect();
        if let ([only], _) | ([], [only]) = (&things[..], &partly[..]) {
            return Ok(*only);
        }
        let near = self.names.nearly(symbols, name);
        let sure = near.iter().filter(|(_, likeness)| *likeness >= SURE).map(|(index, _)| *index);
        match self.chosen(sure.collect(), kinds)[..] {
            [only] if partly.is_empty() => Ok(only),
            _ => {
                let near = self.chosen(near.into_iter().map(|(index, _)| index).collect(), kinds);
                Err(unknown(name, partly.into_iter().chain(near)))
            }
        }
    }

    /// The nodes of those kinds that bear the name but for capitals, diacritics, hyphens and apostrophes.
    pub(super) fn equally(&self, name: &str, kinds: &[&str]) -> Vec<Node<'_>> {
        self.chosen(self.names.equally(&self.articles.symbols, name), kinds)
    }

    /// Of these nodes, those of the kinds; without kinds all but dates, unless there is nothing else.
    fn chosen(&self, found: Vec<NodeIndex>, kinds: &[&str]) -> Vec<Node<'_>> {
        let nodes: Vec<Node<'_>> = found.into_iter().filter_map(|index| self.node_at(index)).collect();
        let fits =
            |node: &&Node<'_>| if kinds.is_empty() { node.kind() != "date" } else { kinds.contains(&node.kind()) };
        let fitting: Vec<Node<'_>> = nodes.iter().filter(fits).copied().collect();
        if fitting.is_empty() && kinds.is_empty() { nodes } else { fitting }
    }

    fn by_key_text(&self, text: &str) -> Option<Node<'_>> {
        let (kind, rest) = text.split_once([':', '#'])?;
        let key = match kind {
            "date" => NodeKey::Date(rest.into()),
            "post" => NodeKey::Post(rest.into()),
            _ => NodeKey::Linked(text.into()),
        };
        let local = || {
            let (article, entity) = text.rsplit_once("#e")?;
            let entity = crate::entity::EntityId(entity.parse().ok()?);
            self.node(&NodeKey::Local { article: article.into(), entity })
        };
        self.node(&key).or_else(local)
    }
}

fn told(node: &Node<'_>) -> String {
    format!("{} ({}, {})", node.name(), node.kind(), node.key())
}

fn ambiguous(name: &str, nodes: &[Node<'_>]) -> Error {
    let told: Vec<String> = nodes.iter().take(OFFERED).map(told).collect();
    let more = if nodes.len() > OFFERED { format!(" or {} others", nodes.len() - OFFERED) } else { String::new() };
    Error::usage(format!("{name:?} may be {}{more}; say which by its key", told.join(" or ")))
}

fn unknown<'g>(name: &str, like: impl Iterator<Item = Node<'g>>) -> Error {
    let mut offered: Vec<String> = Vec::new();
    for node in like {
        let told = told(&node);
        if offered.len() < OFFERED && !offered.contains(&told) {
            offered.push(told);
        }
    }
    let offer = if offered.is_empty() { String::new() } else { format!("; is it {}?", offered.join(", ")) };
    Error::usage(format!("the graph knows no {name:?}{offer}"))
}
