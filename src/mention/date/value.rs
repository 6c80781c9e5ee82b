//! The value of a date expression.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use super::point::Point;
use crate::error::{Error, Result};

/// A day, month or year, or an interval from one to another, both included.
///
/// It is written in ISO 8601, and what is written is read back as the same value.
///
/// ```
/// use govgraph::DateValue;
///
/// for text in ["2020-07-02", "2020-07", "2020", "2020-07-22/2020-07-24", "2018-01/2018-03", "1990/1999"] {
///     let value: DateValue = text.parse()?;
///     assert_eq!(value.to_string(), text);
/// }
/// assert!("2020-02-30".parse::<DateValue>().is_err());
/// assert!("2020/2018".parse::<DateValue>().is_err());
/// # Ok::<(), govgraph::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DateValue {
    start: Point,
    end: Point,
}

impl DateValue {
    /// The value of one day, if its year is between 1000 and 2999.
    ///
    /// ```
    /// let day = govgraph::DateValue::day(jiff::civil::date(2020, 7, 2)).unwrap();
    /// assert_eq!(day.to_string(), "2020-07-02");
    /// ```
    pub fn day(date: Date) -> Option<DateValue> {
        Point::day(date).map(DateValue::from)
    }

    /// The first day of the value.
    ///
    /// ```
    /// let value: govgraph::DateValue = "2018-01/2018-03".parse()?;
    /// assert_eq!(value.first_day(), jiff::civil::date(2018, 1, 1));
    /// # Ok::<(), govgraph::Error>(())
    /// ```
    pub fn first_day(&self) -> Date {
        self.start.first_day()
    }

    /// The last day of the value.
    ///
    /// ```
    /// let value: govgraph::DateValue = "2018-01/2018-03".parse()?;
    /// assert_eq!(value.last_day(), jiff::civil::date(2018, 3, 31));
    /// # Ok::<(), govgraph::Error>(())
    /// ```
    pub fn last_day(&self) -> Date {
        self.end.last_day()
    }

    /// The day, where the value is one single day.
    ///
    /// ```
    /// let value: govgraph::DateValue = "2018-01".parse()?;
    /// assert_eq!(value.as_day(), None);
    /// # Ok::<(), govgraph::Error>(())
    /// ```
    pub fn as_day(&self) -> Option<Date> {
        match (self.start, self.end) {
            (Point::Day(date), Point::Day(end)) if date == end => Some(date),
            _ => None,
        }
    }

    /// From one point to another; none where they are the wrong way round.
    pub(super) fn interval(start: Point, end: Point) -> Option<DateValue> {
        let ordered = start.first_day() <= end.first_day() && start.last_day() <= end.last_day();
        ordered.then_some(DateValue { start, end })
    }

    /// From the start of one value to the end of another.
    pub(super) fn join(first: DateValue, last: DateValue) -> Option<DateValue> {
        DateValue::interval(first.start, last.end)
    }

    pub(super) fn start(&self) -> Point {
        self.start
    }

    pub(super) fn end(&self) -> Point {
        self.end
    }
}

impl From<Point> for DateValue {
    fn from(point: Point) -> DateValue {
        DateValue { start: point, end: point }
    }
}

impl fmt::Display for DateValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.start == self.end { write!(f, "{}", self.start) } else { write!(f, "{}/{}", self.start, self.end) }
    }
}

impl FromStr for DateValue {
    type Err = Error;

    fn from_str(text: &str) -> Result<DateValue> {
        let (start, end) = text.split_once('/').unwrap_or((text, text));
        Point::parse(start)
            .zip(Point::parse(end))
            .and_then(|(start, end)| DateValue::interval(start, end))
            .ok_or_else(|| Error::usage(format!("a date is written 2020, 2020-07, 2020-07-02 or as two of them with a slash, the earlier first, not {text:?}")))
    }
}
