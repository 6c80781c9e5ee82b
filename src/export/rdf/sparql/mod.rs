//! Questions in SPARQL, put to a graph as RDF in an embedded store.

mod answer;
mod query;
mod store;

pub use answer::{SparqlAnswer, SparqlFormat};
pub use query::{SparqlParameter, SparqlQuery};
pub use store::SparqlStore;
