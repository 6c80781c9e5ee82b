//! Values counted from another: "two years ago", "a month later", "the same period last year".

use jiff::ToSpan;
use jiff::civil::Date;

use super::DateContext;
use super::choose::{self, add_days, monday};
use super::lexicon::Unit;
use super::point::Point;
use super::value::DateValue;

/// A current period, of which statistics tell, ended at most so many days before publication.
const CURRENT: i32 = 183;

/// The day, week, month, ... that lies so many of them after the one with a day in it.
pub(super) fn shift(date: Date, unit: Unit, count: i32) -> Option<DateValue> {
    match unit {
        Unit::Day => DateValue::day(add_days(date, count)?),
        Unit::Week => days(add_days(monday(date)?, count.checked_mul(7)?)?, 7),
        Unit::Weekend => days(add_days(monday(date)?, count.checked_mul(7)?.checked_add(5)?)?, 2),
        Unit::Month => months(date.first_of_month(), count, 1),
        Unit::Quarter => months(first_month(date, 3)?, count, 3),
        Unit::Half => months(first_month(date, 6)?, count, 6),
        Unit::Year => Point::year(i16::try_from(i32::from(date.year()).checked_add(count)?).ok()?).map(DateValue::from),
    }
}

/// So many days from a day on.
fn days(first: Date, count: i32) -> Option<DateValue> {
    DateValue::interval(Point::day(first)?, Point::day(add_days(first, count - 1)?)?)
}

/// The first day of the quarter or half with a day in it.
fn first_month(date: Date, months: i8) -> Option<Date> {
    Date::new(date.year(), (date.month() - 1) / months * months + 1, 1).ok()
}

/// A run of `length` months, `count` runs after the one that begins on a day.
fn months(first: Date, count: i32, length: i32) -> Option<DateValue> {
    let start = first.checked_add(count.checked_mul(length)?.months()).ok()?;
    let end = start.checked_add((length - 1).months()).ok()?;
    DateValue::interval(Point::month(start.year(), start.month())?, Point::month(end.year(), end.month())?)
}

/// A value moved by years.
fn add_years(value: DateValue, years: i16) -> Option<DateValue> {
    DateValue::interval(value.start().add_years(years)?, value.end().add_years(years)?)
}

/// "Two years later", "a day earlier", counted from the date before. "A year earlier" is the same period of that year.
pub(super) fn from_previous(unit: Unit, count: i32, context: &DateContext) -> Option<DateValue> {
    let previous = *context.previous?;
    match (unit, previous.as_day()) {
        (Unit::Year, None) => add_years(previous, i16::try_from(count).ok()?),
        (Unit::Day, day) => shift(day?, unit, count),
        (_, Some(day)) => shift(day, unit, count),
        (_, None) => shift(previous.first_day(), unit, count),
    }
}

/// The period of another year that corresponds to the one mentioned before.
pub(super) fn same_period(year: i16, context: &DateContext) -> Option<DateValue> {
    let target = Point::year(year).map(DateValue::from)?;
    match context.previous {
        Some(previous) if previous.as_day().is_none() => {
            add_years(*previous, year.checked_sub(previous.start().first_day().year())?)
        }
        _ => Some(target),
    }
}

/// "The same period last year". The period mentioned before may be the current one or, when the words are repeated,
/// already that of last year; and in January the current one is a period of last year.
pub(super) fn same_period_last_year(context: &DateContext) -> Option<DateValue> {
    let last_year = context.reference()?.year() - 1;
    let previous = match (context.previous, context.published) {
        (Some(previous), Some(published)) => {
            Some(previous).filter(|it| choose::days_between(it.last_day(), published) <= CURRENT)
        }
        (previous, _) => previous,
    };
    match previous {
        Some(current) if current.as_day().is_none() => {
            let year = current.first_day().year() - 1;
            same_period(year.min(last_year), context)
        }
        _ => same_period(last_year, context),
    }
}
