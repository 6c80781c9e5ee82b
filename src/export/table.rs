//! Statements in aligned columns, for people.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::escape::printable;
use super::layout::{fitted, truncated, width, wrapped};
use super::{ExtractionFormat, label};
use crate::entity::EntityId;
use crate::extract::Extraction;
use crate::relation::{Modality, Origin, Statement};

/// Columns between two cells.
const GAP: usize = 2;
/// No column gets narrower than this.
const LEAST: usize = 6;
/// No page gets narrower than this.
const NARROWEST: usize = 40;
/// A sentence takes no more lines than this.
const SENTENCE_LINES: usize = 4;

/// Statements in aligned columns, for people: each document under a heading, statements under the sentence that they were read from.
///
/// Control characters of the article are shown as escapes, so that a text cannot take hold of the terminal.
///
/// ```
/// use govgraph::{Extraction, ExtractionFormat, Table};
/// let extraction: Extraction = serde_json::from_str(r#"{
///   "id": "a", "published": "2020-07-05", "sentences": [{"start": 0, "end": 31}],
///   "entities": [
///     {"id": "e0", "kind": "river", "name": "Wei River", "mentions": []},
///     {"id": "e1", "kind": "place", "name": "Tianshui", "mentions": []}],
///   "statements": [{"subject": "e0", "predicate": "flows_through", "object": "e1", "rule": "r", "confidence": 1.0,
///     "evidence": {"sentence": 0, "start": 0, "end": 31}}]}"#).unwrap();
/// let mut out = Vec::new();
/// let table = Table::new().with_width(80).with_colour(false);
/// table.write(&extraction, "The Wei River crosses Tianshui.", &mut out).unwrap();
/// assert_eq!(String::from_utf8(out).unwrap(), "\
/// a  2020-07-05  (1 statement)
///   The Wei River crosses Tianshui.
///     Wei River  flows_through  Tianshui
///
/// ");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Table {
    width: usize,
    colour: bool,
}

/// A statement as four cells with their colours.
struct Row {
    sentence: Option<u32>,
    cells: [String; 4],
    styles: [Style; 4],
}

impl Table {
    /// 100 columns without colours.
    pub fn new() -> Self {
        Table { width: 100, colour: false }
    }

    /// Sets the width in columns; below 40 it is taken for 40.
    #[must_use]
    pub fn with_width(mut self, columns: usize) -> Self {
        self.width = columns.max(NARROWEST);
        self
    }

    /// Sets whether names are coloured by kind, with the escape sequences of ANSI terminals.
    #[must_use]
    pub fn with_colour(mut self, colour: bool) -> Self {
        self.colour = colour;
        self
    }

