//! govgraph reads government news in English and gives a knowledge graph.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod entity;
mod error;
mod extract;
mod relation;
mod text;

pub use entity::{Entity, EntityId, EntityMention};
pub use error::{Error, Result};
pub use extract::{Extraction, Extractor};
pub use relation::{Evidence, Modality, Origin, Qualifier, Statement};
pub use text::{Block, Document, Sentence, Shape, Span, Splitter, Text, Token};
