//! Parses the patterns of rules.

use super::ast::{Pattern, Test};
use super::cursor::{KEYWORDS, Parser};
use super::lex::Lexeme;
use super::vocabulary::split_phrase;
use crate::error::Result;

impl Parser {
    /// A pattern, up to what cannot be part of one.
    pub(super) fn alternatives(&mut self) -> Result<Pattern> {
        let mut either = vec![self.sequence()?];
        while self.eat("|") {
            either.push(self.sequence()?);
        }
        Ok(if either.len() == 1 { either.remove(0) } else { Pattern::Either(either) })
    }

    fn sequence(&mut self) -> Result<Pattern> {
        let mut parts = Vec::new();
        while let Some(atom) = self.atom()? {
            parts.push(self.repetition(atom)?);
        }
        if parts.is_empty() {
            let at = self.here();
            return Err(self.error(at, "a pattern is expected here".into()));
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Pattern::Sequence(parts) })
    }

    fn atom(&mut self) -> Result<Option<Pattern>> {
        let at = self.here();
        if self.at_line_start() && self.peek_keyword().is_some_and(|word| KEYWORDS.contains(&word)) {
            return Ok(None);
        }
        let pattern = match self.peek() {
            Some(Lexeme::Word(name)) => Pattern::Item(Test::Class(name.clone(), at)),
            Some(Lexeme::Macro(name)) => Pattern::Macro(name.clone(), at),
            Some(Lexeme::Text(text)) => literal(text),
            Some(Lexeme::Mark("_")) => Pattern::Item(Test::Any),
            Some(Lexeme::Mark("^")) => Pattern::Start,
            Some(Lexeme::Mark("$")) => Pattern::End,
            Some(Lexeme::Mark("(")) => {
                self.skip();
                let inner = self.nested(Self::alternatives)?;
                self.mark(")")?;
                return Ok(Some(inner));
            }
            Some(Lexeme::Mark("[")) => {
                self.skip();
                let test = self.test()?;
                self.mark("]")?;
                return Ok(Some(Pattern::Item(test)));
            }
            Some(Lexeme::Mark("{")) => {
                self.skip();
                let name = self.word("the capture's name")?;
                self.mark(":")?;
                let inner = self.nested(Self::alternatives)?;
                self.mark("}")?;
                return Ok(Some(Pattern::Capture(name.into(), Box::new(inner))));
            }
            _ => return Ok(None),
        };
        self.skip();
        Ok(Some(pattern))
    }

    fn repetition(&mut self, pattern: Pattern) -> Result<Pattern> {
        let (least, most) = match self.peek() {
            Some(Lexeme::Mark("*")) => (0, None),
            Some(Lexeme::Mark("+")) => (1, None),
            Some(Lexeme::Mark("?")) => (0, Some(1)),
            Some(Lexeme::Mark("{")) if self.is_count() => {
                self.skip();
                let least = self.number()?;
                let most = if self.eat(",") { self.number()? } else { least };
                let at = self.here();
                self.mark("}")?;
                if most < least || most > 200 {
                    return Err(self.error(at, format!("{{{least},{most}}} is no count: smaller, larger, at most 200")));
                }
                return self.laziness(pattern, least, Some(most));
            }
            _ => return Ok(pattern),
        };
        self.skip();
        self.laziness(pattern, least, most)
    }

    fn laziness(&mut self, pattern: Pattern, least: u32, most: Option<u32>) -> Result<Pattern> {
        let greedy = !self.eat("?");
        Ok(Pattern::Repeat { pattern: Box::new(pattern), least, most, greedy })
    }

    fn is_count(&self) -> bool {
        matches!(self.peek_next(), Some(Lexeme::Word(w)) if w.parse::<u32>().is_ok())
    }

    fn number(&mut self) -> Result<u32> {
        let at = self.here();
        let word = self.word("a number")?;
        word.parse().map_err(|_| self.error(at, format!("a number is expected, not {word}")))
    }

    fn test(&mut self) -> Result<Test> {
        let mut any = vec![self.all_tests()?];
        while self.eat("|") {
            any.push(self.all_tests()?);
        }
        Ok(if any.len() == 1 { any.remove(0) } else { Test::Or(any) })
    }

    fn all_tests(&mut self) -> Result<Test> {
        let mut all = vec![self.one_test()?];
        while self.eat("&") {
            all.push(self.one_test()?);
        }
        Ok(if all.len() == 1 { all.remove(0) } else { Test::And(all) })
    }

    fn one_test(&mut self) -> Result<Test> {
        let at = self.here();
        if self.eat("!") {
            return Ok(Test::Not(Box::new(self.nested(Self::one_test)?)));
        }
        if self.eat("(") {
            let test = self.nested(Self::test)?;
            self.mark(")")?;
            return Ok(test);
        }
        if self.eat("_") {
            return Ok(Test::Any);
        }
        match self.peek() {
            Some(Lexeme::Text(text)) => {
                let words = split_phrase(text);
                let [word] = &words[..] else {
                    return Err(self.error(at, format!("in [...] stands one word at a time, not {text:?}")));
                };
                let test = Test::Word(word.clone());
                self.skip();
                Ok(test)
            }
            _ => Ok(Test::Class(self.word("a class or word")?, at)),
        }
    }
}

fn literal(text: &str) -> Pattern {
    let mut words = split_phrase(text);
    if words.len() == 1 { Pattern::Item(Test::Word(words.remove(0))) } else { Pattern::Words(words) }
}
