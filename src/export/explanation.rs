//! Explanations as text.

use std::fmt;

use super::escape::printable;
#[cfg(feature = "cli")]
use super::layout::{width, wrapped};
use crate::extract::{Absence, ExplainedItem, ExplainedMatch, ExplainedPhase, ExplainedSentence, Explanation};

const BOLD: &str = "1";
const DIM: &str = "2";
const GREEN: &str = "32";
const RED: &str = "31";
const CYAN: &str = "36";

/// No column of words gets wider than this.
const WIDEST: usize = 32;
/// Words that stand beside a column get so much room at least.
const LEAST: usize = 20;
/// No more classes of an item are shown.
const MOST_CLASSES: usize = 6;

/// An explanation as text, with or without colours. Made by [`Explanation::layout`].
#[derive(Clone, Copy, Debug)]
pub struct ExplanationLayout<'a> {
    explanation: &'a Explanation,
    colour: bool,
    fit: Fit,
}

/// How wide lines may be; as long as they come where nothing is told.
#[derive(Clone, Copy, Debug, Default)]
struct Fit {
    #[cfg(feature = "cli")]
    width: Option<usize>,
}

impl Fit {
    /// The lines of a text that begins at that column.
    #[cfg(feature = "cli")]
    fn lines(self, start: usize, text: &str) -> Vec<String> {
        match self.width {
            Some(width) => wrapped(text, width.max(40).saturating_sub(start), usize::MAX),
            None => vec![text.to_owned()],
        }
    }

    /// Where a text begins that stands beside one that begins at that column; none where there is no room.
    #[cfg(feature = "cli")]
    fn beside(self, start: usize, text: &str, room: usize) -> Option<usize> {
        let next = start + width(text) + 2;
        self.width.is_none_or(|width| next + room <= width).then_some(next)
    }

    #[cfg(not(feature = "cli"))]
    fn lines(self, _start: usize, text: &str) -> Vec<String> {
        vec![text.to_owned()]
    }

    #[cfg(not(feature = "cli"))]
    fn beside(self, start: usize, text: &str, _room: usize) -> Option<usize> {
        Some(start + text.len() + 2)
    }
}

impl Explanation {
    /// The explanation as text: for each sentence its items as phases see them, the matches of each phase with what they
    /// make, and the statements.
    pub fn layout(&self) -> ExplanationLayout<'_> {
        ExplanationLayout { explanation: self, colour: false, fit: Fit::default() }
    }
}

