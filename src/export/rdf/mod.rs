//! Graphs as RDF: things, facts, statements about them with their evidence, tenures and dates, in the terms of `data/ontology`.

mod article;
mod date;
mod description;
mod evidence;
mod format;
mod iri;
mod ontology;
mod sink;
#[cfg(feature = "sparql")]
mod sparql;
mod statement;
mod tenure;
mod thing;
mod vocabulary;
mod writer;

pub use format::{GraphRdf, RdfSyntax};
#[cfg(feature = "sparql")]
pub use sparql::{SparqlAnswer, SparqlFormat, SparqlParameter, SparqlQuery, SparqlStore};
