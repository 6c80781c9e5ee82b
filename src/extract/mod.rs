//! The front door: packs in, an [`Extractor`] out.

mod check;
mod examples;
mod extraction;
mod extractor;
mod knowledge;
mod outcome;
mod pipeline;
mod repair;

pub use check::PackReport;
pub use examples::RuleInfo;
pub use extraction::Extraction;
pub use extractor::Extractor;
