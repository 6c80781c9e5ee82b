//! The `govgraph` command as its users see it: what it prints, where, and how it ends.
#![cfg(feature = "cli")]

use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use govgraph::Extraction;
use tempfile::TempDir;

/// A folder with a few files to read.
struct Desk(TempDir);

impl Desk {
    fn new(files: &[(&str, &[u8])]) -> Self {
        let desk = Desk(tempfile::tempdir().unwrap());
        for (name, bytes) in files {
            desk.put(name, bytes);
        }
        desk
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_govgraph"));
        command.current_dir(self.path()).args(arguments).stdin(Stdio::null());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn run(&self, arguments: &[&str]) -> Ended {
        Ended::from(self.command(arguments).output().unwrap())
    }

    fn run_with(&self, arguments: &[&str], input: &[u8]) -> Ended {
        let mut child = self.command(arguments).stdin(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_owned();
        let writer = std::thread::spawn(move || stdin.write_all(&input));
        let ended = Ended::from(child.wait_with_output().unwrap());
        let _ = writer.join().unwrap();
        ended
    }
}

#[derive(Debug)]
struct Ended {
    out: String,
    err: String,
    code: i32,
}

impl From<Output> for Ended {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ended { out: text(output.stdout), err: text(output.stderr), code: output.status.code().unwrap_or(-1) }
    }
}

impl Ended {
    /// The extractions that were written as JSON Lines.
    fn extractions(&self) -> Vec<Extraction> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    fn ids(&self) -> Vec<String> {
        self.extractions().into_iter().map(|extraction| extraction.id).collect()
    }

    #[track_caller]
    fn well(self) -> Self {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{self:?}");
        self
    }

