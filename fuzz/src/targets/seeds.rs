//! What fuzzing starts from.

use super::{ARTICLE, BASE, extract, two_articles};

/// Samples of the project, from many countries.
const SAMPLES: [&str; 16] = [
    include_str!("../../../data/samples/jl-20210706.txt"),
    include_str!("../../../data/samples/cn-20231025.txt"),
    include_str!("../../../data/samples/jx-20200605.txt"),
    include_str!("../../../data/samples/kz-20220915.txt"),
    include_str!("../../../data/samples/au-20160725.txt"),
    include_str!("../../../data/samples/gz-20190409.txt"),
    include_str!("../../../data/samples/hk-20091109.txt"),
    include_str!("../../../data/samples/in-20210322.txt"),
    include_str!("../../../data/samples/ke-20190312.txt"),
    include_str!("../../../data/samples/ln-20100416.txt"),
    include_str!("../../../data/samples/om-20230206.txt"),
    include_str!("../../../data/samples/sd-20171204.txt"),
    include_str!("../../../data/samples/tr-20130419.txt"),
    include_str!("../../../data/samples/uk-20180523.txt"),
    include_str!("../../../data/samples/us-mn-20190103.txt"),
    include_str!("../../../data/samples/vn-20190918.txt"),
];

/// Paragraphs of all samples, each a seed: short inputs are soon tried.
fn paragraphs() -> impl Iterator<Item = &'static str> {
    SAMPLES.into_iter().flat_map(str::lines).filter(|line| !line.trim().is_empty())
}

const LINES: [&str; 4] = [
    r#"{"id": "a", "published": "2020-07-05", "source": "JL.gov", "text": "On July 2, the meeting was held."}"#,
    "\u{FEFF}{\"id\": \"b\", \"text\": \"\\ud83d\\ude00 \\u0000\", \"tags\": [[[{}]]]}\r\n\n{oops\n{\"id\": \"c\"}\n",
    r#"{"id": "../a/b", "published": "2020-02-30", "text": "x"}"#,
    r#"{"text": null, "id": "a", "published": null}"#,
];

const RULES: [&str; 5] = [
    "define who = [person | (place & !\"lan\")]\nin facts\nrule a\n  match {x: $who} (\"on\" {d: date})?? _{0,5}? {y: place}$\n  state visited(x, y, on=d) planned\n",
    "define a = \"li\"? \"na\"\ndefine b = $a $a\nin people\nrule a\n  match ^ {x: $b+}\n  mark person x governor\n  block x\n",
    "phase more statements longest after facts\nin more\nrule b\n  match {a: person} {all: \",\" {t: title}}\n  make person+named(a, of=t)\n  reduce a\n  set speaker a\n",
    "in facts\nrule c\n  about Deep.\n  match ((({a: person}))) [!(!place)]{2,3} [visits]*?\n  state visited(@speaker, @place.place, with=a.of) default known\n  confidence 0.5\n",
    "in pronouns\nrule d\n  match {x: \"it\"}\n  mark place x several\n  yes \"It.\" => place(\"It\"); visited(\"a\", \"b\", on=\"c\")\n  no \"He.\"\n",
];

const TABLES: [(u8, &str); 6] = [
    (
        0,
        "key\tname\taliases\tclasses\tparent\tfacts\nplace:x\tX Town\tX;~Y\tcity town\tplace:lanzhou@..2020-06;place:gansu@2020-06..\ta=b;c=d\n",
    ),
    (0, "adjective\tkey\nGansuan\tplace:gansu\n"),
    (0, "rule\tright\twrong\nvisits-place\t3\t1\n"),
    (0, "kind\twords\tlevel\ntitle\tgovernor\tprovince\n"),
    (1, "# a comment\n[visits]\nlooked in on # more\nput = 1\n[made = visits{1,2}]\n"),
    (
        2,
        r#"{"kinds": {"river": "water"}, "predicates": {"visited": {"about": "", "subject": ["person"], "object": ["place"], "symmetric": true, "shared_by": "present", "within": true}}}"#,
    ),
];

/// A query, and after a NUL what its parameters are given.
const QUERIES: [&str; 6] = [
    include_str!("../../../data/queries/officials.rq"),
    include_str!("../../../data/queries/meetings.rq"),
    "# ?x (text): a name\nSELECT ?x ?y { ?y rdfs:label ?x }\0Li Na\" } #",
    "# ?x (thing): a thing\nSELECT * { ?x ?y ?z OPTIONAL { ?x gg:visited+ ?v } } ORDER BY DESC(?y) LIMIT 9\0Gansu",
    "# ?x (date): a day\nCONSTRUCT { ?s gg:x ?x } { GRAPH ?g { ?s a gg:Place } FILTER(?x > \"2020-01-01\"^^xsd:date) }\x002020-07-02",
    "ASK { VALUES ?a { 1 2.5 true \"a\"@en } BIND(CONCAT(STR(?a), \"\\u0007\") AS ?b) MINUS { ?a ^rdfs:label/!a ?b } }",
];

/// The seeds of a target.
pub fn seeds(target: &str) -> Vec<Vec<u8>> {
    let bytes = |texts: &[&str]| texts.iter().map(|text| text.as_bytes().to_vec()).collect::<Vec<_>>();
    // a few sentences of an article, a NUL between them
    let few = |sample: &&str| sample.split(". ").skip(1).take(3).collect::<Vec<_>>().join("\0");
    match target {
        "document" => paragraphs().chain([ARTICLE]).map(Into::into).collect(),
        "json_line" => bytes(&LINES),
        "rule_file" => {
            let base = BASE[3].1.replace("rule ", "rule other-").replace("phase ", "# ");
            bytes(&[&RULES[..], &[base.as_str()]].concat())
        }
        "pack_file" => TABLES.map(|(kind, text)| [&[kind][..], text.as_bytes()].concat()).to_vec(),
        "decisions" => vec![ledger()],
        "graph_file" => {
            let graph = two_articles().to_bytes().unwrap_or_default();
            // after the header stand the contents
            vec![graph[52..].to_vec(), graph]
        }
        "extraction" | "rdf" => {
            let json = |text: &&str| serde_json::to_vec(&extract("a", text).1).unwrap_or_default();
            vec![json(&ARTICLE), json(&"Gansu\u{1B}[31m \u{202E}Province"), ARTICLE.into()]
        }
        "threads" | "increments" => SAMPLES.iter().map(|sample| few(sample).into_bytes()).collect(),
        "sparql" => bytes(&QUERIES),
        "matcher" => (1..9).map(dice).collect(),
        _ => Vec::new(),
    }
}

/// What a small graph says of its merges.
fn ledger() -> Vec<u8> {
    let mut lines = Vec::new();
    let _ = govgraph::write_ledger(govgraph::KnowledgeGraph::new(two_articles()).ledger(), &mut lines);
    lines
}

/// Bytes without an order.
fn dice(start: u64) -> Vec<u8> {
    let mut state = start;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as u8
    };
    (0..2048).map(|_| next()).collect()
}
