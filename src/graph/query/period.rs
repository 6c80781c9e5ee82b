//! Spans of time that questions ask about.

use jiff::civil::Date;

use crate::mention::date::DateValue;

/// From one day to another, both included; open where a day is absent.
///
/// ```
/// use govgraph::Period;
/// use jiff::civil::date;
/// let july = Period::new(Some(date(2021, 7, 1)), Some(date(2021, 7, 31)));
/// assert!(july.meets("2021-07-05") && july.meets("2021") && !july.meets("2021-06"));
/// assert!(Period::always().meets("1999"));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Period {
    from: Option<Date>,
    to: Option<Date>,
}

impl Period {
    /// All time.
    pub fn always() -> Self {
        Period::default()
    }

    /// From one day to another.
    pub fn new(from: Option<Date>, to: Option<Date>) -> Self {
        Period { from, to }
    }

    /// One day.
    pub fn on(day: Date) -> Self {
        Period { from: Some(day), to: Some(day) }
    }

    /// Whether it is all time.
    pub fn is_always(&self) -> bool {
        *self == Period::default()
    }

    /// Whether a date's value has a day in it; a value that is no date has none.
    pub fn meets(&self, value: &str) -> bool {
        days(value).map_or(self.is_always(), |(first, last)| self.meets_days(first, last))
    }

    /// Whether a span of days has one in it.
    pub(super) fn meets_days(&self, first: Date, last: Date) -> bool {
        self.from.is_none_or(|from| from <= last) && self.to.is_none_or(|to| first <= to)
    }

    /// Its last day.
    pub(super) fn last(&self) -> Option<Date> {
        self.to
    }
}

/// The first and the last day of a date's value.
pub(crate) fn days(value: &str) -> Option<(Date, Date)> {
    let value: DateValue = value.parse().ok()?;
    Some((value.first_day(), value.last_day()))
}
