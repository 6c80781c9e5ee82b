//! Graphs written out, for the tools that read them.

mod format;
mod json;
pub(super) mod record;
mod triples;

pub use format::GraphFormat;
pub use json::{GraphJson, GraphJsonl};
pub use triples::GraphTriples;
