//! Scoring of a small article whose figures were worked out by hand.

use govgraph::{Evaluation, Extraction, GoldArticle, Report, RuleScore, Score, Tally};
use serde_json::{Value, json};

const TEXT: &str = "On May 3, Xu Lin, mayor of Anping, met Wang Wu in Baishui. Xu promised to protect the Qing River.";

/// Eight mentions, seven entities, three statements.
fn gold() -> GoldArticle {
    let article = json!({
        "id": "a", "text": TEXT, "published": "2021-05-04",
        "entities": [
            {"id": "p1", "kind": "person", "name": "Xu Lin", "mentions": ["Xu Lin", "Xu"]},
            {"id": "p2", "kind": "person", "name": "Wang Wu", "mentions": ["Wang Wu"]},
            {"id": "t1", "kind": "title", "name": "mayor", "mentions": ["mayor"]},
            {"id": "g1", "kind": "place", "name": "Anping", "mentions": ["Anping"]},
            {"id": "g2", "kind": "place", "name": "Baishui", "mentions": ["Baishui"]},
            {"id": "r1", "kind": "river", "name": "Qing River", "mentions": ["Qing River"]},
            {"id": "d1", "kind": "date", "name": "May 3", "value": "2021-05-03", "mentions": ["May 3"]},
        ],
        "statements": [
            {"s": "p1", "p": "holds_position", "o": "t1", "of": "g1"},
            {"s": "p1", "p": "met_with", "o": "p2", "on": "d1", "in": "g2"},
            {"s": "g1", "p": "conserves", "o": "r1", "modality": "planned", "by": "p1"},
        ],
    });
    GoldArticle::from_json("a.json", &article.to_string()).unwrap()
}

fn entity(id: &str, kind: &str, words: &str, rule: &str) -> Value {
    let start = TEXT.find(words).unwrap();
    let mention = json!({"start": start, "end": start + words.len(), "text": words, "rule": rule});
    json!({"id": id, "kind": kind, "name": words, "mentions": [mention]})
}

fn statement(subject: &str, predicate: &str, object: &str, rule: &str, more: Value) -> Value {
    let mut statement = json!({"subject": subject, "predicate": predicate, "object": object, "rule": rule,
        "confidence": 1.0, "evidence": null});
    statement.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    statement
}

/// Misses "Xu" and "Baishui", has a wrong place, a river too long, a wrong date; a post without its place, a fact instead of
/// a plan, a visit that never was, and a background fact that does not count.
fn predicted() -> Extraction {
    let mut date = entity("e6", "date", "May 3", "day");
    date["value"] = json!("2021-05-04");
    let extraction = json!({
        "id": "a", "sentences": [],
        "entities": [
            entity("e0", "person", "Xu Lin", "name"), entity("e1", "person", "Wang Wu", "name"),
            entity("e2", "title", "mayor", "title"), entity("e3", "place", "Anping", "gazetteer"),
            entity("e4", "place", "Qing", "gazetteer"), entity("e5", "river", "the Qing River", "gazetteer"), date,
        ],
        "statements": [
            statement("e1", "met_with", "e0", "encounter", json!({})),
            statement("e0", "holds_position", "e2", "post", json!({"qualifiers": {"status": "incoming"}})),
            statement("e3", "conserves", "e5", "care", json!({"attributed_to": "e0"})),
            statement("e0", "visited", "e4", "encounter", json!({})),
            statement("e3", "located_in", "e4", "parent", json!({"source": "gazetteer"})),
        ],
    });
    serde_json::from_value(extraction).unwrap()
}

fn report() -> Report {
    let mut evaluation = Evaluation::new();
    evaluation.add(&gold(), Some(&predicted()));
    evaluation.report()
}

fn score(figures: [f64; 3], [correct, predicted, gold]: [usize; 3]) -> Score {
    let [precision, recall, f1] = figures;
    Score { precision, recall, f1, correct, predicted, gold }
}

#[test]
fn the_measures_are_those_worked_out_by_hand() {
    let report = report();
    assert_eq!(report.mentions, score([0.7143, 0.625, 0.6667], [5, 7, 8]));
    assert_eq!(report.mentions_overlapping, score([0.8571, 0.75, 0.8], [6, 7, 8]));
    assert_eq!(report.entities, score([0.7143, 0.7143, 0.7143], [5, 7, 7]), "half of Xu Lin's mentions is not most");
    assert_eq!(report.statements, score([0.75, 1.0, 0.8571], [3, 4, 3]));
    assert_eq!(report.statements_qualified, score([0.5, 0.6667, 0.5714], [2, 4, 3]));
    assert_eq!(report.accuracy.modality, Some(0.6667));
    assert_eq!(report.accuracy.by, Some(1.0));
    assert_eq!(report.accuracy.dates, Some(0.0));
}

