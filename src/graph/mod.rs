//! The knowledge graph: what the extractions of many documents say together.

mod edge;
mod key;
mod knowledge;
mod node;
#[cfg(test)]
mod order_tests;

pub use edge::{Edge, Fact, Provenance, QualifierValue};
pub use key::NodeKey;
pub use knowledge::KnowledgeGraph;
pub use node::Node;
