//! What is read depends on the articles and the packs, and on nothing else: not on the number of threads, the order of articles, the pieces
//! in which input comes, or language and time zone of the one who runs it.
#![cfg(feature = "cli")]

mod texts;

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufReader, Read, Write};
use std::process::{Command, Stdio};

use govgraph::{Document, read_jsonl};

/// The samples, as JSON Lines.
fn lines() -> Vec<String> {
    let line = |document: Document| serde_json::json!({"id": document.id, "text": document.text}).to_string() + "\n";
    texts::documents().into_iter().map(line).collect()
}

/// What the command writes for these lines, which it is given piece by piece.
fn run(arguments: &[&str], environment: &[(&str, &str)], pieces: &[&[u8]]) -> Vec<u8> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_govgraph"));
    command.args(arguments).envs(environment.iter().copied());
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    std::thread::scope(|scope| {
        scope.spawn(move || pieces.iter().for_each(|piece| stdin.write_all(piece).unwrap()));
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{arguments:?}");
        output.stdout
    })
}

const EXTRACT: [&str; 5] = ["extract", "-", "--format", "jsonl", "--quiet"];

fn extract(lines: &[String]) -> Vec<u8> {
    run(&EXTRACT, &[], &[lines.concat().as_bytes()])
}

#[test]
fn of_threads() {
    let lines = lines();
    let expected = extract(&lines);
    for threads in ["1", "2", "7"] {
        let arguments = [&EXTRACT[..], &["--threads", threads]].concat();
        assert!(run(&arguments, &[], &[lines.concat().as_bytes()]) == expected, "{threads} threads");
    }
}

#[test]
fn of_order() {
    let mut lines = lines();
    let read = |lines: &[String]| {
        let output = String::from_utf8(extract(lines)).unwrap();
        output.lines().map(str::to_owned).collect::<BTreeSet<String>>()
    };
    let expected = read(&lines);
    assert_eq!(expected.len(), lines.len());
    lines.reverse();
    assert!(read(&lines) == expected);
    lines.rotate_left(11);
    assert!(read(&lines) == expected);
}

#[test]
fn of_the_pieces_in_which_input_comes() {
    let lines = lines();
    let expected = extract(&lines);
    let all = lines.concat();
    for size in [997, 1 << 13] {
        let pieces: Vec<&[u8]> = all.as_bytes().chunks(size).collect();
        assert!(run(&EXTRACT, &[], &pieces) == expected, "pieces of {size} bytes");
    }
}

/// Gives so many bytes at a time.
struct Slow<'a>(&'a [u8], usize);

impl Read for Slow<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let most = into.len().min(self.1);
        self.0.read(&mut into[..most])
    }
}

#[test]
fn records_of_the_pieces_in_which_they_come() {
    let all =
        "\u{FEFF}".to_owned() + &lines().concat().replace('\n', "\r\n") + "{\"id\": \"吉林\", \"text\": \"\u{1F600}\"}";
    let expected: Vec<Document> = read_jsonl(all.as_bytes()).map(Result::unwrap).collect();
    for size in [1, 2, 3, 5, 4096] {
        let stream = BufReader::with_capacity(size + 1, Slow(all.as_bytes(), size));
        assert!(read_jsonl(stream).map(Result::unwrap).eq(expected.iter().cloned()), "pieces of {size} bytes");
    }
}

/// Turkish has two letters i, other languages write numbers otherwise, and on some islands it is tomorrow.
#[test]
fn of_language_and_time_zone() {
    let folder = tempfile::tempdir().unwrap();
    let lines = lines();
    let all = lines[..12].concat();
    let graph = folder.path().join("graph.gg");
    let graph = graph.to_str().unwrap();
    let outputs = |environment: &[(&str, &str)]| {
        let table = run(&["extract", "-", "--format", "table", "--quiet"], environment, &[all.as_bytes()]);
        let json = run(&EXTRACT, environment, &[all.as_bytes()]);
        run(&["build", "--into", graph, "--quiet", "-"], environment, &[all.as_bytes()]);
        let built = fs::read(graph).unwrap();
        fs::remove_file(graph).unwrap();
        [table, json, built]
    };
    let expected = outputs(&[("LC_ALL", "C"), ("LANG", "C"), ("TZ", "UTC")]);
    assert!(expected.iter().all(|output| output.len() > 1000));
    for (language, zone) in
        [("tr_TR.UTF-8", "Pacific/Kiritimati"), ("de_DE.ISO-8859-1", "America/New_York"), ("zh_CN.GB18030", "<-99>99")]
    {
        assert!(outputs(&[("LC_ALL", language), ("LANG", language), ("TZ", zone)]) == expected, "{language}, {zone}");
    }
}
