//! What is fuzzed: each target takes any bytes, does with them what a program would, and panics where something does not hold.
//!
//! The binaries of `fuzz_targets/` hand these to libFuzzer; `tests/fuzz.rs` of the library runs them over seeds and changed seeds.

mod rdf;
mod seeds;

use std::sync::LazyLock;

use govgraph::{
    Articles, Cypher, Document, Dot, Extraction, ExtractionFormat, Extractor, FollowTheMoney, Gexf, GraphFormat,
    GraphJson, GraphJsonl, GraphTriples, Graphml, Jsonl, KnowledgeGraph, Neo4jNodes, Neo4jRelationships, PackReport,
    Period, Splitter, Table, Triples, matches_like_regex, read_decisions, read_jsonl,
};

pub use rdf::{rdf, sparql};
pub use seeds::seeds;

/// A target: its name, and what it does.
pub type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const TARGETS: [Target; 12] = [
    ("document", document),
    ("json_line", json_line),
    ("rule_file", rule_file),
    ("pack_file", pack_file),
    ("decisions", decisions),
    ("graph_file", graph_file),
    ("extraction", extraction),
    ("threads", threads),
    ("increments", increments),
    ("matcher", matcher),
    ("rdf", rdf),
    ("sparql", sparql),
];

/// The default pack.
static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new().expect("the default pack is sound"));

static SPLITTER: LazyLock<Splitter> = LazyLock::new(Splitter::default);

/// A small pack, which loads at once: names and contents of its files.
const BASE: [(&str, &str); 4] = [
    ("base/schema.json", include_str!("../../base/schema.json")),
    ("base/words.txt", include_str!("../../base/words.txt")),
    ("base/names.tsv", include_str!("../../base/names.tsv")),
    ("base/base.rules", include_str!("../../base/base.rules")),
];

/// What packs are tried on.
const ARTICLE: &str =
    "Li Na, governor of Gansu, visited Lanzhou with Wang Kai on July 2, 2020. She went to Lan, and praised it.";

/// Longer texts tell nothing that shorter ones do not.
const LONGEST: usize = 1 << 16;
/// Explaining takes many times as long as reading: longer texts are read only.
const EXPLAINED: usize = 300;

fn text_of(bytes: &[u8]) -> String {
    String::from_utf8_lossy(&bytes[..bytes.len().min(LONGEST)]).into_owned()
}

fn extract(id: &str, text: &str) -> (Document, Extraction) {
    let document = Document::new(id, text);
    let extraction = EXTRACTOR.extract(&document);
    (document, extraction)
}

/// Bytes of a text file: decoded, split, read, explained; spans lie in the text and mentions do not overlap.
pub fn document(bytes: &[u8]) {
    let _ = govgraph::decode("a.txt", bytes.to_vec(), false);
    let text = text_of(bytes);
    let split = SPLITTER.split(&text);
    assert_eq!(split.check(&text), Ok(()));
    let (document, extraction) = extract("a", &text);
    let mut mentions: Vec<_> = extraction.entities.iter().flat_map(|entity| &entity.mentions).collect();
    mentions.sort_by_key(|mention| (mention.start, mention.end));
    for mention in &mentions {
        assert_eq!(text.get(mention.start as usize..mention.end as usize), Some(mention.text.as_str()));
    }
    assert!(mentions.windows(2).all(|pair| pair[0].end <= pair[1].start), "mentions overlap");
    for statement in &extraction.statements {
        let evidence = statement.evidence.expect("what is read has its evidence");
        assert!(text.get(evidence.start as usize..evidence.end as usize).is_some());
        assert!(extraction.entity(statement.subject).is_some() && extraction.entity(statement.object).is_some());
    }
    if text.len() < EXPLAINED {
        let _ = EXTRACTOR.explain(&document).to_string();
    }
}

/// JSON Lines: read to the end whatever a line holds; what was read is read again from what is written of it.
pub fn json_line(bytes: &[u8]) {
    let mut lines = 0;
    for lossy in [false, true] {
        let mut reader = read_jsonl(bytes).with_lossy(lossy).with_longest_line(LONGEST);
        while let Some(item) = reader.next() {
            lines += 1;
            match item {
                Ok(document) => {
                    let published = document.published.map(|date| date.to_string());
                    let line = serde_json::json!({
                        "id": document.id, "published": published, "source": document.source, "text": document.text
                    });
                    let again = read_jsonl(line.to_string().as_bytes()).next();
                    assert_eq!(again.expect("a line").expect("a document"), document);
                }
                Err(error) => assert!(!error.to_string().is_empty() && reader.line() > 0),
            }
        }
    }
    assert!(lines <= 2 * (bytes.iter().filter(|byte| **byte == b'\n').count() + 1));
}

