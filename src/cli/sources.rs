//! Which files and streams to read, from what the user named.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use govgraph::{Error, Result};

use super::args::InputKind;

/// What a source holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One article.
    Text,
    /// An article a line.
    Jsonl,
    /// Decided when its first bytes are seen.
    Unknown,
}

/// Where a source is read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
}

/// A file or stream to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub place: Place,
    pub kind: Kind,
    /// The id of its document, where it holds one.
    pub id: String,
}

impl Source {
    /// What errors call it.
    pub fn name(&self) -> &Path {
        match &self.place {
            Place::Stdin => Path::new("standard input"),
            Place::File(path) => path,
        }
    }

    /// Its length in bytes, where that can be known.
    pub fn length(&self) -> Option<u64> {
        match &self.place {
            Place::Stdin => None,
            Place::File(path) => fs::metadata(path).ok().map(|metadata| metadata.len()),
        }
    }

    fn file(path: PathBuf, id: String, wanted: InputKind) -> Self {
        let kind = match wanted {
            InputKind::Text => Kind::Text,
            InputKind::Jsonl => Kind::Jsonl,
            InputKind::Auto if has_ending(&path, &["jsonl", "ndjson"]) => Kind::Jsonl,
            InputKind::Auto => Kind::Text,
        };
        Source { place: Place::File(path), kind, id }
    }

    fn stdin(wanted: InputKind) -> Self {
        let kind = match wanted {
            InputKind::Text => Kind::Text,
            InputKind::Jsonl => Kind::Jsonl,
            InputKind::Auto => Kind::Unknown,
        };
        Source { place: Place::Stdin, kind, id: "stdin".to_owned() }
    }
}

/// The sources that the inputs stand for, in order; an error for each part of a folder that cannot be listed.
pub fn find(inputs: &[PathBuf], wanted: InputKind) -> Result<Vec<Result<Source>>> {
    let is_stdin = |path: &&PathBuf| path.as_os_str() == "-";
    if inputs.iter().filter(is_stdin).count() > 1 {
        return Err(Error::usage("standard input (-) can be read only once"));
    }
    if inputs.is_empty() {
        return Ok(vec![Ok(Source::stdin(wanted))]);
    }
    let mut found = Vec::new();
    for input in inputs {
        if is_stdin(&input) {
            found.push(Ok(Source::stdin(wanted)));
        } else if input.is_dir() {
            let before = found.len();
            walk(input, "", wanted, &mut found);
            if found.len() == before {
                found.push(Err(Error::document(input, "the folder holds no .txt, .md, .jsonl or .ndjson file")));
            }
        } else {
            found.push(Ok(Source::file(input.clone(), stem(input), wanted)));
        }
    }
    Ok(found)
}

/// Files below a folder, in the order of their names. Links to folders are not followed: they may lead in circles.
fn walk(folder: &Path, prefix: &str, wanted: InputKind, found: &mut Vec<Result<Source>>) {
    let entries = fs::read_dir(folder).and_then(|entries| entries.collect::<Result<Vec<_>, _>>());
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(error) => return found.push(Err(Error::io(folder, error))),
    };
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let (path, name) = (entry.path(), entry.file_name());
        if name.as_encoded_bytes().starts_with(b".") {
            continue;
        }
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            walk(&path, &format!("{prefix}{}/", name.to_string_lossy()), wanted, found);
        } else if has_ending(&path, &["txt", "md", "jsonl", "ndjson"]) && !path.is_dir() {
            let id = format!("{prefix}{}", stem(&path));
            found.push(Ok(Source::file(path, id, wanted)));
        }
    }
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().and_then(OsStr::to_str).unwrap_or("");
    endings.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// The file's name without its ending.
fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(found: Vec<Result<Source>>) -> Vec<String> {
        found.into_iter().map(|source| source.map_or_else(|error| error.to_string(), |source| source.id)).collect()
    }

    #[test]
    fn folders_are_walked_in_order_of_names() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.txt", "a.md", "2020/c.TXT", "2020/.d.txt", ".git/e.txt", "f.pdf", "g", "z.jsonl", "y.ndjson"] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        let found = find(&[folder.path().to_owned()], InputKind::Auto).unwrap();
        assert_eq!(ids(found), ["2020/c", "a", "b", "y", "z"]);
    }

    #[test]
    fn kinds_follow_names_unless_told() {
        let inputs = ["a.jsonl", "b.txt", "c.NDJSON", "d", "-"].map(PathBuf::from);
        let kinds = |wanted| -> Vec<Kind> {
            find(&inputs, wanted).unwrap().into_iter().map(|source| source.unwrap().kind).collect()
        };
        assert_eq!(kinds(InputKind::Auto), [Kind::Jsonl, Kind::Text, Kind::Jsonl, Kind::Text, Kind::Unknown]);
        assert_eq!(kinds(InputKind::Text), [Kind::Text; 5]);
        assert_eq!(kinds(InputKind::Jsonl), [Kind::Jsonl; 5]);
    }

    #[test]
    fn standard_input_is_read_once() {
        assert!(find(&["-".into(), "-".into()], InputKind::Auto).unwrap_err().is_usage());
        assert_eq!(ids(find(&[], InputKind::Auto).unwrap()), ["stdin"]);
    }

    #[test]
    fn an_empty_folder_is_reported() {
        let folder = tempfile::tempdir().unwrap();
        let found = find(&[folder.path().to_owned()], InputKind::Auto).unwrap();
        assert!(found[0].as_ref().unwrap_err().is_document());
    }
}
