//! Who held which post when, as the articles of a folder attest it: the project's samples where no file is given.
//!
//! ```sh
//! cargo run --example timeline
//! cargo run --example timeline -- a.txt b.txt
//! ```

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use govgraph::{Articles, Document, Extractor, KnowledgeGraph, Period, decode};

fn main() -> Result<(), Box<dyn Error>> {
    let extractor = Extractor::new()?;
    let mut articles = Articles::of(&extractor);
    for file in files()? {
        let id = file.file_stem().unwrap_or_default().to_string_lossy();
        let document = Document::new(id, decode(&file, fs::read(&file)?, false)?);
        articles.add(&extractor.extract(&document), Some(&document))?;
    }
    let graph = KnowledgeGraph::new(articles);
    for person in graph.nodes().filter(|node| node.kind() == "person") {
        let about = graph.about(&person.key().to_string(), &Period::always(), false)?;
        for tenure in about.tenures {
            let day =
                |day: Option<jiff::civil::Date>| day.map_or_else(|| "          ".to_owned(), |day| day.to_string());
            println!(
                "{} .. {}  {}, {}",
                day(tenure.first),
                day(tenure.last.or(tenure.former)),
                person.name(),
                tenure.post.name
            );
        }
    }
    for succession in graph.successions(&Period::always()) {
        println!("{} was followed by {} as {}", succession.from.name, succession.to.name, succession.post.name);
    }
    Ok(())
}

fn files() -> Result<Vec<PathBuf>, std::io::Error> {
    let given: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    if !given.is_empty() {
        return Ok(given);
    }
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples");
    let mut files: Vec<PathBuf> =
        fs::read_dir(samples)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    Ok(files)
}
