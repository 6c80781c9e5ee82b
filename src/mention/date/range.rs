//! Intervals: two dates, of which one lends the other what that leaves unsaid.

use jiff::civil::Date;

use super::choose::{add_days, weekday_from, weekday_until};
use super::lexer::Token;
use super::lexicon::Word;
use super::numeric::Digits;
use super::parser::parse;
use super::point::Point;
use super::term::{DayNumber, Piece, Term};
use super::value::DateValue;
use super::{DateContext, Tense};

/// The value of an expression: of one date, or of an interval.
pub(super) fn resolve(tokens: &[Token], context: &DateContext) -> Option<DateValue> {
    let (opening, tokens) = match tokens {
        [Token::Word(word @ (Word::From | Word::Between)), rest @ ..] => (Some(*word), rest),
        _ => (None, tokens),
    };
    match (separator(tokens)?, opening) {
        (None, None) => parse(tokens, context)?.value(context),
        (None, Some(_)) => None,
        (Some((at, _)), opening) => {
            if opening == Some(Word::From) && tokens[at] == Token::Word(Word::And) {
                return None;
            }
            let (first, last) = split(tokens, at);
            join(parse(first, context)?, parse(last, context)?, context)
        }
    }
}

/// Where the word or mark between two ends stands; none where there are several.
fn separator(tokens: &[Token]) -> Option<Option<(usize, Token)>> {
    let between = |token: &Token| matches!(token, Token::Dash | Token::Slash | Token::Word(Word::To | Word::And));
    let mut found = tokens.iter().copied().enumerate().filter(|(_, token)| between(token));
    let first = found.next();
    match (first, found.next(), found.next()) {
        (_, None, _) => Some(first),
        // "through to"
        (Some((at, to @ Token::Word(Word::To))), Some((next, second)), None) if second == to && next == at + 1 => {
            Some(first)
        }
        _ => None,
    }
}

fn split(tokens: &[Token], at: usize) -> (&[Token], &[Token]) {
    let last = &tokens[at + 1..];
    (&tokens[..at], last.strip_prefix(&[Token::Word(Word::To)]).unwrap_or(last))
}

fn join(mut first: Term, mut last: Term, context: &DateContext) -> Option<DateValue> {
    if let Some(value) = weekdays(&first, &last, context) {
        return value;
    }
    lend_to_last(&mut first, &mut last, context)?;
    lend_to_first(&mut first, &last);
    lend_year(&mut first, &mut last, context);
    let (start, end) = (first.value(context)?, last.value(context)?);
    let uneven =
        matches!((start.start(), end.end()), (Point::Day(_), Point::Year(_)) | (Point::Year(_), Point::Day(_)));
    if uneven { None } else { DateValue::join(start, end) }
}

/// "Wednesday to Friday", "Monday to Wednesday next week"
fn weekdays(first: &Term, last: &Term, context: &DateContext) -> Option<Option<DateValue>> {
    let (start, end) = (first.weekday?, last.weekday?);
    if !first.is_weekday_alone() || !(Term { week: None, ..*last }).is_weekday_alone() {
        return None;
    }
    let days = match (last.week, context.published, context.tense) {
        (Some(monday), ..) => add_days(monday, i32::from(start) - 1).zip(add_days(monday, i32::from(end) - 1)),
        (None, None, _) => None,
        (None, Some(published), Tense::Future) => {
            weekday_from(published, start).and_then(|start| Some((start, weekday_from(start, end)?)))
        }
        (None, Some(published), _) => {
            weekday_until(published, end).and_then(|end| Some((weekday_until(end, start)?, end)))
        }
    };
    Some(days.and_then(|(start, end)| DateValue::interval(Point::day(start)?, Point::day(end)?)))
}

/// "July 22 to 24", "July 22-24, 2020", "2018-19", "the 15th to the 17th"
fn lend_to_last(first: &mut Term, last: &mut Term, context: &DateContext) -> Option<()> {
    if !last.yearless().is_day_alone() {
        return Some(());
    }
    if let (Some(year), Some(DayNumber::Digits(digits)), None) = (first.year, last.day, last.year)
        && first.is_year_alone()
    {
        *last = Term { year: Some(second_year(year, digits)?), ..Term::default() };
        return Some(());
    }
    if first.is_day_alone() {
        let DayNumber::Ordinal(_) = first.day? else { return None };
        let day = first.value(context)?.as_day()?;
        first.month = Some(day.month());
        first.year = Some(day.year());
    }
    first.day?;
    last.month = Some(first.month?);
    Some(())
}

/// The year that two digits after a year mean: 2018-19, 1999-00.
fn second_year(first: i16, digits: Digits) -> Option<i16> {
    let year = first / 100 * 100 + digits.value;
    let year = if year < first { year + 100 } else { year };
    (digits.len == 2 && year - first < 50).then_some(year)
}

/// "22 to 24 July", "first and second quarters"
fn lend_to_first(first: &mut Term, last: &Term) {
    if !first.is_day_alone() {
        return;
    }
    match (last.piece, first.day()) {
        (Some(Piece::Quarter(_)), Some(number)) => {
            *first = Term { piece: Some(Piece::Quarter(number)), ..Term::default() };
        }
        (Some(Piece::Half(_)), Some(number)) => {
            *first = Term { piece: Some(Piece::Half(number)), ..Term::default() };
        }
        _ if last.day.is_some() => {
            first.month = last.month;
        }
        _ => {}
    }
}

/// "Dec. 30 to Jan. 2, 2020", "December 2019 to February", "Q1 to Q3 of 2020"
fn lend_year(first: &mut Term, last: &mut Term, context: &DateContext) {
    if let (Some(_), Some(piece)) = (first.piece, last.piece) {
        let year = last.year.or(first.year).or_else(|| piece.year(context));
        first.year = first.year.or(year);
        last.year = last.year.or(year);
        return;
    }
    let (Some(start), Some(end)) = (within_year(first), within_year(last)) else { return };
    let wraps = i16::from(start.0 > end.0);
    match (first.year, last.year) {
        (None, None) if context.tense == Tense::Unknown => {
            first.year = year_of(first, context);
            last.year = first.year.map(|year| year + wraps);
        }
        (None, None) => {
            last.year = year_of(last, context);
            first.year = last.year.map(|year| year - wraps);
        }
        (Some(year), None) => last.year = Some(year.saturating_add(wraps)),
        (None, Some(year)) => first.year = Some(year.saturating_sub(wraps)),
        (Some(_), Some(_)) => {}
    }
}

/// The month and day, where the term has a month and nothing that fixes its year.
fn within_year(term: &Term) -> Option<(i8, i8)> {
    let month = term.month.filter(|_| term.piece.is_none() && term.week.is_none() && term.whole.is_none())?;
    Some((month, term.day().unwrap_or(0)))
}

/// The year that a term has by itself.
fn year_of(term: &Term, context: &DateContext) -> Option<i16> {
    term.value(context).map(|value| Date::year(value.first_day()))
}
