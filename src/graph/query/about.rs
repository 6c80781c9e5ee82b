//! All that a graph knows of one thing.

use std::collections::BTreeSet;

use petgraph::graph::NodeIndex;
use serde::Serialize;

use super::fact::{Told, told};
use super::find::Named;
use super::period::Period;
use super::tenure::Tenure;
use crate::error::Result;
use crate::graph::region::places;
use crate::graph::{Edge, KnowledgeGraph, Node};

/// What is known of a thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct About {
    /// The thing.
    pub node: Named,
    /// What articles call it.
    pub names: Vec<String>,
    /// How many articles mention it.
    pub articles: usize,
    /// Posts that the person holds, or holders of the post, or officials of the place or body.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tenures: Vec<Tenure>,
    /// All else that is said of it, and of the bodies of the place that stand for it.
    pub facts: Vec<Told>,
}

/// Which province backs an industry, and where in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Backing {
    /// A province, municipality or state; the place itself where none is known.
    pub province: Named,
    /// What is said of it and of the places and bodies in it.
    pub facts: Vec<Told>,
}

/// Units that are provinces.
const PROVINCES: [&str; 3] = ["province", "municipality", "state"];

impl KnowledgeGraph {
    /// All that is known of a thing in a period.
    ///
    /// # Errors
    /// A name that nothing, or more than one thing, bears.
    pub fn about(&self, name: &str, period: &Period, sentences: bool) -> Result<About> {
        let node = self.find(name, &[])?;
        let mut tenures = match node.kind() {
            "person" | "title" => self.tenures(node.index(), sentences),
            "place" | "organization" => {
                let posts = self.posts_at(&node);
                posts.into_iter().flat_map(|post| self.tenures(post, sentences)).collect()
            }
            _ => Vec::new(),
        };
        tenures.retain(|tenure| tenure.is_attested(period));
        let mut edges: BTreeSet<usize> = BTreeSet::new();
        for one in self.with_bodies(&node) {
            edges.extend(self.edges_of(&one).map(|edge| edge.index().index()));
        }
        let all = edges.into_iter().map(|index| Edge { graph: self, index: petgraph::graph::EdgeIndex::new(index) });
        let told_of =
            all.filter(|edge| !matches!(edge.predicate(), "holds_position" | "of") && edge.is_told_in(period));
        Ok(About {
            node: Named::of(node),
            names: node.names().into_iter().map(str::to_owned).collect(),
            articles: node.documents().len(),
            tenures,
            facts: told(told_of, sentences),
        })
    }

    /// A place with the bodies that stand for it; anything else alone.
    fn with_bodies<'g>(&'g self, node: &Node<'g>) -> Vec<Node<'g>> {
        let mut all = vec![*node];
        if node.kind() == "place"
            && let Some(symbol) = self.articles.symbols.get(&node.key().to_string())
        {
            let mut bodies: Vec<NodeIndex> =
                self.body_places.iter().filter(|(_, place)| **place == symbol).map(|(body, _)| *body).collect();
            bodies.sort_unstable();
            all.extend(bodies.into_iter().filter_map(|index| self.node_at(index)));
        }
        all
    }

    /// The provinces, municipalities and states that have, build or support an industry, themselves or by places and bodies in them.
    ///
    /// # Errors
    /// A name that no industry, or more than one, bears.
    pub fn backers(&self, industry: &str, period: &Period, sentences: bool) -> Result<Vec<Backing>> {
        let industry = self.find(industry, &["industry"])?;
        let mut by_province: std::collections::BTreeMap<Named, Vec<Edge<'_>>> = std::collections::BTreeMap::new();
        let backing = |edge: &Edge<'_>| {
            edge.predicate() == "develops_industry" && edge.object() == industry && edge.is_told_in(period)
        };
        for edge in self.edges_of(&industry).filter(backing) {
            by_province.entry(Named::of(self.province_of(edge.subject()))).or_default().push(edge);
        }
        let back =
            |(province, edges): (Named, Vec<Edge<'_>>)| Backing { province, facts: told(edges.into_iter(), sentences) };
        Ok(by_province.into_iter().map(back).collect())
    }

    /// The province that a place or body lies in, if the graph knows it; else itself.
    fn province_of<'g>(&'g self, node: Node<'g>) -> Node<'g> {
        let place = match self.body_places.get(&node.index()) {
            Some(place) => self.node_by_key(self.articles.symbols.text(*place)).unwrap_or(node),
            None => node,
        };
        if place.attribute("unit").is_some_and(|unit| PROVINCES.contains(&unit)) {
            return place;
        }
        let mut provinces =
            places(place.attribute("within").unwrap_or("")).filter(|(unit, _)| PROVINCES.contains(unit));
        provinces.find_map(|(_, key)| self.node_by_key(key)).unwrap_or(place)
    }

    /// Whom a person met in a period.
    ///
    /// # Errors
    /// A name that nobody, or more than one, bears.
    pub fn met(&self, person: &str, period: &Period, sentences: bool) -> Result<Vec<Told>> {
        let person = self.find(person, &["person"])?;
        let met = self.edges_of(&person).filter(|edge| edge.predicate() == "met_with" && edge.is_told_in(period));
        Ok(told(met, sentences))
    }
}
