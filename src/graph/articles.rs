//! The articles of a graph: what each says, added, replaced, withdrawn and put together in any order.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::article::{AttributeSets, Record, Recorder};
use super::ledger::Decision;
use super::symbol::Symbols;
use crate::error::{Error, Result};
use crate::extract::Extraction;
use crate::pack::{Identity, default_schema};
use crate::text::Document;

/// What many articles say, each as it stands: the ground that a [`KnowledgeGraph`](super::KnowledgeGraph) is built on.
///
/// The order in which articles come changes nothing. An article that is added again replaces the one of that id.
///
/// ```
/// use govgraph::{Articles, Document, Extractor, KnowledgeGraph};
///
/// let extractor = Extractor::new()?;
/// let mut articles = Articles::of(&extractor);
/// for (id, text) in [
///     ("a", "Xu Dazhe, governor of Hunan province, met with Ann Roe."),
///     ("b", "Xu Dazhe, governor of Hunan, inspected the Xiangjiang River."),
/// ] {
///     let document = Document::new(id, text);
///     articles.add(&extractor.extract(&document), Some(&document))?;
/// }
/// let graph = KnowledgeGraph::new(articles);
/// let xu = graph.nodes_named("Xu Dazhe").next().unwrap();
/// assert_eq!(xu.documents(), ["a", "b"]);
///
/// let mut articles = graph.into_articles();
/// assert!(articles.withdraw("b"));
/// assert_eq!(articles.ids().collect::<Vec<_>>(), ["a"]);
/// # Ok::<(), govgraph::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Articles {
    pub(super) symbols: Symbols,
    pub(super) sets: AttributeSets,
    pub(super) records: BTreeMap<Arc<str>, Kept>,
    pub(super) identity: Identity,
    pub(super) decisions: BTreeSet<Decision>,
}

/// An encoded record.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    pub(super) bytes: Box<[u8]>,
    pub(super) fingerprint: [u8; 16],
}

/// What tells one reading of a document from another: its text, date and source, and what read it.
///
/// ```
/// use govgraph::{Document, Fingerprint};
/// let document = Document::new("a", "On July 2, the meeting was held.");
/// assert_eq!(Fingerprint::of(&document, "0.1"), Fingerprint::of(&document.clone(), "0.1"));
/// assert_ne!(Fingerprint::of(&document, "0.1"), Fingerprint::of(&document, "0.2"));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Fingerprint(pub(super) [u8; 16]);

impl Fingerprint {
    /// Of a document and a name for what reads it (the program's version, a digest of the packs).
    pub fn of(document: &Document, reader: &str) -> Self {
        let mut hasher = blake3::Hasher::new();
        let published = document.published.map(|date| date.to_string()).unwrap_or_default();
        for part in [reader, &document.id, &document.text, &published, document.source.as_deref().unwrap_or("")] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
        let mut short = [0; 16];
        short.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
        Fingerprint(short)
    }
}

impl Articles {
    /// No articles yet; bodies and posts are compared as the default pack says.
    pub fn new() -> Self {
        Self::with_identity(default_schema().map(|schema| schema.identity()).unwrap_or_default())
    }

    /// No articles yet; bodies and posts are compared as the extractor's packs say.
    pub fn of(extractor: &crate::extract::Extractor) -> Self {
        Self::with_identity(extractor.schema().identity())
    }

    pub(super) fn with_identity(identity: Identity) -> Self {
        let (symbols, sets) = (Symbols::default(), AttributeSets::default());
        Articles { symbols, sets, records: BTreeMap::new(), identity, decisions: BTreeSet::new() }
    }

    /// Adds what was read from a document, in place of what was read from it before. With the document, the sentences of its
    /// statements are kept.
    ///
    /// # Errors
    /// None that a sound extraction could cause.
    pub fn add(&mut self, extraction: &Extraction, document: Option<&Document>) -> Result<()> {
        self.add_read(extraction, document.map(|document| document.text.as_str()), Fingerprint::default())
    }

    /// As [`add`](Self::add), with the text whose sentences are kept, and a fingerprint to know the reading by later.
    ///
    /// # Errors
    /// None that a sound extraction could cause.
    pub fn add_read(&mut self, extraction: &Extraction, text: Option<&str>, fingerprint: Fingerprint) -> Result<()> {
        let mut recorder = Recorder { symbols: &mut self.symbols, sets: &mut self.sets, identity: &self.identity };
        let record = recorder.record(extraction, text, fingerprint.0);
        self.keep(extraction.id.as_str().into(), &record)
    }

