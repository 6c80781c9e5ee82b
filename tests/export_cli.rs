//! `govgraph export` on the command line: formats by name and ending, and files that are whole or not there.
#![cfg(feature = "cli")]

mod desk;

use std::fs;

use desk::Desk;

/// Names of files, with what stands in the file.
const ENDINGS: [(&str, &str); 13] = [
    ("graph.tsv", "subject\tpredicate\tobject"),
    ("graph.json", "{\"nodes\":["),
    ("graph.jsonl", "{\"node\":{\"key\":"),
    ("graph.ndjson", "{\"node\":{\"key\":"),
    ("graph.cypher", "MERGE (n:Entity {key: 'a#e0'})"),
    ("graph.graphml", "<node id=\"a#e0\">"),
    ("graph.gexf", "<spell start=\"2020-07-02\" end=\"2020-07-02\"/>"),
    ("graph.dot", "\"a#e0\" [label=\"Li Na\""),
    ("graph.gv", "digraph govgraph {"),
    ("graph.ftm.json", "\"schema\":\"Occupancy\""),
    ("graph.ftm.jsonl", "\"name\":[\"Li Na\"]"),
    ("a.b.json", "{\"nodes\":["),
    ("names with blanks.dot", "digraph govgraph {"),
];

#[test]
fn the_ending_tells_the_format() {
    let desk = Desk::with_graph();
    for (name, expected) in ENDINGS {
        assert_eq!(desk.well(&["export", "-o", name]), "");
        let written = fs::read_to_string(desk.file(name)).unwrap();
        assert!(written.contains(expected), "{name}: {written}");
    }
}

#[test]
fn the_name_of_a_format_comes_before_the_ending() {
    let desk = Desk::with_graph();
    let printed = desk.well(&["export", "--format", "dot"]);
    desk.well(&["export", "--format", "dot", "-o", "graph.json"]);
    assert_eq!(fs::read_to_string(desk.file("graph.json")).unwrap(), printed);
    assert!(printed.starts_with("digraph govgraph {"));
}

#[test]
fn the_files_of_neo4j_stand_in_a_folder() {
    let desk = Desk::with_graph();
    for _ in 0..2 {
        desk.well(&["export", "--format", "neo4j", "-o", "import/neo4j"]);
        let read = |name: &str| fs::read_to_string(desk.file("import/neo4j").join(name)).unwrap();
        assert!(
            read("nodes.csv").starts_with("key:ID,:LABEL,kind:string,name:string,names:string[],articles:string[],")
        );
        assert!(
            read("relationships.csv")
                .starts_with(":START_ID,:END_ID,:TYPE,id:string,predicate:string,modality:string,")
        );
        assert!(read("relationships.csv").contains("\na#e0,a#e3,MET_WITH,"), "{}", read("relationships.csv"));
        assert_eq!(fs::read_dir(desk.file("import/neo4j")).unwrap().count(), 2, "nothing else is left there");
    }
}

#[test]
fn both_files_of_neo4j_are_replaced_or_none() {
    let desk = Desk::with_graph();
    fs::create_dir_all(desk.file("import/relationships.csv")).unwrap();
    fs::write(desk.file("import/nodes.csv"), "mine").unwrap();
    desk.fails(&["export", "--format", "neo4j", "-o", "import"], "import/relationships.csv: ");
    assert_eq!(fs::read_to_string(desk.file("import/nodes.csv")).unwrap(), "mine");
}

#[test]
fn what_cannot_be_written_is_told() {
    let desk = Desk::with_graph();
    fs::write(desk.file("file"), "mine").unwrap();
    let cases: [(&[&str], &str); 9] = [
        (&["-o", "graph.xyz"], "say which format is wanted, with --format: triples, json, jsonl, neo4j, cypher"),
        (&["-o", "graph"], "say which format is wanted"),
        (&[], "say which format is wanted"),
        (&["--format", "svg"], "invalid value 'svg'"),
        (&["--format", "neo4j"], "neo4j is two files: say into which folder, with -o FOLDER"),
        (&["--format", "neo4j", "-o", "file"], "file: "),
        (&["-o", "missing/graph.dot"], "missing/graph.dot: "),
        (&["-o", "file/graph.dot"], "file/graph.dot: "),
        (&["--format", "dot", "-o", "."], ".: "),
    ];
    for (arguments, expected) in cases {
        desk.fails(&[&["export"], arguments].concat(), expected);
    }
    assert_eq!(fs::read_to_string(desk.file("file")).unwrap(), "mine");
}

/// A device that is always full.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let desk = Desk::with_graph();
    for format in ["triples", "json", "jsonl", "cypher", "graphml", "gexf", "dot", "ftm"] {
        desk.fails(&["export", "--format", format, "-o", "/dev/full"], "/dev/full: No space left on device");
    }
}

/// Where a file cannot grow over a limit, the write fails midway: what was there stays, and nothing half-written is left beside it.
#[cfg(target_os = "linux")]
#[test]
fn a_write_that_fails_leaves_the_file_as_it_was() {
    let desk = Desk::with_graph();
    for name in ["graph.graphml", "graph.ftm.jsonl"] {
        fs::write(desk.file(name), "mine").unwrap();
        let before = desk.names();
        let ended = desk.cramped(1, &["export", "-o", name]);
        let told = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(ended.status.code(), Some(1), "{told}");
        assert!(told.contains(&format!("{name}: File too large")), "{told}");
        assert_eq!(fs::read_to_string(desk.file(name)).unwrap(), "mine");
        assert_eq!(desk.names(), before, "a part is left");
    }
}