#[test]
fn tables_break_the_measures_down() {
    let report = report();
    assert_eq!(report.kinds.len(), 9);
    assert_eq!(report.kinds["person"], score([1.0, 0.6667, 0.8], [2, 2, 3]));
    assert_eq!(report.kinds["place"], score([0.5, 0.5, 0.5], [1, 2, 2]));
    assert_eq!(report.predicates.len(), 17);
    assert_eq!(report.predicates["met_with"], score([1.0, 1.0, 1.0], [1, 1, 1]));
    assert_eq!(report.predicates["visited"], score([0.0, 0.0, 0.0], [0, 1, 0]));
    assert_eq!(report.predicates["located_in"], Score::default(), "background facts are not scored");
}

#[test]
fn rules_are_held_to_account() {
    let report = report();
    let tally = |right, wrong| Tally { right, wrong };
    assert_eq!(report.rules["gazetteer"], RuleScore { mentions: tally(1, 2), statements: tally(0, 0) });
    assert_eq!(report.rules["name"].mentions, tally(2, 0));
    assert_eq!(report.rules["encounter"], RuleScore { mentions: tally(0, 0), statements: tally(1, 1) });
    assert_eq!(report.rules["post"].statements, tally(1, 0));
    assert!(!report.rules.contains_key("parent"));
}

#[test]
fn what_is_missed_and_wrong_is_listed_with_its_context() {
    let report = report();
    let lines = report.layout().findings(2).context(true).to_string();
    let lines = lines.split_once("dates right 0.0\n").unwrap().1;
    assert_eq!(
        lines,
        "missed mentions: a: person 'Xu'\n    \
             text: …ayor of Anping, met Wang Wu in Baishui. Xu promised to protect the Qing River.\n\
         missed mentions: a: place 'Baishui'\n    \
             text: …Xu Lin, mayor of Anping, met Wang Wu in Baishui. Xu promised to protect the Qing River.\n\
         wrong mentions: a: place 'Qing'\n    rule: gazetteer\n    \
             text: …in Baishui. Xu promised to protect the Qing River.\n\
         wrong mentions: a: river 'the Qing River'\n    rule: gazetteer\n    \
             text: …g Wu in Baishui. Xu promised to protect the Qing River.\n\
         wrong statements: a: Xu Lin | visited | Qing\n    rule: encounter\n    \
             text: On May 3, Xu Lin, mayor of Anping, met Wang Wu in Baishui. Xu promised to protect the Qing River.\n\
         wrong statements+: a: Xu Lin | holds_position | mayor (of None, status incoming)\n    rule: post\n    \
             text: On May 3, Xu Lin, mayor of Anping, met Wang Wu in Baishui. Xu p…\n"
    );
    assert!(report.keep_findings(0).missed.is_empty());
}

#[test]
fn an_absent_article_counts_as_missed_in_full() {
    let mut evaluation = Evaluation::new();
    evaluation.add(&gold(), None);
    let report = evaluation.report();
    assert_eq!(
        report.to_string(),
        "1 articles, 1 of them not in the output\n\
        \x20 mentions           P 0.000  R 0.000  F1 0.000   (0 of 0 predicted, 8 gold)\n\
        \x20 mentions~          P 0.000  R 0.000  F1 0.000   (0 of 0 predicted, 8 gold)\n\
        \x20 entities           P 0.000  R 0.000  F1 0.000   (0 of 0 predicted, 7 gold)\n\
        \x20 statements         P 0.000  R 0.000  F1 0.000   (0 of 0 predicted, 3 gold)\n\
        \x20 statements+        P 0.000  R 0.000  F1 0.000   (0 of 0 predicted, 3 gold)\n\
        \x20 modality right None, by right None, dates right None\n"
    );
    assert_eq!(report.missed.statements.len(), 3);
}

#[test]
fn the_json_names_the_measures_as_the_table_does() {
    let json = serde_json::to_value(report().keep_findings(0)).unwrap();
    assert_eq!(json["mentions~"]["correct"], 6);
    assert_eq!(json["statements+"]["f1"], 0.5714);
    assert_eq!(json["accuracy"]["dates"], 0.0);
    assert_eq!(json["rules"]["encounter"]["statements"], json!({"right": 1, "wrong": 1}));
    assert!(json.get("wrong").is_none());
}
