//! Evaluation: adding up over articles.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::alignment::{Aligned, Alignment};
use super::gold::GoldArticle;
use super::mentions::Mentions;
use super::report::{Findings, Report};
use super::score::{Accuracy, Calibration, Counts, RuleScore, Share, Tally};
use super::signatures::Signatures;
use super::statements::Statements;
use crate::extract::Extraction;

/// Compares extractions with annotated articles, one article at a time.
///
/// ```
/// use govgraph::{Evaluation, Extraction, GoldArticle};
/// let gold = GoldArticle::from_json("a.json", r#"{"id": "a", "text": "In Jilin.", "entities": [
///     {"id": "g1", "kind": "place", "name": "Jilin", "mentions": ["Jilin"]}]}"#)?;
/// let predicted: Extraction = serde_json::from_str(r#"{"id": "a", "sentences": [], "statements": [], "entities": [
///     {"id": "e0", "kind": "place", "name": "Jilin", "mentions": [
///         {"start": 3, "end": 8, "text": "Jilin", "rule": "gazetteer"}]}]}"#).unwrap();
/// let mut evaluation = Evaluation::new();
/// evaluation.add(&gold, Some(&predicted));
/// assert_eq!(evaluation.report().mentions.f1, 1.0);
/// evaluation.add(&gold, None); // not in the output
/// assert_eq!(evaluation.report().mentions.recall, 0.5);
/// # Ok::<(), govgraph::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Evaluation {
    signatures: Arc<Signatures>,
    articles: usize,
    absent: usize,
    totals: Totals,
    kinds: BTreeMap<String, Counts>,
    predicates: BTreeMap<String, Counts>,
    rules: BTreeMap<String, RuleScore>,
    calibration: [Tally; BANDS],
    missed: Findings,
    wrong: Findings,
}

#[derive(Clone, Copy, Debug, Default)]
struct Totals {
    mentions: Counts,
    mentions_overlapping: Counts,
    entities: Counts,
    statements: Counts,
    statements_qualified: Counts,
    modality: Share,
    by: Share,
    dates: Share,
}

impl Evaluation {
    /// With the default signatures.
    pub fn new() -> Self {
        Self::default()
    }

    /// With other kinds and predicates in the tables, and other symmetric predicates.
    pub fn with_signatures(signatures: Signatures) -> Self {
        Evaluation { signatures: Arc::new(signatures), ..Self::default() }
    }

    /// Compares one article with what was read from it; none where the article is absent from the output.
    pub fn add(&mut self, gold: &GoldArticle, predicted: Option<&Extraction>) {
        self.articles += 1;
        self.absent += usize::from(predicted.is_none());
        let empty = Extraction::default();
        let predicted = predicted.unwrap_or(&empty);
        let alignment = Alignment::new(gold, predicted);
        self.add_mentions(gold, &Mentions::new(gold, &alignment));
        self.add_entities(gold, &alignment);
        let signatures = Arc::clone(&self.signatures);
        self.add_statements(Statements::new(gold, predicted, &alignment, &signatures), &signatures);
    }

    fn add_mentions(&mut self, gold: &GoldArticle, mentions: &Mentions<'_>) {
        let (right, predicted, expected) = mentions.counts(None);
        self.totals.mentions.add(right, predicted, expected);
        self.totals.mentions_overlapping.add(mentions.overlapping(), predicted, expected);
        for kind in &self.signatures.kinds {
            let (right, predicted, expected) = mentions.counts(Some(kind));
            self.kinds.entry(kind.clone()).or_default().add(right, predicted, expected);
        }
        for (rule, right) in mentions.by_rule() {
            self.rules.entry(rule.to_owned()).or_default().mentions.add(right);
        }
        self.missed.mentions.extend(mentions.missed(gold));
        self.wrong.mentions.extend(mentions.wrong(gold));
    }

    fn add_entities(&mut self, gold: &GoldArticle, alignment: &Alignment<'_>) {
        let mentioned = alignment.entities.iter().filter(|aligned| !aligned.spans.is_empty()).count();
        let right = alignment.well_clustered().min(gold.entities.len());
        self.totals.entities.add(right, mentioned, gold.entities.len());
        for aligned in &alignment.entities {
            if let Some(gold) = aligned.gold.filter(|gold| gold.kind == "date") {
                self.totals.dates.add(value(aligned) == gold.value.as_deref());
            }
        }
    }

    fn add_statements(&mut self, statements: Statements<'_>, signatures: &Signatures) {
        let (right, predicted, expected) = statements.counts(None);
        self.totals.statements.add(right, predicted, expected);
        let (right, predicted, expected) = statements.counts_qualified();
        self.totals.statements_qualified.add(right, predicted, expected);
        for predicate in signatures.predicates.keys() {
            let (right, predicted, expected) = statements.counts(Some(predicate));
            self.predicates.entry(predicate.clone()).or_default().add(right, predicted, expected);
        }
        for (modality, by) in statements.accuracy() {
            self.totals.modality.add(modality);
            self.totals.by.add(by);
        }
        for (rule, right) in statements.by_rule() {
            self.rules.entry(rule.to_owned()).or_default().statements.add(right);
        }
        for &(confidence, right) in &statements.confidences {
            self.calibration[band(confidence)].add(right);
        }
        self.missed.statements.extend(statements.missed());
        self.wrong.statements.extend(statements.wrong_findings);
        self.wrong.statements_qualified.extend(statements.wrong_qualified_findings);
    }

    /// The figures so far.
    pub fn report(&self) -> Report {
        let scores = |counts: &BTreeMap<String, Counts>| counts.iter().map(|(k, c)| (k.clone(), c.score())).collect();
        let totals = &self.totals;
        Report {
            mentions: totals.mentions.score(),
            mentions_overlapping: totals.mentions_overlapping.score(),
            entities: totals.entities.score(),
            statements: totals.statements.score(),
            statements_qualified: totals.statements_qualified.score(),
            accuracy: Accuracy {
                modality: totals.modality.value(),
                by: totals.by.value(),
                dates: totals.dates.value(),
            },
            articles: self.articles,
            absent: self.absent,
            kinds: scores(&self.kinds),
            predicates: scores(&self.predicates),
            rules: self.rules.clone(),
            calibration: calibration(&self.calibration),
            missed: self.missed.clone(),
            wrong: self.wrong.clone(),
        }
    }
}

/// Bands of confidence: 0 to 0.1, to 0.2, ...
const BANDS: usize = 10;

fn band(confidence: f32) -> usize {
    ((confidence * BANDS as f32) as usize).min(BANDS - 1)
}

/// The bands that hold statements.
fn calibration(bands: &[Tally; BANDS]) -> Vec<Calibration> {
    let shown = |(number, tally): (usize, &Tally)| {
        let edge = |n: usize| n as f64 / BANDS as f64;
        (tally.right + tally.wrong > 0).then(|| Calibration {
            from: edge(number),
            to: edge(number + 1),
            statements: *tally,
        })
    };
    bands.iter().enumerate().filter_map(shown).collect()
}

/// The ISO 8601 value of a predicted date, wherever it stands.
fn value<'a>(aligned: &Aligned<'a>) -> Option<&'a str> {
    let entity = aligned.entity;
    let value = entity.value.as_deref().filter(|value| !value.is_empty());
    value.or_else(|| entity.attributes.get("value").map(String::as_str))
}
