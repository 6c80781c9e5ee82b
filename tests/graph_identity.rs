//! Which entities of articles are one thing: small articles as data, written `kind name key`, and what the graph makes of them.

use jiff::civil::date;

use govgraph::{Articles, Decision, EntityId, Extraction, KnowledgeGraph, Member, NodeKey, Period, Verdict};
use serde_json::{Value, json};

/// An article: entities as (kind, name, more), statements as (subject, predicate, object, qualifiers) by entities' numbers.
fn article(
    id: &str,
    published: &str,
    entities: &[(&str, &str, Value)],
    statements: &[(u32, &str, u32, Value)],
) -> Extraction {
    let entity = |(number, (kind, name, more)): (usize, &(&str, &str, Value))| {
        let mut entity = json!({"id": format!("e{number}"), "kind": kind, "name": name, "mentions": []});
        entity.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        entity
    };
    let statement = |(subject, predicate, object, qualifiers): &(u32, &str, u32, Value)| {
        json!({"subject": format!("e{subject}"), "predicate": predicate, "object": format!("e{object}"), "qualifiers": qualifiers,
            "rule": "r", "confidence": 0.9, "evidence": {"sentence": 0, "start": 0, "end": 9}})
    };
    serde_json::from_value(json!({
        "id": id, "published": published, "sentences": [{"start": 0, "end": 9}],
        "entities": entities.iter().enumerate().map(entity).collect::<Vec<_>>(),
        "statements": statements.iter().map(statement).collect::<Vec<_>>(),
    }))
    .unwrap()
}

fn jilin() -> Value {
    json!({"key": "place:CN-220000", "attributes": {"unit": "province", "within": "country=place:CN"}})
}

fn liaoning() -> Value {
    json!({"key": "place:CN-210000", "attributes": {"unit": "province", "within": "country=place:CN"}})
}

/// An article in which a person holds a post of a place.
fn post(id: &str, published: &str, person: &str, title: &str, place: (&str, Value)) -> Extraction {
    let entities = [("person", person, json!({})), ("title", title, json!({})), ("place", place.0, place.1)];
    article(id, published, &entities, &[(0, "holds_position", 1, json!({"of": "e2"}))])
}

fn graph(extractions: &[Extraction]) -> KnowledgeGraph {
    let mut articles = Articles::new();
    extractions.iter().for_each(|extraction| articles.add(extraction, None).unwrap());
    KnowledgeGraph::new(articles)
}

/// The nodes of a kind: name, and the articles that mention it.
fn nodes(graph: &KnowledgeGraph, kind: &str) -> Vec<String> {
    let all = graph.nodes().filter(|node| node.kind() == kind);
    all.map(|node| format!("{}: {}", node.name(), node.documents().join(" "))).collect()
}

#[test]
fn people_are_one_by_name_and_post() {
    let graph = graph(&[
        post("a", "2020-07-05", "Jing Junhai", "governor", ("Jilin", jilin())),
        post("b", "2020-08-01", "Junhai Jing", "governor", ("Jilin province", jilin())),
        post("c", "2021-08-01", "Jing Junhai", "Party chief", ("Jilin province", jilin())),
        post("d", "2021-08-02", "Jing Junhai", "governor", ("Liaoning", liaoning())),
    ]);
    // who is governor of another province is another person, whatever the name
    assert_eq!(nodes(&graph, "person"), ["Jing Junhai: a b c", "Jing Junhai: d"]);
    assert_eq!(nodes(&graph, "title").len(), 3);
}

#[test]
fn people_are_never_one_by_name_alone() {
    let bare = |id| article(id, "2020-07-05", &[("person", "Li Wei", json!({})), ("place", "Jilin", jilin())], &[]);
    assert_eq!(nodes(&graph(&[bare("a"), bare("b")]), "person"), ["Li Wei: a", "Li Wei: b"]);
    let member = |id| {
        let entities = [
            ("person", "Li Wei", json!({})),
            ("title", "member", json!({})),
            ("organization", "CPC", json!({"key": "org:cpc"})),
        ];
        article(id, "2020-07-05", &entities, &[(0, "holds_position", 1, json!({"of": "e2"}))])
    };
    assert_eq!(nodes(&graph(&[member("a"), member("b")]), "person"), ["Li Wei: a", "Li Wei: b"]);
}

#[test]
fn a_bare_name_is_the_one_official_of_the_articles_place() {
    let bare = article("b", "2020-07-05", &[("person", "Xu Dazhe", json!({})), ("place", "Jilin", jilin())], &[]);
    let one = graph(&[post("a", "2020-07-05", "Xu Dazhe", "governor", ("Jilin", jilin())), bare.clone()]);
    assert_eq!(nodes(&one, "person"), ["Xu Dazhe: a b"]);
    let elsewhere = graph(&[post("a", "2020-07-05", "Xu Dazhe", "governor", ("Liaoning", liaoning())), bare]);
    assert_eq!(nodes(&elsewhere, "person"), ["Xu Dazhe: a", "Xu Dazhe: b"]);
}

