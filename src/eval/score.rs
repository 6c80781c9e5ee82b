//! Scores: counts, and the figures made from them.

use serde::Serialize;

/// How many were right, found and expected.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    correct: usize,
    predicted: usize,
    gold: usize,
}

impl Counts {
    pub(super) fn add(&mut self, correct: usize, predicted: usize, gold: usize) {
        self.correct += correct;
        self.predicted += predicted;
        self.gold += gold;
    }

    pub(super) fn score(self) -> Score {
        let precision = ratio(self.correct, self.predicted).unwrap_or(0.0);
        let recall = ratio(self.correct, self.gold).unwrap_or(0.0);
        let sum = precision + recall;
        let f1 = if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 };
        let Counts { correct, predicted, gold } = self;
        Score { precision: round(precision), recall: round(recall), f1: round(f1), correct, predicted, gold }
    }
}

/// How many of those asked were right.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Share {
    right: usize,
    all: usize,
}

impl Share {
    pub(super) fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }

    pub(super) fn value(self) -> Option<f64> {
        ratio(self.right, self.all).map(round)
    }
}

/// Precision, recall and F1, rounded to four digits, with the counts behind them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Score {
    /// Share of the predicted that are right.
    pub precision: f64,
    /// Share of the gold that were found.
    pub recall: f64,
    /// Their harmonic mean.
    pub f1: f64,
    /// How many were right.
    pub correct: usize,
    /// How many were predicted.
    pub predicted: usize,
    /// How many there were to find.
    pub gold: usize,
}

/// Of the items found: the share with the right value; none where nothing was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Accuracy {
    /// Statements with the right modality.
    pub modality: Option<f64>,
    /// Statements with the right speaker.
    pub by: Option<f64>,
    /// Date entities with the right value.
    pub dates: Option<f64>,
}

/// How often a rule was right and wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Found in the annotation.
    pub right: usize,
    /// Not found there.
    pub wrong: usize,
}

impl Tally {
    pub(super) fn add(&mut self, right: bool) {
        *(if right { &mut self.right } else { &mut self.wrong }) += 1;
    }
}

/// What one rule gave.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RuleScore {
    /// Its mentions, each kind and span once: right where the annotation has that kind and span.
    pub mentions: Tally,
    /// Its statements, each subject, predicate and object once: right where the annotation has them, whatever the qualifiers.
    pub statements: Tally,
}

/// How often statements of a band of confidence were right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Calibration {
    /// The least confidence of the band.
    pub from: f64,
    /// The confidence where the next one begins.
    pub to: f64,
    /// Its statements.
    pub statements: Tally,
}

impl Calibration {
    /// The share of the band's statements that are right.
    pub fn share(&self) -> f64 {
        let Tally { right, wrong } = self.statements;
        ratio(right, right + wrong).map_or(0.0, round)
    }
}

fn ratio(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// Rounds to four digits by the exact decimal value, ties to even.
fn round(value: f64) -> f64 {
    format!("{value:.4}").parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_come_from_counts() {
        let mut counts = Counts::default();
        counts.add(1, 2, 3);
        counts.add(1, 1, 3);
        let score = counts.score();
        assert_eq!((score.precision, score.recall, score.f1), (0.6667, 0.3333, 0.4444));
        assert_eq!(Counts::default().score(), Score::default());
    }

    #[test]
    fn ties_round_to_even() {
        assert_eq!(round(1.0 / 32.0), 0.0312);
        assert_eq!(round(3.0 / 32.0), 0.0938);
    }

    #[test]
    fn a_share_of_nothing_is_none() {
        let mut share = Share::default();
        assert_eq!(share.value(), None);
        share.add(true);
        share.add(false);
        assert_eq!(share.value(), Some(0.5));
    }
}
