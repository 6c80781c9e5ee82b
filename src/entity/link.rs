//! Linking: which entry of the gazetteers a name means.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::mention::{Entry, EntryId, Gazetteer, Mention};
use crate::pattern::ClassId;

/// Chooses among entries.
pub struct Linker<'a> {
    /// All entries.
    pub gazetteer: &'a Gazetteer,
    /// Classes from the widest to the narrowest: a bare name means the widest.
    pub ranks: &'a [ClassId],
    /// The document's date, ISO; hierarchies are read as they stood then.
    pub date: Option<&'a str>,
}

/// Steps up a hierarchy at most.
const DEPTH: usize = 8;

impl Linker<'_> {
    /// The entry of each mention: the only one, or the one that fits the places around it best.
    pub fn choose(&self, mentions: &[Mention]) -> Vec<Option<EntryId>> {
        let mut context: FxHashMap<EntryId, u32> = FxHashMap::default();
        for mention in mentions.iter().filter(|m| m.entries.len() == 1) {
            for ancestor in self.ancestors(mention.entries[0]) {
                *context.entry(ancestor).or_default() += 1;
            }
        }
        let one = |mention: &Mention| match mention.entries[..] {
            [] => None,
            [entry] => Some(entry),
            _ => mention.entries.iter().copied().max_by_key(|&e| {
                (self.votes(e, &context), std::cmp::Reverse(self.rank(self.gazetteer.entry(e))), std::cmp::Reverse(e))
            }),
        };
        mentions.iter().map(one).collect()
    }

    /// How many unambiguous names of the document lie in the same units.
    fn votes(&self, entry: EntryId, context: &FxHashMap<EntryId, u32>) -> u32 {
        let above = self.ancestors(entry);
        // nearer units weigh more: the same province says more than the same country
        above.iter().zip([0, 8, 4, 1]).map(|(a, w)| w * context.get(a).copied().unwrap_or(0).min(5)).sum()
    }

    fn rank(&self, entry: &Entry) -> usize {
        self.ranks.iter().position(|class| entry.classes.contains(class)).unwrap_or(self.ranks.len())
    }

    /// The entry itself and what it lies in, innermost first, on the document's date.
    pub fn ancestors(&self, entry: EntryId) -> Vec<EntryId> {
        let mut chain = vec![entry];
        let mut seen = FxHashSet::from_iter([entry]);
        while chain.len() < DEPTH {
            let last = self.gazetteer.entry(chain[chain.len() - 1]);
            let Some(parent) = self.parent(last).filter(|p| seen.insert(*p)) else { break };
            chain.push(parent);
        }
        chain
    }

    fn parent(&self, entry: &Entry) -> Option<EntryId> {
        let holds = |p: &&crate::mention::Parent| {
            let Some(date) = self.date else { return p.until.is_none() };
            p.from.as_deref().is_none_or(|from| from <= date) && p.until.as_deref().is_none_or(|until| date < until)
        };
        entry.parents.iter().find(holds).or(entry.parents.last())?.entry
    }
}
