//! A digest over a whole graph.

use std::fmt;

use super::edge::Value;
use super::{Edge, KnowledgeGraph, QualifierValue};

/// A digest of a graph: equal for graphs that say the same.
///
/// ```
/// use govgraph::{Articles, KnowledgeGraph};
/// let digest = KnowledgeGraph::new(Articles::new()).digest();
/// assert_eq!(digest, KnowledgeGraph::new(Articles::new()).digest());
/// assert_eq!(digest.to_string().len(), 64);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Digest([u8; 32]);

/// Written in hexadecimal digits.
impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Hashes strings so that their borders count.
struct Strings(blake3::Hasher);

impl Strings {
    fn add(&mut self, text: &str) {
        self.0.update(&(text.len() as u64).to_le_bytes());
        self.0.update(text.as_bytes());
    }
}

impl KnowledgeGraph {
    /// The digest over all nodes, edges, sources and sentences. It does not depend on the order in which articles came.
    pub fn digest(&self) -> Digest {
        let mut strings = Strings(blake3::Hasher::new());
        let keys: Vec<String> = self.nodes().map(|node| node.key().to_string()).collect();
        for (node, key) in self.nodes().zip(&keys) {
            strings.add(key);
            strings.add(node.kind());
            strings.add(node.name());
            for member in node.members() {
                strings.0.update(&member.to_le_bytes());
            }
        }
        for edge in self.edges() {
            self.add_edge(&edge, &keys, &mut strings);
        }
        // what an edge's sources say beyond it stands in the articles
        for (id, kept) in &self.articles.records {
            strings.add(id);
            strings.0.update(self.canonical(kept).as_bytes());
        }
        Digest(*strings.0.finalize().as_bytes())
    }

    fn add_edge(&self, edge: &Edge<'_>, keys: &[String], strings: &mut Strings) {
        let weight = edge.weight();
        let key = |index: petgraph::graph::NodeIndex| keys.get(index.index()).map_or("", String::as_str);
        strings.add(key(edge.subject().index()));
        strings.add(edge.predicate());
        strings.add(key(edge.object().index()));
        strings.add(&format!("{:?}", edge.modality()));
        strings.add(weight.speaker.map_or("", key));
        for ((name, value), (_, kept)) in edge.qualifiers().zip(self.qualifiers[weight.qualifiers as usize].iter()) {
            strings.add(name);
            match (value, kept) {
                (QualifierValue::Word(word), _) => strings.add(word),
                (_, Value::Node(index)) => strings.add(key(*index)),
                (_, Value::Word(_)) => {}
            }
        }
        for (article, statement) in edge.told() {
            strings.0.update(&article.to_le_bytes());
            strings.0.update(&statement.to_le_bytes());
        }
    }

    /// A hash of an article's record that does not depend on how strings are numbered.
    fn canonical(&self, kept: &super::articles::Kept) -> blake3::Hash {
        let mut strings = Strings(blake3::Hasher::new());
        if let Ok(record) = self.articles.record(kept) {
            let (symbols, sets) = (&self.articles.symbols, &self.articles.sets);
            let shared = std::cell::RefCell::new(&mut strings);
            let plain = record.renamed(
                &mut |symbol| {
                    shared.borrow_mut().add(symbols.text(symbol));
                    super::symbol::Symbol(0)
                },
                &mut |set| {
                    for (name, value) in sets.get(set) {
                        shared.borrow_mut().add(symbols.text(*name));
                        shared.borrow_mut().add(symbols.text(*value));
                    }
                    0
                },
            );
            if let Ok(bytes) = plain.encode() {
                strings.0.update(&bytes);
            }
        }
        strings.0.finalize()
    }
}
