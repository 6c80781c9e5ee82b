//! Loading packs with errors: what is at fault is left out, so that the rest can be checked.

use super::knowledge::Knowledge;
use crate::error::{Error, Result};
use crate::pack::{FileKind, PackFile, Schema, parse_table, parse_words};
use crate::pattern::parse_rules;

/// After so many errors the rest is not looked at.
const MOST: usize = 50;

/// Compiles the files. What is at fault is blanked in them and its error kept; no knowledge where an error leaves nothing to
/// go on with.
pub fn load(files: &mut [PackFile]) -> (Option<Knowledge>, Vec<Error>) {
    let mut errors = Vec::new();
    // each file alone first, which is quick
    for index in 0..files.len() {
        if retry(files, &mut errors, |files| parse(&files[index])).is_none() {
            return (None, errors);
        }
    }
    (retry(files, &mut errors, Knowledge::new), errors)
}

/// Does the work until it goes well, with what is at fault blanked.
fn retry<T>(files: &mut [PackFile], errors: &mut Vec<Error>, work: impl Fn(&[PackFile]) -> Result<T>) -> Option<T> {
    loop {
        match work(files) {
            Ok(done) => return Some(done),
            Err(error) => {
                let go_on = blank(files, &error) && errors.len() + 1 < MOST;
                errors.push(error);
                if !go_on {
                    return None;
                }
            }
        }
    }
}

fn parse(file: &PackFile) -> Result<()> {
    match file.kind {
        FileKind::Rules => parse_rules(file).map(drop),
        FileKind::Words => parse_words(file).map(drop),
        FileKind::Gazetteer => parse_table(file).map(drop),
        FileKind::Schema => Schema::parse(file).map(drop),
    }
}

/// Blanks the rule, row or word that the error is about; false where there is none.
fn blank(files: &mut [PackFile], error: &Error) -> bool {
    let (Some(path), Some(line)) = (error.file().and_then(|p| p.to_str()), error.line()) else { return false };
    let Some(file) = files.iter_mut().find(|file| *file.path == *path) else { return false };
    let lines: Vec<&str> = file.text.lines().collect();
    let Some(at) = line.checked_sub(1).filter(|at| *at < lines.len()) else { return false };
    let range = match file.kind {
        FileKind::Rules => rule_around(&lines, at),
        FileKind::Gazetteer if at == 0 => None,
        FileKind::Words | FileKind::Gazetteer => Some(at..at + 1),
        FileKind::Schema => None,
    };
    let Some(range) = range.filter(|range| lines[range.clone()].iter().any(|l| !l.trim().is_empty())) else {
        return false;
    };
    // the words under a faulty heading must not fall under the one before
    let left = if lines[at].trim_start().starts_with('[') { "[unnamed]" } else { "" };
    let kept = lines.iter().enumerate().map(|(index, line)| if range.contains(&index) { left } else { line });
    file.text = kept.collect::<Vec<_>>().join("\n").into();
    true
}

/// The lines of the rule that a line stands in; none where it stands in something that rules rest on.
fn rule_around(lines: &[&str], at: usize) -> Option<std::ops::Range<usize>> {
    let starts = |line: &str, words: &[&str]| line.split_whitespace().next().is_some_and(|word| words.contains(&word));
    let head = |index: &usize| starts(lines[*index], &["phase", "define", "in", "rule"]);
    let start = (0..=at).rev().find(head).filter(|start| starts(lines[*start], &["rule"]))?;
    let end = (start + 1..lines.len()).find(head).unwrap_or(lines.len());
    Some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, kind: FileKind, text: &'static str) -> PackFile {
        PackFile { path: path.into(), kind, text: text.into() }
    }

    #[test]
    fn every_error_is_told() {
        let rules = "phase p mentions longest\nin p\nrule a\n  match \"x\" ]\nrule b\n  match {x: \"x\"}\n  mark plaice x\n\
                     rule c\n  match {x: \"c\"}\n  mark place x\n";
        let mut files = [
            file("schema.json", FileKind::Schema, r#"{"kinds": {"place": "a place"}}"#),
            file("w.txt", FileKind::Words, "lost\n[a]\nfound\n"),
            file("r.rules", FileKind::Rules, rules),
        ];
        let (knowledge, errors) = load(&mut files);
        let told: Vec<String> = errors.iter().map(ToString::to_string).collect();
        assert_eq!(told.len(), 3, "{told:?}");
        assert!(told[0].starts_with("w.txt:1: "), "{told:?}");
        assert!(told[1].starts_with("r.rules:4:13: "), "{told:?}");
        assert!(told[2].ends_with("no kind plaice; did you mean place?"), "{told:?}");
        assert_eq!(knowledge.map(|k| k.phases().map(|p| p.rules.len()).sum()), Some(1));
    }

    #[test]
    fn what_rules_rest_on_ends_the_check() {
        let mut files = [file("r.rules", FileKind::Rules, "phase p mentions shortest\nin p\nrule a\n  match ]\n")];
        let (knowledge, errors) = load(&mut files);
        assert!(knowledge.is_none());
        assert_eq!(errors.len(), 1);
    }
}
