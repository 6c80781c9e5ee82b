//! Nothing that an article, a pack or a graph says takes hold of a terminal, or breaks a line of tab-separated values.
#![cfg(feature = "cli")]

mod desk;

use std::fs;

use desk::{Desk, Ended};
use govgraph::{Articles, Extraction, KnowledgeGraph};

/// Sets the title, clears the screen, rings, writes backwards, ends the line, moves up.
const HOSTILE: &str = "\u{1B}]0;owned\u{7}\u{1B}[2J\u{9B}31m\u{202E}\r\u{85}\u{2028}\tX\u{1B}[1A\u{7F}";

fn is_safe(c: char) -> bool {
    let acted_on = matches!(c, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}');
    !acted_on && (!c.is_control() || matches!(c, '\n' | '\t'))
}

/// An extraction whose names are all hostile: two people who met, with a post.
fn extraction(id: &str) -> Extraction {
    let entity = |number: usize, kind: &str| {
        serde_json::json!({
            "id": format!("e{number}"), "kind": kind, "name": format!("{kind} {number}{HOSTILE}"),
            "mentions": [{"start": 0, "end": 1, "text": format!("a{HOSTILE}"), "rule": format!("r{HOSTILE}")}],
            "attributes": {"core": format!("c{HOSTILE}")}
        })
    };
    let statement = |subject: &str, predicate: &str, object: &str, qualifiers: serde_json::Value| {
        serde_json::json!({
            "subject": subject, "predicate": predicate, "object": object, "qualifiers": qualifiers,
            "attributed_to": "e0", "rule": format!("r{HOSTILE}"), "confidence": 0.5,
            "evidence": {"sentence": 0, "start": 0, "end": 4}
        })
    };
    let extraction = serde_json::json!({
        "id": format!("{id}{HOSTILE}"), "published": "2020-07-05", "source": HOSTILE, "sentences": [{"start": 0, "end": 4}],
        "entities": [entity(0, "person"), entity(1, "person"), entity(2, "title"), entity(3, "place"), entity(4, "industry")],
        "statements": [
            statement("e0", "met_with", "e1", serde_json::json!({"in": "e3"})),
            statement("e1", "holds_position", "e2", serde_json::json!({"of": "e3", "status": HOSTILE})),
            statement("e3", "develops_industry", "e4", serde_json::json!({})),
        ]
    });
    serde_json::from_value(extraction).unwrap()
}

#[test]
fn answers_of_a_hostile_graph_are_harmless() {
    let desk = Desk::empty();
    let mut articles = Articles::new();
    ["a", "b"].map(extraction).iter().for_each(|extraction| articles.add(extraction, None).unwrap());
    articles.save(desk.file("graph.gg")).unwrap();
    let graph = KnowledgeGraph::new(articles);
    let name = |kind: &str| graph.nodes().find(|node| node.kind() == kind).unwrap().name().to_owned();
    let (person, place, industry) = (name("person"), name("place"), name("industry"));
    let cases: Vec<Vec<&str>> = vec![
        vec!["about", &person, "--sentences"],
        vec!["about", HOSTILE],
        vec!["who", &place],
        vec!["who", HOSTILE],
        vec!["met", &person],
        vec!["backers", &industry],
        vec!["path", &person, &place],
        vec!["central"],
        vec!["conflicts", "--successions"],
        vec!["diff", "--from", "2020-01-01", "--to", "2021-01-01"],
        vec!["ledger", "--all"],
        vec!["withdraw", HOSTILE],
    ];
    let mut shown = 0;
    for arguments in &cases {
        for more in [&[][..], &["--json"]] {
            let Ended { out, err, .. } = desk.run(&[arguments, more].concat());
            shown += usize::from(out.contains("owned")) + usize::from(err.contains("owned"));
            assert!(out.chars().all(is_safe), "{arguments:?}: {out:?}");
            assert!(err.chars().all(is_safe), "{arguments:?}: {err:?}");
        }
    }
    assert!(shown > cases.len(), "{shown}");
}

