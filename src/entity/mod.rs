//! Entities: which mentions mean one thing, and which thing that is.

#[allow(clippy::module_inception)]
mod entity;

pub use entity::{Entity, EntityId, EntityMention};
