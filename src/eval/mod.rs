//! Evaluation: how well what was read agrees with annotated articles.
//!
//! A [`GoldArticle`] is an article with what a careful reader got out of it; an [`Evaluation`] compares extractions with such
//! articles and gives a [`Report`] of precision, recall and F1, by kind, predicate and rule. Nothing else imports this layer.

mod alignment;
mod annotation;
mod context;
mod evaluation;
mod gold;
mod layout;
mod mentions;
mod occurrence;
mod report;
mod score;
mod signatures;
mod statements;

pub use evaluation::Evaluation;
pub use gold::{GoldArticle, GoldEntity, GoldStatement};
pub use layout::ReportLayout;
pub use report::{Finding, Findings, Report};
pub use score::{Accuracy, Calibration, RuleScore, Score, Tally};
pub use signatures::{Signature, Signatures};
