//! A desk to run the command at, for the tests of it.

// not every test needs all of it
#![allow(dead_code)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use govgraph::{Articles, KnowledgeGraph};
use tempfile::TempDir;

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_govgraph");

/// Three articles.
pub const NEWS: &str = r#"{"id": "a", "published": "2020-07-05", "text": "Li Na, governor of Gansu province, met with Wang Kai, mayor of Lanzhou city, on July 2."}
{"id": "b", "published": "2021-06-18", "text": "Li Na, governor of Gansu, inspected the Wei River in Tianshui."}
{"id": "c", "published": "2022-02-01", "text": "Chen Yu, governor of Gansu province, presided over a meeting in Lanzhou."}
"#;

/// A folder in which the program runs.
pub struct Desk(TempDir);

/// What came of a run.
pub struct Ended {
    pub out: String,
    pub err: String,
    pub code: Option<i32>,
}

impl Desk {
    pub fn empty() -> Self {
        Desk(tempfile::tempdir().unwrap())
    }

    /// A folder with the news and a graph of them.
    pub fn with_graph() -> Self {
        let desk = Desk::empty();
        fs::write(desk.file("news.jsonl"), NEWS).unwrap();
        desk.well(&["build", "--into", "graph.gg", "news.jsonl"]);
        desk
    }

    pub fn folder(&self) -> &Path {
        self.0.path()
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.folder().join(name)
    }

    /// The names of all files that stand on it, in order.
    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// The digest of a graph.
    pub fn digest(&self, name: &str) -> String {
        KnowledgeGraph::new(Articles::load(self.file(name)).unwrap()).digest().to_string()
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.current_dir(self.folder()).args(arguments);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs with no room for files of more than so many blocks: writing more gives an error.
    #[cfg(unix)]
    pub fn cramped(&self, blocks: u64, arguments: &[&str]) -> Output {
        let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
        let mut shell = Command::new("sh");
        shell.current_dir(self.folder()).args(["-c", &script, PROGRAM]).args(arguments);
        shell.stdin(Stdio::null()).output().unwrap()
    }

    /// What a terminal without colours gets of a run that ends well; none where nothing makes a terminal.
    #[cfg(target_os = "linux")]
    #[track_caller]
    pub fn on_terminal(&self, arguments: &[&str]) -> Option<String> {
        let quoted = |text: &&str| format!("'{}'", text.replace('\'', r"'\''"));
        let words: Vec<String> = [PROGRAM].iter().chain(arguments).map(quoted).collect();
        let mut script = Command::new("script");
        script.current_dir(self.folder()).args(["-qec", &words.join(" "), "/dev/null"]);
        let output = script.env("NO_COLOR", "1").stdin(Stdio::null()).output().ok()?;
        let shown = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "{arguments:?}: {shown}");
        // the terminal adds a return to each line end, whatever stands before it
        Some(shown.replace("\r\n", "\n").replace("\r\n", "\n"))
    }

    pub fn run(&self, arguments: &[&str]) -> Ended {
        let output = self.command(arguments).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ended { out: text(output.stdout), err: text(output.stderr), code: output.status.code() }
    }

    #[track_caller]
    pub fn well(&self, arguments: &[&str]) -> String {
        let ended = self.run(arguments);
        assert_eq!(ended.code, Some(0), "{arguments:?}: {}", ended.err);
        ended.out
    }

    #[track_caller]
    pub fn fails(&self, arguments: &[&str], expected: &str) {
        let ended = self.run(arguments);
        assert!(ended.code.is_some_and(|code| code > 0), "{arguments:?}");
        assert!(ended.err.contains(expected), "{arguments:?}: {}", ended.err);
    }
}
