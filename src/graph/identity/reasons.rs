//! The ledger of a collection: its merges with their reasons, and what was held back.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::classes::Classes;
use super::keys::{Key, Strength, keys};
use super::view::View;
use crate::entity::EntityId;
use crate::error::Result;
use crate::graph::articles::Articles;
use crate::graph::ledger::{LedgerEntry, Member, Verdict};

/// Entities that a key puts together, with the strength that each has it in.
#[derive(Default)]
struct Group {
    reason: &'static str,
    members: Vec<(Strength, u32)>,
}

/// The lines of the ledger, by kind and by what the entities agree in.
pub(in crate::graph) fn reasons(articles: &Articles, classes: &Classes) -> Result<Vec<LedgerEntry>> {
    let mut groups: BTreeMap<(Arc<str>, String), Group> = BTreeMap::new();
    let mut members = Vec::with_capacity(classes.first.len());
    for (id, kept) in &articles.records {
        let record = articles.record(kept)?;
        let view = View { articles, record: &record };
        let start = members.len() as u32;
        for (entity, number) in record.entities.iter().zip(0..) {
            let name = view.text(entity.name);
            members.push(Member { article: id.clone(), entity: EntityId(number), name: name.into() });
            let date = entity.value.filter(|_| view.kind(entity) == "date");
            let same = entity.key.map(|key| ("same identifier", key)).or(date.map(|date| ("same date", date)));
            if let Some((reason, same)) = same {
                let group = groups.entry((view.kind(entity).into(), view.text(same).to_owned())).or_default();
                group.reason = reason;
                group.members.push((Strength::Strong, start + number));
            }
        }
        for Key { entity, strength, reason, on } in keys(view) {
            let kind = view.entity(entity).map_or("", |entity| view.kind(entity));
            let group = groups.entry((kind.into(), on)).or_default();
            if group.reason.is_empty() || strength == Strength::Leaf {
                group.reason = reason;
            }
            group.members.push((strength, start + entity));
        }
    }
    let mut lines = Vec::new();
    for ((kind, on), group) in &groups {
        lines.extend(entries(kind, on, group, &members, classes));
    }
    lines.extend(articles.decisions.iter().filter(|decision| !classes.stale.contains(decision)).map(|decision| {
        LedgerEntry {
            decision: if decision.together { Verdict::Confirmed } else { Verdict::Rejected },
            kind: "".into(),
            reason: "decided by a user".into(),
            on: "".into(),
            entities: decision.entities.clone(),
        }
    }));
    Ok(lines)
}

/// What became of a group: a line for each class with two of its members, and one for the classes that it could have joined.
fn entries(kind: &Arc<str>, on: &str, group: &Group, members: &[Member], classes: &Classes) -> Vec<LedgerEntry> {
    let mut parts: BTreeMap<u32, Vec<(Strength, u32)>> = BTreeMap::new();
    for (strength, number) in &group.members {
        parts.entry(classes.first[*number as usize]).or_default().push((*strength, *number));
    }
    let line = |decision, numbers: Vec<u32>| LedgerEntry {
        decision,
        kind: kind.clone(),
        reason: group.reason.into(),
        on: on.into(),
        entities: numbers.into_iter().map(|number| members[number as usize].clone()).collect(),
    };
    let tells = |part: &[(Strength, u32)]| part.iter().any(|(strength, _)| *strength != Strength::Offer);
    let distinct = |part: &[(Strength, u32)]| {
        let mut numbers: Vec<u32> = part.iter().map(|(_, number)| *number).collect();
        numbers.dedup();
        numbers
    };
    let merged =
        parts.values().filter(|part| tells(part)).map(|part| distinct(part)).filter(|numbers| numbers.len() > 1);
    let mut lines: Vec<LedgerEntry> = merged.map(|numbers| line(Verdict::Merged, numbers)).collect();
    // leaves agree with nobody but what they are found by
    let leaf = |part: &&Vec<(Strength, u32)>| part.iter().all(|(strength, _)| *strength == Strength::Leaf);
    let found = parts.values().any(|part| !leaf(&part));
    let apart: Vec<u32> = parts.values().filter(|part| found || !leaf(part)).map(|part| part[0].1).collect();
    if apart.len() > 1 && parts.values().any(|part| tells(part)) {
        lines.push(line(Verdict::Held, apart));
    }
    lines
}