/// What is written for programs is exact where it goes to them, and harmless where somebody looks at it.
#[cfg(all(target_os = "linux", feature = "sparql"))]
#[test]
fn what_is_for_programs_is_harmless_on_a_terminal() {
    let desk = Desk::empty();
    let mut articles = Articles::new();
    articles.add(&extraction("a"), None).unwrap();
    articles.save(desk.file("graph.gg")).unwrap();
    let export = "triples json jsonl cypher graphml gexf dot ftm ntriples nquads turtle jsonld";
    let names = "SELECT ?name { ?thing rdfs:label ?name FILTER (CONTAINS(?name, \"owned\")) }";
    let exports = export.split(' ').map(|format| vec!["export", "--format", format]);
    let answers = ["csv", "json", "table"].map(|format| vec!["sparql", "--format", format, names]);
    let mut raw = 0;
    for arguments in exports.chain(answers).chain([vec!["html"]]) {
        let sent = desk.well(&arguments);
        desk.well(&[&arguments[..], &["-o", "out"]].concat());
        assert_eq!(fs::read_to_string(desk.file("out")).unwrap(), sent, "{arguments:?}");
        raw += usize::from(!sent.chars().all(|c| is_safe(c) || c == '\r'));
        let Some(shown) = desk.on_terminal(&arguments) else { return println!("there is no terminal to be had here") };
        assert!(shown.contains("owned") && shown.chars().all(is_safe), "{arguments:?}: {shown:?}");
        if arguments.contains(&"json") {
            let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
            assert_eq!(read(&shown), read(&sent));
        }
    }
    assert!(raw > 5, "{raw}");
}

#[test]
fn hostile_articles_and_packs_are_harmless() {
    let desk = Desk::empty();
    let text = format!(
        "Li Na{HOSTILE}, governor of Gansu{HOSTILE} province, visited{HOSTILE} Lanzhou. Li Na met with Wang Kai. {HOSTILE}"
    );
    let line = serde_json::json!({"id": format!("a{HOSTILE}"), "source": HOSTILE, "text": text}).to_string();
    fs::write(desk.file("in.jsonl"), format!("{line}\n{line}\n{{\"id\": \"{HOSTILE}\"\n")).unwrap();
    fs::create_dir(desk.file("pack")).unwrap();
    fs::write(desk.file("pack/a.rules"), format!("in facts\nrule a\n  match \"{HOSTILE}\" ]\n")).unwrap();
    fs::write(desk.file("pack/a.tsv"), format!("key\tname\nplace:{HOSTILE}\n")).unwrap();
    for format in ["jsonl", "triples", "table"] {
        let Ended { out, err, .. } = desk.run(&["extract", "in.jsonl", "--format", format]);
        assert!(out.contains("met_with") && out.chars().all(is_safe), "{out:?}");
        assert!(err.contains("is taken by") && err.chars().all(is_safe), "{err:?}");
        if format == "triples" {
            assert!(out.lines().all(|line| line.split('\t').count() == 7), "{out}");
        }
    }
    for arguments in [
        &["explain", "in.jsonl"][..],
        &["explain", "in.jsonl", "--json"],
        &["explain", "in.jsonl", "--why", HOSTILE, "met_with", HOSTILE],
        &["explain", "in.jsonl", "--rule", HOSTILE],
        &["extract", HOSTILE],
        &["extract", "in.jsonl", "--pack", "pack"],
        &["check", "pack"],
        &["build", "--into", "graph.gg", "in.jsonl"],
    ] {
        let Ended { out, err, .. } = desk.run(arguments);
        assert!(out.chars().all(is_safe) && err.chars().all(is_safe), "{arguments:?}: {out:?} {err:?}");
    }
}

#[test]
fn hostile_annotations_are_harmless() {
    let desk = Desk::empty();
    fs::create_dir(desk.file("gold")).unwrap();
    let gold = serde_json::json!({
        "id": format!("a{HOSTILE}"), "published": "2020-07-05", "text": format!("In Jilin{HOSTILE} province."),
        "entities": [{"id": "g1", "kind": "place", "name": "Jilin", "mentions": [format!("Jilin{HOSTILE}")]}]
    });
    fs::write(desk.file("gold/a.json"), gold.to_string()).unwrap();
    fs::write(desk.file("out.jsonl"), serde_json::to_string(&extraction("a")).unwrap()).unwrap();
    for more in [&["--errors", "9", "--tables"][..], &["--by-rule"], &["--json"]] {
        let Ended { out, err, .. } =
            desk.run(&[&["eval", "--gold", "gold", "--predicted", "out.jsonl"], more].concat());
        assert!(!out.is_empty(), "{err}");
        assert!(out.chars().all(is_safe) && err.chars().all(is_safe), "{out:?} {err:?}");
    }
}
