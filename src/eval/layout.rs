//! Layout: a report as text.

use std::collections::BTreeMap;
use std::fmt;

use super::report::{Finding, Report};
use super::score::{RuleScore, Score, Tally};

/// A report as text, with the parts asked for. Made by [`Report::layout`].
#[derive(Clone, Copy, Debug)]
pub struct ReportLayout<'a> {
    report: &'a Report,
    tables: bool,
    calibration: bool,
    findings: usize,
    context: bool,
}

impl Report {
    /// The report as text: at first the five measures and the accuracies, with more on request.
    ///
    /// ```
    /// let report = govgraph::Evaluation::new().report();
    /// let text = report.layout().tables(true).calibration(true).findings(5).to_string();
    /// assert!(text.starts_with("0 articles\n  mentions           P 0.000  R 0.000  F1 0.000   (0 of 0 predicted, 0 gold)\n"));
    /// ```
    pub fn layout(&self) -> ReportLayout<'_> {
        ReportLayout { report: self, tables: false, calibration: false, findings: 0, context: false }
    }
}

impl Report {
    /// How often each rule was right and wrong, as a pack's table of measured rules: the columns `rule`, `right`,
    /// `wrong`, tab-separated. A pack that holds it gives rules the confidence that was measured.
    ///
    /// ```
    /// assert_eq!(govgraph::Evaluation::new().report().rule_table(), "rule\tright\twrong\n");
    /// ```
    pub fn rule_table(&self) -> String {
        let mut table = String::from("rule\tright\twrong\n");
        let named = self.rules.iter().filter(|(rule, _)| !NO_RULES.contains(&rule.as_str()));
        for (rule, RuleScore { mentions, statements }) in named {
            let (right, wrong) = (mentions.right + statements.right, mentions.wrong + statements.wrong);
            // names come from files of others, too
            let rule = rule.replace(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/')), " ");
            table.push_str(&format!("{rule}\t{right}\t{wrong}\n"));
        }
        table
    }
}

/// What mentions may be made by without a rule.
const NO_RULES: [&str; 2] = ["gazetteer", "known-in-document"];

impl ReportLayout<'_> {
    /// Shows mentions by kind and statements by predicate.
    #[must_use]
    pub fn tables(mut self, show: bool) -> Self {
        self.tables = show;
        self
    }

    /// Shows how many of the statements of each confidence are right.
    #[must_use]
    pub fn calibration(mut self, show: bool) -> Self {
        self.calibration = show;
        self
    }

    /// Shows up to so many of each list of what was missed and wrong.
    #[must_use]
    pub fn findings(mut self, most: usize) -> Self {
        self.findings = most;
        self
    }

    /// Shows the words around what was missed and wrong, and the rules at fault.
    #[must_use]
    pub fn context(mut self, show: bool) -> Self {
        self.context = show;
        self
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.layout().fmt(f)
    }
}

impl fmt::Display for ReportLayout<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_measures(f)?;
        if self.tables {
            writeln!(f, "mentions by kind")?;
            write_table(f, &self.report.kinds)?;
            writeln!(f, "statements by predicate")?;
            write_table(f, &self.report.predicates)?;
        }
        if self.calibration {
            writeln!(f, "statements by confidence")?;
            for band in &self.report.calibration {
                let Tally { right, wrong } = band.statements;
                write!(f, "  {:.1} to {:.1}         ", band.from, band.to)?;
                writeln!(f, "{:.3} right   ({right} of {})", band.share(), right + wrong)?;
            }
        }
        self.write_findings(f)
    }
}

impl ReportLayout<'_> {
    fn write_measures(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let report = self.report;
        match report.absent {
            0 => writeln!(f, "{} articles", report.articles)?,
            absent => writeln!(f, "{} articles, {absent} of them not in the output", report.articles)?,
        }
        write_score(f, "mentions", &report.mentions)?;
        write_score(f, "mentions~", &report.mentions_overlapping)?;
        write_score(f, "entities", &report.entities)?;
        write_score(f, "statements", &report.statements)?;
        write_score(f, "statements+", &report.statements_qualified)?;
        let shown = |share: Option<f64>| share.map_or_else(|| "None".to_owned(), |share| format!("{share:?}"));
        let (modality, by) = (shown(report.accuracy.modality), shown(report.accuracy.by));
        writeln!(f, "  modality right {modality}, by right {by}, dates right {}", shown(report.accuracy.dates))
    }

    fn write_findings(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (missed, wrong) = (&self.report.missed, &self.report.wrong);
        for (name, missed, wrong) in [
            ("mentions", &missed.mentions, &wrong.mentions),
            ("statements", &missed.statements, &wrong.statements),
            ("statements+", &missed.statements_qualified, &wrong.statements_qualified),
        ] {
            for (label, findings) in [("missed", missed), ("wrong", wrong)] {
                for finding in findings.iter().take(self.findings) {
                    write!(f, "{label} {name}: ")?;
                    self.write_finding(f, finding)?;
                }
            }
        }
        Ok(())
    }

    fn write_finding(&self, f: &mut fmt::Formatter<'_>, finding: &Finding) -> fmt::Result {
        writeln!(f, "{}: {}", finding.article, finding.what)?;
        if self.context {
            if !finding.rules.is_empty() {
                writeln!(f, "    rule: {}", finding.rules.join(", "))?;
            }
            writeln!(f, "    text: {}", finding.context)?;
        }
        Ok(())
    }
}

fn write_table(f: &mut fmt::Formatter<'_>, rows: &BTreeMap<String, Score>) -> fmt::Result {
    rows.iter().try_for_each(|(name, score)| write_score(f, name, score))
}

fn write_score(f: &mut fmt::Formatter<'_>, name: &str, score: &Score) -> fmt::Result {
    let Score { precision, recall, f1, correct, predicted, gold } = score;
    write!(f, "  {name:<18} P {precision:.3}  R {recall:.3}  F1 {f1:.3}   ")?;
    writeln!(f, "({correct} of {predicted} predicted, {gold} gold)")
}
