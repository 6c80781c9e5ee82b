//! What an article says as RDF, in Turtle: facts, and statements with the words that say them.
//!
//! ```sh
//! cargo run --example export_rdf
//! cargo run --example export_rdf -- https://example.org/news/ > news.ttl
//! ```

use std::error::Error;
use std::io::stdout;

use govgraph::{Articles, Document, Extractor, GraphFormat, GraphRdf, KnowledgeGraph, RdfSyntax};

const TEXT: &str = "Li Na, governor of Gansu province, met with Wang Kai, mayor of Lanzhou city, on June 17, 2021. \
    Gansu should develop wind power, she said.";

fn main() -> Result<(), Box<dyn Error>> {
    let document = Document::new("a", TEXT);
    let mut articles = Articles::new();
    articles.add(&Extractor::new()?.extract(&document), Some(&document))?;
    let graph = KnowledgeGraph::new(articles);

    let mut turtle = GraphRdf::new(RdfSyntax::Turtle);
    if let Some(base) = std::env::args().nth(1) {
        turtle = turtle.with_base(&base)?;
    }
    turtle.write(&graph.whole(), &mut stdout().lock())?;
    Ok(())
}
