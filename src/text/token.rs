//! Tokens: the words, numbers and marks of a text.

use super::Span;

/// What a token looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
#[non_exhaustive]
pub enum Shape {
    /// `committee`
    Lower,
    /// `Committee`, `McCain`, `Xi’an`: first letter upper case, some letter lower case
    Capitalized,
    /// `CPC`, `JILIN`: two or more letters, all upper case (digits allowed)
    Upper,
    /// `J.`, `J`, `U.S.`: one upper-case letter, or letters each with its full stop
    Initial,
    /// `iPhone`, `eGovernment`: starts lower, has upper case
    Mixed,
    /// `5`, `3.5`, `10,000`, `2020.07.05`, `17:30`: digits with inner marks
    Number,
    /// `5th`, `29th`, `1990s`: digits followed by letters
    NumberWord,
    /// Marks of punctuation and symbols, one character a token (an ellipsis `...` is one token)
    Mark,
    /// The possessive ending `'s` or `’s`, or the bare apostrophe of a plural
    Possessive,
    /// Letters without case (Han and others), or anything else
    Other,
}

/// A token of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it looks like.
    pub shape: Shape,
    /// True where no white space stands between it and the token before.
    pub glued: bool,
}

/// The part of the article that a sentence belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Block {
    /// The headline.
    Title,
    /// A line of date, source, author.
    Header,
    /// A paragraph of running text.
    Body,
}

/// A sentence (or headline, or header line).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sentence {
    /// From its first to its last token.
    pub span: Span,
    /// Its tokens, as indices into [`Text::tokens`].
    pub tokens: std::ops::Range<u32>,
    /// The part of the article.
    pub block: Block,
    /// Number of its paragraph (a line of text, or lines up to an empty one), from 0.
    pub paragraph: u32,
}

/// A text cut into tokens and sentences. Sentences cover all tokens, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Text {
    /// All tokens, in order, not overlapping.
    pub tokens: Vec<Token>,
    /// All sentences, in order, each a run of tokens.
    pub sentences: Vec<Sentence>,
    /// The date of publication that the text's own header gives.
    pub published: Option<jiff::civil::Date>,
    /// The source that the text's own header gives (`JL.gov`, `Xinhua`), as a span.
    pub source: Option<Span>,
}
