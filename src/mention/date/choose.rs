//! Which of all Thursdays, Novembers or first quarters is meant: the conventions for what is left unsaid.

use jiff::ToSpan;
use jiff::civil::Date;

use super::value::DateValue;
use super::{DateContext, Tense};

/// An article may come out so many days before what it tells as coming, or after what it tells as being ahead.
const SLACK: i32 = 10;
/// A date without a year, in no clear tense, may be so many days ahead.
const NEAR_AHEAD: i32 = 31;
/// A period may be told in the past tense so many days before it ends.
const NEARLY_OVER: i32 = 31;
/// A period without a year, in no clear tense, is not so many days ahead.
const FAR_AHEAD: i32 = 180;

/// The day so many days later.
pub(super) fn add_days(date: Date, days: i32) -> Option<Date> {
    date.checked_add(days.days()).ok()
}

/// Days from one date to another.
pub(super) fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// The Monday of the week of a day.
pub(super) fn monday(date: Date) -> Option<Date> {
    add_days(date, 1 - i32::from(date.weekday().to_monday_one_offset()))
}

/// The latest such weekday on or before a day.
pub(super) fn weekday_until(date: Date, weekday: i8) -> Option<Date> {
    let back = (date.weekday().to_monday_one_offset() - weekday).rem_euclid(7);
    add_days(date, -i32::from(back))
}

/// The first such weekday on or after a day.
pub(super) fn weekday_from(date: Date, weekday: i8) -> Option<Date> {
    let on = (weekday - date.weekday().to_monday_one_offset()).rem_euclid(7);
    add_days(date, i32::from(on))
}

/// A weekday that nothing tells more about.
pub(super) fn weekday(weekday: i8, context: &DateContext) -> Option<Date> {
    let published = context.published?;
    match context.tense {
        Tense::Future => weekday_from(published, weekday),
        Tense::Past | Tense::Unknown => weekday_until(published, weekday),
    }
}

/// The year of a month and day, or of a month.
pub(super) fn year_of_day(month: i8, day: Option<i8>, context: &DateContext) -> Option<i16> {
    let reference = context.reference()?;
    // Years without the 29th of February are passed over.
    let around = |year: i16| Date::new(year, month, day.unwrap_or(1)).ok();
    let near = match (context.tense, day) {
        (Tense::Past, None) => 0,
        (Tense::Unknown, _) => NEAR_AHEAD,
        _ => SLACK,
    };
    let year = reference.year();
    let found = match (context.tense, day) {
        (Tense::Future, Some(_)) => {
            let first = add_days(reference, -SLACK)?;
            (year - 1..=year + 8).find_map(|year| around(year).filter(|date| *date >= first))
        }
        (Tense::Future, None) => {
            let first = reference.first_of_month();
            (year..=year + 1).find_map(|year| around(year).filter(|date| *date >= first))
        }
        (Tense::Past | Tense::Unknown, _) => {
            let last = add_days(reference, near)?;
            (year - 8..=year + 1).rev().find_map(|year| around(year).filter(|date| *date <= last))
        }
    };
    found.map(Date::year)
}

/// The month of a day such as "the 15th": that of the date before it, if this is not ahead of publication.
pub(super) fn month_of_day(day: i8, context: &DateContext) -> Option<Date> {
    let latest = context.published.and_then(|published| add_days(published, SLACK));
    let mentioned = context.previous.and_then(|previous| {
        let date = previous.end().month_of(day)?;
        (context.tense == Tense::Future || latest.is_none_or(|latest| date <= latest)).then_some(date)
    });
    mentioned.or_else(|| month_by_publication(day, context))
}

fn month_by_publication(day: i8, context: &DateContext) -> Option<Date> {
    let published = context.published?;
    let month = |months: i32| {
        let first = published.first_of_month().checked_add(months.months()).ok()?;
        Date::new(first.year(), first.month(), day).ok()
    };
    if context.tense == Tense::Future {
        let first = add_days(published, -SLACK)?;
        return (-1..=2).filter_map(month).find(|date| *date >= first);
    }
    let last = add_days(published, SLACK)?;
    (-2..=1).rev().filter_map(month).find(|date| *date <= last)
}

/// The year of a quarter, half or run of months that has none; `of_year` gives it for a year.
pub(super) fn year_of_period(context: &DateContext, of_year: impl Fn(i16) -> Option<DateValue>) -> Option<i16> {
    let reference = context.reference()?;
    let year = reference.year();
    let period = of_year(year)?;
    let until_start = days_between(reference, period.first_day());
    let until_end = days_between(reference, period.last_day());
    let this_year = match context.tense {
        Tense::Future if until_end < 0 => return Some(year + 1),
        Tense::Future => true,
        Tense::Past => until_end <= NEARLY_OVER || (1..=SLACK).contains(&until_start),
        Tense::Unknown => until_start <= FAR_AHEAD,
    };
    Some(if this_year { year } else { year - 1 })
}
