//! Who stands in the middle.

use petgraph::visit::EdgeRef;
use serde::Serialize;

use super::find::Named;
use super::period::Period;
use crate::graph::{Edge, KnowledgeGraph};
use crate::relation::Modality;

/// A thing with how central it is.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Central {
    /// The thing.
    pub node: Named,
    /// Its share of PageRank among its kind, the highest being 1.
    pub rank: f64,
    /// With how many things something joins it.
    pub joined: usize,
}

/// Steps of the power iteration, and the chance to follow an edge.
const STEPS: usize = 40;
const FOLLOW: f64 = 0.85;

impl KnowledgeGraph {
    /// The most central things of a kind, at most so many: by PageRank over all that is asserted or planned in the period, either
    /// way along the edges. Where a time is asked about, what nothing joins in it is left out.
    pub fn central(&self, kind: &str, period: &Period, most: usize) -> Vec<Central> {
        let wanted = self.articles.symbols.get(kind);
        let (ranks, degrees) = self.ranks(period);
        let of_kind = self.graph.node_indices().filter(|index| Some(self.graph[*index].kind) == wanted);
        let counted = of_kind.filter(|index| period.is_always() || degrees[index.index()] > 0);
        let mut ranked: Vec<_> = counted.map(|index| (ranks[index.index()], index)).collect();
        ranked.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        let highest = ranked.first().map_or(1.0, |(rank, _)| *rank);
        let central = |(rank, index): (f64, _)| {
            let node = self.node_at(index)?;
            Some(Central { node: Named::of(node), rank: rank / highest, joined: self.neighbours(&node).count() })
        };
        ranked.into_iter().take(most).filter_map(central).collect()
    }

    /// Rank of each node, and how many edges counted for it.
    fn ranks(&self, period: &Period) -> (Vec<f64>, Vec<u32>) {
        let count = self.graph.node_count().max(1);
        let date = self.articles.symbols.get("date");
        let counts = |edge: &Edge<'_>| {
            let (subject, object) = (edge.subject().index(), edge.object().index());
            let dated = [subject, object].iter().any(|index| Some(self.graph[*index].kind) == date);
            edge.modality() != Modality::Negated && !dated && edge.is_told_in(period)
        };
        let joined = self.graph.edge_references().filter(|edge| counts(&Edge { graph: self, index: edge.id() }));
        let joined: Vec<(usize, usize)> = joined.map(|edge| (edge.source().index(), edge.target().index())).collect();
        let mut degrees = vec![0_u32; count];
        for (one, other) in &joined {
            degrees[*one] += 1;
            degrees[*other] += 1;
        }
        let mut ranks = vec![1.0 / count as f64; count];
        for _ in 0..STEPS {
            let mut next = vec![(1.0 - FOLLOW) / count as f64; count];
            for (one, other) in &joined {
                next[*other] += FOLLOW * ranks[*one] / f64::from(degrees[*one]);
                next[*one] += FOLLOW * ranks[*other] / f64::from(degrees[*other]);
            }
            ranks = next;
        }
        (ranks, degrees)
    }
}
