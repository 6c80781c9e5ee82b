//! Explanations say what is read, and why not.

use std::sync::LazyLock;

use govgraph::{Document, Extractor};

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new().unwrap());

const TEXT: &str =
    "On July 2, Jing Junhai, governor of Jilin province, visited a factory in Changchun. Li Na spoke later.";

fn document() -> Document {
    Document::new("a", TEXT).with_published(jiff::civil::date(2020, 7, 5))
}

fn why(subject: &str, predicate: &str, object: &str) -> Vec<String> {
    EXTRACTOR.explain_absence(&document(), subject, predicate, object).unwrap().reasons
}

#[test]
fn phases_tell_what_they_match_and_drop() {
    let explanation = EXTRACTOR.explain(&document());
    let first = &explanation.sentences[0];
    assert_eq!(first.text, TEXT.split_inclusive('.').next().unwrap());
    assert!(first.mention_items.len() > first.statement_items.len(), "names and dates become one item");
    let dates = first.phases.iter().find(|phase| phase.name == "dates").unwrap();
    let day = dates.matches.iter().find(|found| found.rule == "date-day").unwrap();
    assert_eq!((day.words.as_str(), &day.dropped), ("July 2", &None));
    assert_eq!(day.made, ["date \"July 2\""]);
    assert!(dates.matches.iter().any(|found| found.dropped.is_some()));
}

#[test]
fn one_rule_can_be_asked_for() {
    let explanation = EXTRACTOR.explain_rule(&document(), "date-day").unwrap();
    let found: Vec<usize> =
        explanation.sentences.iter().map(|s| s.phases.iter().map(|p| p.matches.len()).sum()).collect();
    assert_eq!(found, [1, 0]);
    assert!(!explanation.sentences[1].phases[0].misses.is_empty());
    let error = EXTRACTOR.explain_rule(&document(), "date-dai").unwrap_err().to_string();
    assert_eq!(error, "there is no rule date-dai; did you mean date-day?");
}

#[test]
fn reasons_name_what_is_missing() {
    assert!(why("Jing Junhao", "visited", "Changchun")[0].contains("nearest are Jing Junhai (person)"));
    assert!(why("Li Na", "flows_into", "Changchun")[0].starts_with("flows_into takes river as its subject"));
    assert!(why("Li Na", "visited", "Changchun")[0].starts_with("the two never stand in one sentence"));
    let held = why("Jing Junhai", "holds_position", "governor");
    assert!(held[0].starts_with("it is there: holds_position(\"Jing Junhai\", \"governor\""), "{held:?}");
}

#[test]
fn nothing_takes_hold_of_a_terminal() {
    let document = Document::new("a\u{1b}[2J", "On July 2, \u{1b}[31mJing Junhai spoke.");
    let explanation = EXTRACTOR.explain(&document);
    assert!(!explanation.to_string().contains('\u{1b}'));
    assert!(explanation.layout().with_colour(true).to_string().contains("\u{1b}[1m"));
}