impl ExplanationLayout<'_> {
    /// Sets whether colours are used, with the escape sequences of ANSI terminals.
    #[must_use]
    pub fn with_colour(mut self, colour: bool) -> Self {
        self.colour = colour;
        self
    }

    /// Sets how many columns a line may have: longer ones go on in the next, under where their words began.
    #[cfg(feature = "cli")]
    #[must_use]
    pub fn with_width(mut self, columns: usize) -> Self {
        self.fit.width = Some(columns);
        self
    }

    /// A text that begins at that column, line by line.
    fn hung(&self, start: usize, (code, text): (Option<&str>, &str)) -> String {
        let lines = self.fit.lines(start, text);
        let painted: Vec<String> = lines.iter().map(|line| self.painted(code, line)).collect();
        painted.join(&format!("\n{}", " ".repeat(start)))
    }

    /// Two texts beside each other, the first at that column; the second below where there is not so much room for it.
    fn pair(&self, start: usize, first: (Option<&str>, &str), second: (Option<&str>, &str), room: usize) -> String {
        match self.fit.beside(start, first.1, room) {
            Some(next) => format!("{}  {}", self.painted(first.0, first.1), self.hung(next, second)),
            None => format!("{}\n        {}", self.hung(start, first), self.hung(8, second)),
        }
    }

    fn painted(&self, code: Option<&str>, text: &str) -> String {
        code.map_or_else(|| text.to_owned(), |code| self.paint(code, text))
    }

    fn paint(&self, code: &str, text: &str) -> String {
        if self.colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    fn heading(&self, f: &mut fmt::Formatter<'_>, name: &str) -> fmt::Result {
        writeln!(f, "  {}", self.paint(CYAN, &printable(name)))
    }

    fn sentence(&self, f: &mut fmt::Formatter<'_>, sentence: &ExplainedSentence) -> fmt::Result {
        let number = format!("sentence {}", sentence.number);
        let words = self.hung(number.len() + 2, (None, &printable(&sentence.text)));
        writeln!(f, "{}  {words}", self.paint(BOLD, &number))?;
        self.items(f, "seen by phases of mentions", &sentence.mention_items)?;
        self.items(f, "seen by phases of statements", &sentence.statement_items)?;
        sentence.phases.iter().try_for_each(|phase| self.phase(f, phase))?;
        if !sentence.statements.is_empty() {
            self.heading(f, "statements")?;
        }
        for statement in &sentence.statements {
            let (told, rule) = (printable(&statement.statement), format!("by {}", printable(&statement.rule)));
            let line = self.pair(4, (Some(BOLD), &told), (Some(DIM), &rule), rule.chars().count());
            writeln!(f, "    {line}")?;
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
            let (code, classes) =
                if item.classes.is_empty() { (Some(DIM), &item.looks) } else { (None, &item.classes) };
            let (words, classes) = (padded(&item.words, width), printable(&shortened(classes)));
            writeln!(f, "    {}", self.pair(4, (None, &words), (code, &classes), LEAST))?;
        }
        Ok(())
    }

    fn phase(&self, f: &mut fmt::Formatter<'_>, phase: &ExplainedPhase) -> fmt::Result {
        self.heading(f, &phase.name)?;
        let width = column(phase.matches.iter().map(|found| found.rule.as_str()));
        phase.matches.iter().try_for_each(|found| self.found(f, found, width))?;
        for miss in &phase.misses {
            writeln!(f, "    {} {}", self.paint(RED, "-"), self.hung(6, (None, &printable(&miss.to_string()))))?;
        }
        Ok(())
    }

    fn found(&self, f: &mut fmt::Formatter<'_>, found: &ExplainedMatch, width: usize) -> fmt::Result {
        let sign = if found.dropped.is_none() { self.paint(GREEN, "+") } else { self.paint(RED, "-") };
        let (rule, words) = (padded(&found.rule, width), printable(&format!("{:?}", found.words)));
        writeln!(f, "    {sign} {}", self.pair(6, (None, &rule), (None, &words), LEAST))?;
        for made in &found.made {
            writeln!(f, "        gives {}", self.hung(14, (None, &printable(made))))?;
        }
        if let Some(why) = &found.dropped {
            writeln!(f, "        {}", self.hung(8, (Some(DIM), &format!("dropped: {}", printable(why)))))?;
        }
        Ok(())
    }
}

impl fmt::Display for ExplanationLayout<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let explanation = self.explanation;
        let published = explanation.published.as_deref().unwrap_or("date of publication unknown");
        let line = self.pair(0, (Some(BOLD), &printable(&explanation.id)), (None, &printable(published)), LEAST);
        writeln!(f, "{line}")?;
        explanation.sentences.iter().try_for_each(|sentence| self.sentence(f, sentence))
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.layout().fmt(f)
    }
}

impl Absence {
    fn write(&self, fit: Fit, f: &mut impl fmt::Write) -> fmt::Result {
        writeln!(f, "{}", fit.lines(0, &printable(&self.asked)).join("\n"))?;
        self.reasons.iter().try_for_each(|reason| writeln!(f, "  {}", fit.lines(4, &printable(reason)).join("\n    ")))
    }

    /// As text with no more than so many columns.
    #[cfg(feature = "cli")]
    pub fn fitted(&self, columns: usize) -> String {
        let mut text = String::new();
        // a string takes everything
        let _ = self.write(Fit { width: Some(columns) }, &mut text);
        text
    }
}

impl fmt::Display for Absence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(Fit::default(), f)
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

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;
    use crate::extract::Extractor;
    use crate::text::Document;

    /// White space apart.
    fn words(text: &str) -> String {
        text.split_whitespace().collect()
    }

    #[test]
    fn no_line_is_wider_than_the_terminal_and_nothing_is_lost() {
        let long = "Li Na, secretary of the CPC Gansu Provincial Committee and chairperson of the Standing Committee of the Gansu \
            Provincial People's Congress, met with Wang Kai, mayor of Lanzhou city, and said that 吉林 and Gansu should build wind power.";
        let extractor = Extractor::new().unwrap();
        let document = Document::new("an id that is longer than a narrow terminal is wide", long);
        let explanation = extractor.explain(&document);
        let absence = extractor.explain_absence(&document, "Li Na", "visited", "Lanzhou").unwrap();
        for columns in [40, 60, 100] {
            for (fitted, whole) in [
                (explanation.layout().with_width(columns).to_string(), explanation.to_string()),
                (absence.fitted(columns), absence.to_string()),
            ] {
                assert_eq!(words(&fitted), words(&whole));
                for line in fitted.lines() {
                    assert!(width(line) <= columns, "{columns}: {line}");
                }
            }
        }
    }
}
