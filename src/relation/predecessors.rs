//! Former holders: "former chairman Bater" had the post that another is told to have.

use std::sync::Arc;

use super::draft::{Draft, Slot};
use super::posts::HOLDS;

/// How many posts are looked through.
const REACH: usize = 64;
const OF: &str = "of";
const STATUS: &str = "status";
const FORMER: &str = "former";

/// A post that is told with what it stands over.
struct Told {
    at: u32,
    words: String,
    over: Slot,
}

/// Gives a former post that is told without its body that of the post of the same words told last before it. `words` gives
/// the words of a draft's title.
pub fn complete_former(drafts: &mut [Draft], words: &dyn Fn(&Draft) -> String) {
    let lacks: Vec<usize> = (0..drafts.len()).filter(|&number| lacks_body(&drafts[number])).collect();
    if lacks.is_empty() {
        return;
    }
    let mut told: Vec<Told> = drafts.iter().filter_map(|draft| told(draft, words)).collect();
    told.sort_by_key(|post| post.at);
    for number in lacks {
        let draft = &mut drafts[number];
        let own = words(draft);
        let split = told.partition_point(|post| post.at < draft.object.span.start);
        let same = |post: &&Told| post.words == own;
        let found = told[..split].iter().rev().take(REACH).find(same);
        draft.qualifiers.extend(found.map(|post| (Arc::from(OF), post.over.clone())));
    }
}

fn lacks_body(draft: &Draft) -> bool {
    let former = |slot: &Slot| matches!(slot, Slot::Word(word) if **word == *FORMER);
    *draft.predicate == *HOLDS && draft.qualifier(OF).is_none() && draft.qualifier(STATUS).is_some_and(former)
}

fn told(draft: &Draft, words: &dyn Fn(&Draft) -> String) -> Option<Told> {
    if *draft.predicate != *HOLDS {
        return None;
    }
    let over = draft.qualifier(OF)?.clone();
    Some(Told { at: draft.object.span.start, words: words(draft), over })
}
