//! What holds for every text: sample texts cut up and put together at random, and strings of any kind.

use std::sync::LazyLock;

use govgraph::{Document, Entity, EntityId, Extraction, Extractor, Qualifier, Signatures};
use proptest::prelude::*;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new().unwrap());
static SIGNATURES: LazyLock<Signatures> = LazyLock::new(|| Signatures::of(&EXTRACTOR));

const SAMPLES: [&str; 4] = [
    include_str!("../data/samples/jl-20210706.txt"),
    include_str!("../data/samples/cn-20231025.txt"),
    include_str!("../data/samples/jx-20200605.txt"),
    include_str!("../data/samples/kz-20220915.txt"),
];

fn extract(text: &str) -> Extraction {
    EXTRACTOR.extract(&Document::new("a", text))
}

/// A piece of a sample, from one character to another.
fn piece() -> impl Strategy<Value = String> {
    (0..SAMPLES.len(), any::<prop::sample::Index>(), 1..200usize).prop_map(|(sample, start, length)| {
        let characters: Vec<char> = SAMPLES[sample].chars().collect();
        let start = start.index(characters.len());
        characters[start..].iter().take(length).collect()
    })
}

/// A sentence or so of a sample, whole words.
fn words() -> impl Strategy<Value = String> {
    (0..SAMPLES.len(), any::<prop::sample::Index>(), 1..40usize).prop_map(|(sample, start, length)| {
        let words: Vec<&str> = SAMPLES[sample].split(' ').collect();
        let start = start.index(words.len());
        words[start..].iter().take(length).copied().collect::<Vec<_>>().join(" ")
    })
}

/// Pieces of samples with anything between them.
fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![4 => words(), 3 => piece(), 1 => "\\PC{0,6}", 1 => "[ ,.;:\"()\n’-]{1,4}"];
    let between = prop_oneof![Just(" "), Just(""), Just("\n"), Just(", "), Just(" and ")];
    prop::collection::vec((part, between), 1..8)
        .prop_map(|parts| parts.into_iter().map(|(part, between)| part + between).collect())
}

fn is_in(text: &str, start: u32, end: u32) -> bool {
    start < end && text.get(start as usize..end as usize).is_some()
}

fn entity(extraction: &Extraction, id: EntityId) -> &Entity {
    extraction.entity(id).expect("every id is that of an entity")
}

fn check_spans(text: &str, extraction: &Extraction) -> Result<(), TestCaseError> {
    for sentence in &extraction.sentences {
        prop_assert!(is_in(text, sentence.start, sentence.end));
    }
    let mut mentions: Vec<_> = extraction.entities.iter().flat_map(|e| &e.mentions).collect();
    mentions.sort_by_key(|m| (m.start, m.end));
    for mention in &mentions {
        prop_assert_eq!(text.get(mention.start as usize..mention.end as usize), Some(mention.text.as_str()));
        let inside = extraction.sentences.iter().filter(|s| s.start <= mention.start && mention.end <= s.end);
        prop_assert_eq!(inside.count(), 1, "{:?} lies in one sentence", mention);
    }
    for pair in mentions.windows(2) {
        prop_assert!(pair[0].end <= pair[1].start, "{:?} and {:?} overlap", pair[0], pair[1]);
    }
    Ok(())
}

fn check_evidence(text: &str, extraction: &Extraction) -> Result<(), TestCaseError> {
    for statement in &extraction.statements {
        let evidence = statement.evidence.expect("what is read has its evidence");
        prop_assert!(is_in(text, evidence.start, evidence.end));
        let sentence = extraction.sentences[evidence.sentence as usize];
        prop_assert!(sentence.start <= evidence.start && evidence.end <= sentence.end);
        for (words, id) in [(evidence.subject, statement.subject), (evidence.object, statement.object)] {
            let words = words.expect("what is read has words for its arguments");
            prop_assert!(is_in(text, words.start, words.end));
            // who speaks and what is spoken of may have been named elsewhere
            let inside = evidence.start <= words.start && words.end <= evidence.end;
            let mentions = &entity(extraction, id).mentions;
            let mentioned = mentions.iter().any(|m| (m.start, m.end) == (words.start, words.end));
            prop_assert!(
                inside || mentioned || words.end <= sentence.end,
                "{:?} is not read from {:?}",
                statement,
                words
            );
        }
    }
    Ok(())
}

fn check_kinds(extraction: &Extraction) -> Result<(), TestCaseError> {
    let kind = |id| entity(extraction, id).kind.to_string();
    for statement in &extraction.statements {
        let signature = &SIGNATURES.predicates[&*statement.predicate];
        prop_assert!(signature.subject.contains(&kind(statement.subject)), "{:?}", statement);
        prop_assert!(signature.object.contains(&kind(statement.object)), "{:?}", statement);
        prop_assert_ne!(statement.subject, statement.object);
        for (name, value) in &statement.qualifiers {
            match value {
                Qualifier::Entity(id) => prop_assert!(SIGNATURES.qualifiers[&**name].contains(&kind(*id))),
                Qualifier::Word(word) => prop_assert!(SIGNATURES.statuses.contains(&**word)),
            }
        }
        if let Some(by) = statement.attributed_to {
            prop_assert!(SIGNATURES.speakers.contains(&kind(by)), "{:?}", statement);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_read_from_pieces_of_samples_is_sound(text in text()) {
        let extraction = extract(&text);
        check_spans(&text, &extraction)?;
        check_evidence(&text, &extraction)?;
        check_kinds(&extraction)?;
    }

    #[test]
    fn any_string_can_be_read(text in any::<String>()) {
        check_spans(&text, &extract(&text))?;
    }

    #[test]
    fn any_string_can_be_explained(text in "[\\PC\n]{0,60}") {
        let document = Document::new("a", text.as_str());
        let explanation = EXTRACTOR.explain(&document);
        prop_assert_eq!(explanation.sentences.len(), EXTRACTOR.extract(&document).sentences.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn threads_and_order_change_nothing(texts in prop::collection::vec(text(), 2..6)) {
        let alone: Vec<Extraction> = texts.iter().map(|text| extract(text)).collect();
        let backwards: Vec<Extraction> = texts.iter().rev().map(|text| extract(text)).collect();
        prop_assert!(alone.iter().eq(backwards.iter().rev()));
        let together: Vec<Extraction> = std::thread::scope(|scope| {
            let started: Vec<_> = texts.iter().map(|text| scope.spawn(move || extract(text))).collect();
            started.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        let json = |all: &[Extraction]| serde_json::to_string(all).unwrap();
        prop_assert_eq!(json(&alone), json(&together));
    }
}
