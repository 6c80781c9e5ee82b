//! The knowledge graph: what many articles say together.

mod article;
mod articles;
mod build;
mod digest;
mod edge;
mod identity;
mod knowledge;
mod ledger;
mod node;
mod passage;
mod post;
mod proof;
mod query;
mod region;
mod store;
mod symbol;

pub use articles::{Articles, Fingerprint, Sizes};
pub use digest::Digest;
pub use edge::{Edge, EdgeWeight, Provenance, QualifierValue};
pub use knowledge::KnowledgeGraph;
pub use ledger::{Decision, LedgerEntry, Member, Verdict, read_decisions, write_ledger};
pub use node::{Node, NodeKey, NodeWeight};
pub use passage::Passage;
pub use query::{
    About, Backing, Central, Changes, Conflict, Connection, Difference, Holders, Named, Period, Quoted, Subgraph,
    Succession, Tenure, Told,
};
pub(crate) use query::{NamedArticle, days};
