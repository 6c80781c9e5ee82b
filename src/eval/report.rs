//! Reports: the figures of an evaluation.

use std::collections::BTreeMap;

use serde::Serialize;

use super::score::{Accuracy, Calibration, RuleScore, Score};

/// The figures of an evaluation, added up over all articles. Serialises to JSON; prints as a table (see [`Report::layout`]).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Report {
    /// Exact span and kind.
    pub mentions: Score,
    /// Overlapping span and same kind, one to one.
    #[serde(rename = "mentions~")]
    pub mentions_overlapping: Score,
    /// Mentions clustered right: more than half of the mentions of each side shared.
    pub entities: Score,
    /// Subject, predicate and object.
    pub statements: Score,
    /// The same, with the qualifiers `of` and `status` of posts right too.
    #[serde(rename = "statements+")]
    pub statements_qualified: Score,
    /// Modality and speaker of the statements found, value of the dates found.
    pub accuracy: Accuracy,
    /// How many articles were compared.
    pub articles: usize,
    /// How many of them were not in the output.
    pub absent: usize,
    /// Mentions by kind.
    pub kinds: BTreeMap<String, Score>,
    /// Statements by predicate.
    pub predicates: BTreeMap<String, Score>,
    /// Mentions and statements by rule.
    pub rules: BTreeMap<String, RuleScore>,
    /// Statements by confidence.
    pub calibration: Vec<Calibration>,
    /// What is in the annotation only.
    #[serde(skip_serializing_if = "Findings::is_empty")]
    pub missed: Findings,
    /// What is in the output only.
    #[serde(skip_serializing_if = "Findings::is_empty")]
    pub wrong: Findings,
}

/// What was missed, or wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Findings {
    /// Mentions, by article, kind and place.
    pub mentions: Vec<Finding>,
    /// Statements.
    pub statements: Vec<Finding>,
    /// Statements whose arguments are right and whose qualifiers are wrong.
    #[serde(rename = "statements+")]
    pub statements_qualified: Vec<Finding>,
}

/// One thing missed or wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Finding {
    /// Id of the article.
    pub article: String,
    /// A kind and the words, or subject, predicate and object.
    pub what: String,
    /// The words around it.
    pub context: String,
    /// The rules that gave it; empty for what was missed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<String>,
}

impl Findings {
    /// True where there are none.
    pub fn is_empty(&self) -> bool {
        self.mentions.is_empty() && self.statements.is_empty() && self.statements_qualified.is_empty()
    }

    fn truncate(&mut self, most: usize) {
        self.mentions.truncate(most);
        self.statements.truncate(most);
        self.statements_qualified.truncate(most);
    }
}

impl Report {
    /// Keeps only the first `most` of each list of what was missed and wrong; none with 0.
    ///
    /// ```
    /// let report = govgraph::Evaluation::new().report().keep_findings(0);
    /// assert!(report.missed.is_empty() && report.wrong.is_empty());
    /// ```
    #[must_use]
    pub fn keep_findings(mut self, most: usize) -> Self {
        self.missed.truncate(most);
        self.wrong.truncate(most);
        self
    }
}

/// Words in quotation marks on one line: single ones, or double ones where only single ones stand inside.
pub(super) fn quoted(words: &str) -> String {
    let mark = if words.contains('\'') && !words.contains('"') { '"' } else { '\'' };
    let mut quoted = String::with_capacity(words.len() + 2);
    quoted.push(mark);
    for c in words.chars() {
        match c {
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            '\\' => quoted.push_str("\\\\"),
            c if c == mark => quoted.extend(['\\', c]),
            c if c.is_control() || (c.is_whitespace() && c != ' ') => match c as u32 {
                code @ ..=0xff => quoted.push_str(&format!("\\x{code:02x}")),
                code => quoted.push_str(&format!("\\u{code:04x}")),
            },
            c => quoted.push(c),
        }
    }
    quoted.push(mark);
    quoted
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn quotes_fit_the_words() {
        assert_eq!(quoted("Xi’an"), "'Xi’an'");
        assert_eq!(quoted("people's"), "\"people's\"");
        assert_eq!(quoted("a 'b' \"c\"\n"), "'a \\'b\\' \"c\"\\n'");
        assert_eq!(quoted("a\u{a0}\u{3000}b"), "'a\\xa0\\u3000b'");
    }
}
