//! What was written for programs, on its way to a terminal.

use std::io::{self, Write};
use std::mem::take;

use govgraph::printable_json;

/// Passes on what is written so that a terminal shows all of it and acts on none: control characters and marks of direction stand as
/// `\u009b`, which JSON, RDF and Cypher read as the same character. Line ends and tabs stay.
pub struct Harmless<W: Write> {
    inner: W,
    /// The start of a character, or a return whose line end has not come.
    rest: Vec<u8>,
}

impl<W: Write> Harmless<W> {
    pub fn new(inner: W) -> Self {
        Harmless { inner, rest: Vec::new() }
    }

    /// Passes on what was held back.
    pub fn finish(mut self) -> io::Result<()> {
        let rest = take(&mut self.rest);
        self.pass_on(&rest)
    }

    fn pass_on(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.inner.write_all(shown(&String::from_utf8_lossy(bytes)).as_bytes())
    }
}

impl<W: Write> Write for Harmless<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut held = take(&mut self.rest);
        held.extend(bytes);
        self.rest = held.split_off(whole(&held));
        self.pass_on(&held)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// How many bytes need nothing that is still to come.
fn whole(bytes: &[u8]) -> usize {
    if bytes.ends_with(b"\r") {
        return bytes.len() - 1;
    }
    let cut = bytes.utf8_chunks().last().map_or(&[][..], |last| last.invalid());
    // of a character that has begun the rest may come; of anything else nothing does
    let begun = std::str::from_utf8(cut).is_err_and(|error| error.error_len().is_none());
    if begun { bytes.len() - cut.len() } else { bytes.len() }
}

fn shown(text: &str) -> String {
    let line = |line: &str| line.split('\t').map(printable_json).collect::<Vec<_>>().join("\t");
    text.split("\r\n").map(line).collect::<Vec<_>>().join("\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
        let mut out = Vec::new();
        let mut harmless = Harmless::new(&mut out);
        parts.into_iter().for_each(|part| harmless.write_all(part).unwrap());
        harmless.finish().unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn nothing_is_acted_on_and_all_is_shown() {
        let text = "a,\"\u{1B}[2J\u{9B}31m陇南\u{202E}\"\t\rb\r\nc\n\u{1F600}\r";
        let shown = "a,\"\\u001b[2J\\u009b31m陇南\\u202e\"\t\\u000db\r\nc\n\u{1F600}\\u000d";
        assert_eq!(written([text.as_bytes()]), shown);
        // wherever it is cut
        assert_eq!(written(text.as_bytes().chunks(1)), shown);
        assert_eq!(written(text.as_bytes().chunks(3)), shown);
    }

    #[test]
    fn what_is_no_text_is_passed_on_as_such() {
        assert_eq!(written([&b"a\x9B31m\xE9"[..], b"\x99"]), "a\u{FFFD}31m\u{FFFD}");
    }
}
