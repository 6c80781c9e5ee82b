//! Graphs on the command line: building, resuming, being killed, withdrawing, overruling, asking.
#![cfg(feature = "cli")]

mod desk;
#[path = "../benches/graph/synthetic.rs"]
mod synthetic;

use std::fs;
use std::process::Stdio;
use std::time::Duration;

use desk::{Desk, NEWS};
use govgraph::Articles;
use synthetic::Synthetic;

#[test]
fn a_run_is_resumed_where_it_ended() {
    let desk = Desk::with_graph();
    let whole = desk.digest("graph.gg");
    let lines: Vec<&str> = NEWS.lines().collect();
    fs::write(desk.file("part.jsonl"), format!("{}\n", lines[1])).unwrap();
    desk.well(&["build", "--into", "other.gg", "part.jsonl"]);
    let ended = desk.run(&["build", "--into", "other.gg", "news.jsonl"]);
    assert!(ended.err.contains("2 articles read, 1 known already"), "{}", ended.err);
    assert_eq!(desk.digest("other.gg"), whole);
    assert_eq!(fs::read(desk.file("other.gg")).unwrap(), fs::read(desk.file("graph.gg")).unwrap());
}

#[test]
fn an_article_that_changed_is_replaced_and_one_can_be_withdrawn() {
    let desk = Desk::with_graph();
    fs::write(desk.file("news.jsonl"), NEWS.replace("Chen Yu", "Zhao Min")).unwrap();
    let ended = desk.run(&["build", "--into", "graph.gg", "news.jsonl"]);
    assert!(ended.err.contains("1 articles read, 2 known already"), "{}", ended.err);
    assert!(!desk.well(&["who", "governor of Gansu"]).contains("Chen Yu"));
    desk.well(&["withdraw", "c"]);
    assert!(!desk.well(&["who", "governor of Gansu"]).contains("Zhao Min"));
    desk.fails(&["withdraw", "c"], "no article \"c\"");
}

#[test]
fn partial_graphs_are_put_together() {
    let desk = Desk::with_graph();
    let whole = desk.digest("graph.gg");
    for (at, line) in NEWS.lines().enumerate() {
        fs::write(desk.file("one.jsonl"), line).unwrap();
        desk.well(&["build", "--into", &format!("{at}.gg"), "one.jsonl"]);
    }
    desk.well(&["build", "--into", "all.gg", "2.gg", "0.gg", "1.gg"]);
    assert_eq!(desk.digest("all.gg"), whole);
}

