//! The files of a pack: compiled in, or read from a folder.

use std::borrow::Cow;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::error::{Error, Result};

/// The default pack: (path, contents).
static DEFAULT: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/default_pack.rs"));

/// What a file of a pack holds, told by its ending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// `.rules`
    Rules,
    /// `.txt`: word lists
    Words,
    /// `.tsv`: gazetteers
    Gazetteer,
    /// `.json`: the schema
    Schema,
}

/// A file of a pack, read whole.
#[derive(Clone, Debug)]
pub struct PackFile {
    /// Its path, for messages and rule names.
    pub path: Arc<str>,
    /// What it holds.
    pub kind: FileKind,
    /// Its contents.
    pub text: Cow<'static, str>,
}

/// The files of the default pack, in order of their paths.
pub fn default_files() -> Vec<PackFile> {
    let file = |&(path, text): &(&'static str, &'static str)| {
        kind_of(Path::new(path)).map(|kind| PackFile { path: path.into(), kind, text: Cow::Borrowed(text) })
    };
    DEFAULT.iter().filter_map(file).collect()
}

/// A pack that lies in no folder: names and contents of its files, those of unknown endings left out.
#[cfg(feature = "fuzzing")]
pub fn files_of(files: &[(&str, &str)]) -> Vec<PackFile> {
    let file = |(name, text): &(&str, &str)| {
        kind_of(Path::new(name)).map(|kind| PackFile {
            path: (*name).into(),
            kind,
            text: Cow::Owned((*text).to_owned()),
        })
    };
    files.iter().filter_map(file).collect()
}

/// Folders that a pack may be laid out in, as the default one is; other folders beside them are no part of it.
const LAYOUT: [&str; 3] = ["gazetteers", "rules", "words"];

/// The files of all packs: the default one where it is wanted, then those of the folders.
pub fn pack_files<P: AsRef<Path>>(default: bool, folders: &[P]) -> Result<Vec<PackFile>> {
    let mut files = if default { default_files() } else { Vec::new() };
    for folder in folders {
        files.extend(folder_files(folder.as_ref())?);
    }
    Ok(files)
}

/// The files of a folder and the folders in it, in order of their paths. Files of other endings are left alone, and
/// where the folder is laid out as the default pack is, folders other than [`LAYOUT`]'s.
fn folder_files(folder: &Path) -> Result<Vec<PackFile>> {
    let mut files = Vec::new();
    let parts: Vec<PathBuf> = LAYOUT.iter().map(|part| folder.join(part)).filter(|part| part.is_dir()).collect();
    if parts.is_empty() {
        walk(folder, 0, &mut files)?;
    } else {
        list(folder, &mut files)?;
        parts.iter().try_for_each(|part| walk(part, 1, &mut files))?;
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    if files.is_empty() {
        let message = "no pack: a pack's folder holds .rules, .txt (words), .tsv (gazetteers) or schema.json files";
        return Err(Error::pack(folder, message));
    }
    Ok(files)
}

/// Folders in folders deeper than this are an error: links may go round.
const MAX_DEPTH: usize = 8;

fn walk(folder: &Path, depth: usize, files: &mut Vec<PackFile>) -> Result<()> {
    if depth > MAX_DEPTH {
        return Err(Error::pack(folder, format!("folders lie more than {MAX_DEPTH} deep")));
    }
    list(folder, files)?.iter().try_for_each(|folder| walk(folder, depth + 1, files))
}

/// Reads the files in a folder; gives the folders in it.
fn list(folder: &Path, files: &mut Vec<PackFile>) -> Result<Vec<PathBuf>> {
    let mut folders = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|e| Error::io(folder, e))? {
        let path = entry.map_err(|e| Error::io(folder, e))?.path();
        if path.is_dir() {
            folders.push(path);
        } else if let Some(kind) = kind_of(&path) {
            let text = Cow::Owned(read(&path)?);
            files.push(PackFile { path: path.display().to_string().into(), kind, text });
        }
    }
    Ok(folders)
}

/// The longest file of a pack, in bytes: 256 MiB.
const LONGEST: u64 = 1 << 28;

fn read(path: &Path) -> Result<String> {
    // a pipe would never end
    if std::fs::metadata(path).is_ok_and(|metadata| !metadata.is_file()) {
        return Err(Error::pack(path, "this is no file; a pack is made of files"));
    }
    let mut bytes = Vec::new();
    let opened = File::open(path).and_then(|file| file.take(LONGEST + 1).read_to_end(&mut bytes));
    opened.map_err(|error| Error::io(path, error))?;
    if bytes.len() as u64 > LONGEST {
        return Err(Error::pack(path, format!("the file is longer than {LONGEST} bytes; split it")));
    }
    String::from_utf8(bytes).map_err(|error| {
        Error::pack(path, "not UTF-8; save the file as UTF-8").with_byte(error.utf8_error().valid_up_to())
    })
}

fn kind_of(path: &Path) -> Option<FileKind> {
    match path.extension()?.to_str()? {
        "rules" => Some(FileKind::Rules),
        "txt" => Some(FileKind::Words),
        "tsv" => Some(FileKind::Gazetteer),
        "json" => Some(FileKind::Schema),
        _ => None,
    }
}
