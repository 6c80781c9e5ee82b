//! Documents from JSON Lines: one JSON object a line.

use std::io::{BufRead, Read};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::Deserialize;

use super::Document;
use super::decode::{mark_length, not_utf8, other_encoding, wrong_encoding};
use crate::error::{Error, Result};

/// Reads documents from JSON Lines: `{"id": ..., "published": ..., "source": ..., "text": ...}`, one a line.
///
/// `published` (YYYY-MM-DD) and `source` may be null or absent; other keys are passed over, and so are empty lines. A line at fault
/// gives an error and the reader goes on with the next.
///
/// ```
/// let input = r#"{"id": "a", "published": "2020-07-05", "source": "JL.gov", "text": "On July 2, the meeting was held."}
/// {"id": "b", "text": "No date, no source."}
/// {"id": "c"}
/// "#;
/// let documents: Vec<_> = govgraph::read_jsonl(input.as_bytes()).collect();
/// assert_eq!(documents[0].as_ref().unwrap().source.as_deref(), Some("JL.gov"));
/// assert_eq!(documents[1].as_ref().unwrap().published, None);
/// assert_eq!(documents[2].as_ref().unwrap_err().to_string(), "input:3: the record has no \"text\"");
/// ```
pub fn read_jsonl<R: BufRead>(input: R) -> JsonlReader<R> {
    JsonlReader::new(input)
}

/// An iterator over the documents of JSON Lines; see [`read_jsonl`].
///
/// ```
/// use govgraph::JsonlReader;
/// let mut reader = JsonlReader::new(&b"\n{\"id\": 7}\n"[..]).with_name("news.jsonl").with_lossy(true);
/// let error = reader.next().unwrap().unwrap_err();
/// assert_eq!(error.to_string(), "news.jsonl:2:8: invalid type: integer `7`, expected a string");
/// assert_eq!(reader.line(), 2);
/// ```
#[derive(Debug)]
pub struct JsonlReader<R> {
    input: R,
    name: PathBuf,
    lossy: bool,
    longest_text: usize,
    longest_line: Option<usize>,
    line: usize,
    /// Where the next line starts in the file.
    offset: usize,
    finished: bool,
}

#[derive(Deserialize)]
struct Record {
    id: Option<String>,
    published: Option<String>,
    source: Option<String>,
    text: Option<String>,
}

impl<R: BufRead> JsonlReader<R> {
    /// Reads from `input`.
    pub fn new(input: R) -> Self {
        JsonlReader {
            input,
            name: PathBuf::from("input"),
            lossy: false,
            longest_text: Document::LONGEST,
            longest_line: None,
            line: 0,
            offset: 0,
            finished: false,
        }
    }

    /// Sets the name that errors give the input, normally a file's.
    #[must_use]
    pub fn with_name(mut self, name: impl Into<PathBuf>) -> Self {
        self.name = name.into();
        self
    }

    /// Sets whether bytes that are no UTF-8 become `U+FFFD` instead of an error.
    #[must_use]
    pub fn with_lossy(mut self, lossy: bool) -> Self {
        self.lossy = lossy;
        self
    }

    /// Sets the length in bytes above which a text is refused; [`Document::LONGEST`] unless set.
    #[must_use]
    pub fn with_longest_text(mut self, bytes: usize) -> Self {
        self.longest_text = bytes;
        self
    }

    /// Sets the length in bytes above which a line is refused: it bounds the memory that the reader takes. Unless set it is twice that of
    /// the longest text, for a text may be written in escapes, and other keys stand beside it.
    #[must_use]
    pub fn with_longest_line(mut self, bytes: usize) -> Self {
        self.longest_line = Some(bytes);
        self
    }

    /// The 1-based number of the line that was read last; 0 before the first.
    pub fn line(&self) -> usize {
        self.line
    }

    /// How many bytes of the input have been read.
    pub fn bytes_read(&self) -> usize {
        self.offset
    }

    /// The next line with its offset in the file, or none at the end.
    fn next_line(&mut self) -> Result<Option<(usize, Vec<u8>)>> {
        let start = self.offset;
        let mut bytes = Vec::new();
        let longest = self.longest_line.unwrap_or(self.longest_text.saturating_mul(2));
        let read = (&mut self.input).take((longest as u64).saturating_add(1)).read_until(b'\n', &mut bytes);
        self.offset += read.map_err(|error| self.fail(error))?;
        if bytes.is_empty() {
            return Ok(None);
        }
        self.line += 1;
        if bytes.len() > longest && bytes.last() != Some(&b'\n') {
            self.skip_rest_of_line()?;
            return Err(Error::too_long(&self.name, "the line", longest).with_line(self.line));
        }
        Ok(Some((start, bytes)))
    }

