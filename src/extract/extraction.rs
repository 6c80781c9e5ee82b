//! What comes out of a document.

use serde::{Deserialize, Serialize};

use crate::entity::{Entity, EntityId};
use crate::relation::Statement;
use crate::text::Span;

/// All that was read from one document. Serialises to the extraction format (JSON), keys in this order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Extraction {
    /// The document's id.
    pub id: String,
    /// Date of publication, ISO 8601.
    #[serde(default)]
    pub published: Option<String>,
    /// Where it was published.
    #[serde(default)]
    pub source: Option<String>,
    /// Sentences, in order.
    pub sentences: Vec<Span>,
    /// Entities, in order of first mention.
    pub entities: Vec<Entity>,
    /// Statements, in order of their evidence.
    pub statements: Vec<Statement>,
}

impl Extraction {
    /// The entity with that id.
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.get(id.0 as usize).filter(|e| e.id == id)
    }

    /// Keeps only statements whose confidence is at least `least` (0 to 1): fewer, and more of them right.
    ///
    /// ```
    /// use govgraph::{Document, Extractor};
    ///
    /// let extractor = Extractor::new()?;
    /// let text = "Jing Junhai, governor of Jilin province, spoke. The output of tourism rose in Dalian.";
    /// let extraction = extractor.extract(&Document::new("a", text)).with_confidence(0.8);
    /// assert!(extraction.statements.iter().all(|s| s.confidence >= 0.8));
    /// # Ok::<(), govgraph::Error>(())
    /// ```
    #[must_use]
    pub fn with_confidence(mut self, least: f32) -> Self {
        self.statements.retain(|s| s.confidence >= least);
        self
    }
}
