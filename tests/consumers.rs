//! Exports, read by the tools that they are for: each `tests/consumers/*.py` is a test.
//!
//! They run where `GOVGRAPH_CONSUMERS` is the path of a Python that has what `tests/consumers/requirements.txt` lists (`.ci/consumers`
//! installs it), and are left out where it is not set. A script is called with a folder that holds `graph.gg`, built from the samples
//! and from articles full of what formats trip over, and with the program; it exits with 0 if all is well.

mod odd;
mod texts;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use govgraph::Articles;
use libtest_mimic::{Arguments, Failed, Trial};
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_govgraph");

fn main() {
    let arguments = Arguments::from_args();
    let python = std::env::var_os("GOVGRAPH_CONSUMERS").map(PathBuf::from);
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let graph = python.as_ref().map(|_| Arc::new(graph(here)));
    let scripts = scripts(&here.join("tests/consumers"));
    let trials = scripts.into_iter().map(|script| {
        let name = script.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let (python, graph) = (python.clone(), graph.clone());
        let ignored = python.is_none();
        Trial::test(name, move || run(python.as_deref(), &script, graph.as_deref())).with_ignored_flag(ignored)
    });
    libtest_mimic::run(&arguments, trials.collect()).exit();
}

/// The scripts of a folder; what they share begins with an underscore.
fn scripts(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let mut scripts: Vec<PathBuf> = entries.map(|entry| entry.expect("it can be listed").path()).collect();
    let is_script = |name: &str| name.ends_with(".py") && !name.starts_with('_');
    scripts.retain(|path| path.file_name().is_some_and(|name| is_script(&name.to_string_lossy())));
    scripts.sort();
    scripts
}

/// A folder with `graph.gg`.
fn graph(here: &Path) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let mut command = Command::new(PROGRAM);
    command.args(["build", "--quiet", "--into"]).arg(folder.path().join("graph.gg"));
    command.args(texts::files()).arg(here.join("tests/consumers/hostile.jsonl"));
    let output = command.output().expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let file = folder.path().join("graph.gg");
    let mut articles = Articles::load(&file).expect("the graph is whole");
    odd::add_to(&mut articles);
    articles.save(&file).expect("it can be saved");
    folder
}

fn run(python: Option<&Path>, script: &Path, graph: Option<&TempDir>) -> Result<(), Failed> {
    let (Some(python), Some(graph)) = (python, graph) else { return Err("GOVGRAPH_CONSUMERS is not set".into()) };
    let output = Command::new(python).arg(script).arg(graph.path()).arg(PROGRAM).output()?;
    if output.status.success() {
        return Ok(());
    }
    let told = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    Err(told.join("\n").into())
}
