//! The front door: packs in, an [`Extractor`] out.

mod check;
mod absence;
mod examples;
mod explain;
mod explainer;
mod extraction;
mod extractor;
mod knowledge;
mod outcome;
mod pipeline;
mod repair;

pub use check::PackReport;
pub use absence::Absence;
pub use examples::RuleInfo;
pub use explain::{
    ExplainedItem, ExplainedMatch, ExplainedMiss, ExplainedPhase, ExplainedSentence, ExplainedStatement, Explanation,
};
pub use extraction::Extraction;
pub use extractor::Extractor;
