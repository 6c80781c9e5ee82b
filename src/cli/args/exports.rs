//! Graphs for other tools and for the browser: `govgraph export` and `html`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::{GraphArguments, LimitArguments, OutputArguments, PackArguments, TimeArguments, confidence, date};

/// Write a graph, or a part of it, in a format that other tools read.
#[derive(Debug, Args)]
#[command(after_help = EXPORT_EXAMPLES)]
pub struct ExportArguments {
    #[command(flatten)]
    pub graph: GraphArguments,

    /// How to write it [default: as the ending of the output file says].
    #[arg(long, value_enum)]
    pub format: Option<GraphFormatName>,

    #[command(flatten)]
    pub output: OutputArguments,

    #[command(flatten)]
    pub time: TimeArguments,

    /// Only these predicates; may be given several times.
    #[arg(long, value_name = "NAME")]
    pub predicate: Vec<String>,

    /// Leave out what has less confidence than this, from 0 to 1.
    #[arg(long, value_name = "C", value_parser = confidence)]
    pub min_confidence: Option<f32>,

    /// What the IRIs of RDF begin with [default: https://govgraph.org/id/].
    #[cfg(feature = "rdf")]
    #[arg(long, value_name = "IRI")]
    pub base: Option<String>,
}

const EXPORT_EXAMPLES: &str = "\
Examples:
  govgraph export -o graph.json
  govgraph export --graph archive.gg --format triples | sort | head
  govgraph export --format neo4j -o import/
  govgraph export -o posts.jsonl --predicate holds_position --from 2020-01-01";

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum GraphFormatName {
    /// One edge a line, tab-separated (.tsv)
    Triples,
    /// One JSON object of nodes and edges (.json)
    Json,
    /// One node or edge a line (.jsonl)
    Jsonl,
    /// Two files of CSV in a folder, for Neo4j's bulk import
    Neo4j,
    /// Statements for Neo4j and other databases (.cypher)
    Cypher,
    /// XML for Gephi, networkx, yEd (.graphml)
    Graphml,
    /// XML with a timeline for Gephi (.gexf)
    Gexf,
    /// For Graphviz (.dot, .gv)
    Dot,
    /// Entities of FollowTheMoney, one a line (.ftm.json, .ftm.jsonl)
    Ftm,
    /// RDF, a triple a line (.nt)
    #[cfg(feature = "rdf")]
    Ntriples,
    /// RDF, with a named graph for what each article says (.nq)
    #[cfg(feature = "rdf")]
    Nquads,
    /// RDF by subject, with prefixes (.ttl)
    #[cfg(feature = "rdf")]
    Turtle,
    /// RDF as JSON (.jsonld)
    #[cfg(feature = "rdf")]
    Jsonld,
}

/// Write a page that shows a graph, or articles with what was found in them, in a browser.
#[derive(Debug, Args)]
#[command(after_help = HTML_EXAMPLES)]
pub struct HtmlArguments {
    /// The graph's file, as `govgraph build` made it.
    #[arg(value_name = "GRAPH", default_value = "graph.gg", conflicts_with = "article")]
    pub graph: PathBuf,

    /// Show articles instead: text, JSON Lines, or folders of both; `-` for standard input.
    #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with_all = ["around", "most"])]
    pub article: Vec<PathBuf>,

    /// Show only what is nearest to this: a name, or a key.
    #[arg(long, value_name = "NAME")]
    pub around: Option<String>,

    /// Show so many nodes at most. Of a larger graph the largest part that hangs together is shown, or what is nearest to its centre.
    #[arg(long, value_name = "N", default_value_t = 5000, value_parser = clap::value_parser!(u32).range(1..))]
    pub most: u32,

    #[command(flatten)]
    pub output: OutputArguments,

    /// Date of publication of articles that are text files, YYYY-MM-DD.
    #[arg(long, value_name = "DATE", value_parser = date, requires = "article")]
    pub published: Option<Date>,

    #[command(flatten)]
    pub limit: LimitArguments,

    #[command(flatten)]
    pub packs: PackArguments,
}

const HTML_EXAMPLES: &str = "\
Examples:
  govgraph html -o graph.html
  govgraph html archive.gg --around 'Jing Junhai' --most 300 -o jing.html
  govgraph html --article article.txt --published 2020-07-05 -o article.html

A page is one file that needs no network and no server: open it in a browser, or send it to somebody.";
