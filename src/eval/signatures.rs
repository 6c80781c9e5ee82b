//! Signatures: the kinds, predicates and qualifiers that annotations may use, as the packs' schema declares them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::extract::Extractor;
use crate::pack::{Schema, default_schema};

/// The kinds that a predicate takes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Signature {
    /// Kinds of the subject.
    pub subject: BTreeSet<String>,
    /// Kinds of the object.
    pub object: BTreeSet<String>,
    /// True where subject and object may change places.
    pub symmetric: bool,
}

/// What annotations may use: kinds, predicates, qualifiers, speakers. The schema of the packs declares it.
///
/// The default is what the default pack declares: nine kinds and seventeen predicates.
///
/// ```
/// use govgraph::{Extractor, Signatures};
/// let signatures = Signatures::default();
/// assert_eq!(signatures.kinds.len(), 9);
/// assert!(signatures.predicates["met_with"].symmetric);
/// assert!(signatures.predicates["flows_into"].object.contains("river"));
/// assert_eq!(signatures, Signatures::of(&Extractor::new()?));
/// # Ok::<(), govgraph::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Signatures {
    /// The kinds of entities.
    pub kinds: BTreeSet<String>,
    /// Each predicate with the kinds it takes.
    pub predicates: BTreeMap<String, Signature>,
    /// Each qualifier whose value is an entity, with the kinds of the entity.
    pub qualifiers: BTreeMap<String, BTreeSet<String>>,
    /// Kinds that words may be attributed to.
    pub speakers: BTreeSet<String>,
    /// The words that the qualifier `status` may have.
    pub statuses: BTreeSet<String>,
    /// Those of them that scoring tells apart.
    pub scored_statuses: BTreeSet<String>,
}

static DEFAULT: LazyLock<Signatures> = LazyLock::new(|| Signatures::from(&default_schema().unwrap_or_default()));

impl Default for Signatures {
    fn default() -> Self {
        DEFAULT.clone()
    }
}

impl From<&Schema> for Signatures {
    fn from(schema: &Schema) -> Self {
        let mut qualifiers: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (name, kinds) in schema.predicates.values().flat_map(|predicate| &predicate.qualifiers) {
            if !kinds.is_empty() {
                qualifiers.entry(name.clone()).or_default().extend(kinds.iter().cloned());
            }
        }
        let set = |words: &[String]| words.iter().cloned().collect::<BTreeSet<_>>();
        let predicates = schema.predicates.iter().map(|(name, predicate)| {
            let (subject, object) = (set(&predicate.subject), set(&predicate.object));
            (name.clone(), Signature { subject, object, symmetric: predicate.symmetric })
        });
        Signatures {
            kinds: schema.kinds.keys().cloned().collect(),
            predicates: predicates.collect(),
            qualifiers,
            speakers: schema.speakers.clone(),
            statuses: schema.statuses.clone(),
            scored_statuses: schema.scored_statuses.clone(),
        }
    }
}

impl Signatures {
    /// What the packs of an extractor declare.
    pub fn of(extractor: &Extractor) -> Self {
        Signatures::from(extractor.schema())
    }

    /// True where the predicate may be read from either side.
    pub(super) fn is_symmetric(&self, predicate: &str) -> bool {
        self.predicates.get(predicate).is_some_and(|signature| signature.symmetric)
    }

    /// The status as far as scoring tells it apart.
    pub(super) fn scored_status<'a>(&self, status: Option<&'a str>) -> Option<&'a str> {
        status.filter(|status| self.scored_statuses.contains(*status))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_is_whole() {
        let signatures = Signatures::default();
        assert!(signatures.speakers.is_subset(&signatures.kinds) && !signatures.speakers.is_empty());
        assert!(signatures.scored_statuses.is_subset(&signatures.statuses) && !signatures.scored_statuses.is_empty());
        assert_eq!(signatures.qualifiers.keys().collect::<Vec<_>>(), ["in", "of", "on"]);
    }
}
