//! What changed, between two days or between two graphs.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Serialize;

use super::fact::Told;
use super::find::Named;
use super::period::{Period, days};
use super::tenure::{Succession, Tenure};
use crate::graph::{Edge, KnowledgeGraph};

/// What changed between two days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Changes {
    /// Tenures that are attested for the first time.
    pub begun: Vec<Tenure>,
    /// Tenures that are told to be over for the first time.
    pub ended: Vec<Tenure>,
    /// Posts that one person holds, with the next holder.
    pub successions: Vec<Succession>,
    /// Facts and plans that are told for the first time.
    pub facts: Vec<Told>,
}

/// What one graph says and another does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Difference {
    /// Said by the second alone.
    pub added: Vec<Told>,
    /// Said by the first alone.
    pub removed: Vec<Told>,
}

impl KnowledgeGraph {
    /// What articles tell of the days after the first and up to the second, and not of any day before.
    pub fn changes(&self, after: Date, until: Date) -> Changes {
        let fresh = |day: Option<Date>| day.is_some_and(|day| after < day && day <= until);
        let all: Vec<Tenure> = self.posts.keys().flat_map(|post| self.tenures(*post, false)).collect();
        let told = |edge: &Edge<'_>| {
            let first = edge.dates().into_iter().filter_map(days).map(|(first, _)| first).min();
            !matches!(edge.predicate(), "holds_position" | "of") && fresh(first)
        };
        Changes {
            begun: all.iter().filter(|tenure| fresh(tenure.first)).cloned().collect(),
            ended: all.iter().filter(|tenure| fresh(tenure.former)).cloned().collect(),
            successions: self
                .successions(&Period::always())
                .into_iter()
                .filter(|succession| fresh(succession.first))
                .collect(),
            facts: super::fact::told(self.edges().filter(told), false),
        }
    }

    /// What another graph says and this one does not, and the other way round. Things without an identifier are compared by kind and name.
    pub fn difference(&self, other: &KnowledgeGraph) -> Difference {
        let (ours, theirs) = (self.said(), other.said());
        let (own, foreign): (BTreeSet<&String>, BTreeSet<&String>) = (ours.keys().collect(), theirs.keys().collect());
        Difference {
            added: foreign.difference(&own).map(|key| theirs[*key].clone()).collect(),
            removed: own.difference(&foreign).map(|key| ours[*key].clone()).collect(),
        }
    }

    /// All that is said, by words that do not depend on the articles.
    fn said(&self) -> BTreeMap<String, Told> {
        let name = |named: &Named| {
            if named.key.contains('#') { format!("{} {}", named.kind, named.name) } else { named.key.clone() }
        };
        let words = |told: &Told| {
            let speaker = told.said_by.as_ref().map(name).unwrap_or_default();
            let (subject, object) = (name(&told.subject), name(&told.object));
            format!("{subject}\t{}\t{object}\t{:?}\t{:?}\t{speaker}", told.predicate, told.qualifiers, told.modality)
        };
        self.edges().map(|edge| Told::of(&edge)).map(|told| (words(&told), told)).collect()
    }
}