/// Loads a pack with one more file; where that goes well, reads with it.
fn load(name: &str, text: &str) {
    let mut files = BASE.to_vec();
    files.push((name, text));
    match Extractor::of_files(&files) {
        Ok(extractor) => {
            let document = Document::new("a", ARTICLE);
            let extraction = extractor.extract(&document);
            let _ = extractor.explain(&document).to_string();
            write_all(&extraction, ARTICLE);
        }
        Err(error) => assert!(error.is_pack(), "{error}"),
    }
    if text.len() < 2000 {
        let _ = PackReport::in_memory(&files);
    }
}

/// A rule file on top of a small pack.
pub fn rule_file(bytes: &[u8]) {
    load("fuzz/fuzz.rules", &text_of(bytes));
}

/// A gazetteer, word list or schema on top of a small pack: the first byte says which.
pub fn pack_file(bytes: &[u8]) {
    let Some((kind, rest)) = bytes.split_first() else { return };
    let name = ["fuzz/fuzz.tsv", "fuzz/fuzz.txt", "fuzz/schema.json", "fuzz/abbreviations.txt"][usize::from(kind % 4)];
    let text = text_of(rest);
    load(name, &text);
    let _ = Splitter::new(&text);
}

/// Two articles that share a person and two places.
fn two_articles() -> Articles {
    let mut articles = Articles::of(&EXTRACTOR);
    for id in ["a", "b"] {
        let (document, extraction) = extract(id, ARTICLE);
        articles.add(&extraction, Some(&document)).expect("an article");
    }
    articles
}

/// What holds for every graph: saved and read again it is the same, and questions are answered or refused.
fn check_graph(articles: Articles) {
    let saved = articles.to_bytes().expect("a graph can be written");
    let read = Articles::from_bytes("graph.gg", &saved).expect("what was written is read");
    assert_eq!(saved, read.to_bytes().expect("a graph can be written"));
    let graph = KnowledgeGraph::new(articles);
    assert_eq!(graph.digest(), KnowledgeGraph::new(read).digest());
    let always = Period::always();
    let names: Vec<String> = graph.nodes().take(4).map(|node| node.name().to_owned()).collect();
    for name in &names {
        let _ = graph.about(name, &always, true);
        let _ = graph.who(name, &always, true);
        let _ = graph.met(name, &always, true);
    }
    let _ = (graph.ledger(), graph.conflicts(&always), graph.successions(&always), graph.stale_decisions().len());
    export(&graph);
}

/// Every format takes every graph; what is JSON is read, and a line of tab-separated values is one record.
fn export(graph: &KnowledgeGraph) {
    let written = |format: &dyn GraphFormat| {
        let mut out = Vec::new();
        format.write(&graph.whole(), &mut out).expect("writing to memory");
        String::from_utf8(out).expect("text")
    };
    serde_json::from_str::<serde_json::Value>(&written(&GraphJson)).expect("JSON");
    for line in written(&GraphJsonl).lines() {
        serde_json::from_str::<serde_json::Value>(line).expect("a line of JSON");
    }
    let triples = written(&GraphTriples);
    let mut columns = triples.lines().map(|line| line.split('\t').count());
    let first = columns.next();
    assert!(columns.all(|count| Some(count) == first), "{triples:?}");
    let others: [&dyn GraphFormat; 7] =
        [&Cypher, &Dot, &FollowTheMoney, &Gexf, &Graphml, &Neo4jNodes, &Neo4jRelationships];
    assert!(others.map(written).iter().all(|text| text.len() < 1 << 28));
}

/// A file of decisions on merges, obeyed by a small graph.
pub fn decisions(bytes: &[u8]) {
    match read_decisions("decisions.jsonl", bytes) {
        Ok(decided) => {
            let mut articles = two_articles();
            articles.decide(decided);
            check_graph(articles);
        }
        Err(error) => assert!(error.is_ledger() || error.is_io(), "{error}"),
    }
}

