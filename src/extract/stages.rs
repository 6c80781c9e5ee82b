//! The first stages of reading on their own: names and mentions, for those who need no statements.

use std::sync::Arc;

use super::extractor::Extractor;
use super::pipeline::{ReadText, find_mentions};
use crate::pattern::{Scratch, TokenSymbols};
use crate::text::{Document, Span};

/// A mention without the entity that it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FoundMention {
    /// The words.
    pub span: Span,
    /// `person`, `place`, ...
    pub kind: Arc<str>,
    /// The rule that found it, or `gazetteer`.
    pub rule: Arc<str>,
    /// ISO 8601 value of a date.
    pub value: Option<String>,
}

impl Extractor {
    /// All names of the gazetteers, as they are written there.
    ///
    /// ```
    /// let extractor = govgraph::Extractor::new()?;
    /// assert!(extractor.names().any(|name| name == "Changchun"));
    /// # Ok::<(), govgraph::Error>(())
    /// ```
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.knowledge().gazetteer.written_names()
    }

    /// Where names of the gazetteers stand in a text: whole words, leftmost, then longest. No rule is asked, so that some
    /// of them may be ordinary words.
    ///
    /// ```
    /// let extractor = govgraph::Extractor::new()?;
    /// let text = "From Changchun to Harbin.";
    /// let names: Vec<&str> = extractor.names_in(text).into_iter().map(|span| span.of(text)).collect();
    /// assert_eq!(names, ["Changchun", "Harbin"]);
    /// # Ok::<(), govgraph::Error>(())
    /// ```
    pub fn names_in(&self, text: &str) -> Vec<Span> {
        let tokens = self.knowledge().splitter.split(text).tokens;
        let span =
            |start: u32, end: u32| Span::new(tokens[start as usize].span.start, tokens[end as usize - 1].span.end);
        self.knowledge().gazetteer.scan(text, &tokens).iter().map(|hit| span(hit.start, hit.end)).collect()
    }

    /// The mentions of a document, in order: what [`Extractor::extract`] gives, without entities and statements.
    ///
    /// ```
    /// use govgraph::{Document, Extractor};
    /// let extractor = Extractor::new()?;
    /// let mentions = extractor.mentions_in(&Document::new("a", "The bridge was opened on July 2, 2020."));
    /// assert_eq!((&*mentions[0].kind, mentions[0].value.as_deref()), ("date", Some("2020-07-02")));
    /// # Ok::<(), govgraph::Error>(())
    /// ```
    pub fn mentions_in(&self, document: &Document) -> Vec<FoundMention> {
        let parsed = self.knowledge().splitter.split(&document.text);
        let published = document.published.or(parsed.published);
        let symbols = TokenSymbols::new(&document.text, &parsed.tokens, &self.knowledge().vocabulary);
        let read = ReadText { text: &document.text, parsed: &parsed, symbols: &symbols };
        let (mentions, ..) = find_mentions(self.knowledge(), read, published, &mut Scratch::default());
        let found = mentions.into_iter();
        found.map(|m| FoundMention { span: m.span, kind: m.kind, rule: m.rule, value: m.value }).collect()
    }
}
