//! News made up for tests: sentences of the samples in any order, with other names of the same kinds in them.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

use govgraph::{Block, Document, Extractor, Splitter};
use proptest::prelude::*;
use proptest::sample::Index;

/// The kinds that keys of gazetteers begin with.
const KINDS: [(&str, &str); 8] = [
    ("place", "place"),
    ("river", "river"),
    ("org", "organization"),
    ("company", "organization"),
    ("university", "organization"),
    ("industry", "industry"),
    ("event", "event"),
    ("policy", "policy"),
];

/// A sentence of a sample, with the places of its names.
#[derive(Debug)]
struct Sentence {
    text: String,
    /// Place and kind of each name, in order.
    names: Vec<(Range<usize>, String)>,
}

/// What news is made of.
#[derive(Debug)]
pub struct Stock {
    sentences: Vec<Sentence>,
    /// Names of each kind: of the gazetteers and of the samples.
    names: BTreeMap<String, Vec<String>>,
}

/// Files of a folder of data with that ending, in order.
fn files(folder: &str, ending: &str) -> impl Iterator<Item = String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(folder);
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = entries.filter(|path| path.extension().is_some_and(|found| found == ending)).collect();
    paths.sort();
    paths.into_iter().map(|path| fs::read_to_string(path).unwrap())
}

/// Bodies of the samples, and the whole of them.
pub fn samples() -> impl Iterator<Item = String> {
    files("samples", "txt")
}

impl Stock {
    pub fn new(extractor: &Extractor) -> Self {
        let mut stock = Stock { sentences: Vec::new(), names: BTreeMap::new() };
        for table in files("gazetteers", "tsv") {
            for row in table.lines().filter(|row| !row.starts_with('#')) {
                let mut columns = row.split('\t');
                let (key, name) = (columns.next().unwrap_or(""), columns.next().unwrap_or(""));
                let kind = key.split_once(':').and_then(|(start, _)| KINDS.iter().find(|(known, _)| *known == start));
                if let Some((_, kind)) = kind {
                    stock.names.entry((*kind).into()).or_default().push(name.into());
                }
            }
        }
        samples().for_each(|sample| stock.take_apart(extractor, &sample));
        stock
    }

    fn take_apart(&mut self, extractor: &Extractor, sample: &str) {
        let extraction = extractor.extract(&Document::new("a", sample));
        let mentions = extraction.entities.iter().flat_map(|entity| {
            let kind = entity.kind.to_string();
            entity.mentions.iter().map(move |mention| (mention.start as usize..mention.end as usize, kind.clone()))
        });
        let mut mentions: Vec<(Range<usize>, String)> = mentions.collect();
        mentions.sort_by_key(|(place, _)| place.start);
        for (place, kind) in &mentions {
            self.names.entry(kind.clone()).or_default().push(sample[place.clone()].into());
        }
        for sentence in Splitter::default().split(sample).sentences {
            let (start, end) = (sentence.span.start as usize, sentence.span.end as usize);
            // a line that ends without a stop goes on in what is put after it
            if sentence.block == Block::Body && sample[start..end].ends_with('.') {
                let inside = mentions.iter().filter(|(place, _)| start <= place.start && place.end <= end);
                let names = inside.map(|(place, kind)| (place.start - start..place.end - start, kind.clone()));
                self.sentences.push(Sentence { text: sample[start..end].replace('\n', " "), names: names.collect() });
            }
        }
    }

    /// A sentence; each of its names is another one of its kind, or stays.
    fn sentence(&self, which: Index, others: &[Option<Index>]) -> String {
        let Sentence { text, names } = which.get(&self.sentences);
        let (mut made, mut at) = (String::new(), 0);
        for ((place, kind), other) in names.iter().zip(others.iter().cycle()) {
            made.push_str(&text[at..place.start]);
            let name: Option<&String> = other.map(|other| other.get(&self.names[kind]));
            made.push_str(name.map_or(&text[place.clone()], String::as_str));
            at = place.end;
        }
        made + &text[at..]
    }

    /// So many sentences.
    pub fn sentences(&'static self, count: Range<usize>) -> impl Strategy<Value = Vec<String>> {
        let others = prop::collection::vec(prop::option::weighted(0.4, any::<Index>()), 8);
        prop::collection::vec((any::<Index>(), others), count)
            .prop_map(|all| all.iter().map(|(which, others)| self.sentence(*which, others)).collect())
    }
}
