//! `govgraph export`: a graph for other tools.

use std::fs;
use std::path::Path;

use clap::ValueEnum;
use govgraph::{
    Articles, Cypher, Dot, Error, FollowTheMoney, Gexf, GraphFormat, GraphJson, GraphJsonl, GraphTriples, Graphml,
    KnowledgeGraph, Neo4jNodes, Neo4jRelationships, Result, Subgraph,
};
#[cfg(feature = "rdf")]
use govgraph::{GraphRdf, RdfSyntax};

use super::Outcome;
use super::args::{ExportArguments, GraphFormatName};
use super::output::Output;

pub fn run(arguments: &ExportArguments) -> Result<Outcome> {
    let name = chosen(arguments)?;
    let graph = KnowledgeGraph::new(Articles::load(&arguments.graph.graph)?);
    write(name, &part(&graph, arguments)?, arguments)?;
    Ok(Outcome::Done)
}

fn write(name: GraphFormatName, part: &Subgraph<'_>, arguments: &ExportArguments) -> Result<()> {
    let output = arguments.output.file.as_deref();
    let format: &dyn GraphFormat = match name {
        GraphFormatName::Neo4j => return write_folder(part, output),
        GraphFormatName::Triples => &GraphTriples,
        GraphFormatName::Json => &GraphJson,
        GraphFormatName::Jsonl => &GraphJsonl,
        GraphFormatName::Cypher => &Cypher,
        GraphFormatName::Graphml => &Graphml,
        GraphFormatName::Gexf => &Gexf,
        GraphFormatName::Dot => &Dot,
        GraphFormatName::Ftm => &FollowTheMoney,
        #[cfg(feature = "rdf")]
        GraphFormatName::Ntriples => &rdf(RdfSyntax::NTriples, arguments)?,
        #[cfg(feature = "rdf")]
        GraphFormatName::Nquads => &rdf(RdfSyntax::NQuads, arguments)?,
        #[cfg(feature = "rdf")]
        GraphFormatName::Turtle => &rdf(RdfSyntax::Turtle, arguments)?,
        #[cfg(feature = "rdf")]
        GraphFormatName::Jsonld => &rdf(RdfSyntax::JsonLd, arguments)?,
    };
    Output::write_whole(output, |out| format.write(part, out))
}

/// Writes the files of Neo4j's import, which take their places when both are whole.
fn write_folder(part: &Subgraph<'_>, folder: Option<&Path>) -> Result<()> {
    let Some(folder) = folder else {
        return Err(Error::usage("neo4j is two files: say into which folder, with -o FOLDER"));
    };
    fs::create_dir_all(folder).map_err(|error| Error::io(folder, error))?;
    let nodes = Output::written(Some(&folder.join("nodes.csv")), |out| Neo4jNodes.write(part, out))?;
    let relationships =
        Output::written(Some(&folder.join("relationships.csv")), |out| Neo4jRelationships.write(part, out))?;
    nodes.finish()?;
    relationships.finish()
}

/// The format that was named, or the one of the file's ending.
fn chosen(arguments: &ExportArguments) -> Result<GraphFormatName> {
    if let Some(format) = arguments.format {
        return Ok(format);
    }
    let name = arguments.output.file.as_deref().and_then(Path::file_name).and_then(|name| name.to_str());
    name.and_then(of_file).ok_or_else(|| {
        let names = GraphFormatName::value_variants().iter().filter_map(ValueEnum::to_possible_value);
        let names: Vec<String> = names.map(|name| name.get_name().to_owned()).collect();
        Error::usage(format!("say which format is wanted, with --format: {}", names.join(", ")))
    })
}

/// By the ending of its name; a format that is a kind of JSON has two.
fn of_file(name: &str) -> Option<GraphFormatName> {
    let (rest, ending) = name.rsplit_once('.')?;
    Some(match ending {
        "json" | "jsonl" | "ndjson" if rest.ends_with(".ftm") => GraphFormatName::Ftm,
        "tsv" => GraphFormatName::Triples,
        "json" => GraphFormatName::Json,
        "jsonl" | "ndjson" => GraphFormatName::Jsonl,
        "cypher" => GraphFormatName::Cypher,
        "graphml" => GraphFormatName::Graphml,
        "gexf" => GraphFormatName::Gexf,
        "dot" | "gv" => GraphFormatName::Dot,
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
    let period = time.period();
    if predicate.is_empty() && min_confidence.is_none() {
        return Ok(graph.during(&period));
    }
    // what is cheap to tell comes first
    Ok(graph.part(|edge| {
        (predicate.is_empty() || predicate.iter().any(|name| name == edge.predicate()))
            && edge.is_told_in(&period)
            && min_confidence.is_none_or(|least| edge.confidence() >= least)
    }))
}
