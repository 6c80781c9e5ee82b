//! Documents from files and streams, one after another.

use std::fs::File;
use std::io::{BufRead, BufReader, IsTerminal, Read, stdin};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use govgraph::{Document, Error, JsonlReader, Result, decode};
use jiff::civil::Date;

use super::args::{LimitArguments, ReadingArguments};
use super::interrupt;
use super::report;
use super::seen::{Location, Seen};
use super::sources::{Kind, Place, Source};

/// What holds for all sources.
#[derive(Clone, Debug)]
pub struct Settings {
    pub published: Option<Date>,
    pub source: Option<String>,
    pub lossy: bool,
    /// Of a text, in bytes.
    pub longest: usize,
}

impl Settings {
    pub fn of(arguments: &ReadingArguments) -> Self {
        let ReadingArguments { published, source, lossy, limit, .. } = arguments;
        Settings { published: *published, source: source.clone(), lossy: *lossy, longest: limit.bytes() }
    }

    /// For a look at an article or two.
    pub fn plain(published: Option<Date>, limit: &LimitArguments) -> Self {
        Settings { published, source: None, lossy: false, longest: limit.bytes() }
    }
}

/// The documents of all sources in order, with an error for each that cannot be read.
pub struct Input {
    sources: std::vec::IntoIter<Result<Source>>,
    settings: Settings,
    open: Option<JsonlReader<Box<dyn BufRead + Send>>>,
    /// Names of the sources read so far.
    names: Vec<PathBuf>,
    seen: Seen,
    /// Bytes of the sources that have been finished.
    finished: u64,
    position: Arc<AtomicU64>,
}

impl Input {
    pub fn new(sources: Vec<Result<Source>>, settings: Settings) -> Self {
        Input {
            sources: sources.into_iter(),
            settings,
            open: None,
            names: Vec::new(),
            seen: Seen::default(),
            finished: 0,
            position: Arc::default(),
        }
    }

    /// How many bytes have been read, for others to watch.
    pub fn position(&self) -> Arc<AtomicU64> {
        self.position.clone()
    }

    /// Starts on a source; gives its document, or none where it holds records that are read one by one.
    fn start(&mut self, source: &Source) -> Result<Option<Document>> {
        self.names.push(source.name().to_owned());
        let fail = |error| Error::io(source.name(), error);
        let mut stream: Box<dyn BufRead + Send> = match &source.place {
            Place::Stdin => Box::new(BufReader::new(stdin())),
            Place::File(path) => Box::new(BufReader::with_capacity(1 << 16, File::open(path).map_err(fail)?)),
        };
        let jsonl = match source.kind {
            Kind::Jsonl => true,
            Kind::Text => false,
            Kind::Unknown => starts_with_brace(&mut *stream).map_err(fail)?,
        };
        if jsonl {
            let Settings { lossy, longest, .. } = self.settings;
            let reader = JsonlReader::new(stream).with_name(source.name());
            self.open = Some(reader.with_lossy(lossy).with_longest_text(longest));
            return Ok(None);
        }
        let document = self.read_text(source, stream)?;
        self.enter(document, None).map(Some)
    }

    fn read_text(&mut self, source: &Source, stream: Box<dyn BufRead + Send>) -> Result<Document> {
        let mut bytes = Vec::new();
        let longest = self.settings.longest;
        stream.take(longest as u64 + 1).read_to_end(&mut bytes).map_err(|error| Error::io(source.name(), error))?;
        self.finished += bytes.len() as u64;
        self.position.store(self.finished, Ordering::Relaxed);
        if bytes.len() > longest {
            return Err(Error::too_long(source.name(), "the text", longest));
        }
        let text = decode(source.name(), bytes, self.settings.lossy)?;
        if text.trim().is_empty() {
            return Err(Error::document(source.name(), "the text is empty"));
        }
        let Settings { published, source: publisher, .. } = self.settings.clone();
        Ok(Document { id: source.id.clone(), text, published, source: publisher })
    }

    /// The next document of the JSON Lines that are open, if any are.
    fn next_record(&mut self) -> Option<Result<Document>> {
        let reader = self.open.as_mut()?;
        let item = reader.next();
        let line = reader.line();
        let read = self.finished + reader.bytes_read() as u64;
        self.position.store(read, Ordering::Relaxed);
        if item.is_none() {
            self.finished = read;
            self.open = None;
        }
        item.map(|item| item.and_then(|document| self.enter(document, Some(line))))
    }

    /// Takes note of the document's id, which must be new.
    fn enter(&mut self, document: Document, line: Option<usize>) -> Result<Document> {
        let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let location = Location { source: number(self.names.len() - 1), line: line.map(number) };
        let Some(before) = self.seen.enter(&document.id, location) else {
            return Ok(document);
        };
        let name = |number: u32| self.names.get(number as usize).cloned().unwrap_or_default();
        let first = name(before.source).display().to_string();
        let first = before.line.map_or(first.clone(), |line| format!("{first}:{line}"));
        let error = Error::document(name(location.source), format!("the id {:?} is taken by {first}", document.id));
        Err(match line {
            Some(line) => error.with_line(line),
            None => error,
        })
    }
}

impl Iterator for Input {
    type Item = Result<Document>;

    fn next(&mut self) -> Option<Self::Item> {
        while !interrupt::requested() {
            if let Some(item) = self.next_record() {
                return Some(item);
            }
            let started = self.sources.next()?.and_then(|source| self.start(&source));
            if let Some(item) = started.transpose() {
                return Some(item);
            }
        }
        None
    }
}

/// Whether a stream of unknown kind holds JSON: the first thing in it is a brace.
fn starts_with_brace(stream: &mut dyn BufRead) -> std::io::Result<bool> {
    let start = stream.fill_buf()?;
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start);
    Ok(start.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{'))
}

/// Tells somebody who would have to type the input how it ends.
pub fn tell_of_typing(sources: &[Result<Source>], quiet: bool) {
    if !quiet && stdin().is_terminal() && sources.iter().flatten().any(|source| source.place == Place::Stdin) {
        report::line("reading from the terminal; end with Ctrl-D");
    }
}
