//! What is measured. Each stage gives how much it found, so that nothing is left out and all runs can be compared.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use govgraph::{Document, Extractor, Splitter};
use unicode_segmentation::UnicodeSegmentation;

/// A way to go through documents.
pub struct Stage {
    pub name: &'static str,
    pub run: fn(&[Document]) -> usize,
}

/// The yardstick first; the stages of the pipeline hold those before them.
pub const STAGES: [Stage; 7] = [
    Stage { name: "plain scan for the names", run: plain_scan },
    Stage { name: "unicode-segmentation words", run: unicode_words },
    Stage { name: "sentences and tokens", run: split },
    Stage { name: "with names", run: names },
    Stage { name: "with mentions", run: mentions },
    Stage { name: "with statements (all)", run: statements },
    Stage { name: "all, on two threads", run: two_threads },
];

pub static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new().expect("the default pack is sound"));

static SPLITTER: LazyLock<Splitter> = LazyLock::new(Splitter::default);

static PLAIN: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .build(EXTRACTOR.names())
        .expect("the names fit into an automaton")
});

fn plain_scan(documents: &[Document]) -> usize {
    documents.iter().map(|document| PLAIN.find_iter(&document.text).count()).sum()
}

fn unicode_words(documents: &[Document]) -> usize {
    documents.iter().map(|document| document.text.unicode_words().count()).sum()
}

fn split(documents: &[Document]) -> usize {
    documents.iter().map(|document| SPLITTER.split(&document.text).tokens.len()).sum()
}

fn names(documents: &[Document]) -> usize {
    documents.iter().map(|document| EXTRACTOR.names_in(&document.text).len()).sum()
}

fn mentions(documents: &[Document]) -> usize {
    documents.iter().map(|document| EXTRACTOR.mentions_in(document).len()).sum()
}

fn statements(documents: &[Document]) -> usize {
    documents.iter().map(|document| EXTRACTOR.extract(document).statements.len()).sum()
}

fn two_threads(documents: &[Document]) -> usize {
    let (first, second) = documents.split_at(documents.len() / 2);
    std::thread::scope(|scope| {
        let other = scope.spawn(|| statements(second));
        statements(first) + other.join().expect("no panic")
    })
}
