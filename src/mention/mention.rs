//! Mentions: spans with a kind and what made it.

use std::sync::Arc;

use super::gazetteer::EntryId;
use crate::pattern::ClassId;
use crate::text::Span;

/// A mention in a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The words.
    pub span: Span,
    /// First token.
    pub start: u32,
    /// One past the last token.
    pub end: u32,
    /// Index of the sentence.
    pub sentence: u32,
    /// `person`, `place`, ...
    pub kind: Arc<str>,
    /// The rule that found it, or `gazetteer`.
    pub rule: Arc<str>,
    /// What is known of it: features of its rule and entries (`province`, `lake`).
    pub classes: Vec<ClassId>,
    /// The entries that it may mean, each with whether the name needs context for that.
    pub entries: Vec<(EntryId, bool)>,
    /// ISO 8601 value of a date.
    pub value: Option<String>,
}
