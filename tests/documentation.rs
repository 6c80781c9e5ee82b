//! What the documentation shows is what the program does.
//!
//! `GOVGRAPH_BLESS=1 cargo test --test documentation` writes the program's present output into README.md: look at the changes before
//! committing them.

#![cfg(feature = "cli")]

mod texts;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use govgraph::PackReport;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// What the command writes to standard output.
fn govgraph(arguments: &[&str], folder: &Path) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_govgraph")).args(arguments).current_dir(folder).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The contents of the first fenced block in the text, as a range.
fn block(text: &str, from: usize) -> std::ops::Range<usize> {
    let fence = from + text[from..].find("\n```").expect("a block follows") + 1;
    let start = fence + text[fence..].find('\n').unwrap() + 1;
    start..start + text[start..].find("```\n").expect("the block ends")
}

/// The pack of `data/rules/README.md`: each file's name in backquotes at the start of a line, its contents in the block after it.
fn write_pack(page: &str, folder: &Path) {
    fs::create_dir(folder.join("agreements")).unwrap();
    let names = page.match_indices("\n`").map(|(at, _)| at + 2);
    for at in names {
        let name = page[at..].split('`').next().unwrap();
        if name.starts_with("agreements/") || name == "article.txt" {
            fs::write(folder.join(name), &page[block(page, at)]).unwrap();
        }
    }
}

#[test]
fn the_pack_in_ten_minutes_works() {
    let page = read("data/rules/README.md");
    let folder = tempfile::tempdir().unwrap();
    write_pack(&page, folder.path());
    let pack = folder.path().join("agreements");
    assert_eq!(fs::read_dir(&pack).unwrap().count(), 4);
    let report = PackReport::new(&[&pack]).unwrap();
    let own = |line: &&String| line.contains(pack.to_str().unwrap());
    let wrong: Vec<&String> = report.problems.iter().chain(&report.notes).filter(own).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let arguments = "extract article.txt --pack agreements --format table";
    let shown = &page[block(&page, page.find(arguments).unwrap())];
    let told: Vec<&str> = arguments.split(' ').collect();
    assert_eq!(govgraph(&told, folder.path()).trim_end(), shown.trim_end());
}

/// Questions to the graph of the samples.
const QUESTIONS: [&str; 10] =
    ["sparql", "who", "about", "met", "backers", "path", "central", "diff", "conflicts", "ledger"];

/// The arguments of a line as a shell takes them: between single quotes blanks stay.
fn arguments(line: &str) -> Vec<String> {
    let pieces = line.split('\'').enumerate();
    let words = |(at, piece): (usize, &str)| match at % 2 {
        0 => piece.split_whitespace().map(str::to_owned).collect(),
        _ => vec![piece.to_owned()],
    };
    pieces.flat_map(words).collect()
}

/// After `<!-- govgraph ARGUMENTS -->` stands a block with what the command prints; questions are put to a graph of the samples.
#[test]
fn the_readme_shows_what_the_program_prints() {
    const MARK: &str = "<!-- govgraph ";
    let mut page = read("README.md");
    let before = page.clone();
    let marks: Vec<usize> = page.match_indices(MARK).map(|(at, _)| at).collect();
    assert!(!marks.is_empty());
    let folder = tempfile::tempdir().unwrap();
    let graph = folder.path().join("graph.gg").display().to_string();
    let mut build = vec!["build".to_owned(), "--quiet".to_owned(), "--into".to_owned(), graph.clone()];
    build.extend(texts::files().iter().map(|file| file.display().to_string()));
    govgraph(&build.iter().map(String::as_str).collect::<Vec<_>>(), root());
    for at in marks.into_iter().rev() {
        let told = arguments(page[at + MARK.len()..].split(" -->").next().unwrap());
        let mut told: Vec<&str> = told.iter().map(String::as_str).collect();
        if told[0] == "sparql" {
            let question = page[at + MARK.len()..].split(" -->").next().unwrap();
            assert!(
                page.contains(&format!("```sh\ngovgraph {question}\n```")),
                "the reader does not see what is asked: {question}"
            );
            if !cfg!(feature = "sparql") {
                continue;
            }
        }
        if QUESTIONS.contains(&told[0]) {
            told.extend(["--graph", &graph]);
        }
        let output = govgraph(&told, root());
        let shown = block(&page, at);
        page.replace_range(shown, &format!("{}\n", output.trim_end()));
    }
    if std::env::var_os("GOVGRAPH_BLESS").is_some() {
        fs::write(root().join("README.md"), &page).unwrap();
    } else {
        let changed = before.lines().zip(page.lines()).find(|(shown, printed)| shown != printed);
        assert!(before == page, "README.md is out of date, run again with GOVGRAPH_BLESS=1: {changed:?}");
    }
}

/// The Markdown files of a folder.
fn pages(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|file| file.extension().is_some_and(|ending| ending == "md")).collect()
}

#[test]
fn links_lead_somewhere() {
    let folders = ["", "data", "data/rules", "data/sources", "data/samples", "docs"];
    for page in folders.iter().flat_map(|folder| pages(&root().join(folder))) {
        let text = fs::read_to_string(&page).unwrap();
        for (at, _) in text.match_indices("](") {
            let link = text[at + 2..].split([')', '#']).next().unwrap();
            let known = link.is_empty() || link.contains("://") || page.parent().unwrap().join(link).exists();
            assert!(known, "{}: {link}", page.display());
        }
    }
}