/// a has a post in Jilin, c one in Liaoning, b both by jurisdiction only: b may not make a and c one.
#[test]
fn weak_evidence_is_not_chained() {
    let both = article(
        "b",
        "2020-07-05",
        &[
            ("person", "Li Wei", json!({})),
            ("title", "director", json!({})),
            ("place", "Jilin", jilin()),
            ("title", "inspector", json!({})),
            ("place", "Liaoning", liaoning()),
        ],
        &[(0, "holds_position", 1, json!({"of": "e2"})), (0, "holds_position", 3, json!({"of": "e4"}))],
    );
    let graph = graph(&[
        post("a", "2020-07-05", "Li Wei", "vice governor", ("Jilin", jilin())),
        both,
        post("c", "2020-07-05", "Li Wei", "vice governor", ("Liaoning", liaoning())),
    ]);
    let people = nodes(&graph, "person");
    assert_eq!(people.len(), 2, "{people:?}");
    let held: Vec<_> = graph.ledger().into_iter().filter(|entry| entry.decision == Verdict::Held).collect();
    assert_eq!(held.len(), 1, "{held:?}");
    assert_eq!(&*held[0].reason, "name and jurisdiction or body");
}

/// "President Li Wei" is the president of the one country that has such a president, if the article names it.
#[test]
fn a_title_may_imply_its_country() {
    let china = || json!({"key": "place:CN", "attributes": {"unit": "country"}});
    let other = || json!({"key": "place:KZ", "attributes": {"unit": "country"}});
    let bare = |id, title: &str, country: Value, more: &[(&str, &str, Value)]| {
        let mut entities =
            vec![("person", "Li Wei", json!({})), ("title", title, json!({})), ("place", "the country", country)];
        entities.extend(more.iter().cloned());
        article(id, "2020-07-05", &entities, &[(0, "holds_position", 1, json!({}))])
    };
    let graph = graph(&[
        bare("a", "president", china(), &[]),
        bare("b", "general secretary", china(), &[]),
        bare("c", "president", china(), &[("place", "another", other())]),
        bare("d", "agriculture minister", other(), &[]),
        bare("e", "agriculture minister", other(), &[]),
        bare("f", "director", china(), &[]),
        bare("g", "director", china(), &[]),
    ]);
    assert_eq!(nodes(&graph, "person"), ["Li Wei: a b c", "Li Wei: d e", "Li Wei: f", "Li Wei: g"]);
}

fn body(name: &str, core: &str, more: Value) -> (&'static str, String, Value) {
    let mut attributes = json!({"core": core});
    attributes.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    ("organization", name.to_owned(), json!({ "attributes": attributes }))
}

#[test]
fn bodies_are_one_by_name_and_place() {
    let of_jilin = json!({"place": "place:CN-220000", "within": "province=place:CN-220000;country=place:CN"});
    let cases = [
        ("a", body("CPC Jilin Provincial Committee", "committee cpc", of_jilin.clone()), jilin()),
        ("b", body("provincial Party committee", "committee cpc", json!({"level": "provincial"})), jilin()),
        ("c", body("provincial Party committee", "committee cpc", json!({"level": "provincial"})), liaoning()),
        ("d", body("Jilin Provincial Government", "government", of_jilin), jilin()),
        ("e", body("public security bureau", "bureau public security", json!({})), jilin()),
        ("f", body("public security bureau", "bureau public security", json!({})), jilin()),
    ];
    let articles: Vec<Extraction> = cases
        .iter()
        .map(|(id, (kind, name, more), place)| {
            article(id, "2020-07-05", &[(kind, name, more.clone()), ("place", "there", place.clone())], &[])
        })
        .collect();
    let expected = [
        "CPC Jilin Provincial Committee: a b",
        "provincial Party committee: c",
        "Jilin Provincial Government: d",
        "public security bureau: e",
        "public security bureau: f",
    ];
    assert_eq!(nodes(&graph(&articles), "organization"), expected);
}

#[test]
fn a_party_chief_is_secretary_of_the_committee() {
    let of_jilin = json!({"place": "place:CN-220000", "within": "province=place:CN-220000;country=place:CN"});
    let (kind, name, more) = body("CPC Jilin Provincial Committee", "committee cpc", of_jilin);
    let entities =
        [("person", "Jing Junhai", json!({})), ("title", "secretary", json!({})), (kind, name.as_str(), more)];
    let graph = graph(&[
        post("a", "2020-12-05", "Jing Junhai", "Party chief", ("Jilin", jilin())),
        article("b", "2021-07-05", &entities, &[(0, "holds_position", 1, json!({"of": "e2"}))]),
    ]);
    let posts: Vec<String> =
        graph.nodes().filter(|node| node.kind() == "title").map(|node| node.name().to_owned()).collect();
    assert_eq!(posts, ["secretary of CPC Jilin Provincial Committee"]);
    for question in ["Party chief of Jilin", "secretary of CPC Jilin Provincial Committee"] {
        let holders = graph.who(question, &govgraph::Period::always(), false).unwrap();
        assert_eq!(holders.tenures.len(), 1, "{question}");
        assert_eq!(holders.tenures[0].sources, 2, "{question}");
    }
}

