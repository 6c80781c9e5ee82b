//! Entities: which mentions mean one thing, and which thing that is.

mod anaphora;
mod cluster;
#[allow(clippy::module_inception)]
mod entity;
mod hierarchy;
mod link;
mod naming;
mod overall;
mod people;
mod surroundings;
mod unite;

pub use anaphora::{ASKED as ASKED_BY_ANAPHORA, Anaphor, Resolver};
pub use cluster::{Cluster, ClusterClasses, Clusters, cluster};
pub use entity::{Entity, EntityId, EntityMention};
pub use link::{LinkClasses, Linker};
pub use naming::{NameReader, Naming};
pub use overall::Overall;
