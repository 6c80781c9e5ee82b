//! Sentences that a graph keeps.

use serde::{Deserialize, Serialize};

use super::article::StatementRecord;
use crate::extract::Extraction;
use crate::text::Span;

/// A sentence as it stands in its article, with its place there.
///
/// ```
/// use govgraph::{Passage, Span};
/// let passage = Passage { text: "Zhōu was\nelected.".into(), start: 20, first_code_point: 18 };
/// let elected = Span { start: 30, end: 37 };
/// assert_eq!(passage.words(elected), Some("elected"));
/// assert_eq!(passage.in_code_points(elected), Some(Span { start: 27, end: 34 }));
/// assert_eq!(passage.words(Span { start: 3, end: 6 }), None); // stands elsewhere
/// assert_eq!(passage.line(), "Zhōu was elected.");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The words, with the article's own spaces and line breaks.
    pub text: String,
    /// The byte of the article at which it begins.
    pub start: u32,
    /// The same place, counted in code points.
    pub first_code_point: u32,
}

impl Passage {
    /// What stands at a span of the article (in bytes), if the span lies in the sentence.
    pub fn words(&self, span: Span) -> Option<&str> {
        let offset = |byte: u32| byte.checked_sub(self.start).map(|offset| offset as usize);
        self.text.get(offset(span.start)?..offset(span.end)?)
    }

    /// A span of the article (in bytes) as one in code points, if it lies in the sentence.
    pub fn in_code_points(&self, span: Span) -> Option<Span> {
        let before = self.words(Span { start: self.start, end: span.start })?.chars().count() as u32;
        let length = self.words(span)?.chars().count() as u32;
        let start = self.first_code_point.checked_add(before)?;
        Some(Span { start, end: start.checked_add(length)? })
    }

    /// The words in one line.
    pub fn line(&self) -> String {
        self.text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// A sentence of an article's record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct SentenceRecord {
    pub(super) number: u32,
    start: u32,
    first_code_point: u32,
    words: Box<str>,
}

impl SentenceRecord {
    pub(super) fn passage(&self) -> Passage {
        let SentenceRecord { start, first_code_point, words, .. } = self;
        Passage { text: words.to_string(), start: *start, first_code_point: *first_code_point }
    }
}

/// The sentences that statements were read from.
pub(super) fn sentences(extraction: &Extraction, statements: &[StatementRecord], text: &str) -> Vec<SentenceRecord> {
    let mut numbers: Vec<u32> = statements.iter().filter_map(|statement| statement.proof.sentence()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let (mut byte, mut point) = (0, 0);
    let mut sentence = |number: u32| {
        let span = extraction.sentences.get(number as usize)?;
        let words = text.get(span.start as usize..span.end as usize)?;
        point += text.get(byte..span.start as usize)?.chars().count();
        byte = span.start as usize;
        Some(SentenceRecord { number, start: span.start, first_code_point: point as u32, words: words.into() })
    };
    numbers.into_iter().filter_map(&mut sentence).collect()
}
