//! Cuts a folded expression into tokens.

use jiff::civil::Date;

use super::lexicon::{Lexicon, Unit, Word};
use super::numeric::{self, Digits};

/// A token of a date expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Word(Word),
    Digits(Digits),
    /// `15th`
    Ordinal(i8),
    /// `1990s`
    Decade(i16),
    /// `Q1`
    Quarter(i8),
    /// `H1`
    Half(i8),
    /// `2020-07-05`
    Day(Date),
    /// `2020-07`
    YearMonth(i16, i8),
    Dash,
    Slash,
    Comma,
    Open,
    Close,
    Possessive,
}

struct Lexer<'a> {
    rest: &'a str,
    lexicon: &'a Lexicon,
    month_first: bool,
    tokens: Vec<Token>,
}

/// The tokens of an expression; none where something in it is no part of a date.
pub(super) fn tokens(text: &str, lexicon: &Lexicon, month_first: bool) -> Option<Vec<Token>> {
    let mut lexer = Lexer { rest: text, lexicon, month_first, tokens: Vec::with_capacity(12) };
    while let Some(byte) = lexer.rest.bytes().next() {
        match byte {
            b' ' => lexer.skip(1),
            b'a'..=b'z' => lexer.word()?,
            b'0'..=b'9' => lexer.number()?,
            b'\'' => lexer.apostrophe()?,
            _ => {
                lexer.tokens.push(mark(byte)?);
                lexer.skip(1);
            }
        }
    }
    Some(join_compounds(lexer.tokens))
}

fn mark(byte: u8) -> Option<Token> {
    match byte {
        b'-' | b'~' => Some(Token::Dash),
        b'/' => Some(Token::Slash),
        b',' => Some(Token::Comma),
        b'(' => Some(Token::Open),
        b')' => Some(Token::Close),
        _ => None,
    }
}

impl Lexer<'_> {
    fn skip(&mut self, bytes: usize) {
        self.rest = &self.rest[bytes..];
    }

    fn word(&mut self) -> Option<()> {
        let len = self.rest.bytes().take_while(u8::is_ascii_lowercase).count();
        let (word, after) = self.rest.split_at(len);
        if let ("q" | "h", Some(digits)) = (word, Digits::at_start(after)) {
            self.tokens.push(division(word, digits)?);
            self.skip(len + digits.len);
            return Some(());
        }
        let meaning = self.lexicon.get(word)?;
        self.tokens.push(Token::Word(meaning));
        self.skip(len);
        if matches!(meaning, Word::Month(_) | Word::Weekday(_)) && self.rest.starts_with('.') {
            self.skip(1);
        }
        Some(())
    }

    fn number(&mut self) -> Option<()> {
        if let Some((token, len)) = self.numeric() {
            self.tokens.push(token);
            self.skip(len);
            return Some(());
        }
        let digits = Digits::at_start(self.rest)?;
        self.skip(digits.len);
        let len = self.rest.bytes().take_while(u8::is_ascii_lowercase).count();
        let token = match &self.rest[..len] {
            "" => Token::Digits(digits),
            // 2020Q1
            "q" | "h" if digits.len == 4 => return self.push(Token::Digits(digits), 0),
            "st" | "nd" | "rd" | "th" => Token::Ordinal(i8::try_from(digits.value).ok()?),
            "s" => Token::Decade(decade(digits)?),
            _ => return None,
        };
        self.push(token, len)
    }

    fn push(&mut self, token: Token, len: usize) -> Option<()> {
        self.tokens.push(token);
        self.skip(len);
        Some(())
    }

    /// A date in digits at the start of the rest, and its length.
    fn numeric(&self) -> Option<(Token, usize)> {
        let a = Digits::at_start(self.rest)?;
        let rest = &self.rest[a.len..];
        let mark = rest.bytes().next().filter(|byte| matches!(byte, b'-' | b'~' | b'/' | b'.'))?;
        let b = Digits::at_start(&rest[1..])?;
        let rest = &rest[1 + b.len..];
        let third = rest.strip_prefix(char::from(mark)).and_then(Digits::at_start);
        let (token, len, after) = match third {
            Some(c) => {
                let date = numeric::day([a, b, c], mark, self.month_first);
                (Token::Day(date?), a.len + b.len + c.len + 2, &rest[1 + c.len..])
            }
            // A dash is between two years or days, not inside a month.
            None if mark == b'~' => return None,
            None => {
                let (year, month) = numeric::month(a, b, mark)?;
                (Token::YearMonth(year, month), a.len + b.len + 1, rest)
            }
        };
        (!after.starts_with(|next: char| next.is_ascii_alphanumeric())).then_some((token, len))
    }

    /// `'s` after a word, or `'90s`.
    fn apostrophe(&mut self) -> Option<()> {
        self.skip(1);
        if self.rest.starts_with(|next: char| next.is_ascii_digit()) {
            let before = self.tokens.len();
            self.number()?;
            return matches!(self.tokens.get(before), Some(Token::Decade(_))).then_some(());
        }
        let after = self.rest.strip_prefix('s')?;
        if after.starts_with(|next: char| next != ' ') {
            return None;
        }
        self.skip(1);
        // 1990's
        match self.tokens.last_mut()? {
            Token::Digits(digits) if digits.len == 4 && digits.value % 10 == 0 && after.is_empty() => {
                let decade = decade(*digits)?;
                *self.tokens.last_mut()? = Token::Decade(decade);
            }
            _ => self.tokens.push(Token::Possessive),
        }
        Some(())
    }
}

