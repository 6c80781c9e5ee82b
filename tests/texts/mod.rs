//! The sample texts.

// not every test needs both
#![allow(dead_code)]

use std::fs;
use std::path::{Path, PathBuf};

use govgraph::Document;

/// Their files, in order.
pub fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    files
}

/// The texts, each called by the name of its file.
pub fn documents() -> Vec<Document> {
    let read = |file: PathBuf| {
        let id = file.file_stem().unwrap().to_string_lossy().into_owned();
        Document::new(id, fs::read_to_string(&file).unwrap())
    };
    files().into_iter().map(read).collect()
}
