//! Signatures: the kinds, predicates and qualifiers that annotations may use.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::error::{Error, Result};

/// The kinds that a predicate takes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// Kinds of the subject.
    pub subject: BTreeSet<String>,
    /// Kinds of the object.
    pub object: BTreeSet<String>,
    /// True where subject and object may change places.
    #[serde(default)]
    pub symmetric: bool,
}

/// What annotations may use: kinds, predicates, qualifiers, speakers.
///
/// The default is what the default pack declares: nine kinds and seventeen predicates.
///
/// ```
/// use govgraph::Signatures;
/// let signatures = Signatures::default();
/// assert_eq!(signatures.kinds.len(), 9);
/// assert!(signatures.predicates["met_with"].symmetric);
/// assert!(signatures.predicates["flows_into"].object.contains("river"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
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

static DEFAULT: LazyLock<Signatures> =
    LazyLock::new(|| serde_json::from_str(include_str!("signatures.json")).expect("signatures.json is valid"));

impl Default for Signatures {
    fn default() -> Self {
        DEFAULT.clone()
    }
}

impl Signatures {
    /// Reads signatures from JSON; `name` says in errors where it came from.
    ///
    /// ```
    /// use govgraph::Signatures;
    /// let signatures = Signatures::from_json("mine.json", r#"{
    ///     "kinds": ["disease", "place"],
    ///     "predicates": {"found_in": {"subject": ["disease"], "object": ["place"]}},
    ///     "qualifiers": {}, "speakers": [], "statuses": [], "scored_statuses": []}"#)?;
    /// assert!(signatures.kinds.contains("disease"));
    /// # Ok::<(), govgraph::Error>(())
    /// ```
    pub fn from_json(name: &str, json: &str) -> Result<Self> {
        serde_json::from_str(json).map_err(|error| {
            Error::document(name, error.to_string()).with_line(error.line()).with_column(error.column())
        })
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
    fn the_default_uses_only_its_own_kinds() {
        let signatures = Signatures::default();
        let used = signatures.predicates.values().flat_map(|s| s.subject.iter().chain(&s.object));
        let used = used.chain(signatures.qualifiers.values().flatten()).chain(&signatures.speakers);
        for kind in used {
            assert!(signatures.kinds.contains(kind), "{kind}");
        }
        assert!(signatures.scored_statuses.is_subset(&signatures.statuses));
    }
}
