//! The syntaxes of RDF as formats of graphs.

use std::io::{self, Write};

use oxjsonld::JsonLdSerializer;
use oxttl::{NQuadsSerializer, NTriplesSerializer, TurtleSerializer};

use super::iri::Iris;
use super::ontology::prefixes;
use super::writer;
use crate::error::Result;
use crate::export::graph::GraphFormat;
use crate::graph::Subgraph;

/// A way to write RDF.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum RdfSyntax {
    /// One triple a line.
    NTriples,
    /// One triple a line, and again, in a named graph for each article, the facts that it tells.
    ///
    /// The graphs are the articles' and not those of modalities since many stores ask all graphs at once: a plan in a graph of
    /// its own would be found there as if it were a fact.
    NQuads,
    /// Triples by subject, with prefixes.
    #[default]
    Turtle,
    /// JSON-LD 1.1, expanded: an object for each subject.
    JsonLd,
}

/// Graphs as RDF, in the terms of `data/ontology/govgraph.ttl`.
///
/// Each node is a thing with its facts, the asserted edges; every edge, a plan or a denial too, is a statement with qualifiers, modality,
/// speaker, confidence and its evidence: where in which article it was read, and in which words. All triples are told once, and
/// there are no blank nodes.
///
/// ```
/// use govgraph::{Articles, GraphFormat, GraphRdf, KnowledgeGraph, RdfSyntax};
/// # let extraction = serde_json::from_value(serde_json::json!({"id": "a", "sentences": [], "entities": [
/// #     {"id": "e0", "kind": "river", "name": "Wei River", "key": "river:wei", "mentions": []},
/// #     {"id": "e1", "kind": "place", "name": "Tianshui", "key": "place:CN-620500", "mentions": []}],
/// #   "statements": [{"subject": "e0", "predicate": "flows_through", "object": "e1", "rule": "r", "confidence": 0.9}]})).unwrap();
/// # let mut articles = Articles::new();
/// # articles.add(&extraction, None)?;
/// let graph = KnowledgeGraph::new(articles);
/// let format = GraphRdf::new(RdfSyntax::NTriples).with_base("https://example.org/")?;
/// let mut out = Vec::new();
/// format.write(&graph.whole(), &mut out).unwrap();
/// let fact = "<https://example.org/river:wei> <https://govgraph.org/ns#flows_through> <https://example.org/place:CN-620500> .";
/// assert!(String::from_utf8(out).unwrap().lines().any(|line| line == fact));
/// # Ok::<(), govgraph::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GraphRdf {
    syntax: RdfSyntax,
    iris: Iris,
}

impl GraphRdf {
    /// In a syntax, with IRIs below `https://govgraph.org/id/`.
    pub fn new(syntax: RdfSyntax) -> Self {
        GraphRdf { syntax, iris: Iris::default() }
    }

    /// With the IRIs of things, statements and articles below another one.
    ///
    /// # Errors
    /// A base that is not absolute, or does not end where a name can follow.
    pub fn with_base(self, base: &str) -> Result<Self> {
        Ok(GraphRdf { iris: Iris::below(base)?, ..self })
    }
}

impl GraphFormat for GraphRdf {
    fn write(&self, part: &Subgraph<'_>, out: &mut dyn Write) -> io::Result<()> {
        match self.syntax {
            RdfSyntax::NTriples => writer::write(part, &self.iris, &mut NTriplesSerializer::new().for_writer(out)),
            RdfSyntax::NQuads => writer::write(part, &self.iris, &mut NQuadsSerializer::new().for_writer(out)),
            RdfSyntax::Turtle => {
                let empty = TurtleSerializer::new();
                let turtle = prefixes(&self.iris).try_fold(empty, |turtle, (name, iri)| turtle.with_prefix(name, iri));
                let mut turtle = turtle.map_err(io::Error::other)?.for_writer(out);
                writer::write(part, &self.iris, &mut turtle)?;
                turtle.finish().map(drop)
            }
            RdfSyntax::JsonLd => {
                let mut json = JsonLdSerializer::new().for_writer(out);
                writer::write(part, &self.iris, &mut json)?;
                json.finish()?.write_all(b"\n")
            }
        }
    }
}
