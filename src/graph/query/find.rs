//! Finding nodes by what people call them.

use std::collections::BTreeSet;

use petgraph::graph::NodeIndex;
use rustc_hash::FxHashMap;

use crate::graph::KnowledgeGraph;

/// Nodes by name.
#[derive(Clone, Debug, Default)]
pub struct NameIndex {
    exact: FxHashMap<Box<str>, Vec<NodeIndex>>,
}

impl NameIndex {
    pub(in crate::graph) fn of(graph: &KnowledgeGraph) -> Self {
        let mut index = NameIndex::default();
        for node in graph.nodes() {
            let names: BTreeSet<&str> = node.names().into_iter().chain([node.name()]).collect();
            for name in names {
                index.exact.entry(name.into()).or_default().push(node.index());
            }
        }
        index
    }

    pub(in crate::graph) fn exactly(&self, name: &str) -> &[NodeIndex] {
        self.exact.get(name).map_or(&[], |found| found)
    }
}
