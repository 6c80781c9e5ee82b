//! "This", "last", "next", "same" and the like with what follows them.

use jiff::civil::Date;

use super::choose::{add_days, monday, weekday_from, weekday_until};
use super::lexer::Token;
use super::lexicon::{Unit, Word};
use super::parser::{Parser, Rank, count_of, parse};
use super::relative;
use super::term::Piece;
use super::value::DateValue;

impl Parser<'_> {
    /// A word that only means something with the next one.
    pub(super) fn qualified(&mut self, qualifier: Word) -> Option<Rank> {
        match (qualifier, self.next()?) {
            (Word::Same, Token::Word(unit)) => self.same(unit),
            (Word::That, Token::Word(Word::Unit(unit))) => self.unit_of_previous(unit),
            (Word::This, Token::Word(Word::Coming)) => self.qualified(Word::Coming),
            (Word::This, Token::Word(Word::Past)) => self.qualified(Word::Past),
            (Word::Last | Word::Final, count) if self.is_last_of(count) => self.last_of(count),
            (Word::This | Word::Last | Word::Next, Token::Word(word)) => self.beside_now(qualifier, word),
            (Word::Past | Word::Coming, Token::Word(Word::Weekday(weekday))) => {
                let published = self.context.published?;
                let date = match qualifier {
                    Word::Past => weekday_until(add_days(published, -1)?, weekday),
                    _ => weekday_from(add_days(published, 1)?, weekday),
                };
                self.set_day(date?)
            }
            (Word::Previous | Word::Following, Token::Word(Word::Unit(unit))) => self.beside_previous(qualifier, unit),
            _ => None,
        }
    }

    /// "this morning", "last Thursday", "next May", "this year"
    fn beside_now(&mut self, qualifier: Word, word: Word) -> Option<Rank> {
        let published = self.context.published;
        let count = match qualifier {
            Word::Last => -1,
            Word::Next => 1,
            _ => 0,
        };
        match word {
            // "over the last year" is vague, "the next day" is not.
            Word::Unit(Unit::Day) if count == 1 => self.beside_previous(Word::Following, Unit::Day),
            Word::Unit(_) if count != 0 && self.article => None,
            Word::Unit(unit) if unit != Unit::Day || count == 0 => self.relative_unit(unit, count),
            Word::Daytime if count <= 0 => {
                self.daytime()?;
                self.set_day(add_days(published?, count)?)
            }
            Word::Weekday(weekday) => self.set_day(weekday_beside(published?, weekday, count)?),
            Word::Month(month) => {
                let year = published?.year() + month_beside(published?.month(), month, count);
                self.year_month(year, month)?;
                self.day_after_month();
                Some(Rank::Month)
            }
            _ => None,
        }
    }

    /// A week, month, quarter or year counted from that of publication.
    pub(super) fn relative_unit(&mut self, unit: Unit, count: i32) -> Option<Rank> {
        let value = relative::shift(self.context.published?, unit, count)?;
        self.unit_value(unit, value)
    }

    /// Puts a week, month or year where a day of it can be named; other units are complete.
    fn unit_value(&mut self, unit: Unit, value: DateValue) -> Option<Rank> {
        let first = value.first_day();
        match unit {
            Unit::Week if self.term.week.is_none() => {
                self.term.week = Some(first);
                Some(Rank::Week)
            }
            Unit::Month => self.year_month(first.year(), first.month()),
            Unit::Year if self.term.year.is_none() => {
                self.term.year = Some(first.year());
                Some(Rank::Year)
            }
            Unit::Day => self.set_day(first),
            Unit::Weekend | Unit::Quarter | Unit::Half => self.whole(value, Rank::Month),
            Unit::Week | Unit::Year => None,
        }
    }

    /// "the weekend"
    pub(super) fn bare_weekend(&mut self) -> Option<Rank> {
        let published = self.context.published?;
        let this = relative::shift(published, Unit::Weekend, 0)?;
        let past = self.context.tense != super::Tense::Future && this.first_day() > published;
        self.relative_unit(Unit::Weekend, if past { -1 } else { 0 })
    }

    /// "the previous year", "the following day": beside the date mentioned before.
    fn beside_previous(&mut self, qualifier: Word, unit: Unit) -> Option<Rank> {
        let following = qualifier == Word::Following;
        let base = match self.context.previous {
            Some(previous) if following => previous.last_day(),
            Some(previous) => previous.first_day(),
            None if following => return None,
            None => self.context.published?,
        };
        if unit == Unit::Day && self.context.previous.is_some_and(|previous| previous.as_day().is_none()) {
            return None;
        }
        let value = relative::shift(base, unit, if following { 1 } else { -1 })?;
        self.unit_value(unit, value)
    }

    /// "that day", "the same year"
    fn unit_of_previous(&mut self, unit: Unit) -> Option<Rank> {
        let previous = self.context.previous?;
        let value = relative::shift(previous.first_day(), unit, 0)?;
        let inside = previous.first_day() >= value.first_day() && previous.last_day() <= value.last_day();
        inside.then_some(())?;
        self.unit_value(unit, value)
    }

    /// "same day", "same period of last year", "same month in 2019"
    fn same(&mut self, word: Word) -> Option<Rank> {
        let unit = match word {
            Word::Unit(unit) => Some(unit),
            Word::Period => None,
            _ => return None,
        };
        if self.rest.is_empty() {
            return self.unit_of_previous(unit?);
        }
        let value = match *self.rest {
            [Token::Word(Word::Last), Token::Word(Word::Unit(Unit::Year))]
            | [Token::Word(Word::Of | Word::In), Token::Word(Word::Last), Token::Word(Word::Unit(Unit::Year))] => {
                relative::same_period_last_year(self.context)
            }
            _ => {
                self.take_word(Word::Of);
                let year = parse(self.rest, self.context)?;
                relative::same_period(year.year.filter(|_| year.is_year_alone() && !year.part)?, self.context)
            }
        };
        self.rest = &[];
        self.whole(value?, Rank::Month)
    }

    /// Whether "last" means the end of something: "last quarter of 2020", "last two months of the year".
    fn is_last_of(&self, next: Token) -> bool {
        let of = Some(&Token::Word(Word::Of));
        match next {
            Token::Word(Word::Unit(_)) => self.rest.first() == of,
            _ => {
                count_of(next).is_some()
                    && matches!(self.rest.first(), Some(Token::Word(Word::Unit(_))))
                    && self.rest.get(1) == of
            }
        }
    }

    fn last_of(&mut self, next: Token) -> Option<Rank> {
        let (count, unit) = match next {
            Token::Word(Word::Unit(unit)) => (1, unit),
            _ => match self.next()? {
                Token::Word(Word::Unit(unit)) => (count_of(next)?, unit),
                _ => return None,
            },
        };
        let piece = match unit {
            Unit::Day => Piece::LastDays(count),
            Unit::Week => Piece::LastDays(count.checked_mul(7)?),
            Unit::Month => Piece::LastMonths(count),
            Unit::Quarter => Piece::LastMonths(count.checked_mul(3)?),
            Unit::Half => Piece::Half(2),
            Unit::Weekend | Unit::Year => return None,
        };
        self.piece(piece)
    }
}

/// The weekday of this or next week, or the latest before the day of publication.
fn weekday_beside(published: Date, weekday: i8, count: i32) -> Option<Date> {
    match count {
        -1 => weekday_until(add_days(published, -1)?, weekday),
        _ => add_days(monday(published)?, 7 * count + i32::from(weekday) - 1),
    }
}

/// Years from that of publication to that of the latest such month before it, or of the first after it.
fn month_beside(published: i8, month: i8, count: i32) -> i16 {
    match count {
        -1 if month >= published => -1,
        1 if month <= published => 1,
        _ => 0,
    }
}
