//! The front door: packs in, an [`Extractor`] out.

mod extraction;
mod extractor;

pub use extraction::Extraction;
pub use extractor::Extractor;