    fn skip_rest_of_line(&mut self) -> Result<()> {
        loop {
            let (taken, ended) = match self.input.fill_buf() {
                Ok(buffer) => match buffer.iter().position(|byte| *byte == b'\n') {
                    Some(at) => (at + 1, true),
                    None => (buffer.len(), buffer.is_empty()),
                },
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => (0, false),
                Err(error) => return Err(self.fail(error)),
            };
            self.input.consume(taken);
            self.offset += taken;
            if ended {
                return Ok(());
            }
        }
    }

    /// Nothing can be read after an error of the stream itself.
    fn fail(&mut self, error: std::io::Error) -> Error {
        self.finished = true;
        Error::io(&self.name, error)
    }

    /// The line as text, without byte-order mark.
    fn decode(&mut self, start: usize, mut bytes: Vec<u8>) -> Result<String> {
        let mut start = start;
        if self.line == 1 {
            if let Some(encoding) = other_encoding(&bytes) {
                self.finished = true;
                return Err(wrong_encoding(&self.name, encoding));
            }
            let mark = mark_length(&bytes);
            bytes.drain(..mark);
            start += mark;
        }
        match String::from_utf8(bytes) {
            Ok(text) => Ok(text),
            Err(error) if self.lossy => Ok(String::from_utf8_lossy(error.as_bytes()).into_owned()),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                Err(not_utf8(&self.name, start + at, error.as_bytes()[at]).with_line(self.line))
            }
        }
    }

    /// The next record, past empty lines.
    fn advance(&mut self) -> Result<Option<Document>> {
        while let Some((start, bytes)) = self.next_line()? {
            let line = self.decode(start, bytes)?;
            if !line.trim().is_empty() {
                return parse(&line, &self.name, self.longest_text)
                    .map(Some)
                    .map_err(|error| error.with_line(self.line));
            }
        }
        Ok(None)
    }
}

impl<R: BufRead> Iterator for JsonlReader<R> {
    type Item = Result<Document>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.finished {
            return None;
        }
        let item = self.advance().transpose();
        self.finished |= item.is_none();
        item
    }
}

/// One record to a document.
fn parse(line: &str, name: &Path, longest: usize) -> Result<Document> {
    let wrong = |message: String| Error::document(name, message);
    if !line.trim_start().starts_with('{') {
        return Err(wrong("not a JSON object; a record starts with {".to_owned()));
    }
    let record: Record = serde_json::from_str(line).map_err(|error| broken(line, name, &error))?;
    let missing = |key: &str| wrong(format!("the record has no \"{key}\""));
    let id = record.id.ok_or_else(|| missing("id"))?;
    if id.trim().is_empty() {
        return Err(wrong("the \"id\" is empty".to_owned()));
    }
    let text = record.text.ok_or_else(|| missing("text"))?;
    if text.trim().is_empty() {
        return Err(wrong(format!("the text of {id:?} is empty")));
    }
    if text.len() > longest {
        return Err(Error::too_long(name, &format!("the text of {id:?}"), longest));
    }
    let published = record.published.map(|date| {
        iso_date(&date).ok_or_else(|| wrong(format!("\"published\" is {date:?}, not a date written YYYY-MM-DD")))
    });
    Ok(Document { id, text, published: published.transpose()?, source: record.source })
}

/// A date written YYYY-MM-DD and in no other way.
fn iso_date(text: &str) -> Option<Date> {
    let dashes = matches!(text.as_bytes(), [_, _, _, _, b'-', _, _, b'-', _, _]);
    dashes.then(|| text.parse().ok()).flatten()
}

