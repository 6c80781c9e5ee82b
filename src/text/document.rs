//! Documents: what goes in.

use jiff::civil::Date;

/// An article: its text with what is known about it.
///
/// ```
/// use govgraph::Document;
/// let document = Document::new("jl-1", "On July 2, the meeting was held.")
///     .with_published(jiff::civil::date(2020, 7, 5))
///     .with_source("JL.gov");
/// assert_eq!(document.id, "jl-1");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Names the document in output; unique in a batch.
    pub id: String,
    /// The whole text, UTF-8.
    pub text: String,
    /// Date of publication; where absent, the one found in the text's own dateline is used.
    pub published: Option<Date>,
    /// Where it was published.
    pub source: Option<String>,
}

impl Document {
    /// The longest text, in bytes, that is taken from files and streams unless more is allowed: 8 MiB, a long book. Reading takes some
    /// sixty times the memory of the text, and of lists made to blow up 450 times, so that this bounds it. Texts from elsewhere are
    /// read up to 4 GiB.
    pub const LONGEST: usize = 8 << 20;

    /// A document without date or source.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        Document { id: id.into(), text: text.into(), published: None, source: None }
    }

    /// Sets the date of publication.
    #[must_use]
    pub fn with_published(mut self, date: Date) -> Self {
        self.published = Some(date);
        self
    }

    /// Sets the source.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<String>) -> Self {
        self.source = Some(source.into());
        self
    }
}