/// Killed again and again while it saves: the file is the old one or the new one, whole.
#[test]
fn being_killed_leaves_a_whole_file() {
    let desk = Desk::empty();
    let graph = |numbers: std::ops::Range<u64>, name: &str| {
        let mut articles = Articles::new();
        let synthetic = Synthetic::new(3);
        numbers.for_each(|number| articles.add(&synthetic.article(number), None).unwrap());
        articles.save(desk.file(name)).unwrap();
        articles.len()
    };
    graph(0..5, "old.gg");
    let all = graph(0..4000, "new.gg");
    fs::copy(desk.file("old.gg"), desk.file("graph.gg")).unwrap();
    // a part beside the file shows that a run is saving, and one that is left that it was killed before it had done
    let mut cut_short = 0;
    for run in 0..100 {
        let mut command = desk.command(&["build", "--quiet", "--into", "graph.gg", "new.gg"]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let part = desk.file(&format!("graph.gg.{}.part", child.id()));
        while !part.exists() && child.try_wait().unwrap().is_none() {
            std::hint::spin_loop();
        }
        // some at the first byte, some later
        std::thread::sleep(Duration::from_micros(run % 4 * 500));
        let _ = child.kill();
        child.wait().unwrap();
        let count = Articles::load(desk.file("graph.gg")).unwrap().len();
        assert!(count == 5 || count == all, "{count}");
        if part.exists() {
            assert_eq!(count, 5);
            cut_short += 1;
        }
        if cut_short == 5 {
            break;
        }
        fs::copy(desk.file("old.gg"), desk.file("graph.gg")).unwrap();
    }
    assert_ne!(cut_short, 0, "no run was killed while it saved");
}

#[test]
fn one_run_at_a_time_changes_a_graph() {
    let desk = Desk::with_graph();
    let before = fs::read(desk.file("graph.gg")).unwrap();
    let lock = fs::File::open(desk.file("graph.gg.lock")).unwrap();
    lock.lock().unwrap();
    desk.fails(&["build", "--into", "graph.gg", "news.jsonl"], "graph.gg: another run is changing this graph");
    desk.fails(&["withdraw", "a"], "another run is changing this graph");
    assert_eq!(fs::read(desk.file("graph.gg")).unwrap(), before);
    desk.well(&["who", "governor of Gansu"]);
    drop(lock);
    desk.well(&["withdraw", "a"]);
}

#[test]
fn a_user_overrules_a_merge() {
    let desk = Desk::with_graph();
    let ledger = desk.well(&["ledger", "--kind", "person", "--json"]);
    assert!(ledger.contains(r#""decision":"merged","kind":"person","reason":"name and post""#), "{ledger}");
    fs::write(desk.file("decisions.jsonl"), ledger.replace("merged", "rejected")).unwrap();
    desk.well(&["build", "--into", "graph.gg", "--decisions", "decisions.jsonl"]);
    assert_eq!(desk.well(&["who", "governor of Gansu"]).matches("Li Na").count(), 2);
    fs::write(desk.file("decisions.jsonl"), "{\"decision\": \"merged\",\n").unwrap();
    let before = fs::read(desk.file("graph.gg")).unwrap();
    desk.fails(&["build", "--into", "graph.gg", "--decisions", "decisions.jsonl"], "decisions.jsonl:1:22: EOF");
    assert_eq!(fs::read(desk.file("graph.gg")).unwrap(), before);
}

#[test]
fn questions_are_answered() {
    let desk = Desk::with_graph();
    let cases: [(&[&str], &str); 14] = [
        (&["who", "governor of Gansu"], "Li Na    governor of Gansu province  2020-07-05 to 2021-06-18    2 sources"),
        (&["who", "governor of Gansu", "--on", "2021-01-01"], "Li Na"),
        (&["who", "Gansu", "--on", "2023-01-01"], "last known before\n  Chen Yu"),
        (&["about", "li naa"], "met_with\n  Li Na  Wang Kai"),
        (&["about", "Wei River"], "Li Na  Wei River"),
        (&["met", "Wang Kai"], "Li Na  met_with  Wang Kai  on 2020-07-02"),
        (&["path", "Wang Kai", "Wei River"], "Wang Kai - Li Na - Wei River"),
        (
            &["path", "Wang Kai", "Wei River", "--sentences"],
            "b: Li Na, governor of Gansu, inspected the Wei River in Tianshui.",
        ),
        (&["central", "--most", "1"], "Li Na  1.000"),
        (&["central", "--kind", "river", "--on", "2021-06-18"], "Wei River  1.000"),
        (&["conflicts"], "no conflicts"),
        (&["conflicts", "--successions", "--to", "2020-12-31"], "no successions"),
        (&["conflicts", "--successions"], "Li Na  last 2021-06-18  Chen Yu  first 2022-02-01"),
        (&["diff", "--from", "2021-12-31", "--to", "2022-12-31"], "Chen Yu  governor of Gansu province"),
    ];
    for (arguments, expected) in cases {
        let answer = desk.well(arguments);
        assert!(answer.contains(expected), "{arguments:?}:\n{answer}");
        let json = desk.well(&[arguments, &["--json"]].concat());
        serde_json::from_str::<serde_json::Value>(&json).unwrap_or_else(|error| panic!("{arguments:?}: {error}"));
    }
}

#[test]
fn what_cannot_be_answered_is_told() {
    let desk = Desk::with_graph();
    fs::write(desk.file("foreign.gg"), "something else").unwrap();
    let cases: [(&[&str], &str); 9] = [
        (&["who", "governor of Atlantis"], "the graph knows no \"Atlantis\""),
        (&["who", "queen of Gansu"], "the graph knows no \"queen\" of Gansu province; it has governor"),
        (&["about", "Chen You Yi"], "is it Chen Yu (person, c#e0)"),
        (&["about", "Nobody At All"], "the graph knows no \"Nobody At All\""),
        (&["diff"], "two days are compared"),
        (&["who", "Gansu", "--graph", "none.gg"], "none.gg: "),
        (&["who", "Gansu", "--graph", "foreign.gg"], "foreign.gg: this is no graph of govgraph"),
        (&["build", "--into", "foreign.gg", "news.jsonl"], "foreign.gg: this is no graph of govgraph"),
        (&["central", "--kind", "unicorn"], "of the kind \"unicorn\""),
    ];
    for (arguments, expected) in cases {
        desk.fails(arguments, expected);
    }
    assert_eq!(fs::read_to_string(desk.file("foreign.gg")).unwrap(), "something else");
}

#[test]
fn every_command_answers_in_json() {
    let desk = Desk::empty();
    fs::write(desk.file("news.jsonl"), NEWS).unwrap();
    let json = |arguments: &[&str]| -> serde_json::Value {
        let out = desk.well(arguments);
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("{arguments:?}: {error}: {out}"))
    };
    let built = json(&["build", "--into", "graph.gg", "news.jsonl", "--json"]);
    assert_eq!((&built["read"], &built["articles"], &built["failed"]), (&3.into(), &3.into(), &0.into()), "{built}");
    assert_eq!(built["digest"], desk.digest("graph.gg"));
    let withdrawn = json(&["withdraw", "c", "--json"]);
    assert_eq!(withdrawn, serde_json::json!({"withdrawn": ["c"], "articles": 2}));
    let checked = json(&["check", "--json"]);
    assert_eq!(checked["problems"], serde_json::json!([]));
    assert!(checked["rules"].as_u64() > Some(0), "{checked}");
}
