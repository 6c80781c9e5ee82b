//! Graphs written out, for the tools that read them.

mod format;
mod json;
mod record;
mod triples;

pub use format::GraphFormat;
pub use json::{GraphJson, GraphJsonl};
pub(super) use record::{EdgeRecord, NodeRecord};
pub use triples::GraphTriples;
