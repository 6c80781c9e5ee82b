//! Headings, aligned rows and quotations, for people.

use std::fmt;

use anstyle::Style;

use super::escape::printable;
use super::layout::{fitted, truncated, width, wrapped};

/// Columns between two cells.
const GAP: usize = 2;
/// No column gets narrower than this.
const LEAST: usize = 6;
/// A quotation takes no more lines than this.
const LINES: usize = 4;

/// A page of answers: headings with rows of aligned cells under them, and quotations under rows.
///
/// ```
/// use govgraph::Page;
/// let mut page = Page::new(60);
/// page.heading("governor of Gansu");
/// page.row(["Li Na", "2021-06-17"]);
/// page.row(["Tang Renjian", "2019-01-30"]);
/// page.quotation("a", "Li Na, governor of Gansu, spoke.");
/// assert_eq!(page.to_string(), "\
/// governor of Gansu
///   Li Na         2021-06-17
///   Tang Renjian  2019-01-30
///       a: Li Na, governor of Gansu, spoke.
/// ");
/// ```
#[derive(Clone, Debug)]
pub struct Page {
    width: usize,
    colour: bool,
    sections: Vec<Section>,
}

#[derive(Clone, Debug, Default)]
struct Section {
    heading: Option<String>,
    lines: Vec<Line>,
}

#[derive(Clone, Debug)]
enum Line {
    Row(Vec<String>),
    Quotation(String),
}

impl Page {
    /// An empty page so many columns wide.
    pub fn new(width: usize) -> Self {
        Page { width: width.max(40), colour: false, sections: vec![Section::default()] }
    }

    /// Sets whether headings are bold, with the escape sequences of ANSI terminals.
    #[must_use]
    pub fn with_colour(mut self, colour: bool) -> Self {
        self.colour = colour;
        self
    }

    /// Begins a section: its rows are aligned with each other.
    pub fn heading(&mut self, text: &str) {
        self.sections.push(Section { heading: Some(printable(text)), lines: Vec::new() });
    }

    fn push(&mut self, line: Line) {
        if let Some(section) = self.sections.last_mut() {
            section.lines.push(line);
        }
    }

    /// Adds a row.
    pub fn row<const N: usize>(&mut self, cells: [&str; N]) {
        self.cells(cells);
    }

    /// Adds a row of as many cells as there are.
    pub fn cells<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>) {
        self.push(Line::Row(cells.into_iter().map(printable).collect()));
    }

    /// Adds words under a row, with where they stand.
    pub fn quotation(&mut self, place: &str, words: &str) {
        self.push(Line::Quotation(printable(&format!("{place}: {words}"))));
    }

    /// Whether nothing is on it.
    pub fn is_empty(&self) -> bool {
        self.sections.iter().all(|section| section.heading.is_none() && section.lines.is_empty())
    }

    fn widths(&self, section: &Section) -> Vec<usize> {
        let rows = section.lines.iter().filter_map(|line| match line {
            Line::Row(cells) => Some(cells),
            Line::Quotation(_) => None,
        });
        let mut natural: Vec<usize> = Vec::new();
        for cells in rows {
            natural.resize(natural.len().max(cells.len()), 0);
            for (widest, cell) in natural.iter_mut().zip(cells) {
                *widest = (*widest).max(width(cell));
            }
        }
        let gaps = GAP * natural.len().saturating_sub(1);
        fitted(&natural, self.width.saturating_sub(GAP + gaps), LEAST)
    }

    fn paint(&self, style: Style, text: &str) -> String {
        if self.colour { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }
}

impl fmt::Display for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for section in &self.sections {
            if let Some(heading) = &section.heading {
                writeln!(f, "{}", self.paint(Style::new().bold(), &truncated(heading, self.width)))?;
            }
            let widths = self.widths(section);
            for line in &section.lines {
                match line {
                    Line::Row(cells) => writeln!(f, "{}", truncated(&row(cells, &widths), self.width))?,
                    Line::Quotation(words) => {
                        for line in wrapped(words, self.width - 6, LINES) {
                            writeln!(f, "      {}", self.paint(Style::new().dimmed(), &line))?;
                        }
                    }
                }
            }
        }
        Ok(())
    }
}

fn row(cells: &[String], widths: &[usize]) -> String {
    let mut line = " ".repeat(GAP);
    let mut missing = 0;
    for (cell, width_of_column) in cells.iter().zip(widths) {
        let cell = truncated(cell, *width_of_column);
        line.push_str(&" ".repeat(missing));
        line.push_str(&cell);
        missing = width_of_column - width(&cell) + GAP;
    }
    line.truncate(line.trim_end().len());
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_the_page() {
        for columns in [40, 41, 60, 100] {
            let mut page = Page::new(columns);
            page.heading(&"吉".repeat(200));
            page.row([
                "a long name of somebody",
                "holds_position",
                "secretary of a committee",
                "on 2020",
                "2020-01-01",
                "1 source",
            ]);
            page.row(["吉林省", "met_with", &"x".repeat(200), "", "", "2 sources"]);
            page.quotation("an article", &"word ".repeat(100));
            for line in page.to_string().lines() {
                assert!(width(line) <= columns, "{columns}: {line}");
            }
        }
    }
}
