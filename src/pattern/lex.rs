//! Cuts a rule file into tokens with positions.

use super::ast::Position;
use crate::error::Error;

/// A token of the rule language.
#[derive(Clone, Debug, PartialEq)]
pub enum Lexeme {
    /// A name, keyword or number.
    Word(String),
    /// `"..."`, with `\"` and `\\` undone.
    Text(String),
    /// `$name`
    Macro(String),
    /// `@name`
    Discourse(String),
    /// Any other mark, one character, or `=>`.
    Mark(&'static str),
}

/// A token with its position.
#[derive(Clone, Debug, PartialEq)]
pub struct Lexed {
    /// The token.
    pub lexeme: Lexeme,
    /// Where it starts.
    pub at: Position,
    /// True for the first token of a line.
    pub first: bool,
}

const MARKS: [&str; 23] = [
    "=>", "(", ")", "[", "]", "{", "}", "|", "&", "!", "*", "+", "?", ",", ":", ";", "=", "^", "$", "_", ".", "-", "/",
];

/// Cuts the text of a file. `about` lines are taken whole, as text.
pub fn lex(path: &str, text: &str) -> Result<Vec<Lexed>, Error> {
    let mut lexer = Lexer { path, chars: Vec::new(), next: 0, line: 0, out: Vec::new() };
    for (index, line) in text.lines().enumerate() {
        lexer.line = index + 1;
        lexer.chars = line.chars().collect();
        lexer.next = 0;
        lexer.line()?;
    }
    Ok(lexer.out)
}

struct Lexer<'a> {
    path: &'a str,
    chars: Vec<char>,
    next: usize,
    line: usize,
    out: Vec<Lexed>,
}

impl Lexer<'_> {
    fn line(&mut self) -> Result<(), Error> {
        let mut first = true;
        loop {
            while self.peek().is_some_and(char::is_whitespace) {
                self.next += 1;
            }
            let at = Position { line: self.line, column: self.next + 1 };
            let Some(c) = self.peek() else { return Ok(()) };
            if c == '#' {
                return Ok(());
            }
            let lexeme = self.lexeme(c, at)?;
            let about = first && lexeme == Lexeme::Word("about".into());
            self.out.push(Lexed { lexeme, at, first });
            first = false;
            if about {
                let rest: String = self.chars[self.next..].iter().collect();
                let at = Position { line: self.line, column: self.next + 1 };
                self.out.push(Lexed { lexeme: Lexeme::Text(rest.trim().to_string()), at, first });
                return Ok(());
            }
        }
    }

    fn peek(&self) -> Option<char> {
        self.chars.get(self.next).copied()
    }

    fn lexeme(&mut self, c: char, at: Position) -> Result<Lexeme, Error> {
        if c == '"' {
            return self.text(at);
        }
        if c.is_alphanumeric() {
            return Ok(Lexeme::Word(self.word()));
        }
        if matches!(c, '$' | '@') && self.chars.get(self.next + 1).is_some_and(|c| c.is_alphabetic()) {
            self.next += 1;
            let word = self.word();
            return Ok(if c == '$' { Lexeme::Macro(word) } else { Lexeme::Discourse(word) });
        }
        let fits = |mark: &&&str| mark.chars().enumerate().all(|(i, m)| self.chars.get(self.next + i) == Some(&m));
        match MARKS.iter().find(fits) {
            Some(mark) => {
                self.next += mark.len();
                Ok(Lexeme::Mark(mark))
            }
            None => Err(self.error(at, format!("{c:?} has no meaning here; a word to match is written in quotes"))),
        }
    }

    fn word(&mut self) -> String {
        let start = self.next;
        let inner = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
        while self.peek().is_some_and(inner) {
            self.next += 1;
        }
        // a final mark belongs to what follows
        while self.next > start + 1 && matches!(self.chars[self.next - 1], '-' | '.') {
            self.next -= 1;
        }
        self.chars[start..self.next].iter().collect()
    }

    fn text(&mut self, at: Position) -> Result<Lexeme, Error> {
        let mut text = String::new();
        self.next += 1;
        loop {
            match self.peek() {
                Some('"') => {
                    self.next += 1;
                    return Ok(Lexeme::Text(text));
                }
                Some('\\') => {
                    let c = self.chars.get(self.next + 1).copied();
                    text.push(match c {
                        Some('n') => '\n',
                        Some(c @ ('"' | '\\')) => c,
                        _ => return Err(self.error(at, "after \\ stands \", \\ or n".into())),
                    });
                    self.next += 2;
                }
                Some(c) => {
                    text.push(c);
                    self.next += 1;
                }
                None => return Err(self.error(at, "the quote opened here is not closed in this line".into())),
            }
        }
    }

    fn error(&self, at: Position, message: String) -> Error {
        Error::pack(self.path, message).with_line(at.line).with_column(at.column)
    }
}
