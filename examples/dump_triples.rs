//! Prints the statements of articles as tab-separated triples: JSON Lines on standard input, or text files as arguments.
//!
//! ```sh
//! cargo run --example dump_triples < news.jsonl
//! cargo run --example dump_triples article.txt
//! ```

use std::error::Error;
use std::fs;
use std::io::{BufWriter, Write, stdin, stdout};

use govgraph::{Document, ExtractionFormat, Extractor, Triples, decode, read_jsonl};

fn main() -> Result<(), Box<dyn Error>> {
    let extractor = Extractor::new()?;
    let files: Vec<String> = std::env::args().skip(1).collect();
    let mut out = BufWriter::new(stdout().lock());
    Triples.begin(&mut out)?;
    if files.is_empty() {
        for document in read_jsonl(stdin().lock()) {
            dump(&extractor, &document?, &mut out)?;
        }
    }
    for file in files {
        let text = decode(&file, fs::read(&file)?, false)?;
        dump(&extractor, &Document::new(file, text), &mut out)?;
    }
    Ok(out.flush()?)
}

fn dump(extractor: &Extractor, document: &Document, out: &mut impl Write) -> std::io::Result<()> {
    Triples.write(&extractor.extract(document), &document.text, out)
}
