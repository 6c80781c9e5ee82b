//! Puts the tokens of one date into the slots of a term.

use jiff::civil::Date;

use super::DateContext;
use super::choose::add_days;
use super::lexer::Token;
use super::lexicon::{Unit, Word};
use super::numeric::Digits;
use super::point::Point;
use super::relative;
use super::term::{DayNumber, Piece, Term};
use super::value::DateValue;

/// The size of what a group of words names: "of" leads from a smaller to a larger one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    Part,
    Daytime,
    Day,
    Week,
    Month,
    Year,
}

/// Reads tokens from left to right.
pub(super) struct Parser<'a> {
    pub(super) rest: &'a [Token],
    pub(super) context: &'a DateContext<'a>,
    pub(super) term: Term,
    /// Whether "the" stands just before.
    pub(super) article: bool,
    /// The rank of the group before.
    before: Option<Rank>,
    parenthesis: bool,
}

/// The term of a whole run of tokens; none where some do not fit.
pub(super) fn parse(tokens: &[Token], context: &DateContext) -> Option<Term> {
    let mut parser =
        Parser { rest: tokens, context, term: Term::default(), article: false, before: None, parenthesis: false };
    parser.leads();
    while !parser.rest.is_empty() {
        let of = parser.connector()?;
        let rank = parser.group()?;
        if of && parser.before.is_some_and(|before| before >= rank) {
            return None;
        }
        parser.before = Some(rank);
        if parser.parenthesis && parser.take(Token::Close) {
            parser.parenthesis = false;
        }
    }
    (!parser.parenthesis).then_some(parser.term)
}

/// Fills a slot that must be empty.
fn fill<T>(slot: &mut Option<T>, value: T) -> Option<()> {
    slot.is_none().then(|| *slot = Some(value))
}

