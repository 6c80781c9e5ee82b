//! govgraph reads government news in English and gives a knowledge graph.
//!
//! It finds who holds which post, who met whom, which bodies met when and where, which places lie where, which rivers flow through them,
//! which industries and plans they have; each fact with the words it was read from, who said so, and whether it is done, planned or
//! denied. It works by rules and lists, so the same text always gives the same facts, and each can be explained.
//!
//! # Contents
//!
//! | to do | use | example |
//! |---|---|---|
//! | read an article | [`Extractor`], [`Document`], [`Extraction`] | [below](#read-an-article) |
//! | go through statements | [`Statement`], [`Entity`], [`Qualifier`], [`Evidence`] | [below](#go-through-statements) |
//! | put articles together | [`Articles`], [`KnowledgeGraph`], [`Node`], [`Edge`] | [below](#put-articles-together) |
//! | ask who, what, when | [`KnowledgeGraph::who`], [`about`](KnowledgeGraph::about), [`paths`](KnowledgeGraph::paths), [`Period`] | [below](#ask-a-graph) |
//! | keep a graph in a file | [`Articles::save`], [`Articles::load`], [`KnowledgeGraph::digest`] | [below](#keep-a-graph) |
//! | export a graph, or a part | [`GraphFormat`], [`KnowledgeGraph::whole`], [`part`](KnowledgeGraph::part), [`Subgraph`] | [`GraphFormat`] |
//! | review merges | [`KnowledgeGraph::ledger`], [`read_decisions`], [`Decision`] | [`Decision`] |
//! | read and write files | [`read_jsonl`], [`decode`], [`Jsonl`], [`Triples`] | [below](#read-and-write-files) |
//! | add names, words and rules | [`Extractor::with_packs`], [`PackReport`] | [below](#add-names-words-and-rules) |
//! | see why | [`Extractor::explain`], [`Extractor::explain_absence`] | [below](#see-why) |
//! | measure | [`GoldArticle`], [`Evaluation`], [`Report`] | [`Evaluation`] |
//! | split text only | [`Splitter`], [`Sentence`], [`Token`] | [`Splitter`] |
//! | read dates only | [`Calendar`], [`DateContext`], [`DateValue`] | [`Calendar`] |
//!
//! # Read an article
//!
//! An [`Extractor`] is built once, which takes a moment, and shared by threads.
//!
//! ```
//! use govgraph::{Document, Extractor};
//!
//! let extractor = Extractor::new()?;
//! let text = "Li Na, acting governor of Gansu province, met with Wang Kai in Lanzhou on Thursday.";
//! let document = Document::new("gs-1", text).with_published(jiff::civil::date(2021, 6, 18));
//! let extraction = extractor.extract(&document);
//!
//! let gansu = extraction.entities.iter().find(|entity| entity.name == "Gansu province").unwrap();
//! assert_eq!(gansu.key.as_deref(), Some("place:CN-620000"));
//! let thursday = extraction.entities.iter().find(|entity| &*entity.kind == "date").unwrap();
//! assert_eq!(thursday.value.as_deref(), Some("2021-06-17"));
//! # Ok::<(), govgraph::Error>(())
//! ```
//!
//! # Go through statements
//!
//! Statements refer to entities by their numbers.
//!
//! ```
//! use govgraph::{Document, Extractor, Modality, Qualifier};
//!
//! let text = "Li Na, acting governor of Gansu province, said that Lanzhou will develop tourism.";
//! let extraction = Extractor::new()?.extract(&Document::new("gs-2", text));
//! let name = |id| extraction.entity(id).map_or("", |entity| entity.name.as_str());
//! let of = |predicate: &str| extraction.statements.iter().find(|s| &*s.predicate == predicate).unwrap();
//!
//! let post = of("holds_position");
//! assert_eq!((name(post.subject), name(post.object)), ("Li Na", "governor"));
//! assert_eq!(post.qualifiers["status"], Qualifier::Word("acting".into()));
//! assert!(matches!(post.qualifiers["of"], Qualifier::Entity(id) if name(id) == "Gansu province"));
//!
//! let plan = of("develops_industry");
//! assert_eq!((name(plan.subject), name(plan.object)), ("Lanzhou", "tourism"));
//! assert_eq!(plan.modality, Modality::Planned);
//! assert_eq!(plan.attributed_to.map(name), Some("Li Na"));
//! let evidence = plan.evidence.unwrap();
//! assert!(text[evidence.start as usize..evidence.end as usize].ends_with("develop tourism"));
//! # Ok::<(), govgraph::Error>(())
//! ```
//!
//! # Put articles together
//!
//! [`Articles`] keep what each article says; a [`KnowledgeGraph`] is what they say together. The same articles give the same graph, in
//! whatever order they come.
//!
//! ```
//! use govgraph::{Articles, Document, Extractor, KnowledgeGraph};
//!
//! let extractor = Extractor::new()?;
//! let mut articles = Articles::of(&extractor);
//! for (id, text) in [("a", "Lanzhou lies in Gansu province."), ("b", "Lanzhou, Gansu province, develops tourism.")] {
//!     let document = Document::new(id, text);
//!     articles.add(&extractor.extract(&document), Some(&document))?;
//! }
//! let graph = KnowledgeGraph::new(articles);
//! let lanzhou = graph.nodes_named("Lanzhou").next().unwrap();
//! assert_eq!(lanzhou.documents(), ["a", "b"]);
//! let gansu = graph.node_by_key("place:CN-620000").unwrap();
//! let edge = graph.edges_between(&lanzhou, &gansu).next().unwrap();
//! assert_eq!((edge.predicate(), edge.sources().len()), ("located_in", 2));
//! assert_eq!(edge.sources()[0].sentence.as_ref().unwrap().text, "Lanzhou lies in Gansu province.");
//! # Ok::<(), govgraph::Error>(())
//! ```
//!
//! # Ask a graph
//!
//! ```
//! use govgraph::{Articles, Document, Extractor, KnowledgeGraph, Period};
//! use jiff::civil::date;
//!
//! let extractor = Extractor::new()?;
//! let mut articles = Articles::of(&extractor);
//! for (id, day, text) in [
//!     ("a", date(2020, 7, 5), "Li Na, governor of Gansu province, met with Ann Roe."),
//!     ("b", date(2021, 6, 18), "Li Na, governor of Gansu, inspected the Yellow River."),
//!     ("c", date(2022, 2, 1), "Wang Kai, governor of Gansu province, chaired a meeting in Lanzhou."),
//! ] {
//!     let document = Document::new(id, text).with_published(day);
//!     articles.add(&extractor.extract(&document), Some(&document))?;
//! }
//! let graph = KnowledgeGraph::new(articles);
//!
//! let holders = graph.who("governor of Gansu", &Period::on(date(2021, 1, 1)), false)?;
//! assert_eq!(holders.tenures[0].person.name, "Li Na");
//! assert_eq!((holders.tenures[0].first, holders.tenures[0].last), (Some(date(2020, 7, 5)), Some(date(2021, 6, 18))));
//! assert_eq!(graph.successions(&Period::always())[0].to.name, "Wang Kai");
//! assert!(graph.conflicts(&Period::always()).is_empty());
//! assert_eq!(graph.met("li na", &Period::always(), false)?[0].object.name, "Ann Roe");
//! # Ok::<(), govgraph::Error>(())
//! ```
//!
//! # Keep a graph
//!
//! ```
//! use govgraph::{Articles, Document, Extractor, KnowledgeGraph};
//!
//! let extractor = Extractor::new()?;
//! let document = Document::new("a", "Lanzhou lies in Gansu province.");
//! let mut articles = Articles::of(&extractor);
//! articles.add(&extractor.extract(&document), None)?;
//! let folder = tempfile::tempdir().unwrap();
//! let file = folder.path().join("graph.gg");
//! articles.save(&file)?;
//! let digest = KnowledgeGraph::new(articles).digest();
//! assert_eq!(KnowledgeGraph::new(Articles::load(&file)?).digest(), digest);
//! # Ok::<(), govgraph::Error>(())
//! ```
//!
//! # Read and write files
//!
//! [`read_jsonl`] reads articles one after another, [`decode`] says at which byte a text is not UTF-8. [`Jsonl`], [`Triples`] and (with the
//! feature `cli`) `Table` write extractions.
//!
//! ```
//! use govgraph::{ExtractionFormat, Extractor, Triples, read_jsonl};
//!
//! let input = r#"{"id": "a", "published": "2021-06-18", "source": null, "text": "Lanzhou lies in Gansu province."}"#;
//! let extractor = Extractor::new()?;
//! let mut out = Vec::new();
//! for document in read_jsonl(input.as_bytes()) {
//!     let document = document?;
//!     Triples.write(&extractor.extract(&document), &document.text, &mut out).unwrap();
//! }
//! let line = String::from_utf8(out).unwrap();
//! assert_eq!(line, "Lanzhou\tlocated_in\tGansu province\t\tasserted\t\tLanzhou lies in Gansu province.\n");
//! # Ok::<(), govgraph::Error>(())
//! ```
//!
//! # Add names, words and rules
//!
//! A pack is a folder with names, words, rules and a schema; `data/rules/README.md` in the repository describes them.
//!
//! ```
//! use govgraph::{Document, Extractor, PackReport};
//!
//! let pack = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/packs/disease");
//! let report = PackReport::new(&[pack])?; // what is wrong with it
//! assert!(!report.problems.iter().any(|problem| problem.contains("disease.rules")));
//!
//! let extractor = Extractor::with_packs(&[pack])?;
//! let extraction = extractor.extract(&Document::new("a", "Two cases of cholera were reported in Harbin."));
//! assert_eq!(&*extraction.statements[0].predicate, "reported_in");
//! # Ok::<(), govgraph::Error>(())
//! ```
//!
//! # See why
//!
//! ```
//! use govgraph::{Document, Extractor};
//!
//! let extractor = Extractor::new()?;
//! let document = Document::new("a", "Li Na praised Wang Kai.");
//! println!("{}", extractor.explain(&document)); // each sentence: its symbols, the rules that matched, what they made
//! let absence = extractor.explain_absence(&document, "Li Na", "met_with", "Wang Kai")?;
//! assert!(!absence.to_string().is_empty());
//! # Ok::<(), govgraph::Error>(())
//! ```
//!
//! # Features
//!
//! `cli`, on by default, builds the command `govgraph` and its `Table`; without it the library has few dependencies. It switches on
//! `xml` (`Graphml`, `Gexf`) and `csv` (`Neo4jNodes`, `Neo4jRelationships`), which can be had alone, too.
//! `fuzzing` opens doors for the project's own fuzzing and promises nothing.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod entity;
// The examples of the README are doctests.
#[cfg_attr(doctest, doc = include_str!("../README.md"))]
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
    Accuracy, Calibration, Evaluation, Finding, Findings, GoldArticle, GoldEntity, GoldStatement, Report, ReportLayout,
    RuleScore, Score, Signature, Signatures, Tally,
};
pub use export::{
    ArticlePage, Cypher, Dot, ExplanationLayout, ExtractionFormat, FollowTheMoney, GraphFormat, GraphJson, GraphJsonl,
    GraphPage, GraphTriples, Jsonl, Triples, printable, printable_json,
};
#[cfg(feature = "xml")]
pub use export::{Gexf, Graphml};
#[cfg(feature = "rdf")]
pub use export::{GraphRdf, RdfSyntax};
#[cfg(feature = "csv")]
pub use export::{Neo4jNodes, Neo4jRelationships};
#[cfg(feature = "cli")]
pub use export::{Page, Table};
#[cfg(feature = "sparql")]
pub use export::{SparqlAnswer, SparqlFormat, SparqlParameter, SparqlQuery, SparqlStore};
pub use extract::{
    Absence, ExplainedItem, ExplainedMatch, ExplainedMiss, ExplainedPhase, ExplainedSentence, ExplainedStatement,
    Explanation, Extraction, Extractor, FoundMention, PackReport, RuleInfo,
};
pub use graph::{
    About, Articles, Backing, Central, Changes, Conflict, Connection, Decision, Difference, Digest, Edge, EdgeWeight,
    Fingerprint, Holders, KnowledgeGraph, LedgerEntry, Member, Named, Node, NodeKey, NodeWeight, Passage, Period,
    Provenance, QualifierValue, Quoted, Sizes, Subgraph, Succession, Tenure, Told, Verdict, read_decisions,
    write_ledger,
};
pub use mention::date::{Calendar, DateContext, DateValue, Tense};
#[cfg(feature = "fuzzing")]
#[doc(hidden)]
pub use pattern::matches_like_regex;
pub use relation::{Evidence, Modality, Origin, Qualifier, Statement};
pub use text::{Block, Document, JsonlReader, Sentence, Shape, Span, Splitter, Text, Token, decode, read_jsonl};
