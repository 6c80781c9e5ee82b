//! Spans: half-open ranges of byte offsets.

use serde::{Deserialize, Serialize};

/// A half-open range of byte offsets into a document's UTF-8 text. Both ends lie on character boundaries.
///
/// ```
/// use govgraph::Span;
/// let span = Span::new(5, 9);
/// assert_eq!(span.of("Long live Jilin"), "live");
/// assert!(span.overlaps(Span::new(8, 12)) && !span.overlaps(Span::new(9, 12)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`, end exclusive.
    pub const fn new(start: u32, end: u32) -> Self {
        Span { start, end }
    }

    /// The words of `text` that the span covers; empty where it does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// Length in bytes.
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// True where the span covers nothing.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// True where the two share a byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// True where `other` lies wholly inside.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that covers both.
    pub fn join(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }
}
