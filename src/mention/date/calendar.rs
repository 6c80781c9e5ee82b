//! The resolver of date expressions.

use std::path::PathBuf;

use super::chars::Folded;
use super::lexer::{self, Token};
use super::lexicon::{Lexicon, Word};
use super::{DateContext, DateValue, range};
use crate::error::Result;

/// The words of date expressions and what they mean.
///
/// It resolves an expression, it does not look for expressions in a text.
#[derive(Clone, Debug)]
pub struct Calendar {
    lexicon: Lexicon,
}

impl Calendar {
    /// Reads a list of words; `file` is its name for the error message.
    ///
    /// ```
    /// use govgraph::{Calendar, DateContext};
    ///
    /// let calendar = Calendar::parse("calendar.txt", "[month]\njuly = 7\n")?;
    /// let value = calendar.resolve("July 2020", &DateContext::default()).unwrap();
    /// assert_eq!(value.to_string(), "2020-07");
    ///
    /// let error = Calendar::parse("calendar.txt", "[month]\njuly = 13\n").unwrap_err();
    /// assert_eq!(error.line(), Some(2));
    /// # Ok::<(), govgraph::Error>(())
    /// ```
    pub fn parse(file: impl Into<PathBuf>, text: &str) -> Result<Calendar> {
        Ok(Calendar { lexicon: Lexicon::parse(file, text)? })
    }

    /// The calendar of the words that come with the crate.
    ///
    /// ```
    /// use govgraph::{Calendar, DateContext};
    ///
    /// let value = Calendar::english()?.resolve("the first quarter of 2018", &DateContext::default()).unwrap();
    /// assert_eq!(value.to_string(), "2018-01/2018-03");
    /// # Ok::<(), govgraph::Error>(())
    /// ```
    pub fn english() -> Result<Calendar> {
        let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/words/calendar.txt"));
        Calendar::parse("data/words/calendar.txt", text)
    }

    /// The value of an expression; none where it is vague, impossible, or has a word that is not understood.
    ///
    /// The expression may have its article, but not its preposition, unless that is "from", "between", "in",
    /// "on", "at" or "during". "2018 and 2019" is an interval here, as between them: only the caller sees the word before.
    ///
    /// ```
    /// use govgraph::{Calendar, DateContext, Tense};
    /// use jiff::civil::date;
    ///
    /// let calendar = Calendar::english()?;
    /// let context = DateContext { published: Some(date(2020, 7, 5)), tense: Tense::Past, ..DateContext::default() };
    /// let value = |expression| calendar.resolve(expression, &context).map(|value| value.to_string());
    ///
    /// assert_eq!(value("July 2").as_deref(), Some("2020-07-02"));
    /// assert_eq!(value("Thursday").as_deref(), Some("2020-07-02"));
    /// assert_eq!(value("November").as_deref(), Some("2019-11"));
    /// assert_eq!(value("the first half of this year").as_deref(), Some("2020-01/2020-06"));
    /// assert_eq!(value("recent years"), None);
    /// # Ok::<(), govgraph::Error>(())
    /// ```
    pub fn resolve(&self, expression: &str, context: &DateContext) -> Option<DateValue> {
        let folded = Folded::new(expression)?;
        let tokens = lexer::tokens(folded.as_str(), &self.lexicon, context.month_first)?;
        self.has_company(&tokens, expression.trim()).then_some(())?;
        range::resolve(&tokens, context)
    }
    /// Whether the expression is more than a word, such as "Sun" or "may", that means something else by itself.
    fn has_company(&self, tokens: &[Token], expression: &str) -> bool {
        let lead = |token: &Token| matches!(token, Token::Word(Word::Article | Word::In | Word::About));
        let leads = tokens.iter().take_while(|token| lead(token)).count();
        if !matches!(tokens[leads..], [Token::Word(Word::Month(_) | Word::Weekday(_))]) {
            return true;
        }
        let last = expression.rsplit(char::is_whitespace).next().unwrap_or_default();
        Folded::new(last.trim_end_matches('.'))
            .is_some_and(|word| self.lexicon.stands_alone(word.as_str(), last.starts_with(char::is_lowercase)))
    }
}