/// A graph's file, as it is and with a right header before it.
pub fn graph_file(bytes: &[u8]) {
    for read in [Articles::from_bytes("graph.gg", bytes), Articles::from_contents(bytes)] {
        match read {
            Ok(articles) => check_graph(articles),
            Err(error) => assert!(error.is_graph(), "{error}"),
        }
    }
}

/// An extraction in JSON; where the bytes are none, what is read from them as a text.
fn extraction_of(bytes: &[u8], text: &str) -> Extraction {
    let read = serde_json::from_slice::<Extraction>(bytes).ok();
    // JSON has no number for what is too large for one
    let read = read.filter(|read| read.statements.iter().all(|statement| statement.confidence.is_finite()));
    read.unwrap_or_else(|| extract("a", text).1)
}

/// An extraction: written in every format without a character that takes hold of a terminal, read again, put in a graph.
pub fn extraction(bytes: &[u8]) {
    let text = text_of(bytes);
    let read = extraction_of(bytes, &text);
    write_all(&read, &text);
    let mut articles = Articles::new();
    match articles.add(&read, Some(&Document::new(read.id.as_str(), text))) {
        Ok(()) => check_graph(articles),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

fn write_all(extraction: &Extraction, text: &str) {
    let written = |format: &dyn ExtractionFormat| {
        let mut out = Vec::new();
        format.write(extraction, text, &mut out).expect("writing to memory");
        String::from_utf8(out).expect("text")
    };
    let read: Extraction = serde_json::from_str(&written(&Jsonl)).expect("what was written is read");
    assert_eq!(serde_json::to_string(&read).expect("JSON"), serde_json::to_string(extraction).expect("JSON"));
    for line in written(&Triples).lines() {
        assert_eq!(line.split('\t').count(), 7, "{line:?}");
        assert!(!line.contains(|c: char| c.is_control() && c != '\t'), "{line:?}");
    }
    let table = written(&Table::new().with_width(60));
    assert!(!table.contains(|c: char| c.is_control() && c != '\n'), "{table:?}");
}

/// Several texts, a NUL between them: one thread and several, forwards and backwards, give the same.
pub fn threads(bytes: &[u8]) {
    let text = text_of(bytes);
    let texts: Vec<&str> = text.split('\0').take(8).collect();
    let json = |text: &&str| serde_json::to_string(&extract("a", text).1).expect("JSON");
    let alone: Vec<String> = texts.iter().map(json).collect();
    let together: Vec<String> = std::thread::scope(|scope| {
        let started: Vec<_> = texts.iter().rev().map(|text| scope.spawn(move || json(text))).collect();
        started.into_iter().rev().map(|thread| thread.join().expect("no panic")).collect()
    });
    assert_eq!(alone, together);
}

/// Several texts, a NUL between them, whose first byte says what is done: added, added and withdrawn, added in a graph of its own that
/// is merged. The graph is that of the articles that are left, whatever the way.
pub fn increments(bytes: &[u8]) {
    let text = text_of(bytes);
    let mut way = Articles::of(&EXTRACTOR);
    let mut left: Vec<(Document, Extraction)> = Vec::new();
    for part in text.split('\0').take(8) {
        let step = part.bytes().next().unwrap_or(0);
        let id = ["a", "b", "c"][usize::from(step / 3 % 3)];
        let (document, extraction) = extract(id, part);
        left.retain(|(known, _)| known.id != id);
        match step % 3 {
            0 => way.add(&extraction, Some(&document)).expect("an article"),
            1 => {
                way.add(&extraction, Some(&document)).expect("an article");
                assert!(way.withdraw(id));
                continue;
            }
            _ => {
                let mut other = Articles::of(&EXTRACTOR);
                other.add(&extraction, Some(&document)).expect("an article");
                way.withdraw(id);
                way.merge(&other).expect("articles of different ids");
            }
        }
        left.push((document, extraction));
    }
    let mut batch = Articles::of(&EXTRACTOR);
    left.iter().rev().for_each(|(document, extraction)| batch.add(extraction, Some(document)).expect("an article"));
    assert_eq!(way.to_bytes().expect("bytes"), batch.to_bytes().expect("bytes"));
    assert_eq!(KnowledgeGraph::new(way).digest(), KnowledgeGraph::new(batch).digest());
}

/// A random pattern on random sentences: the matcher and the `regex` crate find the same.
pub fn matcher(bytes: &[u8]) {
    assert_eq!(matches_like_regex(bytes), Ok(()));
}
