//! `govgraph sparql`: questions in SPARQL.

use std::fs;

use govgraph::{Articles, Error, KnowledgeGraph, Page, Result, SparqlAnswer, SparqlFormat, SparqlQuery, SparqlStore};

use super::Outcome;
use super::args::{SparqlArguments, SparqlFormatName};
use super::output::Output;
use super::stdout::page;

pub fn run(arguments: &SparqlArguments) -> Result<Outcome> {
    let output = arguments.output.file.as_deref();
    if arguments.list {
        let page = listed();
        Output::write_whole(output, |out| write!(out, "{page}"))?;
        return Ok(Outcome::Done);
    }
    let query = query(arguments)?;
    let graph = KnowledgeGraph::new(Articles::load(&arguments.graph.graph)?);
    let answer = SparqlStore::new(&graph.whole())?.answer(&query)?;
    Output::write_whole(output, |out| match arguments.format {
        SparqlFormatName::Table => write!(out, "{}", table(&answer)),
        SparqlFormatName::Csv => answer.write(SparqlFormat::Csv, out),
        SparqlFormatName::Json => answer.write(SparqlFormat::Json, out),
    })?;
    Ok(Outcome::Done)
}

/// The query that is asked, with what it was given.
fn query(arguments: &SparqlArguments) -> Result<SparqlQuery> {
    let query = match (&arguments.file, &arguments.query, &arguments.text) {
        (Some(file), ..) => SparqlQuery::new(file, fs::read_to_string(file).map_err(|error| Error::io(file, error))?),
        (_, Some(name), _) => SparqlQuery::ready(name)?,
        (_, _, text) => SparqlQuery::new("query", text.as_deref().unwrap_or_default()),
    };
    arguments.values.iter().try_fold(query, |query, value| {
        let (name, value) =
            value.split_once('=').ok_or_else(|| Error::usage(format!("--set {value:?}: write it as NAME=VALUE")))?;
        query.with(name, value)
    })
}

fn table(answer: &SparqlAnswer) -> Page {
    let mut page = page(100);
    page.cells(answer.columns());
    for row in answer.rows() {
        page.cells(row.iter().map(String::as_str));
    }
    page
}

/// The ready queries.
fn listed() -> Page {
    let mut page = page(100);
    for (name, query) in SparqlQuery::all_ready() {
        page.heading(&format!("{name}: {}", query.about()));
        for parameter in query.parameters() {
            page.row([&parameter.name, &parameter.form, &parameter.about]);
        }
    }
    page
}
