//! Text: documents, spans, tokens, sentences.
//!
//! [`Splitter::split`] goes three steps, each a pass over what the one before gave:
//!
//! 1. `lexer` (with `address` for URLs, `class` for characters, `words` for abbreviations) cuts the bytes into tokens and notes lines
//!    and the tokens that may end a sentence;
//! 2. `layout` (with `header`) puts lines together to headline, header lines and paragraphs;
//! 3. `sentence` (with `list`) decides in each paragraph which of the noted tokens end a sentence.

mod address;
mod check;
mod class;
mod decode;
mod document;
mod header;
mod jsonl;
mod layout;
mod lexer;
mod list;
mod sentence;
mod span;
mod splitter;
mod token;
mod words;

pub use decode::decode;
pub use document::Document;
pub use jsonl::{JsonlReader, read_jsonl};
pub use span::Span;
pub use splitter::Splitter;
pub(crate) use splitter::default_splitter;
pub use token::{Block, Sentence, Shape, Text, Token};