/// `Q1` or `H2`.
fn division(letter: &str, digits: Digits) -> Option<Token> {
    let number = i8::try_from(digits.value).ok().filter(|_| digits.len == 1)?;
    match (letter, number) {
        ("q", 1..=4) => Some(Token::Quarter(number)),
        ("h", 1..=2) => Some(Token::Half(number)),
        _ => None,
    }
}

/// The first year of `1990s` or `90s`. The 20s may be those of two centuries.
fn decade(digits: Digits) -> Option<i16> {
    let year = match (digits.len, digits.value) {
        (4, year) => year,
        (2, year @ 30..) => 1900 + year,
        _ => return None,
    };
    (year % 10 == 0).then_some(year)
}

/// Joins what hyphens hold together: "mid-June", "mid-to-late June", "twenty-first", "year-end", "5-July-2020".
fn join_compounds(tokens: Vec<Token>) -> Vec<Token> {
    use Token::{Dash, Digits, Slash, Word as W};
    if !tokens.iter().any(|token| matches!(token, Dash | Slash | W(Word::Part))) {
        return tokens;
    }
    let mut joined = Vec::with_capacity(tokens.len());
    let mut rest = &tokens[..];
    while let Some((&token, after)) = rest.split_first() {
        rest = after;
        match (token, after) {
            (W(Word::Part), [Dash, W(Word::To), Dash, W(Word::Part), ..]) => rest = &after[3..],
            (W(Word::Part), [W(Word::To), W(Word::Part), ..]) => rest = &after[1..],
            (W(Word::Part), [Dash, ..]) => {
                joined.push(token);
                rest = &after[1..];
            }
            (W(Word::Number(tens @ 20..)), [Dash, W(Word::Ordinal(ones @ 1..=9)), ..]) => {
                joined.push(Token::Ordinal(tens + ones));
                rest = &after[2..];
            }
            (W(Word::Unit(unit @ (Unit::Year | Unit::Month))), [Dash, W(Word::Part), ..]) => {
                joined.extend([W(Word::Part), W(Word::Article), W(Word::Unit(unit))]);
                rest = &after[2..];
            }
            (Digits(_), [a @ (Dash | Slash), month @ W(Word::Month(_)), b, year @ Digits(_), ..]) if a == b => {
                joined.extend([token, *month, *year]);
                rest = &after[4..];
            }
            // "January-May period"
            (W(Word::Period), _) if matches!(joined[..], [.., Dash, W(Word::Month(_))]) => {}
            _ => joined.push(token),
        }
    }
    joined
}