/// What is wrong with the JSON, and at which character of the line.
fn broken(line: &str, name: &Path, error: &serde_json::Error) -> Error {
    let message = error.to_string();
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message);
    let before = line.char_indices().take_while(|(at, _)| *at < error.column()).count();
    Error::document(name, message).with_column(before.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(input: &[u8]) -> Vec<Result<String, String>> {
        let reader = read_jsonl(input).with_name("f");
        reader.map(|item| item.map(|d| format!("{}|{}", d.id, d.text)).map_err(|e| e.to_string())).collect()
    }

    fn error(input: &[u8]) -> String {
        read(input).remove(0).unwrap_err()
    }

    #[test]
    fn faults_of_records_are_named() {
        let cases: &[(&str, &str)] = &[
            (r#"{"text": "x"}"#, r#"f:1: the record has no "id""#),
            (r#"{"id": null, "text": "x"}"#, r#"f:1: the record has no "id""#),
            (r#"{"id": " ", "text": "x"}"#, r#"f:1: the "id" is empty"#),
            (r#"{"id": "a"}"#, r#"f:1: the record has no "text""#),
            (r#"{"id": "a", "text": " \n"}"#, r#"f:1: the text of "a" is empty"#),
            (r#"{"id": "a", "text": "x" "#, "f:1:24: EOF while parsing an object"),
            (r#"["a", null, null, "x"]"#, "f:1: not a JSON object; a record starts with {"),
            (r#"{"id": "a", "id": "b", "text": "x"}"#, "f:1:16: duplicate field `id`"),
            ("{\"id\": \"吉林\", 5}", "f:1:14: key must be a string"),
        ];
        for (input, expected) in cases {
            assert_eq!(error(input.as_bytes()), *expected, "{input}");
        }
    }

    #[test]
    fn dates_are_strict() {
        for date in ["", "2020-13-01", "2020-02-30", "20200705", "July 5, 2020", "2020-07-05T00:00", "2020-7-5"] {
            let message = error(format!(r#"{{"id": "a", "text": "x", "published": "{date}"}}"#).as_bytes());
            assert!(message.ends_with("not a date written YYYY-MM-DD"), "{date}: {message}");
        }
    }

    #[test]
    fn reading_goes_on_after_an_error() {
        let input = b"{\"id\":\"a\",\"text\":\"x\"}\r\n\r\n{oops\n{\"id\":\"b\",\"text\":\"\xFF\"}\n{\"id\":\"c\",\"more\":[{}],\"text\":\"z\"}";
        let got = read(input);
        assert_eq!(got.len(), 4);
        assert_eq!(got[0], Ok("a|x".to_owned()));
        assert!(got[1].as_ref().unwrap_err().starts_with("f:3:2: "), "{:?}", got[1]);
        assert_eq!(got[2], Err("f:4: at byte 49: not UTF-8 (0xFF); lossy reading would replace it".to_owned()));
        assert_eq!(got[3], Ok("c|z".to_owned()));
    }

    #[test]
    fn marks_and_other_encodings_at_the_start() {
        assert_eq!(read("\u{FEFF}{\"id\":\"a\",\"text\":\"x\"}".as_bytes()), [Ok("a|x".to_owned())]);
        let utf16: Vec<u8> = "{\"id\":\"a\"}\n{}\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&utf16), [Err("f: UTF-16 text; save it as UTF-8".to_owned())]);
    }

    #[test]
    fn lines_that_are_too_long_are_passed_over() {
        let input = "{\"id\":\"a\",\"text\":\"xxxxxxxxxxxxxxxxxxxxx\"}\n{\"id\":\"b\",\"text\":\"y\"}\n";
        let reader = JsonlReader::new(input.as_bytes()).with_longest_line(30);
        let got: Vec<_> = reader.map(|item| item.map(|d| d.id).map_err(|e| e.to_string())).collect();
        assert_eq!(got, [Err("input:1: the line is longer than 30 bytes".to_owned()), Ok("b".to_owned())]);
    }

    #[test]
    fn texts_that_are_too_long_are_refused() {
        let input =
            "{\"id\":\"a\",\"text\":\"xxxxxx\"}\n{\"id\":\"b\",\"text\":\"xxxxx\"}\n{\"id\":\"c\",\"text\":\"y\"}\n";
        let reader = JsonlReader::new(input.as_bytes()).with_longest_text(5).with_longest_line(99);
        let got: Vec<_> = reader.map(|item| item.map(|d| d.id).map_err(|e| (e.is_too_long(), e.to_string()))).collect();
        let refused = (true, "input:1: the text of \"a\" is longer than 5 bytes".to_owned());
        assert_eq!(got, [Err(refused), Ok("b".to_owned()), Ok("c".to_owned())]);
        // of the line twice as much, unless it is said
        let error = JsonlReader::new(input.as_bytes()).with_longest_text(12).next().unwrap().unwrap_err();
        assert_eq!(error.to_string(), "input:1: the line is longer than 24 bytes");
    }

    #[test]
    fn a_stream_that_fails_ends() {
        struct Failing;
        impl Read for Failing {
            fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
                Err(std::io::Error::other("gone"))
            }
        }
        let mut reader = read_jsonl(std::io::BufReader::new(Failing));
        assert!(reader.next().unwrap().unwrap_err().is_io());
        assert!(reader.next().is_none());
    }

    proptest::proptest! {
        #[test]
        fn no_input_panics(input: Vec<u8>, lossy: bool) {
            let _ = read_jsonl(&input[..]).with_lossy(lossy).with_longest_line(16).count();
            let _ = super::super::decode("f", input, lossy);
        }
    }
}
