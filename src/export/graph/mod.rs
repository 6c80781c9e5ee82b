//! Graphs written out, for the tools that read them.

#[cfg(any(feature = "csv", feature = "xml"))]
mod columns;
mod cypher;
mod dot;
mod followthemoney;
mod format;
#[cfg(feature = "xml")]
mod gexf;
#[cfg(feature = "xml")]
mod graphml;
mod json;
#[cfg(feature = "csv")]
mod neo4j;
mod properties;
pub(super) mod record;
mod style;
mod triples;
#[cfg(feature = "xml")]
mod xml;

pub use cypher::Cypher;
pub use dot::Dot;
pub use followthemoney::FollowTheMoney;
pub use format::GraphFormat;
#[cfg(feature = "xml")]
pub use gexf::Gexf;
#[cfg(feature = "xml")]
pub use graphml::Graphml;
pub use json::{GraphJson, GraphJsonl};
#[cfg(feature = "csv")]
pub use neo4j::{Neo4jNodes, Neo4jRelationships};
pub(super) use record::{EdgeRecord, NodeRecord};
pub use triples::GraphTriples;
