//! Builds everything once, then reads documents.

use super::Extraction;
use crate::error::Result;
use crate::text::Document;

/// Reads documents. Built once from packs, shared by threads.
pub struct Extractor {
    _private: (),
}

impl Extractor {
    /// The default pack alone.
    pub fn new() -> Result<Self> {
        Self::with_packs(&[] as &[&std::path::Path])
    }

    /// The default pack with the packs in these folders on top, in order.
    pub fn with_packs<P: AsRef<std::path::Path>>(_folders: &[P]) -> Result<Self> {
        Ok(Extractor { _private: () })
    }

    /// Reads one document.
    pub fn extract(&self, document: &Document) -> Extraction {
        Extraction {
            id: document.id.clone(),
            published: document.published.map(|d| d.to_string()),
            source: document.source.clone(),
            ..Extraction::default()
        }
    }
}
