//! An extraction with something of everything, for the tests of the formats.

use super::ExtractionFormat;
use crate::extract::Extraction;

const TEXT: &str =
    "On Thursday, Li Na, acting governor of\nGansu, visited a\u{7} farm. Gansu should build wind power, she said.";

const EXTRACTION: &str = r#"{
"id": "gs-1", "published": "2021-06-18", "source": "GS.gov",
"sentences": [{"start": 0, "end": 62}, {"start": 63, "end": 103}],
"entities": [
 {"id": "e0", "kind": "person", "name": "Li Na", "mentions": [{"start": 13, "end": 18, "text": "Li Na", "rule": "names"}]},
 {"id": "e1", "kind": "title", "name": "governor", "mentions": []},
 {"id": "e2", "kind": "place", "name": "Gansu province", "key": "place:CN-620000", "mentions": [], "attributes": {"level": "province"}},
 {"id": "e3", "kind": "date", "name": "Thursday", "value": "2021-06-17", "mentions": []},
 {"id": "e4", "kind": "industry", "name": "wind\tpower", "mentions": []},
 {"id": "e5", "kind": "place", "name": "China", "mentions": []}],
"statements": [
 {"subject": "e0", "predicate": "holds_position", "object": "e1", "qualifiers": {"of": "e2", "on": "e3", "status": "acting"},
  "modality": "asserted", "attributed_to": null, "source": "text", "rule": "posts/of", "confidence": 0.97,
  "evidence": {"sentence": 0, "start": 13, "end": 46, "subject": {"start": 13, "end": 15}}},
 {"subject": "e2", "predicate": "develops", "object": "e4", "qualifiers": {"in": "e9"}, "modality": "planned",
  "attributed_to": "e0", "source": "text", "rule": "plans", "confidence": 0.5, "evidence": {"sentence": 1, "start": 63, "end": 75}},
 {"subject": "e2", "predicate": "located_in", "object": "e5", "source": "gazetteer", "rule": "facts", "confidence": 1.0,
  "evidence": null}]}"#;

/// The extraction and the text that it was read from.
pub(super) fn sample() -> (Extraction, String) {
    (serde_json::from_str(EXTRACTION).expect("the sample is an extraction"), TEXT.to_owned())
}

/// All that the format writes for one extraction.
pub(super) fn write(format: &dyn ExtractionFormat, extraction: &Extraction, text: &str) -> String {
    let mut out = Vec::new();
    format.begin(&mut out).expect("a vector takes all");
    format.write(extraction, text, &mut out).expect("a vector takes all");
    String::from_utf8(out).expect("formats write UTF-8")
}
