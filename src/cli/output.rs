//! Where output goes, and in which form.

use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anstream::{AutoStream, ColorChoice};
use govgraph::{Error, ExtractionFormat, Jsonl, Result, Table, Triples};

use super::args::Format;
use super::sources::{Place, Source};

/// A stream to write to, with the name that errors give it.
pub struct Output {
    name: PathBuf,
    stream: Box<dyn Write>,
}

impl Output {
    /// The file, made anew, or else standard output.
    pub fn open(file: Option<&Path>) -> Result<Self> {
        let Some(path) = file else {
            return Ok(Output { name: "standard output".into(), stream: Box::new(io::stdout().lock()) });
        };
        let created = File::create(path).map_err(|error| Error::io(path, error))?;
        Ok(Output { name: path.to_owned(), stream: Box::new(created) })
    }

    /// Does something with the stream; where that fails, the error names the stream.
    pub fn with(&mut self, action: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
        action(&mut *self.stream).map_err(|error| Error::io(&self.name, error))
    }

    /// The error as one of this stream.
    pub fn fail(&self, error: io::Error) -> Error {
        Error::io(&self.name, error)
    }

    /// Writes all of it, and passes it on at once.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.stream.write_all(bytes)?;
        self.stream.flush()
    }
}

/// A file that takes its place when it is whole: where writing fails, the file that was there is untouched.
pub struct Replacement;

impl Replacement {
    /// Writes to the file, or else to standard output, with a buffer.
    pub fn write(file: Option<&Path>, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
        let Some(path) = file else {
            let mut out = BufWriter::new(io::stdout().lock());
            let written = write(&mut out).and_then(|()| out.flush());
            return written.map_err(|error| Error::io("standard output", error));
        };
        // devices and pipes are written to, not replaced
        if path.exists() && !path.is_file() {
            return File::create(path)
                .and_then(|file| whole(file, write).map(drop))
                .map_err(|error| Error::io(path, error));
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let replaced = beside().tempfile_in(folder);
        let replaced = replaced.and_then(|beside| {
            let (file, beside) = beside.into_parts();
            whole(file, write)?.sync_all()?;
            beside.persist(path).map_err(|error| error.error)
        });
        replaced.map_err(|error| Error::io(path, error))
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

fn whole(file: File, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<File> {
    let mut out = BufWriter::new(file);
    write(&mut out)?;
    out.into_inner().map_err(io::IntoInnerError::into_error)
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
    let stdout = io::stdout();
    let colour = AutoStream::choice(&stdout) != ColorChoice::Never;
    let table = Table::new().with_colour(colour);
    match terminal_size::terminal_size_of(&stdout) {
        Some((width, _)) => table.with_width(width.0.into()),
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
