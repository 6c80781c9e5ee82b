//! Text: documents, spans, tokens, sentences.

mod address;
mod check;
mod class;
mod document;
mod header;
mod layout;
mod lexer;
mod list;
mod sentence;
mod span;
mod splitter;
mod token;
mod words;

pub use document::Document;
pub use span::Span;
pub use splitter::Splitter;
pub use token::{Block, Sentence, Shape, Text, Token};
