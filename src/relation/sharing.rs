//! What holds of somebody holds of those who join him.

use rustc_hash::FxHashMap;

use super::discourse::Joining;
use super::draft::{Draft, Reference};
use super::statement::Modality;
use crate::pack::Schema;

/// Highest confidence of what holds of somebody only because he joins another.
const SHARED: f32 = 0.7;

/// A document shares at most so many facts. Who is joined at every stop shares every stop each time, so that without an end their
/// number would grow with the square of the document.
const MOST_SHARED: usize = 10_000;

/// The counterparts of one encounter are told in at most so many sentences more than one: "They were ...".
const NEXT: u32 = 1;

/// Adds what those who join somebody share with him: with the subject told last before them, else first after. Where the predicate is
/// symmetric they have the same counterparts as he has in that sentence and the one before, else all that he has.
pub fn share(drafts: &mut Vec<Draft>, groups: &[Joining], schema: &Schema) {
    let mut shared = Vec::new();
    let mut shareable: FxHashMap<&str, Shareable<'_>> = FxHashMap::default();
    for group in groups {
        let shareable = shareable.entry(group.name).or_insert_with(|| Shareable::new(drafts, group.name, schema));
        let joins = |r: &Reference| group.people.iter().any(|p| p.cluster == r.cluster);
        let Some(joined) = shareable.joined(group.sentence, |d| joins(&d.subject) || joins(&d.object)) else {
            continue;
        };
        let with_him = shareable.of(joined, schema).filter(|d| !joins(&d.object));
        let more = with_him.flat_map(|d| {
            group.people.iter().map(|p| Draft { subject: *p, confidence: d.confidence.min(SHARED), ..d.clone() })
        });
        shared.extend(more.take(MOST_SHARED - shared.len()));
    }
    drafts.extend(shared);
}

/// The facts that a group shares in.
struct Shareable<'d> {
    /// In order of the text.
    all: Vec<&'d Draft>,
    /// By the cluster of their subject, in the order in which they were read.
    by_subject: FxHashMap<u32, Vec<&'d Draft>>,
}

impl<'d> Shareable<'d> {
    fn new(drafts: &'d [Draft], group: &str, schema: &Schema) -> Self {
        let shares = |d: &&Draft| {
            let predicate = schema.predicates.get(&*d.predicate);
            predicate.and_then(|p| p.shared_by.as_deref()) == Some(group) && d.modality == Modality::Asserted
        };
        let mut all: Vec<&Draft> = drafts.iter().filter(shares).collect();
        let mut by_subject: FxHashMap<u32, Vec<&Draft>> = FxHashMap::default();
        all.iter().for_each(|d| by_subject.entry(d.subject.cluster).or_default().push(d));
        all.sort_by_key(|d| (d.sentence, d.span.start));
        Shareable { all, by_subject }
    }

    /// The fact told last up to a sentence, else first after it, that is not one of those who join.
    fn joined(&self, sentence: u32, own: impl Fn(&Draft) -> bool) -> Option<&'d Draft> {
        let (before, after) = self.all.split_at(self.all.partition_point(|d| d.sentence <= sentence));
        before.iter().rev().chain(after).copied().find(|d| !own(d))
    }

    /// What is shared of the one whose fact it is.
    fn of(&self, joined: &'d Draft, schema: &Schema) -> impl Iterator<Item = &'d Draft> {
        let symmetric = |d: &Draft| schema.predicates.get(&*d.predicate).is_some_and(|p| p.symmetric);
        let his = self.by_subject.get(&joined.subject.cluster).into_iter().flatten().copied();
        let together = |d: &Draft| d.sentence <= joined.sentence && d.sentence + NEXT >= joined.sentence;
        his.filter(move |d| !symmetric(d) || together(d))
    }
}
