//! Questions in SPARQL to the graph of the samples.
#![cfg(feature = "sparql")]

mod blessed;
mod texts;

use std::sync::LazyLock;

use govgraph::{Articles, Extractor, KnowledgeGraph, SparqlFormat, SparqlQuery, SparqlStore};

fn samples() -> &'static KnowledgeGraph {
    static GRAPH: LazyLock<KnowledgeGraph> = LazyLock::new(|| {
        let extractor = Extractor::new().unwrap();
        let mut articles = Articles::of(&extractor);
        for document in texts::documents() {
            articles.add(&extractor.extract(&document), Some(&document)).unwrap();
        }
        KnowledgeGraph::new(articles)
    });
    &GRAPH
}

fn store() -> SparqlStore<'static> {
    SparqlStore::new(&samples().whole()).unwrap()
}

fn written(store: &SparqlStore<'_>, query: &SparqlQuery, format: SparqlFormat) -> String {
    let mut out = Vec::new();
    store.answer(query).unwrap().write(format, &mut out).unwrap();
    String::from_utf8(out).unwrap().replace("\r\n", "\n")
}

/// The values that ready queries are asked with.
const VALUES: [(&str, &[(&str, &str)]); 4] = [
    ("backers", &[("industry", "tourism")]),
    ("meetings", &[("person", "Wang Yi")]),
    ("officials", &[("place", "place:CN-220000"), ("day", "2021-12-31")]),
    ("rivers", &[]),
];

/// `GOVGRAPH_BLESS=1 cargo test --all-features --test sparql` takes the present answers for right.
#[test]
fn ready_queries_answer() {
    let store = store();
    let named: Vec<&str> = SparqlQuery::all_ready().map(|(name, _)| name).collect();
    assert_eq!(named, VALUES.map(|(name, _)| name), "each ready query has its values here");
    for (name, values) in VALUES {
        let empty = SparqlQuery::ready(name).unwrap();
        assert!(!empty.about().is_empty(), "{name} does not say what it answers");
        let query = values.iter().try_fold(empty, |query, (name, value)| query.with(name, value)).unwrap();
        let answer = written(&store, &query, SparqlFormat::Csv);
        blessed::check(&format!("queries/{name}.csv"), &answer);
    }
}

#[test]
fn queries_of_all_forms_answer() {
    let store = store();
    let ask = |text: &str, format| written(&store, &SparqlQuery::new("query", text), format);
    assert_eq!(ask("ASK { thing:place:CN-220000 a gg:Place }", SparqlFormat::Csv), "true");
    assert_eq!(
        ask("ASK { thing:place:CN-220000 a gg:River }", SparqlFormat::Json),
        "{\"head\":{},\"boolean\":false}\n"
    );
    let code = "SELECT ?code { thing:place:CN-220000 attr:code ?code }";
    assert_eq!(ask(code, SparqlFormat::Csv), "code\n220000\n");
    let json: serde_json::Value = serde_json::from_str(&ask(code, SparqlFormat::Json)).unwrap();
    assert_eq!(json["results"]["bindings"][0]["code"]["datatype"], "https://govgraph.org/ns#GB2260");
    let triples = ask(
        "CONSTRUCT { ?place rdfs:label ?name } { VALUES ?place { thing:place:CN-220000 } ?place rdfs:label ?name }",
        SparqlFormat::Csv,
    );
    assert!(triples.starts_with("subject,predicate,object\nhttps://govgraph.org/id/place:CN-220000,"), "{triples}");
}

/// As cells of Neo4j's files are: what a text holds is no formula, no second line and no second cell.
#[test]
fn no_cell_is_a_formula() {
    let query =
        SparqlQuery::new("query", r#"SELECT ?x { VALUES ?x { "=1+1" "@A1"@en "'tis" "a\n\t=1" "a; +1" "-5" -5 "" } }"#);
    let store = store();
    assert_eq!(
        written(&store, &query, SparqlFormat::Csv),
        "x\n'=1+1\n'@A1\n''tis\na\\u{a}\\u{9}=1\na\\u{3b} +1\n-5\n-5\n\n"
    );
    let json: serde_json::Value = serde_json::from_str(&written(&store, &query, SparqlFormat::Json)).unwrap();
    assert_eq!(json["results"]["bindings"][0]["x"]["value"], "=1+1");
}

#[test]
fn articles_have_graphs_of_what_they_tell() {
    let query = SparqlQuery::new(
        "query",
        "SELECT ?article { GRAPH ?article { ?who gg:presided_over ?what } ?who rdfs:label \"Jing Junhai\" }",
    );
    let answer = store().answer(&query).unwrap();
    assert_eq!(answer.rows().collect::<Vec<_>>(), [["article:jl-20210706"]]);
}

#[test]
fn errors_say_where() {
    let store = store();
    let cases = [
        ("SELECT ?x WHERE\n  { ?x gg:of }", "q.rq:2:14: "),
        ("SELECT ?x { ?x nothing:of ?y }", "q.rq:1:"),
        ("SELECT ?x { SERVICE <http://localhost/> { ?x ?y ?z } }", "q.rq: "),
        ("# ?x (place): where\nSELECT ?y { ?x gg:of ?y }", "the query needs x: where"),
    ];
    for (text, expected) in cases {
        let error = store.answer(&SparqlQuery::new("q.rq", text)).unwrap_err();
        assert!(error.to_string().starts_with(expected), "{text}: {error}");
        assert!(error.is_query() != error.is_usage(), "{text}");
    }
    let officials = |place: &str, day: &str| {
        let query = SparqlQuery::ready("officials").unwrap().with("place", place).unwrap().with("day", day).unwrap();
        store.answer(&query).unwrap_err().to_string()
    };
    assert_eq!(officials("Jilin", "July"), "\"July\" is no date written YYYY-MM-DD");
    assert_eq!(officials("Jilin", "2021-07"), "\"2021-07\" is no date written YYYY-MM-DD");
    assert!(officials("Nowhereshire", "2021-07-06").starts_with("the graph knows no \"Nowhereshire\""));
    assert!(
        SparqlQuery::ready("nothing")
            .unwrap_err()
            .to_string()
            .contains("there are backers, meetings, officials, rivers")
    );
}
