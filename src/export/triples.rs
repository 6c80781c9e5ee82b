//! Tab-separated triples: one statement a line.

use std::io::{self, Write};

use super::escape::{field, list_value};
use super::{ExtractionFormat, label};
use crate::extract::Extraction;
use crate::relation::Statement;

/// Tab-separated values, one statement a line under a header line: subject, predicate, object, qualifiers (`k=v; k=v`), modality,
/// speaker and sentence.
///
/// Entities go by name, dates by their ISO value. A line is always one record: tabs, line breaks and control characters in values
/// are escaped as `\t`, `\n`, `\u{1b}`, a backslash as `\\`, and a semicolon in a qualifier's value as `\;`.
///
/// ```
/// use govgraph::{Extraction, ExtractionFormat, Triples};
/// let extraction: Extraction = serde_json::from_str(r#"{
///   "id": "a", "sentences": [{"start": 0, "end": 31}],
///   "entities": [
///     {"id": "e0", "kind": "river", "name": "Wei River", "mentions": []},
///     {"id": "e1", "kind": "place", "name": "Tianshui", "mentions": []}],
///   "statements": [{"subject": "e0", "predicate": "flows_through", "object": "e1", "rule": "r", "confidence": 1.0,
///     "evidence": {"sentence": 0, "start": 0, "end": 31}}]}"#).unwrap();
/// let mut out = Vec::new();
/// Triples.begin(&mut out).unwrap();
/// Triples.write(&extraction, "The Wei River crosses\nTianshui.", &mut out).unwrap();
/// assert_eq!(
///     String::from_utf8(out).unwrap(),
///     "subject\tpredicate\tobject\tqualifiers\tmodality\tspeaker\tsentence\n\
///      Wei River\tflows_through\tTianshui\t\tasserted\t\tThe Wei River crosses Tianshui.\n"
/// );
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Triples;

const HEADER: &str = "subject\tpredicate\tobject\tqualifiers\tmodality\tspeaker\tsentence";

impl ExtractionFormat for Triples {
    fn begin(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{HEADER}")
    }

    fn write(&self, extraction: &Extraction, text: &str, out: &mut dyn Write) -> io::Result<()> {
        extraction.statements.iter().try_for_each(|statement| write_line(extraction, statement, text, out))
    }
}

fn write_line(extraction: &Extraction, statement: &Statement, text: &str, out: &mut dyn Write) -> io::Result<()> {
    let speaker = statement.attributed_to.map(|id| label::entity(extraction, id)).unwrap_or_default();
    writeln!(
        out,
        "{}\t{}\t{}\t{}\t{}\t{}\t{}",
        field(&label::entity(extraction, statement.subject)),
        field(&statement.predicate),
        field(&label::entity(extraction, statement.object)),
        qualifiers(extraction, statement),
        label::modality(statement.modality),
        field(&speaker),
        field(&label::sentence(extraction, statement, text)),
    )
}

fn qualifiers(extraction: &Extraction, statement: &Statement) -> String {
    let pairs = label::qualifiers(extraction, statement)
        .map(|(name, value)| format!("{}={}", list_value(name), list_value(&value)));
    pairs.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::testing::{sample, write};

    #[test]
    fn golden() {
        let (extraction, text) = sample();
        let expected = [
            "subject\tpredicate\tobject\tqualifiers\tmodality\tspeaker\tsentence",
            "Li Na\tholds_position\tgovernor\tof=Gansu province; on=2021-06-17; status=acting\tasserted\t\tOn Thursday, Li Na, acting governor of Gansu, visited a\\u{7} farm.",
            "Gansu province\tdevelops\twind\\tpower\tin=e9\tplanned\tLi Na\tGansu should build wind power, she said.",
            "Gansu province\tlocated_in\tChina\t\tasserted\t\t",
            "",
        ];
        assert_eq!(write(&Triples, &extraction, &text), expected.join("\n"));
    }

    #[test]
    fn every_line_has_seven_cells() {
        let (mut extraction, text) = sample();
        extraction.entities[0].name = "\t\n\r\u{B}\u{C}\u{85}\u{2028};".to_owned();
        for line in write(&Triples, &extraction, &text).lines() {
            assert_eq!(line.split('\t').count(), 7, "{line}");
        }
    }
}
