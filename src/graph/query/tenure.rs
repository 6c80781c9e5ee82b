//! Tenures: who holds a post, and when that is attested.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use petgraph::Direction;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;
use serde::Serialize;

use super::fact::{Quoted, quoted};
use super::find::Named;
use super::period::{Period, days};
use crate::graph::{Edge, KnowledgeGraph, QualifierValue};
use crate::relation::Modality;

/// A person in a post, with the days on which that is attested. Later articles add days and take none away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Tenure {
    /// Who holds it.
    pub person: Named,
    /// What is held.
    pub post: Named,
    /// The first day on which an article says that it is held.
    pub first: Option<Date>,
    /// The last.
    pub last: Option<Date>,
    /// The first day on which an article says that it was held before.
    pub former: Option<Date>,
    /// `acting`, `incoming`, where an article says so.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub statuses: BTreeSet<String>,
    /// How many times it is told.
    pub sources: usize,
    /// Article and sentence of each, where they were asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sentences: Vec<Quoted>,
}

/// One holder of a post after another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Succession {
    /// The post.
    pub post: Named,
    /// Who is attested earlier.
    pub from: Named,
    /// The last day on which that is.
    pub last: Option<Date>,
    /// Who is attested next.
    pub to: Named,
    /// The first day on which that is.
    pub first: Option<Date>,
}

/// Two persons in a post that one holds at a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Conflict {
    /// The post.
    pub post: Named,
    /// The tenures that meet, the earlier first.
    pub tenures: [Tenure; 2],
    /// The first day on which both are attested.
    pub from: Date,
    /// The last.
    pub to: Date,
}

impl Tenure {
    /// What edges between a person and a post tell, if any of them tells of a tenure.
    #[cfg(feature = "rdf")]
    pub(crate) fn of(edges: &[Edge<'_>]) -> Option<Self> {
        let mut telling = edges.iter().filter(|edge| tells_of_tenure(edge)).peekable();
        let mut tenure = Tenure::new(telling.peek()?);
        telling.for_each(|edge| tenure.add(edge, false));
        Some(tenure)
    }

    fn new(edge: &Edge<'_>) -> Self {
        Tenure {
            person: Named::of(edge.subject()),
            post: Named::of(edge.object()),
            first: None,
            last: None,
            former: None,
            statuses: BTreeSet::new(),
            sources: 0,
            sentences: Vec::new(),
        }
    }

    fn add(&mut self, edge: &Edge<'_>, sentences: bool) {
        let status = match edge.qualifier("status") {
            Some(QualifierValue::Word(word)) => Some(word),
            _ => None,
        };
        for (from, to) in edge.dates().into_iter().filter_map(days) {
            if status == Some("former") {
                self.former = Some(self.former.map_or(from, |former| former.min(from)));
            } else {
                self.first = Some(self.first.map_or(from, |first| first.min(from)));
                self.last = Some(self.last.map_or(to, |last| last.max(to)));
            }
        }
        self.statuses.extend(status.filter(|status| *status != "former").map(str::to_owned));
        self.sources += edge.source_count();
        if sentences {
            self.sentences.extend(quoted(edge));
        }
    }

    /// Whether it is attested on both sides of some day of the period.
    pub fn is_attested(&self, period: &Period) -> bool {
        match (self.first, self.last) {
            (Some(first), Some(last)) => period.meets_days(first, last),
            _ => period.is_always(),
        }
    }
}

/// Status of those who are named to a post, and not yet in it.
const INCOMING: &str = "incoming";

fn tells_of_tenure(edge: &Edge<'_>) -> bool {
    edge.predicate() == "holds_position" && edge.modality() == Modality::Asserted
}

impl KnowledgeGraph {
    /// The tenures of a person, or of a post, in order of their days.
    pub(super) fn tenures(&self, node: NodeIndex, sentences: bool) -> Vec<Tenure> {
        let edges =
            [Direction::Outgoing, Direction::Incoming].map(|direction| self.graph.edges_directed(node, direction));
        let mut tenures: BTreeMap<(NodeIndex, NodeIndex), Tenure> = BTreeMap::new();
        for edge in edges.into_iter().flatten() {
            let edge = Edge { graph: self, index: edge.id() };
            if tells_of_tenure(&edge) {
                let ends = (edge.subject().index(), edge.object().index());
                tenures.entry(ends).or_insert_with(|| Tenure::new(&edge)).add(&edge, sentences);
            }
        }
        let mut tenures: Vec<Tenure> = tenures.into_values().collect();
        tenures.sort_by(|one, other| {
            let key = |tenure: &Tenure| (tenure.first.or(tenure.former), tenure.last);
            let names = || (&one.person, &one.post).cmp(&(&other.person, &other.post));
            key(one).cmp(&key(other)).then_with(names)
        });
        tenures
    }

    /// Who followed whom in the posts that one person holds at a time, as the attested days tell: where a day of the period
    /// lies between the last of the one and the first of the other.
    pub fn successions(&self, period: &Period) -> Vec<Succession> {
        let mut all = Vec::new();
        for index in self.single_posts() {
            let tenures: Vec<Tenure> = self.tenures(index, false);
            let dated: Vec<&Tenure> = tenures.iter().filter(|tenure| tenure.first.is_some()).collect();
            for pair in dated.windows(2) {
                let (before, after) = (pair[0], pair[1]);
                let Some((last, first)) = before.last.zip(after.first) else { continue };
                if last < first && period.meets_days(last, first) {
                    all.push(Succession {
                        post: before.post.clone(),
                        from: before.person.clone(),
                        last: Some(last),
                        to: after.person.clone(),
                        first: Some(first),
                    });
                }
            }
        }
        all
    }

    /// Where two persons are attested at one time of the period in a post that the pack says one person holds. Nothing else is
    /// a conflict.
    pub fn conflicts(&self, period: &Period) -> Vec<Conflict> {
        let mut all = Vec::new();
        for index in self.single_posts() {
            let tenures = self.tenures(index, false);
            let quoted = OnceCell::new();
            for (at, one) in tenures.iter().enumerate() {
                for other in &tenures[at + 1..] {
                    // who is to come does not hold the post
                    if [one, other].into_iter().any(|tenure| tenure.statuses.contains(INCOMING)) {
                        continue;
                    }
                    let spans = one.first.zip(one.last).zip(other.first.zip(other.last));
                    let Some(((first, last), (other_first, other_last))) = spans else { continue };
                    let (from, to) = (first.max(other_first), last.min(other_last));
                    if from <= to && period.meets_days(from, to) {
                        let quoted = quoted.get_or_init(|| self.tenures(index, true));
                        let quoted =
                            |tenure: &Tenure| quoted.iter().find(|quoted| quoted.person == tenure.person).cloned();
                        let tenures = [one, other].map(|tenure| quoted(tenure).unwrap_or_else(|| tenure.clone()));
                        all.push(Conflict { post: one.post.clone(), tenures, from, to });
                    }
                }
            }
        }
        all
    }

    fn single_posts(&self) -> impl Iterator<Item = NodeIndex> + '_ {
        self.posts.iter().filter(|(_, post)| post.held_by_one).map(|(index, _)| *index)
    }
}
