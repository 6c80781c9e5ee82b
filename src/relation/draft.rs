//! Statements while they are being read: arguments are clusters of mentions.

use std::sync::Arc;

use super::statement::Modality;
use crate::text::Span;

/// Something that words stand for: a cluster, and the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The cluster.
    pub cluster: u32,
    /// The words.
    pub span: Span,
    /// The mention, where it is one (not a description).
    pub mention: Option<u32>,
}

/// What hangs on a head.
#[derive(Clone, Debug, PartialEq)]
pub enum Slot {
    /// A thing.
    Thing(Reference),
    /// A word.
    Word(Arc<str>),
}

/// A member of a group: a thing with what hangs on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// The thing.
    pub reference: Reference,
    /// What hangs on it, by name.
    pub slots: Vec<(Arc<str>, Slot)>,
}

impl Head {
    /// A thing alone.
    pub fn bare(reference: Reference) -> Self {
        Head { reference, slots: Vec::new() }
    }

    /// What hangs on it under that name.
    pub fn slot(&self, name: &str) -> Option<&Slot> {
        self.slots.iter().find(|(n, _)| **n == *name).map(|(_, slot)| slot)
    }

    /// Hangs something on it, unless something hangs there.
    pub fn hang(&mut self, name: &Arc<str>, slot: Slot) {
        if self.slot(name).is_none() {
            self.slots.push((name.clone(), slot));
        }
    }
}

/// A statement as a rule read it.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The subject.
    pub subject: Reference,
    /// The predicate.
    pub predicate: Arc<str>,
    /// The object.
    pub object: Reference,
    /// Its qualifiers.
    pub qualifiers: Vec<(Arc<str>, Slot)>,
    /// Fact, plan or denial.
    pub modality: Modality,
    /// Cluster of the speaker.
    pub speaker: Option<u32>,
    /// The rule.
    pub rule: Arc<str>,
    /// Stands only where nothing else states this predicate of the object.
    pub default: bool,
    /// Its confidence.
    pub confidence: f32,
    /// Index of the sentence.
    pub sentence: u32,
    /// The words matched.
    pub span: Span,
}

impl Draft {
    /// Its qualifier of that name.
    pub fn qualifier(&self, name: &str) -> Option<&Slot> {
        self.qualifiers.iter().find(|(known, _)| **known == *name).map(|(_, slot)| slot)
    }
}