impl Parser<'_> {
    pub(super) fn next(&mut self) -> Option<Token> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    pub(super) fn take(&mut self, token: Token) -> bool {
        let found = self.rest.first() == Some(&token);
        if found {
            self.rest = &self.rest[1..];
        }
        found
    }

    pub(super) fn take_word(&mut self, word: Word) -> bool {
        self.take(Token::Word(word))
    }

    /// "about", "in"
    fn leads(&mut self) {
        while self.take_word(Word::About) || self.take_word(Word::In) {}
    }

    /// What stands between two groups, and the article. Says whether an "of" or "in" is there.
    fn connector(&mut self) -> Option<bool> {
        let mut of = false;
        if self.before.is_some() {
            self.take(Token::Comma);
            of = self.take_word(Word::Of) || self.take_word(Word::In);
            if !of && !self.take(Token::Possessive) && !self.parenthesis {
                self.parenthesis = self.take(Token::Open);
            }
        }
        self.article = self.take_word(Word::Article);
        Some(of).filter(|_| !self.rest.is_empty())
    }

    fn group(&mut self) -> Option<Rank> {
        match self.next()? {
            Token::Digits(digits) => self.digits(digits),
            Token::Ordinal(day) => self.ordinal(DayNumber::Ordinal(day), day),
            Token::Decade(year) => self.decade(year),
            Token::Quarter(number) => self.piece(Piece::Quarter(number)),
            Token::Half(number) => self.piece(Piece::Half(number)),
            Token::Day(date) => self.set_day(date),
            Token::YearMonth(year, month) => self.year_month(year, month),
            Token::Word(word) => self.word(word),
            Token::Dash | Token::Slash | Token::Comma | Token::Open | Token::Close | Token::Possessive => None,
        }
    }

    fn word(&mut self, word: Word) -> Option<Rank> {
        match word {
            Word::Month(month) => self.month(month),
            Word::Weekday(weekday) => fill(&mut self.term.weekday, weekday).map(|()| Rank::Day),
            Word::Ordinal(number) => self.ordinal(DayNumber::Word(number), number),
            Word::Number(count) => self.counted(i32::from(count)),
            Word::One => self.counted(1),
            Word::Decade(year) => self.decade(year),
            Word::RelativeDay(days) => self.set_day(add_days(self.context.published?, i32::from(days))?),
            Word::Daytime => self.daytime(),
            Word::Unit(unit) => self.unit(unit),
            Word::Part => self.part(),
            Word::Earlier | Word::Later if self.before.is_none() => self.part(),
            _ => self.qualified(word),
        }
    }

    /// A year, a day, or "3 years ago".
    fn digits(&mut self, digits: Digits) -> Option<Rank> {
        if digits.len == 4 {
            return fill(&mut self.term.year, digits.value).map(|()| Rank::Year);
        }
        if digits.len > 2 {
            return None;
        }
        if let Some(Token::Word(Word::Unit(_))) = self.rest.first() {
            return self.counted(i32::from(digits.value));
        }
        fill(&mut self.term.day, DayNumber::Digits(digits)).map(|()| self.month_after_day())
    }

    /// After the number of a day: "of July", "July". An "of" that leads elsewhere stays for the next group.
    fn month_after_day(&mut self) -> Rank {
        let month = match self.rest {
            [Token::Word(Word::Month(month)), ..] => Some((*month, 1)),
            [Token::Word(Word::Of), Token::Word(Word::Month(month)), ..] => Some((*month, 2)),
            _ => None,
        };
        match month {
            Some((month, len)) if self.term.month.is_none() => {
                self.term.month = Some(month);
                self.rest = &self.rest[len..];
                Rank::Month
            }
            _ => Rank::Day,
        }
    }

    fn month(&mut self, month: i8) -> Option<Rank> {
        fill(&mut self.term.month, month)?;
        self.day_after_month();
        Some(Rank::Month)
    }

    /// After a month: "5", "5th", "the fifth".
    pub(super) fn day_after_month(&mut self) {
        let (the, rest) = match self.rest {
            [Token::Word(Word::Article), rest @ ..] => (true, rest),
            rest => (false, rest),
        };
        let day = match *rest {
            [Token::Digits(digits), ..] if digits.len <= 2 && !the => DayNumber::Digits(digits),
            [Token::Ordinal(day), ..] => DayNumber::Ordinal(day),
            [Token::Word(Word::Ordinal(_)), Token::Word(Word::Unit(_)), ..] => return,
            [Token::Word(Word::Ordinal(day)), ..] => DayNumber::Word(day),
            _ => return,
        };
        if self.term.day.is_none() {
            self.rest = &rest[1..];
            self.term.day = Some(day);
        }
    }

    /// "first quarter", "first five months", "15th of July"
    fn ordinal(&mut self, day: DayNumber, number: i8) -> Option<Rank> {
        match *self.rest {
            [Token::Word(Word::Unit(unit)), ..] => {
                self.next();
                self.piece(nth(number, unit)?)
            }
            [count, Token::Word(Word::Unit(unit)), ..] if number == 1 && count_of(count).is_some() => {
                self.rest = &self.rest[2..];
                self.piece(first(count_of(count)?, unit)?)
            }
            _ => fill(&mut self.term.day, day).map(|()| self.month_after_day()),
        }
    }

    pub(super) fn piece(&mut self, piece: Piece) -> Option<Rank> {
        fill(&mut self.term.piece, piece).map(|()| Rank::Day)
    }

    fn decade(&mut self, year: i16) -> Option<Rank> {
        self.whole(DateValue::interval(Point::year(year)?, Point::year(year + 9)?)?, Rank::Year)
    }

    pub(super) fn whole(&mut self, value: DateValue, rank: Rank) -> Option<Rank> {
        fill(&mut self.term.whole, value).map(|()| rank)
    }

    pub(super) fn set_day(&mut self, date: Date) -> Option<Rank> {
        self.year_month(date.year(), date.month())?;
        let day = DayNumber::Ordinal(date.day());
        fill(&mut self.term.day, day).map(|()| Rank::Day)
    }

    pub(super) fn year_month(&mut self, year: i16, month: i8) -> Option<Rank> {
        fill(&mut self.term.year, year)?;
        fill(&mut self.term.month, month).map(|()| Rank::Month)
    }

    pub(super) fn daytime(&mut self) -> Option<Rank> {
        let first = !self.term.daytime;
        self.term.daytime = true;
        first.then_some(Rank::Daytime)
    }

    fn part(&mut self) -> Option<Rank> {
        let first = !self.term.part && !self.rest.is_empty();
        self.term.part = true;
        first.then_some(Rank::Part)
    }

    /// "two years ago", "a month later"
    fn counted(&mut self, count: i32) -> Option<Rank> {
        let Token::Word(Word::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year))) = self.next()? else {
            return None;
        };
        let value = match self.next()? {
            Token::Word(Word::Ago) => relative::shift(self.context.published?, unit, -count),
            Token::Word(Word::Earlier) => relative::from_previous(unit, -count, self.context),
            Token::Word(Word::Later) => relative::from_previous(unit, count, self.context),
            _ => None,
        };
        self.whole(value?, Rank::Day)
    }

    /// "year 2020", "month of July", "the year" (after "the end of"), "day before yesterday", "weekend"
    fn unit(&mut self, unit: Unit) -> Option<Rank> {
        match (unit, self.rest) {
            (Unit::Year, [Token::Digits(digits), ..] | [Token::Word(Word::Of), Token::Digits(digits), ..])
                if digits.len == 4 =>
            {
                self.take_word(Word::Of);
                self.next();
                fill(&mut self.term.year, digits.value).map(|()| Rank::Year)
            }
            (Unit::Month, &[Token::Word(Word::Of), Token::Word(Word::Month(month)), ..]) => {
                self.rest = &self.rest[2..];
                self.month(month)
            }
            (Unit::Day, &[Token::Word(side), Token::Word(Word::RelativeDay(days)), ..]) => {
                let more = match (side, days) {
                    (Word::Earlier, -1) | (Word::Later, 1) => days,
                    _ => return None,
                };
                self.rest = &self.rest[2..];
                self.set_day(add_days(self.context.published?, 2 * i32::from(more))?)
            }
            (Unit::Weekend, _) if self.before.is_none() => self.bare_weekend(),
            (Unit::Week | Unit::Month | Unit::Year, _) if self.article && self.before.is_some() => {
                self.relative_unit(unit, 0)
            }
            _ => None,
        }
    }
}

/// "second quarter", "first half", "first day", "first week"
fn nth(number: i8, unit: Unit) -> Option<Piece> {
    match unit {
        Unit::Quarter if number <= 4 => Some(Piece::Quarter(number)),
        Unit::Half if number <= 2 => Some(Piece::Half(number)),
        Unit::Day | Unit::Week | Unit::Month if number == 1 => first(1, unit),
        _ => None,
    }
}

/// "first five months"
fn first(count: i8, unit: Unit) -> Option<Piece> {
    match unit {
        Unit::Day => Some(Piece::FirstDays(count)),
        Unit::Week => Some(Piece::FirstDays(count.checked_mul(7)?)),
        Unit::Month if count <= 12 => Some(Piece::FirstMonths(count)),
        Unit::Quarter if count <= 4 => Some(Piece::FirstMonths(3 * count)),
        _ => None,
    }
}

/// The number of a token that counts.
pub(super) fn count_of(token: Token) -> Option<i8> {
    match token {
        Token::Word(Word::Number(count)) => Some(count),
        Token::Digits(digits) if digits.len <= 2 => i8::try_from(digits.value).ok(),
        _ => None,
    }
}
