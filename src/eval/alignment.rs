//! Alignment: which predicted entity is which gold entity.

use std::borrow::Cow;
use std::collections::HashMap;

use super::gold::{GoldArticle, GoldEntity};
use crate::entity::{Entity, EntityId};
use crate::extract::Extraction;
use crate::relation::Qualifier;
use crate::text::Span;

/// A predicted entity with its distinct spans in order, and the gold entity that it is taken for.
pub(super) struct Aligned<'a> {
    pub(super) entity: &'a Entity,
    pub(super) spans: Vec<Span>,
    pub(super) gold: Option<&'a GoldEntity>,
}

/// All predicted entities of an article, aligned with its gold entities.
pub(super) struct Alignment<'a> {
    pub(super) entities: Vec<Aligned<'a>>,
    index: HashMap<EntityId, usize>,
}

impl<'a> Alignment<'a> {
    pub(super) fn new(gold: &'a GoldArticle, predicted: &'a Extraction) -> Self {
        let mut alignment = Alignment { entities: Vec::new(), index: HashMap::new() };
        for entity in &predicted.entities {
            let spans = spans(entity);
            let aligned = Aligned { gold: best(gold, entity, &spans), entity, spans };
            let next = alignment.entities.len();
            match *alignment.index.entry(entity.id).or_insert(next) {
                at if at == next => alignment.entities.push(aligned),
                at => alignment.entities[at] = aligned,
            }
        }
        alignment
    }

    /// The predicted entity with that id.
    pub(super) fn get(&self, id: EntityId) -> Option<&Aligned<'a>> {
        self.index.get(&id).map(|at| &self.entities[*at])
    }

    /// The id of the gold entity that the predicted one is taken for.
    pub(super) fn gold_id(&self, id: EntityId) -> Option<&'a str> {
        self.get(id)?.gold.map(|gold| gold.id.as_str())
    }

    /// What a qualifier or speaker means on the gold side. A value that is no entity of the extraction stands for itself.
    pub(super) fn resolve(&self, value: &Qualifier) -> Option<Cow<'a, str>> {
        match value {
            Qualifier::Entity(id) if self.index.contains_key(id) => self.gold_id(*id).map(Cow::Borrowed),
            other => Some(Cow::Owned(written(other))),
        }
    }

    /// What a predicted entity is called.
    pub(super) fn name(&self, id: EntityId) -> Cow<'a, str> {
        self.get(id).map_or_else(|| Cow::Owned(id.to_string()), |aligned| Cow::Borrowed(aligned.entity.name.as_str()))
    }

    /// How many entities have more than half of their mentions in common with the gold entity they are aligned with, and it
    /// with them.
    pub(super) fn well_clustered(&self) -> usize {
        let good = |aligned: &&Aligned<'_>| aligned.gold.is_some_and(|gold| share_most(&aligned.spans, &gold.spans));
        self.entities.iter().filter(good).count()
    }
}

/// A qualifier's value as output writes it.
pub(super) fn written(value: &Qualifier) -> String {
    match value {
        Qualifier::Entity(id) => id.to_string(),
        Qualifier::Word(word) => word.to_string(),
    }
}

fn spans(entity: &Entity) -> Vec<Span> {
    let mut spans: Vec<_> = entity.mentions.iter().map(|mention| Span::new(mention.start, mention.end)).collect();
    spans.sort_unstable();
    spans.dedup();
    spans
}

/// The gold entity of the same kind with most overlapping pairs of mentions, then with most bytes in common; the first such.
fn best<'a>(gold: &'a GoldArticle, entity: &Entity, spans: &[Span]) -> Option<&'a GoldEntity> {
    let (mut best, mut best_key) = (None, (0, 0));
    for candidate in gold.entities.iter().filter(|candidate| *candidate.kind == *entity.kind) {
        let pairs = spans.iter().flat_map(|a| candidate.spans.iter().map(|b| common(*a, *b)));
        let key = pairs.fold((0, 0), |(pairs, bytes), common| (pairs + u64::from(common > 0), bytes + common));
        if key > best_key {
            (best, best_key) = (Some(candidate), key);
        }
    }
    best
}

/// How many bytes two spans share.
pub(super) fn common(a: Span, b: Span) -> u64 {
    u64::from(a.end.min(b.end).saturating_sub(a.start.max(b.start)))
}

fn share_most(a: &[Span], b: &[Span]) -> bool {
    let shared = |these: &[Span], those: &[Span]| {
        these.iter().filter(|this| those.iter().any(|that| common(**this, *that) > 0)).count()
    };
    shared(a, b) * 2 > a.len() && shared(b, a) * 2 > b.len()
}
