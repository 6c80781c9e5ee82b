//! `govgraph export`: a graph for other tools.

use std::path::Path;

use clap::ValueEnum;
use govgraph::{Articles, Error, GraphFormat, GraphJson, GraphJsonl, GraphTriples, KnowledgeGraph, Result, Subgraph};
#[cfg(feature = "rdf")]
use govgraph::{GraphRdf, RdfSyntax};

use super::Outcome;
use super::args::{ExportArguments, GraphFormatName};
use super::output::Replacement;
use super::questions::period;

pub fn run(arguments: &ExportArguments) -> Result<Outcome> {
    let format = format(chosen(arguments)?, arguments)?;
    let graph = KnowledgeGraph::new(Articles::load(&arguments.graph.graph)?);
    let part = part(&graph, arguments)?;
    Replacement::write(arguments.output.as_deref(), |out| format.write(&part, out))?;
    Ok(Outcome::Done)
}

/// The format that was named, or the one of the file's ending.
fn chosen(arguments: &ExportArguments) -> Result<GraphFormatName> {
    if let Some(format) = arguments.format {
        return Ok(format);
    }
    let ending = arguments.output.as_deref().and_then(Path::extension).and_then(|ending| ending.to_str());
    ending.and_then(of_ending).ok_or_else(|| {
        let names = GraphFormatName::value_variants().iter().filter_map(ValueEnum::to_possible_value);
        let names: Vec<String> = names.map(|name| name.get_name().to_owned()).collect();
        Error::usage(format!("say which format is wanted, with --format: {}", names.join(", ")))
    })
}

fn of_ending(ending: &str) -> Option<GraphFormatName> {
    Some(match ending {
        "tsv" => GraphFormatName::Triples,
        "json" => GraphFormatName::Json,
        "jsonl" | "ndjson" => GraphFormatName::Jsonl,
        #[cfg(feature = "rdf")]
        "nt" => GraphFormatName::Ntriples,
        #[cfg(feature = "rdf")]
        "nq" => GraphFormatName::Nquads,
        #[cfg(feature = "rdf")]
        "ttl" => GraphFormatName::Turtle,
        #[cfg(feature = "rdf")]
        "jsonld" => GraphFormatName::Jsonld,
        _ => return None,
    })
}

fn format(name: GraphFormatName, arguments: &ExportArguments) -> Result<Box<dyn GraphFormat>> {
    Ok(match name {
        GraphFormatName::Triples => Box::new(GraphTriples),
        GraphFormatName::Json => Box::new(GraphJson),
        GraphFormatName::Jsonl => Box::new(GraphJsonl),
        #[cfg(feature = "rdf")]
        GraphFormatName::Ntriples => Box::new(rdf(RdfSyntax::NTriples, arguments)?),
        #[cfg(feature = "rdf")]
        GraphFormatName::Nquads => Box::new(rdf(RdfSyntax::NQuads, arguments)?),
        #[cfg(feature = "rdf")]
        GraphFormatName::Turtle => Box::new(rdf(RdfSyntax::Turtle, arguments)?),
        #[cfg(feature = "rdf")]
        GraphFormatName::Jsonld => Box::new(rdf(RdfSyntax::JsonLd, arguments)?),
    })
}

#[cfg(feature = "rdf")]
fn rdf(syntax: RdfSyntax, arguments: &ExportArguments) -> Result<GraphRdf> {
    let format = GraphRdf::new(syntax);
    match &arguments.base {
        Some(base) => format.with_base(base),
        None => Ok(format),
    }
}

/// What is to be written.
fn part<'g>(graph: &'g KnowledgeGraph, arguments: &ExportArguments) -> Result<Subgraph<'g>> {
    let ExportArguments { time, predicate, min_confidence, .. } = arguments;
    if let Some(unknown) = predicate.iter().find(|name| !graph.edges().any(|edge| edge.predicate() == **name)) {
        return Err(Error::usage(format!("the graph has no edge {unknown:?}")));
    }
    let period = period(time);
    if predicate.is_empty() && min_confidence.is_none() {
        return Ok(graph.during(&period));
    }
    let least = min_confidence.unwrap_or(0.0);
    Ok(graph.part(|edge| {
        (predicate.is_empty() || predicate.iter().any(|name| name == edge.predicate()))
            && edge.confidence() >= least
            && edge.is_told_in(&period)
    }))
}
