//! The symbols of a text's tokens, each found once: many steps ask what a word is.

use super::classes::{ClassId, Symbol};
use super::vocabulary::Vocabulary;
use crate::text::Token;

/// What can be asked of the tokens of a text.
pub struct TokenSymbols<'a> {
    vocabulary: &'a Vocabulary,
    /// As of tokens that begin no sentence.
    symbols: Vec<Symbol>,
}

impl<'a> TokenSymbols<'a> {
    /// Looks all tokens up.
    pub fn new(text: &str, tokens: &[Token], vocabulary: &'a Vocabulary) -> Self {
        let symbols = tokens.iter().map(|token| vocabulary.symbol(text, token)).collect();
        TokenSymbols { vocabulary, symbols }
    }

    /// The symbol of a token, as of one that begins no sentence.
    pub fn get(&self, token: u32) -> Symbol {
        self.symbols[token as usize]
    }

    /// True where there is such a token, and its word is of the class.
    pub fn is(&self, token: u32, class: ClassId) -> bool {
        self.symbols.get(token as usize).is_some_and(|&symbol| self.vocabulary.symbols.has(symbol, class))
    }
}
