//! `govgraph sparql`: questions in SPARQL.

use std::fs;
use std::path::Path;

use govgraph::{Articles, Error, KnowledgeGraph, Page, Result, SparqlAnswer, SparqlFormat, SparqlQuery, SparqlStore};

use super::Outcome;
use super::args::{SparqlArguments, SparqlFormatName};
use super::output::Output;
use super::stdout;

pub fn run(arguments: &SparqlArguments) -> Result<Outcome> {
    let output = arguments.output.file.as_deref();
    if arguments.list {
        return write_page(output, &listed(page(output, 100))).map(|()| Outcome::Done);
    }
    let query = query(arguments)?;
    let graph = KnowledgeGraph::new(Articles::load(&arguments.graph.graph)?);
    let answer = SparqlStore::new(&graph.whole())?.answer(&query)?;
    match arguments.format {
        SparqlFormatName::Table => write_page(output, &table(page(output, 100), &answer)),
        SparqlFormatName::Csv => Output::write_whole(output, |out| answer.write(SparqlFormat::Csv, out)),
        SparqlFormatName::Json => Output::write_whole(output, |out| answer.write(SparqlFormat::Json, out)),
    }?;
    Ok(Outcome::Done)
}

/// A page that fits the stream, and is so wide in a file.
fn page(file: Option<&Path>, elsewhere: usize) -> Page {
    if file.is_some() { Page::new(elsewhere) } else { stdout::page(elsewhere) }
}

/// Writes a page, which is harmless and may have colours.
fn write_page(file: Option<&Path>, page: &Page) -> Result<()> {
    let mut output = Output::open(file)?;
    output.with(|stream| stream.write_all(page.to_string().as_bytes()))?;
    output.finish()
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

fn table(mut page: Page, answer: &SparqlAnswer) -> Page {
    page.cells(answer.columns());
    for row in answer.rows() {
        page.cells(row.iter().map(String::as_str));
    }
    page
}

/// The ready queries.
fn listed(mut page: Page) -> Page {
    for (name, query) in SparqlQuery::all_ready() {
        page.heading(&format!("{name}: {}", query.about()));
        for parameter in query.parameters() {
            page.row([&parameter.name, &parameter.form, &parameter.about]);
        }
    }
    page
}
