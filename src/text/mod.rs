//! Text: documents, spans, tokens, sentences.

mod decode;
mod document;
mod jsonl;
mod span;
mod token;

pub use decode::decode;
pub use document::Document;
pub use jsonl::{JsonlReader, read_jsonl};
pub use span::Span;
pub use token::{Block, Sentence, Shape, Text, Token};
