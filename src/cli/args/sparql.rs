//! `govgraph sparql`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{GraphArguments, OutputArguments};

/// Ask a graph in SPARQL.
#[derive(Debug, Args)]
#[command(after_help = SPARQL_EXAMPLES)]
pub struct SparqlArguments {
    /// The query. The prefixes gg:, q:, attr:, thing:, rdf:, rdfs:, org:, prov:, oa:, time:, ... are known.
    #[arg(value_name = "SPARQL")]
    #[arg(required_unless_present_any = ["file", "query", "list"], conflicts_with_all = ["file", "query", "list"])]
    pub text: Option<String>,

    /// Read the query from this file.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["query", "list"])]
    pub file: Option<PathBuf>,

    /// Ask this ready query.
    #[arg(long, value_name = "NAME", conflicts_with = "list")]
    pub query: Option<String>,

    /// Give a parameter of the query its value: a day, or a name or key of a thing; once for each.
    #[arg(long = "set", value_name = "NAME=VALUE")]
    pub values: Vec<String>,

    /// List the ready queries with their parameters.
    #[arg(long)]
    pub list: bool,

    /// How to write the answer.
    #[arg(long, value_enum, default_value_t = SparqlFormatName::Table)]
    pub format: SparqlFormatName,

    #[command(flatten)]
    pub output: OutputArguments,

    #[command(flatten)]
    pub graph: GraphArguments,
}

const SPARQL_EXAMPLES: &str = "\
Examples:
  govgraph sparql 'SELECT ?name { thing:river:yangtze gg:flows_through/rdfs:label ?name }'
  govgraph sparql --list
  govgraph sparql --query officials --set place=Jilin --set day=2021-07-06
  govgraph sparql --file question.rq --format json -o answer.json

A query's own parameters are declared in comments: # ?place (place): the province";

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SparqlFormatName {
    /// Aligned columns, for people
    Table,
    /// SPARQL 1.1 Query Results CSV
    Csv,
    /// SPARQL 1.1 Query Results JSON
    Json,
}
