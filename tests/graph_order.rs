//! A graph depends on its articles, not on how they came: order, partition, withdrawal, files.

#[path = "../benches/graph/synthetic.rs"]
mod synthetic;

use std::fs;

use govgraph::{Articles, Decision, Digest, Extraction, KnowledgeGraph, Verdict};
use proptest::prelude::*;
use synthetic::Synthetic;

fn articles<'a>(extractions: impl IntoIterator<Item = &'a Extraction>) -> Articles {
    let mut articles = Articles::new();
    extractions.into_iter().for_each(|extraction| articles.add(extraction, None).unwrap());
    articles
}

fn digest(articles: &Articles) -> Digest {
    KnowledgeGraph::new(articles.clone()).digest()
}

/// Articles that have places and people in common: few provinces are drawn again and again.
fn collection() -> impl Strategy<Value = Vec<Extraction>> {
    (any::<u64>(), 2..60_u64).prop_map(|(seed, count)| {
        let synthetic = Synthetic::new(seed);
        (0..count).map(|number| synthetic.article(number)).collect()
    })
}

/// A collection and the same in another order.
fn shuffled() -> impl Strategy<Value = (Vec<Extraction>, Vec<Extraction>)> {
    collection().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_order_gives_the_same_graph((one, other) in shuffled()) {
        let (one, other) = (articles(&one), articles(&other));
        prop_assert_eq!(digest(&one), digest(&other));
        prop_assert_eq!(one.to_bytes().unwrap(), other.to_bytes().unwrap());
    }

    #[test]
    fn any_partition_gives_the_same_graph((one, other) in shuffled(), parts in 1..6_usize) {
        let mut merged = Articles::new();
        for part in 0..parts {
            let part = articles(other.iter().enumerate().filter(|(at, _)| at % parts == part).map(|(_, extraction)| extraction));
            merged.merge(&part).unwrap();
        }
        prop_assert_eq!(digest(&articles(&one)), digest(&merged));
    }

    #[test]
    fn adding_and_withdrawing_restores((one, other) in shuffled(), kept in any::<prop::sample::Index>()) {
        let kept = kept.index(one.len());
        let before = articles(&one[..kept]);
        let mut changed = articles(&one[..kept]);
        let more = other.iter().filter(|extraction| !one[..kept].contains(extraction));
        for extraction in more.clone() {
            changed.add(extraction, None).unwrap();
        }
        for extraction in more {
            prop_assert!(changed.withdraw(&extraction.id));
        }
        prop_assert_eq!(digest(&before), digest(&changed));
        prop_assert_eq!(before.to_bytes().unwrap(), changed.to_bytes().unwrap());
    }

    #[test]
    fn replacing_is_adding_the_new_alone(all in collection(), which in any::<prop::sample::Index>(), other in 100..200_u64) {
        let mut newer = Synthetic::new(7).article(other);
        let which = which.index(all.len());
        newer.id.clone_from(&all[which].id);
        let mut replaced = articles(&all);
        replaced.add(&newer, None).unwrap();
        let mut without = all.clone();
        without[which] = newer;
        prop_assert_eq!(digest(&replaced), digest(&articles(&without)));
    }

    #[test]
    fn what_is_saved_is_read_back(all in collection()) {
        let articles = articles(&all);
        let read = Articles::from_bytes("graph.gg", &articles.to_bytes().unwrap()).unwrap();
        prop_assert_eq!(digest(&articles), digest(&read));
        prop_assert_eq!(articles.to_bytes().unwrap(), read.to_bytes().unwrap());
    }

    /// Decisions taken from the ledger, every other one turned round, and still the order does not matter.
    #[test]
    fn decisions_do_not_depend_on_the_order((one, other) in shuffled()) {
        let (mut one, mut other) = (articles(&one), articles(&other));
        let ledger = KnowledgeGraph::new(one.clone()).ledger();
        let decided: Vec<Decision> = ledger.into_iter().filter(|entry| entry.decision != Verdict::Held).enumerate()
            .map(|(at, entry)| Decision { together: at % 2 == 0, entities: entry.entities.into_iter().take(2).collect() })
            .collect();
        one.decide(decided.clone());
        other.decide(decided.into_iter().rev());
        prop_assert_eq!(digest(&one), digest(&other));
    }

    /// No two of a rejected pair are ever one.
    #[test]
    fn what_is_rejected_stays_apart(all in collection(), which in any::<prop::sample::Index>()) {
        let mut articles = articles(&all);
        let merged: Vec<_> = KnowledgeGraph::new(articles.clone()).ledger().into_iter()
            .filter(|entry| entry.decision == Verdict::Merged && &*entry.kind == "person")
            .collect();
        prop_assume!(!merged.is_empty());
        let pair: Vec<_> = merged[which.index(merged.len())].entities.iter().take(2).cloned().collect();
        articles.decide([Decision { together: false, entities: pair.clone() }]);
        let graph = KnowledgeGraph::new(articles);
        // names and articles do not tell: two of one name may stand in an article
        for entry in graph.ledger().into_iter().filter(|entry| entry.decision == Verdict::Merged) {
            prop_assert!(!pair.iter().all(|member| entry.entities.contains(member)));
        }
    }

    #[test]
    fn a_file_at_fault_is_told(all in collection(), cut in any::<prop::sample::Index>(), flip in any::<prop::sample::Index>()) {
        let bytes = articles(&all).to_bytes().unwrap();
        prop_assert!(Articles::from_bytes("g", &bytes[..cut.index(bytes.len())]).unwrap_err().is_graph());
        let mut changed = bytes.clone();
        let at = flip.index(bytes.len());
        changed[at] ^= 1;
        prop_assert!(Articles::from_bytes("g", &changed).unwrap_err().is_graph(), "byte {}", at);
    }

    #[test]
    fn no_bytes_panic(bytes: Vec<u8>) {
        let _ = Articles::from_bytes("g", &bytes);
    }
}

