//! A day, a month or a year: one end of a date value.

use std::fmt;

use jiff::civil::Date;

/// The years that a date may have.
const YEARS: std::ops::RangeInclusive<i16> = 1000..=2999;

/// A day, month or year of the calendar between 1000 and 2999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Point {
    Day(Date),
    Month(i16, i8),
    Year(i16),
}

impl Point {
    pub(super) fn day(date: Date) -> Option<Point> {
        YEARS.contains(&date.year()).then_some(Point::Day(date))
    }

    pub(super) fn month(year: i16, month: i8) -> Option<Point> {
        (YEARS.contains(&year) && (1..=12).contains(&month)).then_some(Point::Month(year, month))
    }

    pub(super) fn year(year: i16) -> Option<Point> {
        YEARS.contains(&year).then_some(Point::Year(year))
    }

    /// Reads `2020`, `2020-07` or `2020-07-02`, with all its zeros and nothing else.
    pub(super) fn parse(text: &str) -> Option<Point> {
        let part = |range: std::ops::Range<usize>| digits(text.as_bytes().get(range)?);
        let dash = |at: usize| text.as_bytes().get(at) == Some(&b'-');
        match text.len() {
            4 => Point::year(part(0..4)?),
            7 if dash(4) => Point::month(part(0..4)?, i8::try_from(part(5..7)?).ok()?),
            10 if dash(4) && dash(7) => {
                let (month, day) = (i8::try_from(part(5..7)?).ok()?, i8::try_from(part(8..10)?).ok()?);
                Point::day(Date::new(part(0..4)?, month, day).ok()?)
            }
            _ => None,
        }
    }

    pub(super) fn first_day(self) -> Date {
        match self {
            Point::Day(date) => date,
            Point::Month(year, month) => Date::constant(year, month, 1),
            Point::Year(year) => Date::constant(year, 1, 1),
        }
    }

    pub(super) fn last_day(self) -> Date {
        match self {
            Point::Day(date) => date,
            Point::Month(..) => self.first_day().last_of_month(),
            Point::Year(year) => Date::constant(year, 12, 31),
        }
    }

    /// A day of the point's month.
    pub(super) fn month_of(self, day: i8) -> Option<Date> {
        match self {
            Point::Day(date) => Date::new(date.year(), date.month(), day).ok(),
            Point::Month(year, month) => Date::new(year, month, day).ok(),
            Point::Year(_) => None,
        }
    }

    /// The same point so many years on. The 29th of February is missing in most years.
    pub(super) fn add_years(self, years: i16) -> Option<Point> {
        match self {
            Point::Day(date) => {
                let year = date.year().checked_add(years)?;
                Point::day(Date::new(year, date.month(), date.day()).ok()?)
            }
            Point::Month(year, month) => Point::month(year.checked_add(years)?, month),
            Point::Year(year) => Point::year(year.checked_add(years)?),
        }
    }
}

/// The value of a few decimal digits.
fn digits(bytes: &[u8]) -> Option<i16> {
    bytes.iter().try_fold(0, |value, byte| byte.is_ascii_digit().then(|| value * 10 + i16::from(byte - b'0')))
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Point::Day(date) => write!(f, "{:04}-{:02}-{:02}", date.year(), date.month(), date.day()),
            Point::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Point::Year(year) => write!(f, "{year:04}"),
        }
    }
}