    /// Failed with these lines on standard error.
    #[track_caller]
    fn failed(self, lines: &[&str]) -> Self {
        assert_eq!(self.err.lines().collect::<Vec<_>>(), lines);
        assert_eq!(self.code, 1);
        self
    }
}

const RECORD: &str =
    r#"{"id": "a", "published": "2020-07-05", "source": "JL.gov", "text": "On July 2, the meeting was held."}"#;

fn record(id: &str) -> String {
    serde_json::json!({"id": id, "text": format!("{id} met the governor of Jilin province. It was July 2.")})
        .to_string()
}

#[test]
fn json_lines_give_extractions() {
    let desk = Desk::new(&[("in.jsonl", format!("{RECORD}\n{}\n", record("b")).as_bytes())]);
    let ended = desk.run(&["extract", "in.jsonl", "--format", "jsonl"]).well();
    assert_eq!(ended.ids(), ["a", "b"]);
    let first = &ended.extractions()[0];
    assert_eq!((first.published.as_deref(), first.source.as_deref()), (Some("2020-07-05"), Some("JL.gov")));
    let start = r#"{"id":"a","published":"2020-07-05","source":"JL.gov","sentences":["#;
    assert!(ended.out.starts_with(start), "{}", ended.out);
}

#[test]
fn text_files_take_date_and_source_from_the_arguments() {
    let desk = Desk::new(&[("jl-1.txt", b"The meeting was held."), ("notes", b"The governor spoke.")]);
    let arguments =
        ["extract", "jl-1.txt", "notes", "--published", "2020-07-05", "--source", "JL.gov", "--format", "jsonl"];
    let ended = desk.run(&arguments).well();
    assert_eq!(ended.ids(), ["jl-1", "notes"]);
    for extraction in ended.extractions() {
        assert_eq!(extraction.published.as_deref(), Some("2020-07-05"));
        assert_eq!(extraction.source.as_deref(), Some("JL.gov"));
    }
}

#[test]
fn formats_have_their_shapes() {
    let desk = Desk::new(&[("in.jsonl", RECORD.as_bytes())]);
    let header = "subject\tpredicate\tobject\tqualifiers\tmodality\tspeaker\tsentence\n";
    let triples = desk.run(&["extract", "in.jsonl", "--format", "triples"]).well().out;
    assert!(triples.starts_with(header), "{triples}");
    assert!(triples.lines().all(|line| line.split('\t').count() == 7), "{triples}");
    let default = desk.run(&["extract", "in.jsonl"]).well().out;
    assert_eq!(default, triples, "triples are the default off a terminal");
    let table = desk.run(&["extract", "in.jsonl", "--format", "table"]).well().out;
    assert!(table.starts_with("a  2020-07-05  JL.gov  ("), "{table}");
    assert!(!table.contains('\u{1B}'), "no colours off a terminal: {table:?}");
}

#[test]
fn the_header_of_triples_comes_once() {
    let desk = Desk::new(&[("a.txt", b"One."), ("b.txt", b"Two.")]);
    let out = desk.run(&["extract", "a.txt", "b.txt", "--format", "triples"]).well().out;
    assert_eq!(out.matches("subject\tpredicate").count(), 1);
}

#[test]
fn folders_are_walked_in_order() {
    let files = ["z.txt", "a/b.md", "a/a.txt", ".hidden.txt", ".git/x.txt", "a/picture.png"];
    let desk = Desk::new(&files.map(|name| (name, &b"The governor spoke."[..])));
    desk.put("m.jsonl", record("from-jsonl").as_bytes());
    let ended = desk.run(&["extract", ".", "--format", "jsonl"]).well();
    assert_eq!(ended.ids(), ["a/a", "a/b", "from-jsonl", "z"]);
}

#[test]
fn standard_input_is_text_or_json_lines() {
    let desk = Desk::new(&[]);
    let text = desk.run_with(&["extract", "--format", "jsonl"], b"The governor spoke.").well();
    assert_eq!(text.ids(), ["stdin"]);
    for arguments in [&["extract", "--format", "jsonl"][..], &["extract", "-", "--input", "jsonl", "--format", "jsonl"]]
    {
        let ended = desk.run_with(arguments, format!("\u{FEFF}\n{RECORD}\n").as_bytes()).well();
        assert_eq!(ended.ids(), ["a"]);
    }
    let forced = desk.run_with(&["extract", "--input", "text", "--format", "jsonl"], RECORD.as_bytes()).well();
    assert_eq!(forced.ids(), ["stdin"]);
}

#[test]
fn output_goes_to_a_file() {
    let desk = Desk::new(&[("in.jsonl", RECORD.as_bytes())]);
    let ended = desk.run(&["extract", "in.jsonl", "--format", "jsonl", "-o", "out.jsonl"]).well();
    assert_eq!(ended.out, "");
    assert!(fs::read_to_string(desk.path().join("out.jsonl")).unwrap().starts_with(r#"{"id":"a""#));
}

#[test]
fn an_input_is_never_overwritten() {
    let desk = Desk::new(&[("in.jsonl", RECORD.as_bytes())]);
    for input in ["in.jsonl", "."] {
        let ended = desk.run(&["extract", input, "-o", "./in.jsonl"]);
        assert_eq!(ended.code, 2, "{ended:?}");
        assert!(ended.err.contains("would be read and written at once"), "{ended:?}");
    }
    assert_eq!(fs::read_to_string(desk.path().join("in.jsonl")).unwrap(), RECORD);
}

#[test]
fn output_that_cannot_be_made_is_an_error() {
    let desk = Desk::new(&[("in.jsonl", RECORD.as_bytes())]);
    let ended = desk.run(&["extract", "in.jsonl", "-o", "nowhere/out"]);
    assert_eq!(ended.code, 1);
    assert!(ended.err.starts_with("govgraph: nowhere/out: "), "{ended:?}");
}

#[test]
fn text_that_is_not_utf8_is_named_with_its_byte() {
    let desk = Desk::new(&[("bad.txt", b"\xEF\xBB\xBFChor\xEB spoke."), ("good.txt", b"The governor spoke.")]);
    let ended = desk.run(&["extract", "bad.txt", "good.txt", "--format", "jsonl"]).failed(&[
        "govgraph: bad.txt: at byte 7: not UTF-8 (0xEB); lossy reading would replace it",
        "govgraph: 1 document read, 1 failed",
    ]);
    assert_eq!(ended.ids(), ["good"], "the rest is read");
    let lossy = desk.run(&["extract", "bad.txt", "good.txt", "--format", "jsonl", "--lossy"]).well();
    assert_eq!(lossy.ids(), ["bad", "good"]);
}

#[test]
fn json_lines_that_are_not_utf8_are_named_with_line_and_byte() {
    let desk = Desk::new(&[("in.jsonl", b"{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"b\",\"text\":\"\xFF\"}\n")]);
    let ended = desk.run(&["extract", "in.jsonl", "--format", "jsonl"]).failed(&[
        "govgraph: in.jsonl:2: at byte 40: not UTF-8 (0xFF); lossy reading would replace it",
        "govgraph: 1 document read, 1 failed",
    ]);
    assert_eq!(ended.ids(), ["a"]);
    assert_eq!(desk.run(&["extract", "in.jsonl", "--format", "jsonl", "--lossy"]).well().ids(), ["a", "b"]);
}

#[test]
fn utf16_is_named() {
    let utf16: Vec<u8> = "\u{FEFF}The governor spoke.".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let desk = Desk::new(&[("a.txt", &utf16), ("a.jsonl", &utf16)]);
    for (name, lossy) in [("a.txt", false), ("a.jsonl", false), ("a.txt", true)] {
        let arguments: &[&str] = if lossy { &["extract", name, "--lossy"] } else { &["extract", name] };
        let line = format!("govgraph: {name}: UTF-16 text; save it as UTF-8");
        desk.run(arguments).failed(&[&line, "govgraph: 0 documents read, 1 failed"]);
    }
}

#[test]
fn every_faulty_record_is_named_and_the_rest_is_read() {
    let lines = [
        record("one"),
        "{\"id\": \"broken\", \"text\": }".to_owned(),
        r#"{"text": "no id"}"#.to_owned(),
        r#"{"id": "", "text": "empty id"}"#.to_owned(),
        r#"{"id": "no-text"}"#.to_owned(),
        r#"{"id": "empty", "text": " \n "}"#.to_owned(),
        r#"{"id": "date", "text": "x", "published": "05.07.2020"}"#.to_owned(),
        record("one"),
        String::new(),
        r#"{"id": "last", "text": "x", "published": null, "source": null, "tags": ["unknown", {}]}"#.to_owned(),
    ];
    let desk = Desk::new(&[("in.jsonl", lines.join("\r\n").as_bytes())]);
    let ended = desk.run(&["extract", "in.jsonl", "--format", "jsonl"]).failed(&[
        "govgraph: in.jsonl:2:26: expected value",
        "govgraph: in.jsonl:3: the record has no \"id\"",
        "govgraph: in.jsonl:4: the \"id\" is empty",
        "govgraph: in.jsonl:5: the record has no \"text\"",
        "govgraph: in.jsonl:6: the text of \"empty\" is empty",
        "govgraph: in.jsonl:7: \"published\" is \"05.07.2020\", not a date written YYYY-MM-DD",
        "govgraph: in.jsonl:8: the id \"one\" is taken by in.jsonl:1",
        "govgraph: 2 documents read, 7 failed",
    ]);
    assert_eq!(ended.ids(), ["one", "last"]);
}

#[test]
fn ids_are_unique_across_files() {
    let desk = Desk::new(&[("x/a.txt", b"One."), ("y/a.txt", b"Two."), ("in.jsonl", record("a").as_bytes())]);
    desk.run(&["extract", "x/a.txt", "y/a.txt", "in.jsonl"]).failed(&[
        "govgraph: y/a.txt: the id \"a\" is taken by x/a.txt",
        "govgraph: in.jsonl:1: the id \"a\" is taken by x/a.txt",
        "govgraph: 1 document read, 2 failed",
    ]);
}

#[test]
fn missing_files_and_empty_documents_are_named() {
    let desk = Desk::new(&[
        ("empty.txt", b""),
        ("blank.txt", b"\xEF\xBB\xBF \n"),
        ("none.jsonl", b"\n"),
        ("good.txt", b"One."),
    ]);
    fs::create_dir(desk.path().join("folder")).unwrap();
    let arguments =
        ["extract", "missing.txt", "empty.txt", "blank.txt", "none.jsonl", "folder", "good.txt", "--format", "jsonl"];
    let ended = desk.run(&arguments);
    let lines: Vec<&str> = ended.err.lines().collect();
    assert!(lines[0].starts_with("govgraph: missing.txt: No such file"), "{ended:?}");
    assert_eq!(lines[1], "govgraph: empty.txt: the text is empty");
    assert_eq!(lines[2], "govgraph: blank.txt: the text is empty");
    assert_eq!(lines[3], "govgraph: folder: the folder holds no .txt, .md, .jsonl or .ndjson file");
    assert_eq!(lines[4], "govgraph: 1 document read, 4 failed");
    assert_eq!((ended.ids(), ended.code), (vec!["good".to_owned()], 1));
}

#[test]
fn articles_that_are_too_long_are_named_and_the_rest_is_read() {
    let long = format!("Li Na visited Lanzhou.{}", "\n".repeat(8 << 20));
    let line = serde_json::json!({"id": "a", "text": long}).to_string();
    // a line is read no further than twice a text may be long
    let endless = format!("{{\"id\": \"b\", {}", " ".repeat(16 << 20));
    let desk = Desk::new(&[("long.txt", long.as_bytes()), ("short.txt", b"Wang Kai visited Lanzhou.")]);
    desk.put("in.jsonl", format!("{line}\n{endless}\n{}\n", record("c")).as_bytes());
    let extract = ["extract", "long.txt", "short.txt", "in.jsonl", "--format", "jsonl", "--quiet"];
    let ended = desk.run(&extract).failed(&[
        "govgraph: long.txt: the text is longer than 8 MiB; cut it, or allow more with --longest",
        "govgraph: in.jsonl:1: the line is longer than 16 MiB; cut it, or allow more with --longest",
        "govgraph: in.jsonl:2: the line is longer than 16 MiB; cut it, or allow more with --longest",
    ]);
    assert_eq!(ended.ids(), ["short", "c"]);
    desk.put("in.jsonl", format!("{{\"id\": \"a\", \"text\": \"{}\"}}\n", "x ".repeat((4 << 20) + 1)).as_bytes());
    desk.run(&["explain", "in.jsonl"]).failed(&[
        "govgraph: in.jsonl:1: the text of \"a\" is longer than 8 MiB; cut it, or allow more with --longest",
    ]);
    let ended = desk.run(&["extract", "long.txt", "--format", "jsonl", "--longest", "9"]).well();
    assert_eq!(ended.extractions()[0].statements.len(), 1);
}

#[test]
fn quiet_leaves_errors_only() {
    let desk = Desk::new(&[("empty.txt", b"")]);
    desk.run(&["extract", "--quiet", "empty.txt"]).failed(&["govgraph: empty.txt: the text is empty"]);
}

#[test]
fn messages_do_not_take_hold_of_the_terminal() {
    let desk = Desk::new(&[]);
    let ended = desk.run(&["extract", "\u{1B}[31m.txt"]);
    assert!(ended.err.starts_with("govgraph: \\u{1b}[31m.txt: "), "{ended:?}");
}

#[test]
fn threads_change_nothing() {
    let mut lines = String::new();
    for number in 0..1500 {
        lines += &record(&format!("document-{number}"));
        lines += if number % 100 == 50 { "\n{oops\n" } else { "\n" };
    }
    let desk = Desk::new(&[("in.jsonl", lines.as_bytes())]);
    for format in ["jsonl", "triples", "table"] {
        let run = |threads: &str| desk.run(&["extract", "in.jsonl", "--format", format, "--threads", threads]);
        let one = run("1");
        assert_eq!(one.code, 1);
        assert!(one.err.ends_with("govgraph: 1500 documents read, 15 failed\n"), "{}", one.err);
        for threads in ["2", "7"] {
            let other = run(threads);
            assert!(other.out == one.out && other.err == one.err, "{format} on {threads} threads differs");
        }
    }
}

#[test]
fn a_reader_that_leaves_early_is_no_error() {
    let desk = Desk::new(&[]);
    let mut lines = String::new();
    for number in 0..20_000 {
        lines += &record(&format!("document-{number}"));
        lines.push('\n');
    }
    desk.put("in.jsonl", lines.as_bytes());
    for threads in ["1", "3"] {
        let mut child =
            desk.command(&["extract", "in.jsonl", "--format", "jsonl", "--threads", threads]).spawn().unwrap();
        let mut stdout = child.stdout.take().unwrap();
        stdout.read_exact(&mut [0; 10]).unwrap();
        drop(stdout);
        let ended = Ended::from(child.wait_with_output().unwrap());
        assert_eq!((ended.code, ended.err.as_str()), (0, ""));
    }
}

#[test]
fn a_reader_that_leaves_ends_the_wait_for_input() {
    let desk = Desk::new(&[]);
    let mut child =
        desk.command(&["extract", "--format", "jsonl", "--threads", "2"]).stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    drop(child.stdout.take());
    let feeding = std::thread::spawn(move || {
        for number in 0.. {
            if writeln!(stdin, "{}", record(&number.to_string())).is_err() {
                return number;
            }
        }
        0
    });
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(feeding.join().unwrap() > 0);
}

#[test]
fn wrong_arguments_end_with_two() {
    let desk = Desk::new(&[("a.txt", b"One.")]);
    let cases: &[&[&str]] = &[
        &[],
        &["frobnicate"],
        &["extract", "--threads", "0", "a.txt"],
        &["extract", "--threads", "many", "a.txt"],
        &["extract", "--format", "xml", "a.txt"],
        &["extract", "--published", "July 5", "a.txt"],
        &["extract", "--unknown", "a.txt"],
        &["extract", "-", "-"],
        &["eval"],
    ];
    for arguments in cases {
        let ended = desk.run(arguments);
        assert_eq!(ended.code, 2, "{arguments:?}: {ended:?}");
        assert!(!ended.err.is_empty() && ended.out.is_empty(), "{arguments:?}: {ended:?}");
    }
}

#[test]
fn help_has_examples() {
    let desk = Desk::new(&[]);
    let commands = [
        "extract",
        "explain",
        "check",
        "eval",
        "build",
        "withdraw",
        "ledger",
        "who",
        "about",
        "met",
        "backers",
        "path",
        "central",
        "diff",
        "conflicts",
    ];
    for command in commands {
        let help = desk.run(&[command, "--help"]).well().out;
        assert!(help.contains(&format!("Examples:\n  govgraph {command}")), "{help}");
    }
    assert!(desk.run(&["--help"]).well().out.contains("Examples:"));
    assert_eq!(desk.run(&["--version"]).well().out, format!("govgraph {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn packs_are_checked() {
    let desk = Desk::new(&[("a.txt", b"One.")]);
    let checked = desk.run(&["check"]);
    assert!(checked.out.lines().last().is_some_and(|line| line.contains("problems found")), "{checked:?}");
    assert_eq!(checked.code, i32::from(!checked.out.contains(": no problems found")), "{checked:?}");
    for arguments in [&["check", "nowhere"][..], &["extract", "a.txt", "--pack", "nowhere"]] {
        let ended = desk.run(arguments);
        assert_eq!((ended.code, ended.out.as_str()), (1, ""), "{ended:?}");
        assert!(ended.err.starts_with("govgraph: nowhere: "), "{ended:?}");
    }
    desk.run(&["check", "a.txt"]).failed(&["govgraph: a.txt: a pack is a folder, and this is a file"]);
}

const ARTICLE: &[u8] = b"On July 2, Jing Junhai, governor of Jilin province, visited a factory in Changchun.";

#[test]
fn reading_is_explained() {
    let desk = Desk::new(&[("a.txt", ARTICLE)]);
    let all = desk.run(&["explain", "a.txt", "--published", "2020-07-05"]).well().out;
    assert!(all.starts_with("a  2020-07-05\nsentence 0  On July 2, Jing Junhai"), "{all}");
    assert!(all.contains("    + date-day") && !all.contains('\u{1b}'), "{all}");
    let rule = desk.run(&["explain", "a.txt", "--rule", "date-day", "--sentence", "0"]).well().out;
    assert!(rule.contains("gives date \"July 2\"") && !rule.contains("person-han"), "{rule}");
    let json = desk.run(&["explain", "a.txt", "--json"]).well().out;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["sentences"][0]["phases"][0]["name"], "dates");
    let why = desk.run(&["explain", "a.txt", "--why", "Jing Junhai", "flows_into", "Changchun"]).well().out;
    assert!(why.contains("flows_into takes river as its subject; Jing Junhai is a person"), "{why}");
}

#[test]
fn what_cannot_be_explained_is_told() {
    let desk = Desk::new(&[("a.txt", ARTICLE)]);
    for (arguments, told) in [
        (&["--rule", "date-dai"][..], "govgraph: there is no rule date-dai; did you mean date-day?"),
        (&["--sentence", "7"], "govgraph: there is no sentence 7; there are 1, counted from 0"),
        (&["--why", "a", "eats", "b"], "govgraph: the schema declares no predicate eats"),
    ] {
        let ended = desk.run(&[&["explain", "a.txt"], arguments].concat());
        assert_eq!((ended.code, ended.err.trim_end()), (2, told), "{ended:?}");
    }
}

#[test]
fn output_is_measured() {
    let gold = r#"{"id": "a", "published": "2020-07-05", "text": "In Jilin province.", "entities": [
        {"id": "g1", "kind": "place", "name": "Jilin province", "mentions": ["Jilin province"]}]}"#;
    let desk = Desk::new(&[("gold/a.json", gold.as_bytes()), ("none.jsonl", b""), ("bad.jsonl", b"{}\n")]);
    let measured = desk.run(&["eval", "--gold", "gold", "--tables", "--calibration"]).well().out;
    assert!(measured.starts_with("1 articles\n  mentions           P 1.000  R 1.000  F1 1.000"), "{measured}");
    assert!(measured.contains("mentions by kind") && measured.contains("statements by confidence"), "{measured}");
    let by_rule = desk.run(&["eval", "--gold", "gold", "--by-rule"]).well().out;
    assert!(by_rule.starts_with("rule\tright\twrong\n"), "{by_rule}");
    let absent = desk.run(&["eval", "--gold", "gold/a.json", "--predicted", "none.jsonl", "--errors", "3"]).well().out;
    assert!(absent.starts_with("1 articles, 1 of them not in the output\n"), "{absent}");
    assert!(absent.contains("missed mentions: a: place 'Jilin province'\n"), "{absent}");
    let json = desk.run(&["eval", "--gold", "gold", "--json"]).well().out;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["mentions"]["correct"], 1);
    let failed = desk.run(&["eval", "--gold", "gold", "--predicted", "bad.jsonl"]);
    assert!(failed.code == 1 && failed.err.starts_with("govgraph: bad.jsonl:1:"), "{failed:?}");
}
