//! What descriptions ask of a whole document: found once, however often it is asked.

use std::cell::{OnceCell, RefCell};

use rustc_hash::FxHashMap;

use super::anaphora::Resolver;
use crate::mention::{EntryId, Mention};
use crate::pattern::ClassId;
use crate::text::Block;

/// Names are sought by their words among so many mentions, the first of the document.
const EARLY: usize = 20_000;

/// Clusters by what was asked for; none where there is nothing of the kind.
type Answers<Q> = RefCell<FxHashMap<Q, Option<u32>>>;

/// What has been found so far.
#[derive(Debug, Default)]
pub struct Overall {
    clusters: OnceCell<FxHashMap<EntryId, u32>>,
    first_person: OnceCell<Option<u32>>,
    main: Answers<(String, Vec<ClassId>)>,
    named: Answers<(String, String)>,
}

impl Resolver<'_> {
    /// The cluster of an entry, the first where there are several.
    pub(super) fn of_entry(&self, entry: EntryId) -> Option<u32> {
        let clusters = self.overall.clusters.get_or_init(|| {
            // of several the first is put in last
            let entries = self.clusters.all.iter().enumerate().rev();
            entries.filter_map(|(number, cluster)| Some((cluster.entry?, number as u32))).collect()
        });
        clusters.get(&entry).copied()
    }

    /// Whether a person is named in that sentence or before.
    pub(super) fn person_till(&self, sentence: u32) -> bool {
        let first = || self.mentions.iter().find(|m| *m.kind == *"person").map(|m| m.sentence);
        self.overall.first_person.get_or_init(first).is_some_and(|first| first <= sentence)
    }

    /// The first thing of that kind whose name holds the words.
    pub(super) fn named(&self, kind: &str, words: &str) -> Option<u32> {
        let asked = (kind.to_owned(), words.to_lowercase());
        if let Some(known) = self.overall.named.borrow().get(&asked) {
            return *known;
        }
        let holds = |m: &Mention| *m.kind == *kind && m.span.of(self.text).to_lowercase().contains(&asked.1);
        let found = self.mentions.iter().take(EARLY).position(holds).map(|i| self.clusters.of[i]);
        self.overall.named.borrow_mut().insert(asked, found);
        found
    }

    /// The thing of that kind with one of the features that is named most, of those in the headline if there are any.
    pub(super) fn main(&self, kind: &str, features: &[ClassId]) -> Option<u32> {
        let asked = (kind.to_owned(), features.to_vec());
        if let Some(known) = self.overall.main.borrow().get(&asked) {
            return *known;
        }
        let fits = |cluster: &u32| {
            let cluster = &self.clusters.all[*cluster as usize];
            *cluster.kind == *kind && features.iter().any(|f| cluster.classes.contains(f))
        };
        let titled = |m: &Mention| self.parsed.sentences[m.sentence as usize].block == Block::Title;
        let headline = (0..self.mentions.len()).take_while(|&i| titled(&self.mentions[i]));
        let most = |c: &u32| (self.clusters.all[*c as usize].mentions.len(), std::cmp::Reverse(*c));
        let named = headline.map(|i| self.clusters.of[i]).filter(fits).max_by_key(most);
        let found = named.or_else(|| (0..self.clusters.all.len() as u32).filter(fits).max_by_key(most));
        self.overall.main.borrow_mut().insert(asked, found);
        found
    }
}