    /// The text in a style, where colours are wanted.
    fn paint(&self, style: Style, text: &str) -> String {
        if self.colour && style != Style::new() { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    fn write_heading(&self, extraction: &Extraction, out: &mut dyn Write) -> io::Result<()> {
        let count = extraction.statements.len();
        let count = format!("({count} statement{})", if count == 1 { "" } else { "s" });
        let known = [Some(&extraction.id), extraction.published.as_ref(), extraction.source.as_ref()];
        let heading: Vec<String> = known.into_iter().flatten().map(|part| printable(part)).collect();
        let heading = truncated(&heading.join("  "), self.width.saturating_sub(width(&count) + GAP));
        writeln!(out, "{}  {}", self.paint(Style::new().bold(), &heading), self.paint(Style::new().dimmed(), &count))
    }

    fn write_sentence(&self, line: &str, out: &mut dyn Write) -> io::Result<()> {
        for line in wrapped(&printable(line), self.width - 2, SENTENCE_LINES) {
            writeln!(out, "  {}", self.paint(Style::new().dimmed(), &line))?;
        }
        Ok(())
    }

    fn write_row(&self, row: &Row, widths: &[usize], out: &mut dyn Write) -> io::Result<()> {
        let mut line = " ".repeat(4 - GAP);
        let mut missing = GAP;
        for ((cell, style), width_of_column) in row.cells.iter().zip(row.styles).zip(widths) {
            if cell.is_empty() {
                continue;
            }
            let cell = truncated(cell, *width_of_column);
            line.push_str(&" ".repeat(missing));
            line.push_str(&self.paint(style, &cell));
            missing = width_of_column - width(&cell) + GAP;
        }
        writeln!(out, "{line}")
    }
}

impl Default for Table {
    fn default() -> Self {
        Table::new()
    }
}

impl ExtractionFormat for Table {
    fn write(&self, extraction: &Extraction, text: &str, out: &mut dyn Write) -> io::Result<()> {
        self.write_heading(extraction, out)?;
        let rows: Vec<Row> = extraction.statements.iter().map(|statement| row(extraction, statement)).collect();
        let natural: Vec<usize> =
            (0..4).map(|column| rows.iter().map(|row| width(&row.cells[column])).max().unwrap_or(0)).collect();
        let widths = fitted(&natural, self.width - 4 - 3 * GAP, LEAST);
        let mut shown = None;
        for (row, statement) in rows.iter().zip(&extraction.statements) {
            if shown != Some(row.sentence) {
                let background = "Known beforehand:".to_owned();
                let read = || label::sentence(extraction, statement, text);
                self.write_sentence(&row.sentence.map_or(background, |_| read()), out)?;
                shown = Some(row.sentence);
            }
            self.write_row(row, &widths, out)?;
        }
        writeln!(out)
    }
}

fn row(extraction: &Extraction, statement: &Statement) -> Row {
    let name = |id| printable(&label::entity(extraction, id));
    let style = |id: EntityId| extraction.entity(id).map_or_else(Style::new, |entity| colour_of(&entity.kind));
    Row {
        sentence: statement.evidence.map(|evidence| evidence.sentence),
        cells: [
            name(statement.subject),
            printable(&statement.predicate),
            name(statement.object),
            printable(&remarks(extraction, statement)),
        ],
        styles: [style(statement.subject), Style::new(), style(statement.object), Style::new().dimmed()],
    }
}

/// Qualifiers, and whatever keeps the statement from being a plain fact of the text.
fn remarks(extraction: &Extraction, statement: &Statement) -> String {
    let mut remarks: Vec<String> =
        label::qualifiers(extraction, statement).map(|(name, value)| format!("{name}={value}")).collect();
    if statement.modality != Modality::Asserted {
        remarks.push(label::modality(statement.modality).to_owned());
    }
    if let Some(speaker) = statement.attributed_to {
        remarks.push(format!("says {}", label::entity(extraction, speaker)));
    }
    if statement.source == Origin::Gazetteer && statement.evidence.is_some() {
        remarks.push("gazetteer".to_owned());
    }
    remarks.join("; ")
}

/// Kinds that a pack declares beyond these share a colour.
fn colour_of(kind: &str) -> Style {
    let colour = match kind {
        "person" => AnsiColor::BrightGreen,
        "title" => AnsiColor::Green,
        "organization" => AnsiColor::Yellow,
        "place" => AnsiColor::Cyan,
        "river" => AnsiColor::BrightBlue,
        "date" => AnsiColor::Magenta,
        "event" => AnsiColor::BrightMagenta,
        "policy" => AnsiColor::BrightYellow,
        _ => AnsiColor::BrightCyan,
    };
    Style::new().fg_color(Some(colour.into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::testing::{sample, write};

    #[test]
    fn golden() {
        let (extraction, text) = sample();
        let expected = [
            "gs-1  2021-06-18  GS.gov  (3 statements)",
            "  On Thursday, Li Na, acting governor of Gansu, visited a\\u{7} farm.",
            "    Li Na           holds_position  governor     of=Gansu province; on=2021-06-17; status=acting",
            "  Gansu should build wind power, she said.",
            "    Gansu province  develops        wind\\tpower  in=e9; planned; says Li Na",
            "  Known beforehand:",
            "    Gansu province  located_in      China",
            "\n",
        ];
        assert_eq!(write(&Table::new(), &extraction, &text), expected.join("\n"));
    }

    #[test]
    fn no_line_is_wider_than_the_page() {
        let (mut extraction, text) = sample();
        extraction.id = "吉".repeat(300);
        extraction.entities[0].name = "Alexander ".repeat(40);
        for columns in [0, 40, 41, 60, 80, 200] {
            for line in write(&Table::new().with_width(columns), &extraction, &text).lines() {
                assert!(width(line) <= columns.max(NARROWEST), "{columns}: {line}");
            }
        }
    }

    #[test]
    fn colours_are_all_that_escapes_say() {
        let (mut extraction, text) = sample();
        extraction.entities[0].name = "Li\u{1B}]0;title\u{7}".to_owned();
        let plain = write(&Table::new(), &extraction, &text);
        assert!(!plain.contains(|c: char| c.is_control() && c != '\n'), "{plain:?}");
        let coloured = write(&Table::new().with_colour(true), &extraction, &text);
        assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain);
        assert!(coloured.contains("\u{1B}[36mGansu province\u{1B}[0m"), "{coloured:?}");
    }
}
