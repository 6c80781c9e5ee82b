//! What connects two things.

use petgraph::Direction;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;
use rustc_hash::FxHashSet;
use serde::Serialize;

use super::fact::{Told, told};
use super::find::Named;
use super::period::Period;
use super::way::cheapest_way;
use crate::error::Result;
use crate::graph::{Edge, KnowledgeGraph, Node};

/// A way from one thing to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Connection {
    /// The things on the way, both ends included.
    pub nodes: Vec<Named>,
    /// For each step, what is said between its ends.
    pub steps: Vec<Vec<Told>>,
}

impl KnowledgeGraph {
    /// The shortest ways between two things, at most so many, none through a thing that an earlier one goes through.
    ///
    /// A way through what is joined with many things is long: that two people are Chinese connects them less than that they sat in one
    /// meeting. Dates, and what was denied, connect nothing.
    ///
    /// # Errors
    /// A name that nothing, or more than one thing, bears.
    pub fn paths(
        &self,
        from: &str,
        to: &str,
        period: &Period,
        most: usize,
        sentences: bool,
    ) -> Result<Vec<Connection>> {
        let (from, to) = (self.find(from, &[])?, self.find(to, &[])?);
        let mut closed: FxHashSet<NodeIndex> = FxHashSet::default();
        let mut found = Vec::new();
        while found.len() < most {
            let Some(way) = self.way(&from, &to, &closed, period) else { break };
            closed.extend(&way[1..way.len() - 1]);
            let last = way.len() <= 2;
            found.push(self.connection(&way, period, sentences));
            if last {
                break;
            }
        }
        Ok(found)
    }

    fn way(
        &self,
        from: &Node<'_>,
        to: &Node<'_>,
        closed: &FxHashSet<NodeIndex>,
        period: &Period,
    ) -> Option<Vec<NodeIndex>> {
        let date = self.articles.symbols.get("date");
        let open = move |index: &NodeIndex| !closed.contains(index) && Some(self.graph[*index].kind) != date;
        let neighbours = |node: NodeIndex| {
            let both = [Direction::Outgoing, Direction::Incoming].into_iter();
            let edges = both.flat_map(move |direction| self.graph.edges_directed(node, direction));
            let told = edges.filter(move |edge| self.connects(Edge { graph: self, index: edge.id() }, period));
            let next = told.map(move |edge| if edge.source() == node { edge.target() } else { edge.source() });
            next.filter(open).map(move |next| (next, self.cost(node) + self.cost(next)))
        };
        cheapest_way((from.index(), to.index()), self.graph.node_count(), neighbours)
    }

    fn connects(&self, edge: Edge<'_>, period: &Period) -> bool {
        edge.modality() != crate::relation::Modality::Negated && edge.is_told_in(period)
    }

    /// What it costs to go by a node: the more it is joined with, the more.
    fn cost(&self, index: NodeIndex) -> u32 {
        1 + self.graph[index].degree.checked_ilog2().unwrap_or(0)
    }

    fn connection(&self, way: &[NodeIndex], period: &Period, sentences: bool) -> Connection {
        let named = |index: &NodeIndex| Named::of(Node { graph: self, index: *index });
        let between = |pair: &[NodeIndex]| {
            let both =
                self.graph.edges_connecting(pair[0], pair[1]).chain(self.graph.edges_connecting(pair[1], pair[0]));
            let edges = both.map(|edge| Edge { graph: self, index: edge.id() });
            told(edges.filter(|edge| self.connects(*edge, period)), sentences)
        };
        Connection { nodes: way.iter().map(named).collect(), steps: way.windows(2).map(between).collect() }
    }
}
