//! The texts to measure on.

use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use govgraph::{Document, read_jsonl};

/// The samples are repeated up to so many bytes.
const REPEATED: usize = 1 << 20;

/// The texts of the folder that GOVGRAPH_CORPUS names; else the samples, over and over.
pub static CORPUS: LazyLock<Vec<Document>> = LazyLock::new(|| match std::env::var_os("GOVGRAPH_CORPUS") {
    Some(folder) => read(Path::new(&folder)),
    None => repeated(&read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples"))),
});

/// The length of all texts.
pub fn bytes(documents: &[Document]) -> usize {
    documents.iter().map(|document| document.text.len()).sum()
}

fn repeated(samples: &[Document]) -> Vec<Document> {
    let times = REPEATED.div_ceil(bytes(samples).max(1));
    samples.iter().cycle().take(samples.len() * times).cloned().collect()
}

/// The text files and JSON Lines of a folder, in order of their names.
fn read(folder: &Path) -> Vec<Document> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    let documents: Vec<Document> = files.iter().flat_map(|file| read_file(file)).collect();
    assert!(!documents.is_empty(), "{}: no .txt or .jsonl file", folder.display());
    documents
}

fn read_file(file: &Path) -> Vec<Document> {
    let name = file.display().to_string();
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("txt") => vec![Document::new(&name, fs::read_to_string(file).expect("the file is UTF-8"))],
        Some("jsonl") => {
            let records = read_jsonl(BufReader::new(File::open(file).expect("the file can be opened")));
            records.map(|record| record.expect("every line is a document")).collect()
        }
        _ => Vec::new(),
    }
}
