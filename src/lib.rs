//! govgraph reads government news in English and gives a knowledge graph.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod entity;
mod error;
mod eval;
mod export;
mod extract;
mod graph;
mod mention;
mod pack;
mod pattern;
mod relation;
mod text;

pub use entity::{Entity, EntityId, EntityMention};
pub use error::{Error, Result};
pub use eval::{
    Accuracy, Evaluation, Finding, Findings, GoldArticle, GoldEntity, GoldStatement, Report, ReportLayout, RuleScore,
    Score, Signature, Signatures, Tally,
};
#[cfg(feature = "cli")]
pub use export::Table;
pub use export::{ExplanationLayout, ExtractionFormat, Jsonl, Triples, printable};
pub use extract::{
    Absence, ExplainedItem, ExplainedMatch, ExplainedMiss, ExplainedPhase, ExplainedSentence, ExplainedStatement,
    Explanation, Extraction, Extractor, FoundMention, PackReport, RuleInfo,
};
pub use graph::{Edge, Fact, KnowledgeGraph, Node, NodeKey, Provenance, QualifierValue};
pub use mention::date::{Calendar, DateContext, DateValue, Tense};
pub use relation::{Evidence, Modality, Origin, Qualifier, Statement};
pub use text::{Block, Document, JsonlReader, Sentence, Shape, Span, Splitter, Text, Token, decode, read_jsonl};