#[test]
fn an_article_that_says_two_things_is_refused() {
    let synthetic = Synthetic::new(1);
    let mut other = synthetic.article(1);
    other.id = synthetic.article(0).id;
    let mut one = articles([&synthetic.article(0)]);
    let before = digest(&one);
    let error = one.merge(&articles([&other])).unwrap_err();
    assert!(error.is_usage() && error.to_string().contains("a0000000"), "{error}");
    assert_eq!(digest(&one), before);
}

#[test]
fn what_is_no_graph_is_neither_read_nor_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("graph.gg");
    let graph = articles([&Synthetic::new(1).article(0)]);
    let good = graph.to_bytes().unwrap();
    let mut newer = good.clone();
    newer[8] = 9;
    let cases: [(&[u8], &str); 4] = [
        (b"PK\x03\x04 something else", "no graph of govgraph"),
        (&newer, "a newer govgraph reads it"),
        (&good[..good.len() - 1], "ends too early"),
        (b"", "no graph of govgraph"),
    ];
    for (bytes, expected) in cases {
        fs::write(&file, bytes).unwrap();
        let error = Articles::load(&file).unwrap_err();
        assert!(error.is_graph() && error.to_string().contains(expected), "{error}");
    }
    for bytes in [&cases[0].0, &cases[1].0] {
        fs::write(&file, bytes).unwrap();
        assert!(graph.save(&file).unwrap_err().is_graph());
        assert_eq!(&fs::read(&file).unwrap(), bytes);
    }
}

/// A run that is killed while it saves leaves a part beside the file, and the file as it was.
#[test]
fn a_save_that_is_cut_short_leaves_the_old_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("graph.gg");
    let synthetic = Synthetic::new(1);
    articles([&synthetic.article(0)]).save(&file).unwrap();
    let old = fs::read(&file).unwrap();
    // where the part cannot be moved into place, nothing is left of it
    let blocked = folder.path().join("blocked.gg");
    fs::create_dir(&blocked).unwrap();
    assert!(articles([&synthetic.article(1)]).save(&blocked).is_err());
    assert_eq!(fs::read(&file).unwrap(), old);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}
