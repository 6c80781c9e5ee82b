//! What connects two things over several articles, with the sentences that say so.
//!
//! ```sh
//! cargo run --example paths
//! cargo run --example paths -- 'Wang Kai' Gansu
//! ```

use std::error::Error;

use govgraph::{Articles, Document, Extractor, KnowledgeGraph, Period};

const ARTICLES: [(&str, &str); 3] = [
    ("a", "Li Na, governor of Gansu province, met with Wang Kai, mayor of Lanzhou city."),
    ("b", "Wang Kai, mayor of Lanzhou, presided over the second meeting on tourism in Tianshui."),
    ("c", "The Wei River flows through Tianshui, Gansu province."),
];

fn main() -> Result<(), Box<dyn Error>> {
    let extractor = Extractor::new()?;
    let mut articles = Articles::of(&extractor);
    for (id, text) in ARTICLES {
        let document = Document::new(id, text);
        articles.add(&extractor.extract(&document), Some(&document))?;
    }
    let graph = KnowledgeGraph::new(articles);
    let ends: Vec<String> = std::env::args().skip(1).collect();
    let (from, to) = match &ends[..] {
        [from, to] => (from.as_str(), to.as_str()),
        _ => ("Li Na", "Wei River"),
    };
    for connection in graph.paths(from, to, &Period::always(), 3, true)? {
        let names: Vec<&str> = connection.nodes.iter().map(|node| node.name.as_str()).collect();
        println!("{}", names.join(" - "));
        for told in connection.steps.iter().flatten() {
            println!("  {} {} {}", told.subject.name, told.predicate, told.object.name);
            for quoted in &told.sentences {
                println!("    {}: {}", quoted.article, quoted.sentence.as_deref().unwrap_or_default());
            }
        }
    }
    Ok(())
}
