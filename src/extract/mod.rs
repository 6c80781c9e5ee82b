//! The front door: packs in, an [`Extractor`] out.

mod examples;
mod extraction;
mod extractor;
mod knowledge;
mod outcome;
mod pipeline;

pub use examples::RuleInfo;
pub use extraction::Extraction;
pub use extractor::Extractor;
