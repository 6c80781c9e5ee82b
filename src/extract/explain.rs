//! Explanations: how a document was read, as data.

use serde::Serialize;

use super::explainer::Explainer;
use super::extractor::Extractor;
use crate::error::{Error, Result};
use crate::pattern::closest;
use crate::text::Document;

/// How a document was read, sentence by sentence. Serialises to JSON and prints as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Explanation {
    /// The document's id.
    pub id: String,
    /// The date of publication that was used.
    pub published: Option<String>,
    /// Its sentences.
    pub sentences: Vec<ExplainedSentence>,
}

/// How a sentence was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ExplainedSentence {
    /// Its number, from 0.
    pub number: usize,
    /// Its words, on one line.
    pub text: String,
    /// What the first phase of mentions saw of it.
    pub mention_items: Vec<ExplainedItem>,
    /// What the first phase of statements saw of it.
    pub statement_items: Vec<ExplainedItem>,
    /// The phases with a match, in order.
    pub phases: Vec<ExplainedPhase>,
    /// What came of it.
    pub statements: Vec<ExplainedStatement>,
}

/// A word, name or mention, with what rules can ask of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ExplainedItem {
    /// The words.
    pub words: String,
    /// Its classes, without those of single words and looks.
    pub classes: Vec<String>,
    /// What it looks like.
    pub looks: Vec<String>,
}

/// What a phase did in a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ExplainedPhase {
    /// Its name.
    pub name: String,
    /// What its rules matched.
    pub matches: Vec<ExplainedMatch>,
    /// How far a rule got that was asked for and did not match.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub misses: Vec<ExplainedMiss>,
}

/// A match of a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ExplainedMatch {
    /// The rule.
    pub rule: String,
    /// The words matched.
    pub words: String,
    /// Each capture's name and words.
    pub captures: Vec<(String, String)>,
    /// What the rule made of it.
    pub made: Vec<String>,
    /// Why the match was dropped, where it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dropped: Option<String>,
}

/// How far a rule got that did not match.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ExplainedMiss {
    /// The rule.
    pub rule: String,
    /// The words that the beginning of its pattern matched.
    pub words: Option<String>,
    /// The part of the pattern that should have come next.
    pub next: String,
    /// Parts that must stand there and match nothing in the sentence.
    pub absent: Vec<String>,
}

/// A statement read from a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ExplainedStatement {
    /// `predicate("subject", "object", of="...")`
    pub statement: String,
    /// The rule that read it.
    pub rule: String,
}

impl Explanation {
    /// Keeps only the sentence of that number.
    #[must_use]
    pub fn keep_sentence(mut self, number: usize) -> Self {
        self.sentences.retain(|sentence| sentence.number == number);
        self
    }
}

impl Extractor {
    /// Tells how a document is read: what each phase sees, which rules match where, what they make and what is dropped.
    ///
    /// ```
    /// use govgraph::{Document, Extractor};
    /// let extractor = Extractor::new()?;
    /// let explanation = extractor.explain(&Document::new("a", "On July 2, 2020, the bridge was opened."));
    /// let dates = &explanation.sentences[0].phases[0];
    /// assert_eq!((dates.name.as_str(), dates.matches[0].rule.as_str()), ("dates", "date-day"));
    /// assert!(explanation.to_string().contains("date-day"));
    /// # Ok::<(), govgraph::Error>(())
    /// ```
    pub fn explain(&self, document: &Document) -> Explanation {
        Explainer::new(self.knowledge(), document).explanation(None)
    }

    /// The same with nothing but what one rule did, or how far it got where it did nothing.
    ///
    /// # Errors
    /// Where there is no such rule.
    pub fn explain_rule(&self, document: &Document, rule: &str) -> Result<Explanation> {
        if !self.rules().any(|known| known.name() == rule) {
            let hint = closest(rule, self.rules().map(|known| known.name()));
            return Err(Error::usage(format!("there is no rule {rule}{hint}")));
        }
        Ok(Explainer::new(self.knowledge(), document).explanation(Some(rule)))
    }
}
