//! Graphs as RDF, read again, and asked in SPARQL.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use govgraph::{
    Articles, Document, GraphFormat, GraphRdf, KnowledgeGraph, RdfSyntax, SparqlFormat, SparqlQuery, SparqlStore,
};
use oxjsonld::JsonLdParser;
use oxrdf::{GraphName, Quad};
use oxttl::{NQuadsParser, NTriplesParser, TurtleParser};

use super::{extraction_of, text_of, two_articles};

fn written(graph: &KnowledgeGraph, syntax: RdfSyntax) -> String {
    let mut out = Vec::new();
    GraphRdf::new(syntax).write(&graph.whole(), &mut out).expect("writing to memory");
    String::from_utf8(out).expect("text")
}

/// The quads that are read, each as a line.
fn quads<E: std::fmt::Debug>(read: impl Iterator<Item = Result<Quad, E>>) -> BTreeSet<String> {
    read.map(|quad| quad.expect("what was written is read").to_string()).collect()
}

/// An extraction as RDF: every syntax is read again, says the same, and says it once. Its ready queries are answered.
pub fn rdf(bytes: &[u8]) {
    let text = text_of(bytes);
    let extraction = extraction_of(bytes, &text);
    let mut articles = Articles::new();
    if articles.add(&extraction, Some(&Document::new(extraction.id.as_str(), text))).is_err() {
        return;
    }
    let graph = KnowledgeGraph::new(articles);
    let lines = written(&graph, RdfSyntax::NTriples);
    let plain = |triple: oxrdf::Triple| triple.in_graph(GraphName::DefaultGraph);
    let triples = quads(NTriplesParser::new().for_slice(&lines).map(|triple| triple.map(plain)));
    assert_eq!(lines.lines().count(), triples.len(), "a triple stands twice: {lines}");
    let turtle = written(&graph, RdfSyntax::Turtle);
    assert_eq!(quads(TurtleParser::new().for_slice(&turtle).map(|triple| triple.map(plain))), triples);
    assert_eq!(quads(JsonLdParser::new().for_slice(&written(&graph, RdfSyntax::JsonLd))), triples);
    // with graphs of what each article says besides
    let all = quads(NQuadsParser::new().for_slice(&written(&graph, RdfSyntax::NQuads)));
    assert!(triples.is_subset(&all));
    let store = SparqlStore::new(&graph.whole()).expect("a store takes what is written");
    let name = graph.nodes().next().map_or("", |node| node.name()).to_owned();
    for (_, query) in SparqlQuery::all_ready() {
        let parameters = query.parameters().to_vec();
        let given = parameters.iter().fold(query, |query, parameter| {
            let value = if parameter.form == "date" { "2020-07-02" } else { &name };
            query.with(&parameter.name, value).expect("a parameter that it has")
        });
        // a name may mean nothing of the kind that is asked for
        if let Ok(answer) = store.answer(&given) {
            check(&answer);
        }
    }
}

/// An answer in every form: JSON is read, and a row of CSV has as many values as there are columns.
fn check(answer: &govgraph::SparqlAnswer) {
    let rows: Vec<_> = answer.rows().collect();
    assert!(rows.iter().all(|row| row.len() == answer.columns().len()));
    let written = |format| {
        let mut out = Vec::new();
        answer.write(format, &mut out).expect("writing to memory");
        String::from_utf8(out).expect("text")
    };
    serde_json::from_str::<serde_json::Value>(&written(SparqlFormat::Json)).expect("JSON");
    assert!(written(SparqlFormat::Csv).matches('"').count() % 2 == 0, "a quote is open");
}

/// What queries are asked of.
static GRAPH: LazyLock<KnowledgeGraph> = LazyLock::new(|| KnowledgeGraph::new(two_articles()));
static STORE: LazyLock<SparqlStore<'static>> = LazyLock::new(|| SparqlStore::new(&GRAPH.whole()).expect("a store"));

/// What joins all with all takes its time, as it is asked to: a query with more variables is read, and not answered.
const VARIABLES: usize = 5;
/// A parameter that is given nothing.
const MISSING: &str = "\n# ?govgraph (text): what nobody gives";

/// A query with what its parameters are given after a NUL, asked of a small graph: answered, or refused as a query or its use.
pub fn sparql(bytes: &[u8]) {
    let text = text_of(bytes);
    let mut parts = text.split('\0');
    let query = parts.next().unwrap_or_default();
    let answered = query.lines().filter(|line| !line.starts_with('#')).flat_map(|line| line.matches(['?', '$']));
    let missing = if answered.count() > VARIABLES { MISSING } else { "" };
    let query = SparqlQuery::new("query", format!("{query}{missing}"));
    let names: Vec<String> = query.parameters().iter().map(|parameter| parameter.name.clone()).collect();
    let given = names.iter().zip(parts).try_fold(query, |query, (name, value)| query.with(name, value));
    match given.and_then(|query| STORE.answer(&query)) {
        Ok(answer) => check(&answer),
        Err(error) => assert!(error.is_query() || error.is_usage(), "{error}"),
    }
}
