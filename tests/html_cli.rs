//! `govgraph html` on the command line: what stands in the pages, and files that are whole or not there.
#![cfg(feature = "cli")]

mod desk;

use std::fs;

use desk::Desk;
use serde_json::Value;

/// The blocks of data that stand in a page.
fn data(page: &str, class: &str) -> Vec<Value> {
    let start = format!("<script type=\"application/json\" class=\"{class}\">");
    let blocks = page.split(&start).skip(1).map(|rest| rest.split("</script>").next().unwrap());
    blocks.map(|json| serde_json::from_str(json).unwrap()).collect()
}

/// The page of the desk's graph: what is in it of the graph.
fn graph(desk: &Desk, arguments: &[&str]) -> Value {
    let page = desk.well(&[&["html"], arguments].concat());
    let [graph] = data(&page, "graph").try_into().unwrap();
    graph
}

fn names(graph: &Value) -> Vec<&str> {
    let nodes = graph["nodes"].as_array().unwrap();
    nodes.iter().map(|node| node["name"].as_str().unwrap()).collect()
}

#[test]
fn a_page_holds_what_the_export_does() {
    let desk = Desk::with_graph();
    let page = graph(&desk, &["graph.gg"]);
    let exported: Value = serde_json::from_str(&desk.well(&["export", "--format", "json"])).unwrap();
    assert_eq!(page["nodes"], exported["nodes"]);
    assert_eq!(page["whole"]["edges"], exported["edges"].as_array().unwrap().len());
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let tenures = page["tenures"].as_array().unwrap().iter();
    let holders: Vec<[String; 3]> = tenures
        .filter(|tenure| tenure["post"]["name"] == "governor of Gansu province")
        .map(|tenure| [text(&tenure["person"]["name"]), text(&tenure["first"]), text(&tenure["last"])])
        .collect();
    assert_eq!(holders, [["Li Na", "2020-07-05", "2021-06-18"], ["Chen Yu", "2022-02-01", "2022-02-01"]]);
    let met = page["edges"].as_array().unwrap().iter().find(|edge| edge["predicate"] == "met_with").unwrap();
    assert_eq!(met["days"], serde_json::json!([["2020-07-02", "2020-07-02"]]));
}

#[test]
fn a_part_is_chosen_by_name_and_number() {
    let desk = Desk::with_graph();
    let near = graph(&desk, &["--around", "wei river", "--most", "2"]);
    assert_eq!(names(&near), ["Li Na", "Wei River"]);
    let all = graph(&desk, &[]);
    let few = graph(&desk, &["--most", "4"]);
    assert_eq!(few["whole"], all["whole"]);
    assert!(names(&few).len() < names(&all).len() && names(&few).contains(&"governor of Gansu province"), "{few}");
    desk.fails(&["html", "--around", "Nobody"], "the graph knows no \"Nobody\"");
    desk.fails(&["html", "--most", "0"], "--most");
}

#[test]
fn the_same_graph_gives_the_same_page() {
    let desk = Desk::with_graph();
    desk.well(&["html", "-o", "one.html"]);
    desk.well(&["html", "graph.gg", "-o", "other.html"]);
    assert_eq!(fs::read(desk.file("one.html")).unwrap(), fs::read(desk.file("other.html")).unwrap());
}

#[test]
fn articles_bring_their_rules_along() {
    let desk = Desk::empty();
    fs::write(desk.file("news.jsonl"), desk::NEWS).unwrap();
    let page = desk.well(&["html", "--article", "news.jsonl"]);
    let articles = data(&page, "article");
    assert_eq!(articles.iter().map(|article| article["id"].as_str().unwrap()).collect::<Vec<_>>(), ["a", "b", "c"]);
    for article in &articles {
        for statement in article["statements"].as_array().unwrap() {
            let rule = &article["rules"][statement["rule"].as_str().unwrap()];
            assert!(rule["about"].as_str().is_some_and(|about| !about.is_empty()), "{statement}");
            assert!(rule["place"].as_str().is_some_and(|place| place.contains(".rules:")), "{statement}");
        }
    }
    assert!(articles[2]["text"].as_str().unwrap().starts_with("Chen Yu, governor"));
}

#[test]
fn what_cannot_be_read_is_told() {
    let desk = Desk::empty();
    desk.fails(&["html", "missing.gg", "-o", "page.html"], "missing.gg");
    desk.fails(&["html", "graph.gg", "--article", "a.txt"], "cannot be used with");
    fs::write(desk.file("a.txt"), "Lanzhou lies in Gansu province.").unwrap();
    desk.fails(&["html", "--article", "a.txt", "-o", "a.txt"], "read and written at once");
    let ended = desk.run(&["html", "--article", "missing.txt", "a.txt", "-o", "page.html"]);
    assert_eq!(ended.code, Some(1));
    assert!(ended.err.contains("missing.txt"), "{}", ended.err);
    let page = fs::read_to_string(desk.file("page.html")).unwrap();
    assert_eq!(data(&page, "article")[0]["text"], "Lanzhou lies in Gansu province.");
}
