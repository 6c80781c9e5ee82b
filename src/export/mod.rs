//! Extractions written out, for programs and for people.

mod escape;
mod explanation;
mod format;
mod jsonl;
mod label;
#[cfg(feature = "cli")]
mod layout;
#[cfg(feature = "cli")]
mod page;
#[cfg(feature = "cli")]
mod table;
#[cfg(test)]
mod testing;
mod triples;

pub use escape::printable;
pub use explanation::ExplanationLayout;
pub use format::ExtractionFormat;
pub use jsonl::Jsonl;
#[cfg(feature = "cli")]
pub use page::Page;
#[cfg(feature = "cli")]
pub use table::Table;
pub use triples::Triples;
