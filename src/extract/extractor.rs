//! Builds everything once, then reads documents.

use std::path::Path;

use super::Extraction;
use super::knowledge::Knowledge;
use super::pipeline::{analyse, extraction};
use crate::error::Result;
use crate::pack::{Schema, pack_files};
use crate::text::Document;

/// Reads documents. Built once from packs, shared by threads.
///
/// ```
/// use govgraph::{Document, Extractor};
///
/// let extractor = Extractor::new()?;
/// let text = "On July 2, Jing Junhai, governor of Jilin province, presided over the fifth meeting.";
/// let extraction = extractor.extract(&Document::new("a", text));
/// assert!(extraction.entities.iter().any(|e| e.name == "Jing Junhai"));
/// # Ok::<(), govgraph::Error>(())
/// ```
pub struct Extractor {
    knowledge: Knowledge,
}

impl Extractor {
    /// The default pack alone.
    ///
    /// # Errors
    /// None in a released version: the default pack is compiled in and tested.
    pub fn new() -> Result<Self> {
        Self::with_packs(&[] as &[&Path])
    }

    /// The default pack with the packs in these folders on top, in order.
    ///
    /// # Errors
    /// A folder that cannot be read, or an error in a pack's file, with file, line and column.
    pub fn with_packs<P: AsRef<Path>>(folders: &[P]) -> Result<Self> {
        Ok(Extractor { knowledge: Knowledge::new(&pack_files(true, folders)?)? })
    }

    /// The packs in these folders alone, in order, without the default one. `data/` of this project is such a folder.
    ///
    /// # Errors
    /// As [`Extractor::with_packs`].
    pub fn with_only_packs<P: AsRef<Path>>(folders: &[P]) -> Result<Self> {
        Ok(Extractor { knowledge: Knowledge::new(&pack_files(false, folders)?)? })
    }

    /// A pack that lies in no folder, alone: names and contents of its files.
    #[cfg(feature = "fuzzing")]
    #[doc(hidden)]
    pub fn of_files(files: &[(&str, &str)]) -> Result<Self> {
        Ok(Extractor { knowledge: Knowledge::new(&crate::pack::files_of(files))? })
    }

    /// A digest over the files of packs: of the default one, where it is wanted, and of those in the folders. What two extractors read
    /// from a document is the same if these are.
    ///
    /// # Errors
    /// A folder that cannot be read.
    pub fn digest_of_packs<P: AsRef<Path>>(default: bool, folders: &[P]) -> Result<String> {
        let mut hasher = blake3::Hasher::new();
        for file in pack_files(default, folders)? {
            hasher.update(&(file.text.len() as u64).to_le_bytes());
            hasher.update(file.text.as_bytes());
        }
        Ok(hasher.finalize().to_hex().to_string())
    }

    /// With packs that are compiled already.
    pub(super) fn from_knowledge(knowledge: Knowledge) -> Self {
        Extractor { knowledge }
    }

    /// What the packs say, compiled.
    pub(super) fn knowledge(&self) -> &Knowledge {
        &self.knowledge
    }

    /// Kinds and predicates of all packs.
    pub(crate) fn schema(&self) -> &Schema {
        &self.knowledge.schema
    }

    /// Reads one document. The same document and packs always give the same extraction, whatever else is read, in whatever order or
    /// threads, and whatever language and time zone the process has.
    ///
    /// What stands later in a document changes which mentions are found before it in two ways only. A name that it makes known is found
    /// wherever it stands: "Wang" is a mention where somebody is called Wang Kai later (the rule of such mentions is
    /// `known-in-document`). And where it names a post, "the Governor" before it is no mention of its own (the rule of these is
    /// `the-holder-again`). Which entry of a gazetteer a name means, which mentions are one entity, and what is stated depend on all of the
    /// document.
    pub fn extract(&self, document: &Document) -> Extraction {
        let analysis = analyse(&self.knowledge, document);
        extraction(&self.knowledge, document, &analysis)
    }
}
