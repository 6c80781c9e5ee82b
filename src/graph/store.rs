//! The file of a graph.
//!
//! ```text
//! offset  bytes
//!      0      8  "GOVGRAPH"
//!      8      4  version of the format, little-endian
//!     12      8  length n of the contents, little-endian
//!     20     32  BLAKE3 hash of the contents
//!     52      n  the contents
//! ```
//!
//! The contents are written by `postcard` (varints, strings and lists after their lengths), one after another: the version of
//! govgraph that wrote them, the rules of identity as JSON, the table of strings, the sets of attributes (lists of pairs of numbers of
//! strings), the articles (lists of bytes, each a record with numbers for strings and sets) by their ids, and the decisions on merges.
//! Strings and sets are numbered in the order in which the articles use them, so that equal collections are equal files. Nodes and edges are
//! not in the file: they are found again from the articles.
//!
//! A file is written beside its place and moved there when it is whole and on the disk. So the file at its place is always whole.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::article::{AttributeSets, Record};
use super::articles::{Articles, Kept};
use super::ledger::Decision;
use super::symbol::{Symbol, Symbols};
use crate::error::{Error, Result};
use crate::pack::Identity;

const MAGIC: &[u8; 8] = b"GOVGRAPH";
/// Of the format that is written, and the newest that is read.
const VERSION: u32 = 2;
/// The oldest that is read: version 1 kept sentences without their places.
const OLDEST: u32 = 2;
const HEADER: usize = 52;

#[derive(Serialize, Deserialize)]
struct Contents {
    writer: String,
    identity: String,
    strings: Vec<String>,
    sets: Vec<Vec<(Symbol, Symbol)>>,
    articles: Vec<Vec<u8>>,
    decisions: BTreeSet<Decision>,
}

