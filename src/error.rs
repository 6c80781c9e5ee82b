//! The one public error type.

use std::fmt;
use std::path::PathBuf;

/// What went wrong, where, and what would be right.
///
/// The kinds are private so that they can grow; ask with the `is_*` methods.
///
/// ```
/// let error = govgraph::Error::document("a.txt", "the text is empty").with_line(3);
/// assert!(error.is_document());
/// assert_eq!(error.to_string(), "a.txt:3: the text is empty");
/// ```
#[derive(Debug)]
pub struct Error(Box<Inner>);

#[derive(Debug)]
struct Inner {
    kind: Kind,
    place: Place,
    message: String,
    source: Option<std::io::Error>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Io,
    Document,
    TooLong,
    Pack,
    Graph,
    Ledger,
    Query,
    Usage,
}

#[derive(Debug, Default)]
struct Place {
    file: Option<PathBuf>,
    line: Option<usize>,
    column: Option<usize>,
    byte: Option<usize>,
}

/// What is longer, in characters, is cut in messages: names in files may be of any length.
const LONGEST: usize = 1000;

fn shortened(text: String) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{} ...", &text[..end]),
        None => text,
    }
}

impl Error {
    fn new(kind: Kind, file: Option<PathBuf>, message: String) -> Self {
        let message = shortened(message);
        let place = Place { file, ..Place::default() };
        Error(Box::new(Inner { kind, place, message, source: None }))
    }

    /// A file or stream could not be read or written.
    pub fn io(file: impl Into<PathBuf>, source: std::io::Error) -> Self {
        let message = source.to_string();
        let mut error = Self::new(Kind::Io, Some(file.into()), message);
        error.0.source = Some(source);
        error
    }

    /// A document (its bytes, JSON, date, id) is not as it must be.
    pub fn document(file: impl Into<PathBuf>, message: impl Into<String>) -> Self {
        Self::new(Kind::Document, Some(file.into()), message.into())
    }

    /// A document is longer than this many bytes, and is not read: `what` is its text, or the line that it stands in.
    ///
    /// ```
    /// let error = govgraph::Error::too_long("a.txt", "the text", 8 << 20);
    /// assert!(error.is_too_long() && error.is_document());
    /// assert_eq!(error.to_string(), "a.txt: the text is longer than 8 MiB");
    /// ```
    pub fn too_long(file: impl Into<PathBuf>, what: &str, limit: usize) -> Self {
        let limit =
            if limit.is_multiple_of(1 << 20) { format!("{} MiB", limit >> 20) } else { format!("{limit} bytes") };
        Self::new(Kind::TooLong, Some(file.into()), format!("{what} is longer than {limit}"))
    }

    /// A rule file, word list, gazetteer or schema has an error.
    pub fn pack(file: impl Into<PathBuf>, message: impl Into<String>) -> Self {
        Self::new(Kind::Pack, Some(file.into()), message.into())
    }

    /// A graph's file is broken, foreign or of a newer version.
    pub fn graph(file: impl Into<PathBuf>, message: impl Into<String>) -> Self {
        Self::new(Kind::Graph, Some(file.into()), message.into())
    }

    /// A file of decisions on merges has an error.
    pub fn ledger(file: impl Into<PathBuf>, message: impl Into<String>) -> Self {
        Self::new(Kind::Ledger, Some(file.into()), message.into())
    }

    /// A query is not in the language that it must be in, or cannot be answered.
    pub fn query(name: impl Into<PathBuf>, message: impl Into<String>) -> Self {
        Self::new(Kind::Query, Some(name.into()), message.into())
    }

    /// The caller asked for something that does not exist or does not fit.
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new(Kind::Usage, None, message.into())
    }

    /// Adds the 1-based line.
    #[must_use]
    pub fn with_line(mut self, line: usize) -> Self {
        self.0.place.line = Some(line);
        self
    }

    /// Adds the 1-based column, counted in characters.
    #[must_use]
    pub fn with_column(mut self, column: usize) -> Self {
        self.0.place.column = Some(column);
        self
    }

    /// Adds the 0-based byte offset.
    #[must_use]
    pub fn with_byte(mut self, byte: usize) -> Self {
        self.0.place.byte = Some(byte);
        self
    }

    /// Reading or writing failed.
    pub fn is_io(&self) -> bool {
        self.0.kind == Kind::Io
    }

    /// A document is not as it must be.
    pub fn is_document(&self) -> bool {
        matches!(self.0.kind, Kind::Document | Kind::TooLong)
    }

    /// A document is longer than is allowed; whoever reads may allow more.
    pub fn is_too_long(&self) -> bool {
        self.0.kind == Kind::TooLong
    }

    /// A pack has an error.
    pub fn is_pack(&self) -> bool {
        self.0.kind == Kind::Pack
    }

    /// A graph's file is broken, foreign or of a newer version.
    pub fn is_graph(&self) -> bool {
        self.0.kind == Kind::Graph
    }

    /// A file of decisions on merges has an error.
    pub fn is_ledger(&self) -> bool {
        self.0.kind == Kind::Ledger
    }

    /// A query is not in the language that it must be in, or cannot be answered.
    pub fn is_query(&self) -> bool {
        self.0.kind == Kind::Query
    }

    /// The caller asked for something that does not exist or does not fit.
    pub fn is_usage(&self) -> bool {
        self.0.kind == Kind::Usage
    }

    /// The reader on the other side of a pipe has gone.
    pub fn is_broken_pipe(&self) -> bool {
        self.0.source.as_ref().is_some_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe)
    }

    /// The file at fault, where there is one.
    pub fn file(&self) -> Option<&std::path::Path> {
        self.0.place.file.as_deref()
    }

    /// The 1-based line at fault.
    pub fn line(&self) -> Option<usize> {
        self.0.place.line
    }

    /// The 1-based column at fault.
    pub fn column(&self) -> Option<usize> {
        self.0.place.column
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = &self.0.place;
        if let Some(file) = &place.file {
            f.write_str(&shortened(file.display().to_string()))?;
            if let Some(line) = place.line {
                write!(f, ":{line}")?;
                if let Some(column) = place.column {
                    write!(f, ":{column}")?;
                }
            }
            if let Some(byte) = place.byte {
                write!(f, ": at byte {byte}")?;
            }
            write!(f, ": ")?;
        }
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_ref().map(|e| e as _)
    }
}

/// The crate's results.
pub type Result<T, E = Error> = std::result::Result<T, E>;
