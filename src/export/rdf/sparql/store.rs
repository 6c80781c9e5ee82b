//! The store that queries are put to.

use std::io;

use oxigraph::model::{GraphName, NamedNodeRef, Quad, TripleRef};
use oxigraph::sparql::SparqlEvaluator;
use oxigraph::store::Store;

use super::answer::SparqlAnswer;
use super::query::SparqlQuery;
use crate::error::{Error, Result};
use crate::export::rdf::iri::Iris;
use crate::export::rdf::ontology;
use crate::export::rdf::sink::Sink;
use crate::export::rdf::writer;
use crate::graph::{KnowledgeGraph, Subgraph};

/// So many triples are taken up at a time.
const BATCH: usize = 50_000;

/// A part of a graph as RDF, in memory, with the ontology: the triples of [`GraphRdf`](crate::GraphRdf), and for each article a named graph
/// with the facts that it tells.
///
/// ```
/// use govgraph::{Articles, KnowledgeGraph, SparqlQuery, SparqlStore};
/// # let extraction = serde_json::from_value(serde_json::json!({"id": "a", "sentences": [], "entities": [
/// #     {"id": "e0", "kind": "river", "name": "Wei River", "key": "river:wei", "mentions": []},
/// #     {"id": "e1", "kind": "place", "name": "Tianshui", "key": "place:CN-620500", "mentions": []}],
/// #   "statements": [{"subject": "e0", "predicate": "flows_through", "object": "e1", "rule": "r", "confidence": 0.9}]})).unwrap();
/// # let mut articles = Articles::new();
/// # articles.add(&extraction, None)?;
/// let graph = KnowledgeGraph::new(articles);
/// let store = SparqlStore::new(&graph.whole())?;
/// let answer = store.answer(&SparqlQuery::new("query", "SELECT ?name { thing:river:wei gg:flows_through/rdfs:label ?name }"))?;
/// assert_eq!(answer.columns(), ["name"]);
/// assert_eq!(answer.rows().collect::<Vec<_>>(), [["Tianshui"]]);
///
/// let error = store.answer(&SparqlQuery::new("query", "SELECT ?name\n{ ?river ?flows }")).unwrap_err();
/// assert!(error.is_query() && error.line() == Some(2));
/// # Ok::<(), govgraph::Error>(())
/// ```
pub struct SparqlStore<'g> {
    graph: &'g KnowledgeGraph,
    iris: Iris,
    store: Store,
}

impl<'g> SparqlStore<'g> {
    /// Takes up the part.
    ///
    /// # Errors
    /// None that is known: the store might refuse a triple.
    pub fn new(part: &Subgraph<'g>) -> Result<Self> {
        let failed = |error: io::Error| Error::io("the store", error);
        let store = Store::new().map_err(|error| failed(io::Error::other(error)))?;
        let (iris, mut loader) = (Iris::default(), Loader { store: &store, quads: Vec::new() });
        let loaded = writer::write(part, &iris, &mut loader).and_then(|()| loader.finish());
        loaded.map_err(failed)?;
        Ok(SparqlStore { graph: part.graph(), iris, store })
    }

    /// Answers a query. The prefixes of the ontology are known, and `thing:`, `statement:`, `article:` and `tenure:`.
    ///
    /// # Errors
    /// A query that is no SPARQL, with the place; a parameter without a value, or with one that names nothing; a query that cannot be
    /// answered, as one that asks another server.
    pub fn answer(&self, query: &SparqlQuery) -> Result<SparqlAnswer> {
        let prefixes: Vec<(String, String)> = ontology::prefixes(&self.iris).collect();
        let known = prefixes.iter().try_fold(SparqlEvaluator::new(), |known, (name, iri)| known.with_prefix(name, iri));
        let known = known.map_err(|error| query.error(error))?;
        let mut prepared = known.parse_query(query.text()).map_err(|error| query.syntax_error(&error))?;
        let bindings = query.bindings(self.graph, &self.iris)?;
        for (variable, term) in &bindings {
            prepared = prepared.substitute_variable(variable.clone(), term.clone());
        }
        let results = prepared.on_store(&self.store).execute().map_err(|error| query.error(error))?;
        let given = |name: &str| bindings.iter().any(|(variable, _)| variable.as_str() == name);
        SparqlAnswer::of(results, given, prefixes).map_err(|error| query.error(error))
    }
}

struct Loader<'s> {
    store: &'s Store,
    quads: Vec<Quad>,
}

impl Loader<'_> {
    fn take(&mut self, quad: Quad) -> io::Result<()> {
        self.quads.push(quad);
        if self.quads.len() < BATCH { Ok(()) } else { self.pass_on() }
    }

    fn pass_on(&mut self) -> io::Result<()> {
        self.store.extend(std::mem::take(&mut self.quads)).map_err(io::Error::other)
    }

    fn finish(mut self) -> io::Result<()> {
        ontology::triples().try_for_each(|triple| self.take(triple.in_graph(GraphName::DefaultGraph)))?;
        self.pass_on()
    }
}

impl Sink for Loader<'_> {
    fn triple(&mut self, triple: TripleRef<'_>) -> io::Result<()> {
        self.take(triple.into_owned().in_graph(GraphName::DefaultGraph))
    }

    fn said_in(&mut self, article: NamedNodeRef<'_>, triple: TripleRef<'_>) -> io::Result<()> {
        self.take(triple.into_owned().in_graph(article.into_owned()))
    }
}
