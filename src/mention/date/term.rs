//! One date taken apart: the slots that the words of an expression fill.

use jiff::civil::Date;

use super::choose;
use super::numeric::Digits;
use super::point::Point;
use super::value::DateValue;
use super::{DateContext, Tense};

/// The number of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayNumber {
    /// `15th`, which means a day also when it stands alone.
    Ordinal(i8),
    /// `fifteenth`, which may count anything.
    Word(i8),
    /// `15`, which means a day beside a month, or the last digits of a year.
    Digits(Digits),
}

impl DayNumber {
    fn day(self) -> Option<i8> {
        match self {
            DayNumber::Ordinal(day) | DayNumber::Word(day) => Some(day),
            DayNumber::Digits(digits) if digits.len <= 2 => i8::try_from(digits.value).ok(),
            DayNumber::Digits(_) => None,
        }
    }
}

/// A piece of a year or month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Quarter(i8),
    Half(i8),
    FirstMonths(i8),
    LastMonths(i8),
    FirstDays(i8),
    LastDays(i8),
}

/// What one date, or one end of an interval, says.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Term {
    pub(super) year: Option<i16>,
    pub(super) month: Option<i8>,
    pub(super) day: Option<DayNumber>,
    /// Its Monday.
    pub(super) week: Option<Date>,
    pub(super) weekday: Option<i8>,
    pub(super) piece: Option<Piece>,
    /// A value that needs no more: a decade, "two years ago", "last Thursday".
    pub(super) whole: Option<DateValue>,
    pub(super) daytime: bool,
    pub(super) part: bool,
}

impl Term {
    pub(super) fn day(&self) -> Option<i8> {
        self.day.and_then(DayNumber::day)
    }

    /// The term without its year.
    pub(super) fn yearless(self) -> Term {
        Term { year: None, ..self }
    }

    /// Only a number of a day, perhaps with the time of day.
    pub(super) fn is_day_alone(&self) -> bool {
        *self == Term { day: self.day, daytime: self.daytime, ..Term::default() } && self.day.is_some()
    }

    pub(super) fn is_year_alone(&self) -> bool {
        *self == Term { year: self.year, part: self.part, ..Term::default() } && self.year.is_some()
    }

    pub(super) fn is_weekday_alone(&self) -> bool {
        *self == Term { weekday: self.weekday, daytime: self.daytime, ..Term::default() } && self.weekday.is_some()
    }

    /// The value of the term; none where its slots make no date.
    pub(super) fn value(&self, context: &DateContext) -> Option<DateValue> {
        let value = match (self.whole, self.piece, self.week) {
            (Some(whole), None, None) => self.is_free_of_calendar().then_some(whole),
            (None, Some(piece), None) => self.piece_value(piece, context),
            (None, None, Some(monday)) => self.week_value(monday),
            (None, None, None) => self.calendar_value(context),
            _ => None,
        }?;
        (!self.daytime || value.as_day().is_some()).then_some(value)
    }

    fn is_free_of_calendar(&self) -> bool {
        self.year.is_none() && self.month.is_none() && self.day.is_none() && self.weekday.is_none()
    }

    fn week_value(&self, monday: Date) -> Option<DateValue> {
        if self.year.is_some() || self.month.is_some() || self.day.is_some() {
            return None;
        }
        match self.weekday {
            Some(weekday) => DateValue::day(choose::add_days(monday, i32::from(weekday) - 1)?),
            None => DateValue::interval(Point::day(monday)?, Point::day(choose::add_days(monday, 6)?)?),
        }
    }

    /// Year, month, day and weekday. The weekday of a day that is told otherwise is not looked at.
    fn calendar_value(&self, context: &DateContext) -> Option<DateValue> {
        match (self.year, self.month, self.day, self.weekday) {
            (_, Some(month), Some(_), _) => {
                let day = self.day()?;
                let year = self.year.or_else(|| choose::year_of_day(month, Some(day), context))?;
                DateValue::day(Date::new(year, month, day).ok()?)
            }
            (None, None, Some(DayNumber::Ordinal(day)), _) => DateValue::day(choose::month_of_day(day, context)?),
            (None, None, None, Some(weekday)) => DateValue::day(choose::weekday(weekday, context)?),
            (_, Some(month), None, None) => {
                let year = self.year.or_else(|| choose::year_of_day(month, None, context))?;
                Point::month(year, month).map(DateValue::from)
            }
            (Some(year), None, None, None) => Point::year(year).map(DateValue::from),
            _ => None,
        }
    }

    fn piece_value(&self, piece: Piece, context: &DateContext) -> Option<DateValue> {
        if self.day.is_some() || self.weekday.is_some() {
            return None;
        }
        match (piece, self.month) {
            (Piece::Half(_), Some(_)) => Term { piece: None, ..*self }.value(context),
            (Piece::FirstDays(days) | Piece::LastDays(days), _) => {
                let whole = Term { piece: None, ..*self }.value(context)?;
                days_of(whole, days, matches!(piece, Piece::LastDays(_)))
            }
            (_, Some(_)) => None,
            (_, None) => {
                let year = self.year.or_else(|| piece.year(context))?;
                piece.of_year(year)
            }
        }
    }
}

impl Piece {
    /// The piece of a year, where the piece has months.
    pub(super) fn of_year(self, year: i16) -> Option<DateValue> {
        let (first, last) = match self {
            Piece::Quarter(number @ 1..=4) => (3 * number - 2, 3 * number),
            Piece::Half(number @ 1..=2) => (6 * number - 5, 6 * number),
            Piece::FirstMonths(months @ 1..=12) => (1, months),
            Piece::LastMonths(months @ 1..=12) => (13 - months, 12),
            _ => return None,
        };
        DateValue::interval(Point::month(year, first)?, Point::month(year, last)?)
    }

    /// The year of a piece that has none. Statistics tell of five or eleven months when they are over; three, six or
    /// nine can be ahead.
    pub(super) fn year(self, context: &DateContext) -> Option<i16> {
        let over = matches!(self, Piece::FirstMonths(months) if months % 3 != 0) && context.tense == Tense::Unknown;
        let tense = if over { Tense::Past } else { context.tense };
        choose::year_of_period(&DateContext { tense, ..*context }, |year| self.of_year(year))
    }
}

/// The first or last days of a month or year.
fn days_of(whole: DateValue, days: i8, last: bool) -> Option<DateValue> {
    let others = i32::from(days) - 1;
    let (start, end) = if last {
        (choose::add_days(whole.last_day(), -others)?, whole.last_day())
    } else {
        (whole.first_day(), choose::add_days(whole.first_day(), others)?)
    };
    if days < 1 || start < whole.first_day() || end > whole.last_day() {
        return None;
    }
    DateValue::interval(Point::day(start)?, Point::day(end)?)
}
