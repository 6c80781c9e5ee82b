//! The front door: packs in, an [`Extractor`] out.

mod extraction;
mod extractor;
mod knowledge;
mod pipeline;

pub use extraction::Extraction;
pub use extractor::Extractor;