#[test]
fn events_are_one_by_name_body_and_date() {
    let meeting = |id: &str, name: &str, day: &str| {
        let entities = [
            ("event", name, json!({"attributes": {"core": "3rd meeting"}})),
            ("organization", "Leading Group", json!({"key": "org:lg"})),
            ("date", day, json!({"value": day})),
        ];
        article(id, day, &entities, &[(0, "organized_by", 1, json!({})), (0, "held_on", 2, json!({}))])
    };
    let graph = graph(&[
        meeting("a", "third meeting", "2020-07-02"),
        meeting("b", "3rd meeting", "2020-07-02"),
        meeting("c", "third meeting", "2021-07-02"),
    ]);
    assert_eq!(nodes(&graph, "event"), ["third meeting: a b", "third meeting: c"]);
}

fn member(article: &str, name: &str) -> Member {
    Member { article: article.into(), entity: EntityId(0), name: name.into() }
}

#[test]
fn a_user_overrules_merges() {
    let extractions = [
        post("a", "2020-07-05", "Li Wei", "governor", ("Jilin", jilin())),
        post("b", "2020-08-01", "Li Wei", "governor", ("Jilin", jilin())),
        post("c", "2020-08-01", "Li Wei", "governor", ("Liaoning", liaoning())),
    ];
    let mut articles = graph(&extractions).into_articles();
    let decide = |together, one: &str, other: &str| Decision {
        together,
        entities: vec![member(one, "Li Wei"), member(other, "Li Wei")],
    };
    articles.decide([
        decide(false, "a", "b"),
        decide(true, "a", "c"),
        Decision { together: true, entities: vec![member("a", "Li Na"), member("b", "Li Wei")] },
    ]);
    let graph = KnowledgeGraph::new(articles);
    assert_eq!(nodes(&graph, "person"), ["Li Wei: a c", "Li Wei: b"]);
    assert_eq!(graph.stale_decisions().len(), 1, "the name is another");
}

#[test]
fn a_ledger_can_be_replayed() {
    let extractions = [
        post("a", "2020-07-05", "Jing Junhai", "governor", ("Jilin", jilin())),
        post("b", "2020-08-01", "Jing Junhai", "governor", ("Jilin", jilin())),
        post("c", "2021-08-01", "Jing Junhai", "Party chief", ("Jilin", jilin())),
    ];
    let first = graph(&extractions);
    let mut lines = Vec::new();
    govgraph::write_ledger(first.ledger(), &mut lines).unwrap();
    let decisions = govgraph::read_decisions("ledger.jsonl", &lines[..]).unwrap();
    assert!(!decisions.is_empty());
    let keys = |graph: &KnowledgeGraph| graph.nodes().map(|node| node.key().clone()).collect::<Vec<NodeKey>>();
    let before = keys(&first);
    let mut articles = first.into_articles();
    articles.decide(decisions);
    let again = KnowledgeGraph::new(articles);
    assert_eq!(keys(&again), before);
    assert!(again.stale_decisions().is_empty());
}

#[test]
fn two_governors_at_one_time_are_a_conflict_and_nothing_else_is() {
    let graph = graph(&[
        post("a", "2020-07-05", "Jing Junhai", "governor", ("Jilin", jilin())),
        post("b", "2021-08-01", "Jing Junhai", "governor", ("Jilin", jilin())),
        post("c", "2021-01-01", "Han Jun", "governor", ("Jilin", jilin())),
        post("d", "2022-01-01", "Hu Yuting", "governor", ("Jilin", jilin())),
        post("e", "2020-07-05", "Li Na", "vice governor", ("Jilin", jilin())),
        post("f", "2020-07-05", "Wang Kai", "vice governor", ("Jilin", jilin())),
    ]);
    let conflicts = graph.conflicts(&Period::always());
    assert_eq!(conflicts.len(), 1);
    let names: Vec<&str> = conflicts[0].tenures.iter().map(|tenure| tenure.person.name.as_str()).collect();
    assert_eq!(names, ["Jing Junhai", "Han Jun"]);
    assert_eq!(conflicts[0].from.to_string(), "2021-01-01");
    assert!(graph.conflicts(&Period::on(date(2020, 8, 1))).is_empty());
    let successions: Vec<String> =
        graph.successions(&Period::always()).iter().map(|s| format!("{} {}", s.from.name, s.to.name)).collect();
    assert_eq!(successions, ["Han Jun Hu Yuting"]);
    assert_eq!(graph.successions(&Period::on(date(2021, 8, 15))).len(), 1);
    assert!(graph.successions(&Period::on(date(2022, 2, 1))).is_empty());
}
