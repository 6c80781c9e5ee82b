//! What makes two entities one node.

use std::fmt;
use std::sync::Arc;

use crate::entity::{Entity, EntityId};

/// The identity of a node.
///
/// ```
/// use govgraph::NodeKey;
/// assert_eq!(NodeKey::Linked("place:CN-220000".into()).to_string(), "place:CN-220000");
/// assert_eq!(NodeKey::Date("2020-07-02".into()).to_string(), "date:2020-07-02");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NodeKey {
    /// A thing with an identifier in a gazetteer; the same in all documents.
    Linked(Arc<str>),
    /// A date or span of dates, by its ISO 8601 value; the same in all documents.
    Date(Arc<str>),
    /// A thing known from one document only.
    Local {
        /// The document's id.
        document: Arc<str>,
        /// The entity's number in it.
        entity: EntityId,
    },
}

impl NodeKey {
    /// The key that an entity of that document gets.
    pub(super) fn of(entity: &Entity, document: &Arc<str>) -> Self {
        match (&entity.key, &entity.value) {
            (Some(key), _) => NodeKey::Linked(key.as_str().into()),
            (None, Some(value)) if &*entity.kind == "date" => NodeKey::Date(value.as_str().into()),
            _ => NodeKey::Local { document: document.clone(), entity: entity.id },
        }
    }
}

/// `place:CN-220000`, `date:2020-07-02`, `jl-20200705#e3`.
impl fmt::Display for NodeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NodeKey::Linked(key) => f.write_str(key),
            NodeKey::Date(value) => write!(f, "date:{value}"),
            NodeKey::Local { document, entity } => write!(f, "{document}#{entity}"),
        }
    }
}
