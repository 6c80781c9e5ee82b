//! The parts of the crate import one way only, and `lib.rs` holds no code.

use std::fs;
use std::path::{Path, PathBuf};

/// From left to right: each imports only what stands before it. The error type, `error`, is anyone's.
const LAYERS: &str = "error text pack pattern mention entity relation extract graph export eval cli";

/// Imports that the order would allow and the design does not: (importer, imported).
const FORBIDDEN: [(&str, &str); 2] = [("eval", "graph"), ("eval", "export")];

fn source_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The code without comments (doctests are comments).
fn without_comments(code: &str) -> String {
    let lines = code.lines().map(|line| match line.find("//") {
        Some(at) if !line[..at].contains('"') => &line[..at],
        _ => line,
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The module that a file of `src` is: `["text", "span"]`.
fn module_of(path: &Path) -> Vec<String> {
    let path = path.with_extension("");
    let mut parts: Vec<String> = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if parts.last().is_some_and(|last| last == "mod") {
        parts.pop();
    }
    if parts == ["main"] { vec!["cli".to_owned()] } else { parts }
}

/// The names that stand after a path's `::`: one, or those in braces.
fn heads(rest: &str) -> Vec<String> {
    let word =
        |text: &str| text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let Some(group) = rest.trim_start().strip_prefix('{') else {
        return vec![word(rest)];
    };
    let mut depth = 0;
    let mut heads = vec![word(group)];
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => heads.push(word(&group[at + 1..])),
            _ => {}
        }
    }
    heads.retain(|head| !head.is_empty());
    heads
}

/// What the code takes from the crate's root, by `crate::` or by enough `super::`.
fn imports(code: &str, module: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let part_of_word = code[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '$'));
        if !part_of_word {
            found.extend(heads(&code[at + "crate::".len()..]));
        }
    }
    let climb = "super::".repeat(module.len());
    for (at, _) in code.match_indices(&climb) {
        let rest = &code[at + climb.len()..];
        // Inside a file's own `mod tests` the same path leads one module less far up: only names of layers are at fault.
        found.extend(heads(rest).into_iter().filter(|head| LAYERS.split(' ').any(|layer| layer == head)));
    }
    found
}

fn rank(layer: &str) -> Option<usize> {
    LAYERS.split(' ').position(|known| known == layer)
}

/// What is wrong with the imports of one file.
fn faults(path: &Path, code: &str) -> Vec<String> {
    let module = module_of(path);
    let layer = module[0].as_str();
    let name = path.display();
    let Some(own) = rank(layer) else {
        return vec![format!("{name}: {layer} is no layer; add it to LAYERS in its place")];
    };
    let mut faults = Vec::new();
    for import in imports(&without_comments(code), &module) {
        match rank(&import) {
            None => faults.push(format!("{name}: take {import} from the module that it stands in, not from the root")),
            Some(other) if other > own => {
                faults.push(format!("{name}: {layer} imports {import}, which comes after it"))
            }
            Some(_) if FORBIDDEN.contains(&(layer, import.as_str())) => {
                faults.push(format!("{name}: {layer} must not import {import}"));
            }
            Some(_) => {}
        }
    }
    faults
}

#[test]
fn no_layer_imports_a_later_one() {
    let root = source_folder();
    let mut files = Vec::new();
    rust_files(&root, &mut files);
    files.retain(|path| *path != root.join("lib.rs"));
    assert!(files.len() > 10, "the sources are not where they were");
    let check = |path: &PathBuf| faults(path.strip_prefix(&root).unwrap(), &fs::read_to_string(path).unwrap());
    let faults: Vec<String> = files.iter().flat_map(check).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn lib_holds_only_modules_and_re_exports() {
    let code = without_comments(&fs::read_to_string(source_folder().join("lib.rs")).unwrap());
    for item in code.split(';').map(str::trim).filter(|item| !item.is_empty()) {
        let lines = item.lines().map(str::trim).skip_while(|line| line.starts_with('#') || line.is_empty());
        let item = lines.collect::<Vec<_>>().join(" ");
        let allowed = ["mod ", "pub mod ", "pub(crate) mod ", "pub use "].iter().any(|start| item.starts_with(start));
        let module_with_body = item.contains("mod ") && item.contains('{');
        assert!(allowed && !module_with_body, "lib.rs holds more than modules and re-exports: {item}");
    }
}

#[test]
fn the_check_finds_what_it_should() {
    let cases = [
        ("text/span.rs", "use crate::graph::Node;", 1),
        ("text/span.rs", "use crate::error::{Error, Result};", 0),
        ("graph/node.rs", "use crate::{entity::{Entity, EntityId}, export::Jsonl, text::Span};", 1),
        ("graph/node.rs", "use crate::{\n    extract::Extraction,\n    export::Jsonl,\n};", 1),
        ("graph/node.rs", "fn f() { crate::export::printable(\"\"); }", 1),
        ("graph/node.rs", "/// use crate::export::Jsonl;\nfn f() {} // crate::cli::run", 0),
        ("text/span.rs", "use super::super::graph::Node;", 1),
        ("text/span.rs", "use super::token::Token;", 0),
        ("text/mod.rs", "use super::graph::Node;", 1),
        ("text.rs", "use super::graph::Node;", 1),
        ("text/span.rs", "use crate::KnowledgeGraph;", 1),
        ("text/span.rs", "pub(in crate::text) fn f() {}", 0),
        ("eval/score.rs", "use crate::extract::Extraction; use crate::export::Jsonl;", 1),
        ("elsewhere/mod.rs", "", 1),
        ("main.rs", "mod cli;", 0),
        ("error.rs", "use crate::text::Span;", 1),
    ];
    for (path, code, expected) in cases {
        let faults = faults(Path::new(path), code);
        assert_eq!(faults.len(), expected, "{path}: {code}: {faults:?}");
    }
}
