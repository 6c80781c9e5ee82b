//! JSON Lines: one extraction a line.

use std::io::{self, Write};

use super::ExtractionFormat;
use super::escape::printable_json;
use crate::extract::Extraction;

/// The extraction format as JSON, one object a line, keys always in the same order. Characters that a terminal would act on are written
/// as JSON escapes.
///
/// ```
/// use govgraph::{Extraction, ExtractionFormat, Jsonl};
/// let extraction = Extraction { id: "a".into(), ..Extraction::default() };
/// let mut out = Vec::new();
/// Jsonl.write(&extraction, "", &mut out).unwrap();
/// assert_eq!(
///     String::from_utf8(out).unwrap(),
///     "{\"id\":\"a\",\"published\":null,\"source\":null,\"sentences\":[],\"entities\":[],\"statements\":[]}\n"
/// );
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Jsonl;

impl ExtractionFormat for Jsonl {
    fn write(&self, extraction: &Extraction, _text: &str, out: &mut dyn Write) -> io::Result<()> {
        let line = printable_json(&serde_json::to_string(extraction)?);
        writeln!(out, "{line}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::testing::{sample, write};

    #[test]
    fn what_is_written_reads_back() {
        let (extraction, text) = sample();
        let line = write(&Jsonl, &extraction, &text);
        assert_eq!(line.matches('\n').count(), 1);
        assert_eq!(serde_json::from_str::<Extraction>(&line).unwrap(), extraction);
    }

    #[test]
    fn keys_keep_the_order_of_the_format() {
        let (extraction, text) = sample();
        let line = write(&Jsonl, &extraction, &text);
        let golden = concat!(
            r#"{"subject":"e0","predicate":"holds_position","object":"e1","qualifiers":{"of":"e2","on":"e3","status":"acting"},"#,
            r#""modality":"asserted","attributed_to":null,"source":"text","rule":"posts/of","confidence":0.97,"#,
            r#""evidence":{"sentence":0,"start":13,"end":46,"subject":{"start":13,"end":15}}}"#,
        );
        assert!(line.contains(golden), "{line}");
        assert!(
            line.starts_with(r#"{"id":"gs-1","published":"2021-06-18","source":"GS.gov","sentences":[{"start":"#),
            "{line}"
        );
    }
}
