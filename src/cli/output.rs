//! Where output goes, and in which form.

use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::path::{Path, PathBuf};

use govgraph::{Error, ExtractionFormat, Jsonl, Result, Table, Triples};
use tempfile::{NamedTempFile, TempPath};

use super::args::Format;
use super::harmless::Harmless;
use super::sources::{Place, Source};
use super::stdout;

/// A stream to write to, with the name that errors give it.
///
/// A file takes its place when it is whole: until [`finish`](Output::finish) what is written stands beside it, and is gone where that
/// is never called. Whatever happens, the file that was there is untouched or replaced. A link stays, and what it leads to is replaced.
pub struct Output {
    name: PathBuf,
    stream: Stream,
}

enum Stream {
    Stdout(StdoutLock<'static>),
    /// A device or pipe: written to, not replaced.
    Device(File),
    /// What is written, and where it is to stand.
    Beside(File, TempPath, PathBuf),
}

impl Output {
    /// The file, made anew, or else standard output.
    pub fn open(file: Option<&Path>) -> Result<Self> {
        let Some(path) = file else {
            return Ok(Output { name: "standard output".into(), stream: Stream::Stdout(io::stdout().lock()) });
        };
        let stream = if path.exists() && !path.is_file() {
            File::create(path).map(Stream::Device)
        } else {
            let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
            let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            let beside = beside().tempfile_in(folder).map(NamedTempFile::into_parts);
            beside.map(|(file, beside)| Stream::Beside(file, beside, place))
        };
        Ok(Output { name: path.to_owned(), stream: stream.map_err(|error| Error::io(path, error))? })
    }

    /// Writes to the file, or else to standard output, all at once and with a buffer. A terminal acts on nothing of it.
    pub fn write_whole(file: Option<&Path>, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
        Output::written(file, write)?.finish()
    }

    /// As [`write_whole`](Output::write_whole), but not yet at its place.
    pub fn written(file: Option<&Path>, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<Self> {
        let mut output = Output::open(file)?;
        let terminal = output.stream.is_terminal();
        output.with(|stream| {
            let mut buffered = BufWriter::new(stream);
            if terminal {
                let mut harmless = Harmless::new(&mut buffered);
                write(&mut harmless)?;
                harmless.finish()?;
            } else {
                write(&mut buffered)?;
            }
            buffered.flush()
        })?;
        Ok(output)
    }

    /// Does something with the stream; where that fails, the error names the stream.
    pub fn with(&mut self, action: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
        action(self.stream.writer()).map_err(|error| Error::io(&self.name, error))
    }

    /// The error as one of this stream.
    pub fn fail(&self, error: io::Error) -> Error {
        Error::io(&self.name, error)
    }

    /// Writes all of them, and passes them on at once.
    pub fn write_all(&mut self, parts: &[Vec<u8>]) -> io::Result<()> {
        let mut buffered = BufWriter::new(self.stream.writer());
        parts.iter().try_for_each(|part| buffered.write_all(part))?;
        buffered.flush()
    }

    /// Ends the writing; a file is now at its place.
    pub fn finish(self) -> Result<()> {
        let Output { name, stream } = self;
        match stream {
            Stream::Beside(file, beside, place) => {
                let placed = file.sync_all().and_then(|()| beside.persist(place).map_err(|error| error.error));
                placed.map_err(|error| Error::io(&name, error))
            }
            Stream::Stdout(_) | Stream::Device(_) => Ok(()),
        }
    }
}

impl Stream {
    fn writer(&mut self) -> &mut dyn Write {
        match self {
            Stream::Stdout(stdout) => stdout,
            Stream::Device(file) | Stream::Beside(file, ..) => file,
        }
    }

    fn is_terminal(&self) -> bool {
        match self {
            Stream::Stdout(stdout) => stdout.is_terminal(),
            Stream::Device(file) => file.is_terminal(),
            Stream::Beside(..) => false,
        }
    }
}

/// Makes files that others may read, as files made in the common way are.
fn beside() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.prefix(".govgraph-").suffix(".part");
    builder
}

/// Whether the output is read by somebody as it comes.
pub fn on_terminal(file: Option<&Path>) -> bool {
    file.is_none() && io::stdout().is_terminal()
}

/// The format that was asked for, or the one that fits the stream.
pub fn format(wanted: Option<Format>, file: Option<&Path>) -> Box<dyn ExtractionFormat> {
    let terminal = on_terminal(file);
    match wanted.unwrap_or(if terminal { Format::Table } else { Format::Triples }) {
        Format::Jsonl => Box::new(Jsonl),
        Format::Triples => Box::new(Triples),
        Format::Table => Box::new(table(file)),
    }
}

fn table(file: Option<&Path>) -> Table {
    if file.is_some() {
        return Table::new();
    }
    let table = Table::new().with_colour(stdout::has_colour());
    match stdout::width() {
        Some(width) => table.with_width(width),
        None => table,
    }
}

/// Refuses an output file that is read as well: it would be emptied before anybody has read it.
pub fn refuse_input(file: Option<&Path>, sources: &[Result<Source>]) -> Result<()> {
    let Some(output) = file.and_then(|path| fs::canonicalize(path).ok()) else {
        return Ok(());
    };
    for source in sources.iter().flatten() {
        if let Place::File(path) = &source.place
            && fs::canonicalize(path).is_ok_and(|path| path == output)
            && output.is_file()
        {
            return Err(Error::usage(format!("{} would be read and written at once", path.display())));
        }
    }
    Ok(())
}