    pub(super) fn keep(&mut self, id: Arc<str>, record: &Record) -> Result<()> {
        let kept = Kept { bytes: record.encode()?, fingerprint: record.fingerprint };
        self.records.insert(id, kept);
        Ok(())
    }

    /// Takes an article out; false where there is none of that id.
    pub fn withdraw(&mut self, id: &str) -> bool {
        self.records.remove(id).is_some()
    }

    /// The ids of all articles, by alphabet, with the fingerprints that they were added with.
    pub fn fingerprints(&self) -> impl Iterator<Item = (&str, Fingerprint)> {
        self.records.iter().map(|(id, kept)| (&**id, Fingerprint(kept.fingerprint)))
    }

    /// The ids of all articles, by alphabet.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.records.keys().map(|id| &**id)
    }

    /// How many articles there are.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Replaces what a user has decided on merges.
    pub fn decide(&mut self, decisions: impl IntoIterator<Item = Decision>) {
        self.decisions = decisions.into_iter().collect();
    }

    /// What a user has decided on merges.
    pub fn decisions(&self) -> impl Iterator<Item = &Decision> {
        self.decisions.iter()
    }

    /// Takes in the articles and decisions of another collection.
    ///
    /// # Errors
    /// Where both hold an article of one id that says different things, or compare bodies and posts in different ways. Then nothing
    /// has been taken in.
    pub fn merge(&mut self, other: &Articles) -> Result<()> {
        if self.is_empty() && self.decisions.is_empty() {
            self.identity.clone_from(&other.identity);
        }
        if self.identity != other.identity {
            return Err(Error::usage(
                "the graphs were built with packs that compare bodies and posts in different ways",
            ));
        }
        let mut news = Vec::new();
        for (id, kept) in &other.records {
            let renamed = self.taken(&other.record(kept)?, other);
            match self.records.get(id) {
                Some(own) if *own.bytes != *renamed.encode()? => {
                    let message =
                        format!("the article {id:?} says different things in the two graphs; withdraw it from one");
                    return Err(Error::usage(message));
                }
                Some(_) => {}
                None => news.push((id.clone(), renamed)),
            }
        }
        news.into_iter().try_for_each(|(id, record)| self.keep(id, &record))?;
        self.decisions.extend(other.decisions.iter().cloned());
        Ok(())
    }

    /// Another collection's record in symbols of this one.
    fn taken(&mut self, record: &Record, other: &Articles) -> Record {
        let (symbols, sets) = (&mut self.symbols, &mut self.sets);
        let symbols = std::cell::RefCell::new(symbols);
        let take = |symbol| symbols.borrow_mut().intern(other.symbols.text(symbol));
        let mut set = |number| {
            let pairs = other.sets.get(number).iter();
            sets.intern(pairs.map(|(name, value)| (take(*name), take(*value))).collect())
        };
        record.renamed(&mut |symbol| take(symbol), &mut set)
    }

    pub(super) fn record(&self, kept: &Kept) -> Result<Record> {
        Record::decode(&kept.bytes)
    }

    /// Bytes that the facts and their provenance take in memory: what is said, and where it was read.
    ///
    /// ```
    /// # let articles = govgraph::Articles::new();
    /// assert_eq!(articles.sizes().facts, 0);
    /// ```
    pub fn sizes(&self) -> Sizes {
        let mut sizes = Sizes::default();
        for kept in self.records.values() {
            let Ok(record) = self.record(kept) else { continue };
            sizes.articles += 1;
            sizes.statements += record.statements.len();
            sizes.bytes += kept.bytes.len();
            let size = |value: Result<Vec<u8>, postcard::Error>| value.map_or(0, |bytes| bytes.len());
            sizes.sentences += size(postcard::to_allocvec(&record.sentences));
            for statement in &record.statements {
                let proof = size(postcard::to_allocvec(&statement.proof));
                sizes.provenance += proof;
                sizes.facts += size(postcard::to_allocvec(statement)) - proof;
            }
        }
        sizes
    }
}

/// How much room a graph's articles take, in bytes; see [`Articles::sizes`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sizes {
    /// How many articles.
    pub articles: usize,
    /// How many statements.
    pub statements: usize,
    /// All of the articles without the table of strings.
    pub bytes: usize,
    /// What statements say.
    pub facts: usize,
    /// Where statements were read.
    pub provenance: usize,
    /// Texts of sentences.
    pub sentences: usize,
}

impl Default for Articles {
    fn default() -> Self {
        Articles::new()
    }
}
