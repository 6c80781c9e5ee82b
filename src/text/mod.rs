//! Text: documents, spans, tokens, sentences.

mod document;
mod span;
mod token;

pub use document::Document;
pub use span::Span;
pub use token::{Block, Sentence, Shape, Text, Token};
