//! What every output format of extractions can do.

use std::io::{self, Write};

use crate::extract::Extraction;

/// A way to write extractions to a stream, one after another. Programs may have formats of their own: methods that come later have
/// defaults.
///
/// ```
/// use govgraph::{Document, Extractor, ExtractionFormat, Jsonl};
/// let extractor = Extractor::new()?;
/// let document = Document::new("a", "The meeting was held in Changchun.");
/// let mut out = Vec::new();
/// Jsonl.begin(&mut out).unwrap();
/// Jsonl.write(&extractor.extract(&document), &document.text, &mut out).unwrap();
/// assert!(out.starts_with(br#"{"id":"a""#) && out.ends_with(b"}\n"));
/// # Ok::<(), govgraph::Error>(())
/// ```
pub trait ExtractionFormat: Send + Sync {
    /// Writes what stands once at the top of the stream.
    fn begin(&self, out: &mut dyn Write) -> io::Result<()> {
        let _ = out;
        Ok(())
    }

    /// Writes one extraction; `text` is the document's text, which the extraction's offsets refer to.
    fn write(&self, extraction: &Extraction, text: &str, out: &mut dyn Write) -> io::Result<()>;
}
