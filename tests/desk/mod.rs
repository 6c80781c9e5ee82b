//! A desk to run the command at, for the tests of it.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use tempfile::TempDir;

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

    pub fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn run(&self, arguments: &[&str]) -> Ended {
        let mut command = Command::new(env!("CARGO_BIN_EXE_govgraph"));
        let output = command.current_dir(self.0.path()).args(arguments).stdin(Stdio::null()).output().unwrap();
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
