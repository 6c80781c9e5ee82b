//! A parser's place in a lexed rule file, and its small steps.

use std::sync::Arc;

use super::ast::Position;
use super::lex::{Lexed, Lexeme, lex};
use crate::error::{Error, Result};
use crate::pack::PackFile;

/// Words that start a line and end the pattern before them.
pub(super) const KEYWORDS: [&str; 15] = [
    "phase",
    "define",
    "in",
    "rule",
    "about",
    "match",
    "mark",
    "block",
    "state",
    "make",
    "reduce",
    "set",
    "confidence",
    "yes",
    "no",
];

/// Brackets, captures and `!` may stand in each other this deep.
const DEEPEST: usize = 50;

/// Reads a lexed rule file from its start to its end.
pub(super) struct Parser {
    path: Arc<str>,
    lexed: Vec<Lexed>,
    next: usize,
    /// How many brackets are open.
    depth: usize,
}

impl Parser {
    /// A parser at the start of the file.
    pub(super) fn new(file: &PackFile) -> Result<Self> {
        Ok(Parser { path: file.path.clone(), lexed: lex(&file.path, &file.text)?, next: 0, depth: 0 })
    }

    /// The file's path.
    pub(super) fn path(&self) -> Arc<str> {
        self.path.clone()
    }

    /// Passes over one lexeme.
    pub(super) fn skip(&mut self) {
        self.next += 1;
    }

    pub(super) fn peek(&self) -> Option<&Lexeme> {
        self.lexed.get(self.next).map(|l| &l.lexeme)
    }

    pub(super) fn peek_next(&self) -> Option<&Lexeme> {
        self.lexed.get(self.next + 1).map(|l| &l.lexeme)
    }

    pub(super) fn peek_keyword(&self) -> Option<&str> {
        match self.peek() {
            Some(Lexeme::Word(word)) => Some(word),
            _ => None,
        }
    }

    pub(super) fn position(&self) -> Option<Position> {
        self.lexed.get(self.next).map(|l| l.at)
    }

    pub(super) fn here(&self) -> Position {
        self.position().or_else(|| self.lexed.last().map(|l| l.at)).unwrap_or_default()
    }

    pub(super) fn at_line_start(&self) -> bool {
        self.lexed.get(self.next).is_some_and(|l| l.first)
    }

    pub(super) fn eat(&mut self, mark: &str) -> bool {
        let found = matches!(self.peek(), Some(Lexeme::Mark(m)) if *m == mark);
        self.next += usize::from(found);
        found
    }

    pub(super) fn mark(&mut self, mark: &str) -> Result<()> {
        let at = self.here();
        if self.eat(mark) { Ok(()) } else { Err(self.error(at, format!("{mark} is expected here{}", self.found()))) }
    }

    pub(super) fn keyword(&mut self) -> Result<String> {
        let at = self.here();
        if !self.at_line_start() {
            return Err(self.error(at, format!("the line should end here{}", self.found())));
        }
        let word = self.word("a keyword")?;
        if KEYWORDS.contains(&word.as_str()) {
            Ok(word)
        } else {
            Err(self.error(at, format!("{word:?} is no keyword; there are {}", KEYWORDS.join(", "))))
        }
    }

    pub(super) fn word(&mut self, what: &str) -> Result<String> {
        self.take(what, |lexeme| if let Lexeme::Word(word) = lexeme { Some(word) } else { None })
    }

    pub(super) fn text(&mut self, what: &str) -> Result<String> {
        self.take(what, |lexeme| if let Lexeme::Text(text) = lexeme { Some(text) } else { None })
    }

    /// What stands in the next lexeme, if it is of the sort that is expected.
    fn take(&mut self, what: &str, of: impl FnOnce(&Lexeme) -> Option<&String>) -> Result<String> {
        let Some(found) = self.peek().and_then(of).cloned() else {
            return Err(self.error(self.here(), format!("{what} is expected here{}", self.found())));
        };
        self.skip();
        Ok(found)
    }

    pub(super) fn found(&self) -> String {
        match self.peek() {
            Some(Lexeme::Word(w)) => format!(", not {w}"),
            Some(Lexeme::Text(t)) => format!(", not {t:?}"),
            Some(Lexeme::Macro(m)) => format!(", not ${m}"),
            Some(Lexeme::Discourse(d)) => format!(", not @{d}"),
            Some(Lexeme::Mark(m)) => format!(", not {m}"),
            None => ", not the end of the file".into(),
        }
    }

    pub(super) fn error(&self, at: Position, message: String) -> Error {
        Error::pack(self.path.as_ref(), message).with_line(at.line).with_column(at.column)
    }

    /// Parses what stands in brackets.
    pub(super) fn nested<T>(&mut self, inner: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        if self.depth == DEEPEST {
            return Err(self.error(self.here(), format!("brackets stand more than {DEEPEST} deep in each other")));
        }
        self.depth += 1;
        let parsed = inner(self);
        self.depth -= 1;
        parsed
    }
}
