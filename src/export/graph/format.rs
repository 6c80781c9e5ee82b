//! What every output format of graphs can do.

use std::io::{self, Write};

use crate::graph::Subgraph;

/// A way to write a graph, or a part of one, to a stream. Nothing is kept in memory but what the format itself must know beforehand.
/// Programs may have formats of their own: methods that come later have defaults.
///
/// ```
/// use govgraph::{Articles, GraphFormat, GraphTriples, KnowledgeGraph};
/// # let extraction = serde_json::from_value(serde_json::json!({"id": "a", "sentences": [], "entities": [
/// #     {"id": "e0", "kind": "river", "name": "Wei River", "mentions": []},
/// #     {"id": "e1", "kind": "place", "name": "Tianshui", "key": "place:CN-620500", "mentions": []}],
/// #   "statements": [{"subject": "e0", "predicate": "flows_through", "object": "e1", "rule": "r", "confidence": 0.9}]})).unwrap();
/// # let mut articles = Articles::new();
/// # articles.add(&extraction, None)?;
/// let graph = KnowledgeGraph::new(articles);
/// let mut out = Vec::new();
/// GraphTriples.write(&graph.whole(), &mut out).unwrap();
/// assert!(String::from_utf8(out).unwrap().contains("Wei River\tflows_through\tTianshui\t"));
/// # Ok::<(), govgraph::Error>(())
/// ```
pub trait GraphFormat: Send + Sync {
    /// Writes all of the part.
    fn write(&self, part: &Subgraph<'_>, out: &mut dyn Write) -> io::Result<()>;
}
