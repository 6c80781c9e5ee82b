//! Items: what the rules of a phase see of a sentence.

use crate::pattern::Symbol;

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Node {
    /// A word or mark.
    Token,
    /// A name of the gazetteers that no rule has taken yet; its number.
    Name(u32),
    /// A mention; its number in the document.
    Mention(u32),
    /// A description that stands for an entity; its number in the document.
    Anaphor(u32),
    /// Something that a statement rule made; its number in the sentence.
    Group(u32),
}

/// A word, name, mention or group of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// What the rules can ask of it.
    pub symbol: Symbol,
    /// Its first token, counted over the document.
    pub start: u32,
    /// One past its last token.
    pub end: u32,
    /// What it is.
    pub node: Node,
}