impl Articles {
    /// The file's bytes. Equal collections give equal bytes.
    ///
    /// # Errors
    /// None that a sound collection could cause.
    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        let mut numbering = Numbering::default();
        let mut articles = Vec::with_capacity(self.records.len());
        for kept in self.records.values() {
            articles.push(numbering.renumber(self, &self.record(kept)?).encode()?.into_vec());
        }
        let unwritten = |error: &dyn std::fmt::Display| Error::usage(format!("the graph cannot be written: {error}"));
        let contents = Contents {
            writer: env!("CARGO_PKG_VERSION").to_owned(),
            identity: serde_json::to_string(&self.identity).map_err(|error| unwritten(&error))?,
            strings: numbering.strings,
            sets: numbering.sets,
            articles,
            decisions: self.decisions.clone(),
        };
        Ok(sealed(&postcard::to_allocvec(&contents).map_err(|error| unwritten(&error))?))
    }

    /// Reads contents that have no header yet, whatever they are: fuzzing finds no checksums.
    #[cfg(feature = "fuzzing")]
    #[doc(hidden)]
    pub fn from_contents(contents: &[u8]) -> Result<Self> {
        Self::from_bytes("graph.gg", &sealed(contents))
    }

    /// Reads what [`to_bytes`](Self::to_bytes) wrote; `name` is the file's, for errors.
    ///
    /// ```
    /// use govgraph::Articles;
    /// let bytes = Articles::new().to_bytes()?;
    /// assert!(Articles::from_bytes("graph.gg", &bytes)?.is_empty());
    /// let error = Articles::from_bytes("graph.gg", &bytes[..60]).unwrap_err();
    /// assert!(error.is_graph() && error.to_string().contains("ends too early"), "{error}");
    /// # Ok::<(), govgraph::Error>(())
    /// ```
    ///
    /// # Errors
    /// A file that is no graph, is cut off, has been changed, or is of a newer version.
    pub fn from_bytes(name: impl AsRef<Path>, bytes: &[u8]) -> Result<Self> {
        let contents = contents(name.as_ref(), bytes)?;
        let broken = |what: &str| Error::graph(name.as_ref(), format!("the file is damaged: {what}"));
        let read: Contents = postcard::from_bytes(contents).map_err(|error| broken(&error.to_string()))?;
        let identity: Identity = serde_json::from_str(&read.identity).map_err(|error| broken(&error.to_string()))?;
        let mut symbols = Symbols::default();
        for text in &read.strings {
            symbols.intern(text);
        }
        if symbols.len() != read.strings.len() {
            return Err(broken("a string stands twice"));
        }
        let mut sets = AttributeSets::default();
        let known = |symbol: &Symbol| (symbol.0 as usize) < symbols.len();
        for set in read.sets {
            if !set.iter().all(|(name, value)| known(name) && known(value)) {
                return Err(broken("an attribute refers to no string"));
            }
            sets.intern(set);
        }
        let mut records: BTreeMap<Arc<str>, Kept> = BTreeMap::new();
        for bytes in read.articles {
            let record = Record::decode(&bytes).map_err(|error| broken(&error.to_string()))?;
            if !record.is_sound(symbols.len(), sets.all().len()) {
                return Err(broken("an article refers to what is not there"));
            }
            let kept = Kept { bytes: bytes.into_boxed_slice(), fingerprint: record.fingerprint };
            records.insert(symbols.text(record.id).into(), kept);
        }
        Ok(Articles { symbols, sets, records, identity, decisions: read.decisions })
    }

    /// Reads a graph's file.
    ///
    /// # Errors
    /// A file that cannot be read, is no graph, is cut off, has been changed, or is of a newer version.
    pub fn load(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        let failed = |error| Error::io(path, error);
        let mut file = File::open(path).map_err(failed)?;
        let mut bytes = Vec::new();
        Read::by_ref(&mut file).take(HEADER as u64).read_to_end(&mut bytes).map_err(failed)?;
        // no more than it says: what is no graph may have no end
        let length = header(path, &bytes)?.length;
        file.take(length.saturating_add(1)).read_to_end(&mut bytes).map_err(failed)?;
        Self::from_bytes(path, &bytes)
    }

    /// Writes a graph's file: beside its place first, then moved there. Whatever happens, the file at its place is whole, the old one or
    /// the new one. A file that is no graph is not overwritten; a link stays, and what it leads to is written.
    ///
    /// # Errors
    /// A file that cannot be written, or that is no graph of this version or an older one.
    pub fn save(&self, path: impl AsRef<Path>) -> Result<()> {
        let path = path.as_ref();
        refuse_foreign(path)?;
        let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        remove_leftovers(&place);
        let bytes = self.to_bytes()?;
        let beside = beside(&place);
        let written = write_whole(&beside, &bytes).and_then(|()| fs::rename(&beside, &place));
        written.map_err(|error| {
            let _ = fs::remove_file(&beside);
            Error::io(path, error)
        })?;
        // the move itself must reach the disk; where folders cannot be opened there is nothing to do
        let _ = File::open(folder_of(&place)).and_then(|folder| folder.sync_all());
        Ok(())
    }
}

/// The contents with their header.
fn sealed(contents: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(HEADER + contents.len());
    bytes.extend_from_slice(MAGIC);
    bytes.extend_from_slice(&VERSION.to_le_bytes());
    bytes.extend_from_slice(&(contents.len() as u64).to_le_bytes());
    bytes.extend_from_slice(blake3::hash(contents).as_bytes());
    bytes.extend_from_slice(contents);
    bytes
}

/// What stands before the contents.
struct Header<'a> {
    /// Length of the contents.
    length: u64,
    hash: &'a [u8],
}

fn cut_off(name: &Path, bytes: &[u8]) -> Error {
    Error::graph(name, format!("the file ends too early, at byte {}: it was cut off", bytes.len()))
}

