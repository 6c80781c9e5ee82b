//! What a date expression means depends on where it stands.

use jiff::civil::Date;

use super::DateValue;

/// The tense of the verb that an expression belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Tense {
    /// "opened on Thursday"
    Past,
    /// "will open on Thursday"
    Future,
    /// No verb, or one that does not tell.
    #[default]
    Unknown,
}

/// Where an expression stands.
///
/// ```
/// use govgraph::{DateContext, Tense};
///
/// let context = DateContext { published: Some(jiff::civil::date(2020, 7, 5)), ..DateContext::default() };
/// assert_eq!(context.tense, Tense::Unknown);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct DateContext<'a> {
    /// The date of publication.
    pub published: Option<Date>,
    /// The value of the date mentioned before it in the document: for "the same day", "the 15th", "same period last
    /// year".
    pub previous: Option<&'a DateValue>,
    /// The tense of its sentence.
    pub tense: Tense,
    /// Whether `05/07/2020` is the 7th of May, as in the United States, and not the 5th of July.
    pub month_first: bool,
}

impl DateContext<'_> {
    /// The day from which a year left unsaid is counted.
    pub(super) fn reference(&self) -> Option<Date> {
        self.published.or_else(|| self.previous.map(DateValue::last_day))
    }
}
