//! Standard output: what is written there, how wide it is, and whether it has colours.

use std::io::{self, Write};

use anstream::{AutoStream, ColorChoice};
use govgraph::{Error, Page, Result, printable_json};
use serde::Serialize;

/// Writes JSON.
pub fn write_json(value: &impl Serialize) -> Result<()> {
    let json = serde_json::to_string_pretty(value).map_err(|error| fail(error.into()))?;
    write(&format!("{}\n", printable_json(&json)))
}

/// Writes text.
pub fn write(text: &str) -> Result<()> {
    io::stdout().lock().write_all(text.as_bytes()).map_err(fail)
}

fn fail(error: io::Error) -> Error {
    Error::io("standard output", error)
}

/// A page as wide as the terminal, and as told where the output goes elsewhere.
pub fn page(elsewhere: usize) -> Page {
    Page::new(width().unwrap_or(elsewhere)).with_colour(has_colour())
}

/// The columns of the terminal; none where the output goes elsewhere.
pub fn width() -> Option<usize> {
    terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| width.0.into())
}

/// Whether colours are shown, and wanted.
pub fn has_colour() -> bool {
    AutoStream::choice(&io::stdout()) != ColorChoice::Never
}
