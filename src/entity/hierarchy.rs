//! Whether one thing lies in another, as far as the gazetteers know.

use super::cluster::Cluster;
use super::link::Linker;
use crate::mention::EntryId;

/// Levels of China's units in facts, from the widest to the narrowest.
const LEVELS: [&str; 3] = ["province", "prefecture", "county"];

impl Linker<'_> {
    /// True where the entry of `inner` lies in that of `outer`, false where the hierarchies say that none that they may be
    /// does, none where they do not tell.
    pub fn lies_in(&self, inner: &Cluster, outer: &Cluster) -> Option<bool> {
        let candidates = |cluster: &Cluster| -> Vec<EntryId> {
            cluster.entry.into_iter().chain(cluster.alternatives().map(|(entry, _)| entry)).collect()
        };
        let (inner, outer) = (candidates(inner), candidates(outer));
        let pairs = || inner.iter().flat_map(|&i| outer.iter().map(move |&o| (i, o))).filter(|(i, o)| i != o);
        let answers: Vec<Option<bool>> = pairs().map(|(i, o)| self.entry_lies_in(i, o)).collect();
        if answers.first() == Some(&Some(true)) {
            return Some(true);
        }
        (!answers.is_empty() && answers.iter().all(|a| *a == Some(false))).then_some(false)
    }

    fn entry_lies_in(&self, inner: EntryId, outer: EntryId) -> Option<bool> {
        let (above_inner, above_outer) = (self.ancestors(inner), self.ancestors(outer));
        if above_inner[1..].contains(&outer) {
            return Some(true);
        }
        let is_unit = |entry| self.classes.unit(self.gazetteer.entry(entry)).is_some();
        if !is_unit(inner) || !is_unit(outer) {
            return None;
        }
        if above_outer[1..].contains(&inner) {
            return Some(false);
        }
        if let (Some(a), Some(b)) = (self.level(inner), self.level(outer))
            && a <= b
        {
            return Some(false);
        }
        // a list may lack the unit between: only other branches are told apart
        let parent = above_inner.get(1)?;
        (!above_outer.contains(parent)).then_some(false)
    }

    fn level(&self, entry: EntryId) -> Option<usize> {
        let level = self.gazetteer.entry(entry).fact("level")?;
        LEVELS.iter().position(|l| *l == level)
    }
}
