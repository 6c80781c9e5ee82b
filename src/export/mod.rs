//! Extractions and graphs written out, for programs and for people.

#[cfg(any(feature = "csv", feature = "sparql"))]
mod cell;
mod escape;
mod explanation;
mod format;
mod graph;
mod html;
mod jsonl;
mod label;
#[cfg(feature = "cli")]
mod layout;
#[cfg(feature = "cli")]
mod page;
#[cfg(feature = "rdf")]
mod rdf;
#[cfg(feature = "cli")]
mod table;
#[cfg(test)]
mod testing;
mod triples;

pub use escape::{printable, printable_json};
pub use explanation::ExplanationLayout;
pub use format::ExtractionFormat;
pub use graph::{Cypher, Dot, FollowTheMoney, GraphFormat, GraphJson, GraphJsonl, GraphTriples};
#[cfg(feature = "xml")]
pub use graph::{Gexf, Graphml};
#[cfg(feature = "csv")]
pub use graph::{Neo4jNodes, Neo4jRelationships};
pub use html::{ArticlePage, GraphPage};
pub use jsonl::Jsonl;
#[cfg(feature = "cli")]
pub use page::Page;
#[cfg(feature = "rdf")]
pub use rdf::{GraphRdf, RdfSyntax};
#[cfg(feature = "sparql")]
pub use rdf::{SparqlAnswer, SparqlFormat, SparqlParameter, SparqlQuery, SparqlStore};
#[cfg(feature = "cli")]
pub use table::Table;
pub use triples::Triples;
