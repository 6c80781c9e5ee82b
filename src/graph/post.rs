//! Posts: titles over bodies and places.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use petgraph::graph::{DiGraph, NodeIndex};
use rustc_hash::FxHashMap;

use super::edge::EdgeWeight;
use super::identity::{Office, Scope, View, is_held_by_one};
use super::node::{NodeKey, NodeWeight};
use crate::pack::Identity;

/// What a graph keeps of a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Post {
    pub(super) title: String,
    /// The title in articles' words: "party chief" for the secretary of a Party committee.
    pub(super) said: BTreeSet<String>,
    /// What it is of, as it is compared.
    pub(super) scope: String,
    /// Unit and key of the place that it is of.
    pub(super) place: Option<(String, String)>,
    /// One person at a time holds it, as the pack declares.
    pub(super) held_by_one: bool,
    /// The bodies and places that articles say it is of.
    pub(super) of: BTreeSet<NodeIndex>,
}

/// Bodies that are one node share one scope, whatever their articles call them.
#[derive(Debug, Default)]
pub(super) struct Scopes {
    seen: BTreeMap<u32, BTreeSet<String>>,
    canonical: FxHashMap<String, String>,
}

impl Scopes {
    /// Takes note of what a node is compared as in one article.
    pub(super) fn note(&mut self, node: u32, scope: &str) {
        let known = self.seen.entry(node).or_default();
        if !known.contains(scope) {
            known.insert(scope.to_owned());
        }
    }

    /// Settles on one scope for each node.
    pub(super) fn settle(&mut self) {
        for scopes in std::mem::take(&mut self.seen).into_values().filter(|scopes| scopes.len() > 1) {
            // a scope that is of one node's already brings the others with it
            let first = scopes.iter().map(|scope| self.get(scope).to_owned()).min().unwrap_or_default();
            self.canonical.extend(scopes.into_iter().map(|scope| (scope, first.clone())));
        }
    }

    fn get<'a>(&'a self, scope: &'a str) -> &'a str {
        self.canonical.get(scope).map_or(scope, String::as_str)
    }

    /// The text that is a post's identity. A title over nothing known is a post of its article alone.
    pub(super) fn post(&self, office: &Office, of: Option<&str>, article: &str) -> Arc<str> {
        let title = &office.title;
        match (&office.scope, of) {
            (Some(scope), _) => format!("{title} of {}", self.get(&scope.text)).into(),
            (None, Some(key)) => format!("{title} of {key}").into(),
            (None, None) => format!("{title} in {article}").into(),
        }
    }
}

impl Post {
    pub(super) fn new(identity: &Identity, office: &Office) -> Self {
        Post {
            title: office.title.clone(),
            said: BTreeSet::new(),
            scope: office.scope.as_ref().map_or_else(String::new, |scope| scope.text.clone()),
            place: office.scope.as_ref().and_then(|scope| scope.place.clone()),
            held_by_one: office.scope.as_ref().is_some_and(|scope| is_held_by_one(identity, &office.title, scope)),
            of: BTreeSet::new(),
        }
    }

    /// The title with the place, where it is the place's, or else with the body; the longest name of several.
    pub(super) fn name(&self, graph: &DiGraph<NodeWeight, EdgeWeight>, keys: &FxHashMap<NodeKey, NodeIndex>) -> String {
        let own = |of: &NodeIndex| graph[*of].key.to_string() == self.scope;
        let is_place = |of: &NodeIndex| self.place.as_ref().is_some_and(|(_, key)| *key == graph[*of].key.to_string());
        let best = self.of.iter().max_by_key(|of| {
            let name = &graph[**of].name;
            (own(of), !is_place(of), name.chars().count(), std::cmp::Reverse(name.clone()))
        });
        match best {
            // the body is not known by name: "party chief of Jilin"
            Some(of) if is_place(of) && !own(of) && !self.said.contains(&self.title) => {
                let said = self.said.first().unwrap_or(&self.title);
                format!("{said} of {}", graph[*of].name)
            }
            Some(of) => format!("{} of {}", self.title, graph[*of].name),
            None => match &self.place {
                Some((_, key)) => {
                    let place = keys.get(&NodeKey::Linked(key.as_str().into()));
                    let place = place.map_or(key.as_str(), |place| &graph[*place].name);
                    format!("{} of {place}", self.title)
                }
                None => self.title.clone(),
            },
        }
    }
}

/// The place that a body is of, where it is one of that place and not of the whole country.
pub(super) fn place_of(view: View<'_>, entity: u32) -> Option<String> {
    let Scope { place: Some((unit, key)), .. } = view.scope(entity)? else { return None };
    (unit != "country").then_some(key)
}