fn header<'a>(name: &Path, bytes: &'a [u8]) -> Result<Header<'a>> {
    if !bytes.starts_with(&MAGIC[..bytes.len().min(MAGIC.len())]) || bytes.is_empty() {
        return Err(Error::graph(name, "this is no graph of govgraph"));
    }
    let field = |from: usize, to: usize| bytes.get(from..to).ok_or_else(|| cut_off(name, bytes));
    let mut version = [0; 4];
    version.copy_from_slice(field(8, 12)?);
    let version = u32::from_le_bytes(version);
    if !(OLDEST..=VERSION).contains(&version) {
        let what = if version > VERSION { "a newer govgraph reads it" } else { "build it anew from its articles" };
        let message =
            format!("the file's format is version {version}, and this govgraph reads {OLDEST} to {VERSION}: {what}");
        return Err(Error::graph(name, message));
    }
    let mut length = [0; 8];
    length.copy_from_slice(field(12, 20)?);
    Ok(Header { length: u64::from_le_bytes(length), hash: field(20, HEADER)? })
}

/// The contents of a file, checked against its header.
fn contents<'a>(name: &Path, bytes: &'a [u8]) -> Result<&'a [u8]> {
    let Header { length, hash } = header(name, bytes)?;
    let contents = &bytes[HEADER..];
    if (contents.len() as u64) < length {
        return Err(cut_off(name, bytes));
    }
    if contents.len() as u64 > length || blake3::hash(contents).as_bytes() != hash {
        return Err(Error::graph(name, "the file has been changed since it was written: its checksum is wrong"));
    }
    Ok(contents)
}

/// A file that is there must be a graph of a version that is known, or it is somebody's.
fn refuse_foreign(path: &Path) -> Result<()> {
    let Ok(mut file) = File::open(path) else { return Ok(()) };
    let mut start = Vec::new();
    let read = Read::by_ref(&mut file).take(12).read_to_end(&mut start);
    read.map_err(|error| Error::io(path, error))?;
    if start.is_empty() {
        return Ok(());
    }
    let version = start.get(8..12).and_then(|version| version.try_into().ok()).map_or(0, u32::from_le_bytes);
    let newer = version > VERSION;
    if !start.starts_with(MAGIC) || newer {
        return Err(Error::graph(path, "the file is no graph of this govgraph, and is left as it is"));
    }
    Ok(())
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".{}.part", std::process::id()));
    path.with_file_name(name)
}

/// Removes what runs left that were killed while they saved; what is younger may be somebody's at work.
fn remove_leftovers(path: &Path) {
    const OLD: std::time::Duration = std::time::Duration::from_secs(3600);
    let folder = folder_of(path);
    let start = format!("{}.", path.file_name().unwrap_or_default().to_string_lossy());
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let part = name.strip_prefix(&start).and_then(|rest| rest.strip_suffix(".part"));
        let ours = part.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
        let age = entry.metadata().and_then(|metadata| metadata.modified()).ok().and_then(|time| time.elapsed().ok());
        if ours && age.is_some_and(|age| age > OLD) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn write_whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Strings and sets numbered in the order of their use.
#[derive(Default)]
struct Numbering {
    strings: Vec<String>,
    symbols: FxHashMap<Symbol, Symbol>,
    sets: Vec<Vec<(Symbol, Symbol)>>,
    set_numbers: FxHashMap<u32, u32>,
}

impl Numbering {
    fn renumber(&mut self, articles: &Articles, record: &Record) -> Record {
        let Numbering { strings, symbols, sets, set_numbers } = self;
        let strings = std::cell::RefCell::new((strings, symbols));
        let take = |symbol: Symbol| {
            let (strings, symbols) = &mut *strings.borrow_mut();
            *symbols.entry(symbol).or_insert_with(|| {
                strings.push(articles.symbols.text(symbol).to_owned());
                Symbol(strings.len() as u32 - 1)
            })
        };
        let mut set = |number: u32| {
            *set_numbers.entry(number).or_insert_with(|| {
                sets.push(articles.sets.get(number).iter().map(|(name, value)| (take(*name), take(*value))).collect());
                sets.len() as u32 - 1
            })
        };
        record.renamed(&mut |symbol| take(symbol), &mut set)
    }
}
