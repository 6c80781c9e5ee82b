//! Questions to a graph.

mod find;

pub use find::NameIndex;
