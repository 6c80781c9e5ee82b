//! The front door: packs in, an [`Extractor`] out.

mod absence;
mod check;
mod described;
mod examples;
mod explain;
mod explainer;
mod extraction;
mod extractor;
mod identity;
mod knowledge;
mod outcome;
mod pipeline;
mod repair;
mod rulebook;
mod source;
mod stages;

pub use absence::Absence;
pub use check::PackReport;
pub use examples::RuleInfo;
pub use explain::{
    ExplainedItem, ExplainedMatch, ExplainedMiss, ExplainedPhase, ExplainedSentence, ExplainedStatement, Explanation,
};
pub use extraction::Extraction;
pub use extractor::Extractor;
pub use stages::FoundMention;
