//! What holds for every text: news made up of the samples' sentences and the gazetteers' names, pieces of samples put together at
//! random, and strings of any kind.

mod news;

use std::sync::LazyLock;

use govgraph::{Document, Entity, EntityId, Extraction, Extractor, Qualifier, Signatures, Splitter};
use news::Stock;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new().unwrap());
static SIGNATURES: LazyLock<Signatures> = LazyLock::new(|| Signatures::of(&EXTRACTOR));
static SPLITTER: LazyLock<Splitter> = LazyLock::new(Splitter::default);
static STOCK: LazyLock<Stock> = LazyLock::new(|| Stock::new(&EXTRACTOR));
static SAMPLES: LazyLock<Vec<String>> = LazyLock::new(|| news::samples().collect());

fn extract(text: &str) -> Extraction {
    EXTRACTOR.extract(&Document::new("a", text))
}

/// Sentences of news, one after another or each a paragraph.
fn made_up() -> impl Strategy<Value = String> {
    (STOCK.sentences(1..8), prop_oneof![Just(" "), Just("\n\n")]).prop_map(|(all, between)| all.join(between))
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
fn pieces() -> impl Strategy<Value = String> {
    let part = prop_oneof![4 => words(), 3 => piece(), 1 => "\\PC{0,6}", 1 => "[ ,.;:\"()\n’-]{1,4}"];
    let between = prop_oneof![Just(" "), Just(""), Just("\n"), Just(", "), Just(" and ")];
    prop::collection::vec((part, between), 1..8)
        .prop_map(|parts| parts.into_iter().map(|(part, between)| part + between).collect())
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![made_up(), pieces()]
}

/// All that is made up is in vain where nothing is found in it.
#[test]
fn what_is_made_up_is_news() {
    let mut runner = TestRunner::deterministic();
    let mut texts = || made_up().new_tree(&mut runner).unwrap().current();
    let (mut mentions, mut statements, mut predicates) = (0, 0, std::collections::BTreeSet::new());
    for _ in 0..100 {
        let extraction = extract(&texts());
        mentions += extraction.entities.iter().map(|entity| entity.mentions.len()).sum::<usize>();
        statements += extraction.statements.len();
        predicates.extend(extraction.statements.iter().map(|statement| statement.predicate.to_string()));
    }
    println!("{mentions} mentions, {statements} statements, {} predicates", predicates.len());
    assert!(mentions > 1000 && statements > 400, "{mentions} mentions, {statements} statements");
    assert!(predicates.len() > 12, "{predicates:?}");
}

fn is_in(text: &str, start: u32, end: u32) -> bool {
    start < end && text.get(start as usize..end as usize).is_some()
}

fn entity(extraction: &Extraction, id: EntityId) -> &Entity {
    extraction.entity(id).expect("every id is that of an entity")
}

/// The sentences are those of the splitter, which checks itself; nothing that is seen stands outside of them.
fn check_sentences(text: &str, extraction: &Extraction) -> Result<(), TestCaseError> {
    let split = SPLITTER.split(text);
    prop_assert_eq!(split.check(text), Ok(()));
    prop_assert!(extraction.sentences.iter().eq(split.sentences.iter().map(|sentence| &sentence.span)));
    let mut end = 0;
    for sentence in &extraction.sentences {
        prop_assert!(is_in(text, sentence.start, sentence.end) && end <= sentence.start);
        let outside = &text[end as usize..sentence.start as usize];
        prop_assert!(!outside.contains(|c: char| c.is_alphanumeric() || c.is_ascii_punctuation()), "{:?}", outside);
        end = sentence.end;
    }
    prop_assert!(!text[end as usize..].contains(char::is_alphanumeric));
    Ok(())
}

fn check_spans(text: &str, extraction: &Extraction) -> Result<(), TestCaseError> {
    check_sentences(text, extraction)?;
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
            // what a sentence leaves unsaid was named elsewhere, or stands there as a pronoun or description
            let inside = evidence.start <= words.start && words.end <= evidence.end;
            let mentions = &entity(extraction, id).mentions;
            let mentioned = mentions.iter().any(|m| (m.start, m.end) == (words.start, words.end));
            let said = inside || mentioned || words.end <= sentence.end;
            prop_assert!(said, "{:?} is not read from {:?}", statement, words);
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

/// What a mention is: its place, its kind, the value of a date; and the rule that found it.
type Seen = ((u32, u32, String, Option<String>), String);

/// The mentions that end before a place, in order.
fn mentions_before(extraction: &Extraction, end: usize) -> Vec<Seen> {
    let all = extraction.entities.iter().flat_map(|entity| {
        entity.mentions.iter().map(|mention| {
            let value = entity.value.clone();
            ((mention.start, mention.end, entity.kind.to_string(), value), mention.rule.to_string())
        })
    });
    let mut seen: Vec<Seen> = all.filter(|((_, stop, ..), _)| *stop as usize <= end).collect();
    seen.sort();
    seen
}

/// What is said later changes earlier mentions in two ways only: a name that it makes known is found wherever it stands, and a post that
/// it names makes "the Governor" no mention of its own. See `Extractor::extract`.
fn check_prefix(before: &str, whole: &str) -> Result<(), TestCaseError> {
    const KNOWN: &str = "known-in-document";
    let (first, all) = (extract(before), extract(whole));
    prop_assert_eq!(&first.sentences[..], &all.sentences[..first.sentences.len()]);
    let (old, new) = (mentions_before(&first, before.len()), mentions_before(&all, before.len()));
    for (mention, rule) in new.iter().filter(|found| !old.contains(found)) {
        prop_assert_eq!(rule, KNOWN, "{:?} is new", mention);
    }
    let word =
        |start: u32, end: u32| whole[start as usize..end as usize].rsplit([' ', '-']).next().map(str::to_lowercase);
    for (mention, rule) in old.iter().filter(|found| !new.contains(found)) {
        let (start, end, kind, _) = mention;
        let longer = new.iter().any(|((s, e, ..), rule)| rule == KNOWN && s <= start && end <= e);
        let titles = mentions_before(&all, whole.len());
        let named = titles.iter().any(|((s, e, other, _), _)| other == kind && word(*s, *e) == word(*start, *end));
        prop_assert!(
            rule == KNOWN && longer || rule == "the-holder-again" && named,
            "{:?}, found by {}, is gone",
            mention,
            rule
        );
    }
    Ok(())
}

/// A property that reads whole articles in each case.
fn few(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(few(256))]

    #[test]
    fn what_is_read_is_sound(text in text()) {
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
    #![proptest_config(few(200))]

    #[test]
    fn what_comes_later_changes_no_earlier_mention(first in STOCK.sentences(2..6), later in STOCK.sentences(1..5)) {
        let before = first.join("\n\n");
        let whole = format!("{before}\n\n{}", later.join(" "));
        check_prefix(&before, &whole)?;
    }
}

proptest! {
    #![proptest_config(few(20))]

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
