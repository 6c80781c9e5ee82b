//! Explanations as text.

use std::fmt;

use super::escape::printable;
use crate::extract::{Absence, ExplainedItem, ExplainedMatch, ExplainedPhase, ExplainedSentence, Explanation};

const BOLD: &str = "1";
const DIM: &str = "2";
const GREEN: &str = "32";
const RED: &str = "31";
const CYAN: &str = "36";

/// No column of words gets wider than this.
const WIDEST: usize = 32;
/// No more classes of an item are shown.
const MOST_CLASSES: usize = 6;

/// An explanation as text, with or without colours. Made by [`Explanation::layout`].
#[derive(Clone, Copy, Debug)]
pub struct ExplanationLayout<'a> {
    explanation: &'a Explanation,
    colour: bool,
}

impl Explanation {
    /// The explanation as text: for each sentence its items as phases see them, the matches of each phase with what they
    /// make, and the statements.
    pub fn layout(&self) -> ExplanationLayout<'_> {
        ExplanationLayout { explanation: self, colour: false }
    }
}

impl ExplanationLayout<'_> {
    /// Sets whether colours are used, with the escape sequences of ANSI terminals.
    #[must_use]
    pub fn with_colour(mut self, colour: bool) -> Self {
        self.colour = colour;
        self
    }

    fn paint(&self, code: &str, text: &str) -> String {
        if self.colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    fn heading(&self, f: &mut fmt::Formatter<'_>, name: &str) -> fmt::Result {
        writeln!(f, "  {}", self.paint(CYAN, &printable(name)))
    }

    fn sentence(&self, f: &mut fmt::Formatter<'_>, sentence: &ExplainedSentence) -> fmt::Result {
        let number = self.paint(BOLD, &format!("sentence {}", sentence.number));
        writeln!(f, "{number}  {}", printable(&sentence.text))?;
        self.items(f, "seen by phases of mentions", &sentence.mention_items)?;
        self.items(f, "seen by phases of statements", &sentence.statement_items)?;
        sentence.phases.iter().try_for_each(|phase| self.phase(f, phase))?;
        if !sentence.statements.is_empty() {
            self.heading(f, "statements")?;
        }
        for statement in &sentence.statements {
            let rule = self.paint(DIM, &format!("by {}", printable(&statement.rule)));
            writeln!(f, "    {}  {rule}", self.paint(BOLD, &printable(&statement.statement)))?;
        }
        writeln!(f)
    }

    fn items(&self, f: &mut fmt::Formatter<'_>, name: &str, items: &[ExplainedItem]) -> fmt::Result {
        if items.is_empty() {
            return Ok(());
        }
        self.heading(f, name)?;
        let width = column(items.iter().map(|item| item.words.as_str()));
        for item in items {
            let (plain, classes) =
                (item.classes.is_empty(), if item.classes.is_empty() { &item.looks } else { &item.classes });
            let classes = printable(&shortened(classes));
            let classes = if plain { self.paint(DIM, &classes) } else { classes };
            writeln!(f, "    {}  {classes}", padded(&item.words, width))?;
        }
        Ok(())
    }

    fn phase(&self, f: &mut fmt::Formatter<'_>, phase: &ExplainedPhase) -> fmt::Result {
        self.heading(f, &phase.name)?;
        let width = column(phase.matches.iter().map(|found| found.rule.as_str()));
        phase.matches.iter().try_for_each(|found| self.found(f, found, width))?;
        for miss in &phase.misses {
            writeln!(f, "    {} {}", self.paint(RED, "-"), printable(&miss.to_string()))?;
        }
        Ok(())
    }

    fn found(&self, f: &mut fmt::Formatter<'_>, found: &ExplainedMatch, width: usize) -> fmt::Result {
        let sign = if found.dropped.is_none() { self.paint(GREEN, "+") } else { self.paint(RED, "-") };
        writeln!(f, "    {sign} {}  {}", padded(&found.rule, width), printable(&format!("{:?}", found.words)))?;
        for made in &found.made {
            writeln!(f, "        gives {}", printable(made))?;
        }
        if let Some(why) = &found.dropped {
            writeln!(f, "        {}", self.paint(DIM, &format!("dropped: {}", printable(why))))?;
        }
        Ok(())
    }
}

impl fmt::Display for ExplanationLayout<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let explanation = self.explanation;
        let published = explanation.published.as_deref().unwrap_or("date of publication unknown");
        writeln!(f, "{}  {}", self.paint(BOLD, &printable(&explanation.id)), printable(published))?;
        explanation.sentences.iter().try_for_each(|sentence| self.sentence(f, sentence))
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.layout().fmt(f)
    }
}

impl fmt::Display for Absence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", printable(&self.asked))?;
        self.reasons.iter().try_for_each(|reason| writeln!(f, "  {}", printable(reason)))
    }
}

fn shortened(classes: &[String]) -> String {
    let more = classes.len().saturating_sub(MOST_CLASSES);
    let shown = classes[..classes.len() - more].join(" ");
    if more == 0 { shown } else { format!("{shown} and {more} more") }
}

fn column<'a>(cells: impl Iterator<Item = &'a str>) -> usize {
    cells.map(|cell| printable(cell).chars().count()).max().unwrap_or(0).min(WIDEST)
}

fn padded(text: &str, width: usize) -> String {
    format!("{:<width$}", printable(text))
}
