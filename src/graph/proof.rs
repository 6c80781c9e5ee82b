//! Where a statement was read.

use serde::{Deserialize, Serialize};

use super::article::AttributeSets;
use super::symbol::{Symbol, Symbols};
use crate::relation::{Evidence, Origin, Statement};
use crate::text::Span;

/// Where a statement was read: provenance, kept small.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Proof {
    /// Number of the set that holds the rule with confidence and origin: a rule's statements are mostly of one.
    pub(super) told: u32,
    place: Place,
}

/// Sentence, start and length of the words; starts of subject and object are told from theirs, so that most numbers take one byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Place {
    Nowhere,
    Words(u32, u32, u32),
    Subject(u32, u32, u32, i32, u32),
    Object(u32, u32, u32, i32, u32),
    Both(u32, u32, u32, i32, u32, i32, u32),
}

/// A rule, how sure its statement is, and whether it was read or known beforehand.
pub(super) struct Telling {
    pub(super) rule: Symbol,
    pub(super) confidence: f32,
    pub(super) origin: Origin,
}

/// Marks what was known beforehand, after the confidence.
const KNOWN: &str = " gazetteer";

impl Telling {
    fn of(statement: &Statement, symbols: &mut Symbols, sets: &mut AttributeSets) -> u32 {
        let known = if statement.source == Origin::Gazetteer { KNOWN } else { "" };
        let grade = symbols.intern(&format!("{}{known}", statement.confidence));
        let rule = symbols.intern(&statement.rule);
        sets.intern(vec![(rule, grade)])
    }

    pub(super) fn read(told: u32, symbols: &Symbols, sets: &AttributeSets) -> Option<Self> {
        let (rule, grade) = *sets.get(told).first()?;
        let grade = symbols.text(grade);
        let (confidence, origin) = match grade.strip_suffix(KNOWN) {
            Some(confidence) => (confidence, Origin::Gazetteer),
            None => (grade, Origin::Text),
        };
        Some(Telling { rule, confidence: confidence.parse().unwrap_or(0.0), origin })
    }
}

impl Proof {
    pub(super) fn new(statement: &Statement, symbols: &mut Symbols, sets: &mut AttributeSets) -> Self {
        Proof { told: Telling::of(statement, symbols, sets), place: Place::new(statement.evidence) }
    }

    /// The same with another number for its set.
    pub(super) fn renumbered(self, told: u32) -> Self {
        Proof { told, ..self }
    }

    pub(super) fn evidence(&self) -> Option<Evidence> {
        let (sentence, start, length, subject, object) = match self.place {
            Place::Nowhere => return None,
            Place::Words(sentence, start, length) => (sentence, start, length, None, None),
            Place::Subject(sentence, start, length, at, long) => (sentence, start, length, Some((at, long)), None),
            Place::Object(sentence, start, length, at, long) => (sentence, start, length, None, Some((at, long))),
            Place::Both(sentence, start, length, at, long, object, object_long) => {
                (sentence, start, length, Some((at, long)), Some((object, object_long)))
            }
        };
        let span = |(at, long): (i32, u32)| {
            let start = start.wrapping_add(at as u32);
            Span { start, end: start.wrapping_add(long) }
        };
        let end = start.wrapping_add(length);
        Some(Evidence { sentence, start, end, subject: subject.map(span), object: object.map(span) })
    }

    pub(super) fn sentence(&self) -> Option<u32> {
        self.evidence().map(|evidence| evidence.sentence)
    }
}

impl Place {
    fn new(evidence: Option<Evidence>) -> Self {
        let Some(Evidence { sentence, start, end, subject, object }) = evidence else { return Place::Nowhere };
        let length = end.wrapping_sub(start);
        let told = |span: Span| (span.start.wrapping_sub(start) as i32, span.end.wrapping_sub(span.start));
        match (subject.map(told), object.map(told)) {
            (None, None) => Place::Words(sentence, start, length),
            (Some((at, long)), None) => Place::Subject(sentence, start, length, at, long),
            (None, Some((at, long))) => Place::Object(sentence, start, length, at, long),
            (Some((at, long)), Some((object, object_long))) => {
                Place::Both(sentence, start, length, at, long, object, object_long)
            }
        }
    }
}
