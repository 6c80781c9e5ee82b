//! Header lines: date, source, author.

use std::ops::Range;

use jiff::civil::Date;
use regex::Regex;

use super::words::Words;
use crate::error::{Error, Result};

/// Longest header line, in bytes.
const LONGEST: usize = 220;
/// Most words of a source.
const SOURCE_WORDS: usize = 8;
/// Most words of a line of authors.
const BYLINE_WORDS: usize = 24;

/// Reads header lines.
#[derive(Debug)]
pub(super) struct Headers {
    pieces: Regex,
    label: Regex,
    /// Every label in lower case, with what it labels.
    labels: Vec<(String, Before)>,
    byline: Regex,
    dateline: Regex,
    months: Vec<Vec<String>>,
}

/// What a header line says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) date: Option<Date>,
    pub(super) source: Option<Range<usize>>,
}

/// What the piece before a gap was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    Nothing,
    Piece,
    Label,
    Source,
    Person,
    /// The `By` of a line of authors.
    By,
}

/// A header line as it is read: its pieces and the gaps between them.
struct Reading<'a> {
    line: &'a str,
    found: Found,
    /// Where the next gap starts, and what stands before it.
    end: usize,
    before: Before,
    pieces: usize,
    /// The line starts with a piece.
    starts: bool,
    /// The line has a label of a source or person.
    named: bool,
    gaps: Vec<Range<usize>>,
    /// Where the line may name its source, the best last.
    agency: Option<Range<usize>>,
    loose: Option<Range<usize>>,
    host: Option<Range<usize>>,
    labelled: Option<Range<usize>>,
}

impl<'a> Reading<'a> {
    fn new(line: &'a str, before: Before) -> Self {
        Reading {
            line,
            found: Found::default(),
            end: 0,
            before,
            pieces: 0,
            starts: false,
            named: false,
            gaps: Vec::new(),
            agency: None,
            loose: None,
            host: None,
            labelled: None,
        }
    }

    /// Notes the words between the last piece and `end`.
    fn gap(&mut self, end: usize) {
        let words = trim(self.line, self.end..end);
        if words.is_empty() {
            return;
        }
        match self.before {
            Before::Source => {
                let value = &self.line[words.clone()];
                let end = value.find(['|', '\t']).or_else(|| value.find("  ")).unwrap_or(value.len());
                self.labelled.get_or_insert(trim(self.line, words.start..words.start + end));
            }
            Before::Piece | Before::Nothing => {
                self.loose.get_or_insert(words.clone());
            }
            Before::By => {
                let source = self.line[words.clone()].rfind(['|', '丨']);
                self.loose = source.map(|bar| trim(self.line, words.start + bar..words.end)).or(self.loose.take());
            }
            Before::Label | Before::Person => {}
        }
        if !matches!(self.before, Before::Source | Before::Person) {
            self.gaps.push(words);
        }
    }

    /// True where all gaps hold only names, and not too many; lines of authors (`by`) may have more.
    fn is_proper(&self, by: bool) -> bool {
        let gaps = || self.gaps.iter().map(|gap| &self.line[gap.clone()]);
        gaps().all(|gap| is_proper(gap, by))
            && gaps().flat_map(str::split_whitespace).count() <= if by { BYLINE_WORDS } else { SOURCE_WORDS }
    }

    fn finish(self) -> Found {
        let source = self.labelled.or(self.host).or(self.loose).or(self.agency);
        Found { source, ..self.found }
    }
}

impl Headers {
    /// Compiles the patterns for the labels and months of the lists.
    pub(super) fn new(words: &Words) -> Result<Headers> {
        let month = alternatives(words.months.iter().flatten());
        // The boundary of a word is one of ASCII words, so that the automaton need not decode.
        let ascii = alternatives(words.labels.iter().flatten().filter(|label| label.is_ascii()));
        let others = alternatives(words.labels.iter().flatten().filter(|label| !label.is_ascii()));
        let pieces = format!(
            r"(?xi-u)
            \b[0-9]{{4}}\s*[-/.]\s*[0-9]{{1,2}}\s*[-/.]\s*[0-9]{{1,2}}\b
            | [0-9]{{4}}(?u:年)[0-9]{{1,2}}(?u:月)[0-9]{{1,2}}(?u:日)
            | \b(?:{month})\.?\s*[0-9]{{1,2}}(?:st|nd|rd|th)?\s*,?\s*[0-9]{{4}}\b
            | \b[0-9]{{1,2}}(?:st|nd|rd|th)?[\s-](?:{month})\.?,?[\s-][0-9]{{4}}\b
            | \b[0-9]{{1,2}}[/.-][0-9]{{1,2}}[/.-][0-9]{{4}}\b
            | \b[0-9]{{2}}-[0-9]{{1,2}}-[0-9]{{1,2}}\b
            | \b[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?(?:\s*[ap]\.?m\.?)?(?:\s*\(?(?:GMT|UTC)[+0-9:]*\)?)?
            | \b(?:{ascii})\s*(?u:[:：])
            | (?:{others})\s*(?u:[:：])
            | (?u:[(（])[A-Z](?u:[^()（）0-9:,;]+)(?u:[)）])
            | \b[a-z0-9-]+(?:\.[a-z0-9-]+)+\b(?:/[!-~]*)?"
        );
        let kinds = [Before::Label, Before::Source, Before::Person].into_iter().zip(&words.labels);
        let labels =
            kinds.flat_map(|(kind, names)| names.iter().map(move |name| (name.to_lowercase(), kind))).collect();
        let compile =
            |pattern: &str| Regex::new(pattern).map_err(|error| Error::pack("abbreviations.txt", error.to_string()));
        Ok(Headers {
            pieces: compile(&pieces)?,
            label: compile(&format!(r"(?i-u)^(?u:[\[(（])?(?:{ascii}|{others})\s*(?u:[:：])"))?,
            labels,
            byline: compile(r"^(?:By|BY)\s+\p{Lu}")?,
            dateline: compile(&format!(
                r"^\p{{Lu}}{{2}}[\p{{Lu}}\p{{M}} .'’/-]*(?:,\s*[\p{{L}}. ]+)?,\s*(?P<n3>(?i:{month}))\.?\s+(?P<d3>\d{{1,2}})(?:,\s*(?P<y3>\d{{4}}))?\s*[(（](?P<agency>[^)）]{{2,40}})[)）]",
            ))?,
            months: words.months.clone(),
        })
    }

    /// True where the line starts with a header's label.
    pub(super) fn is_labelled(&self, line: &str) -> bool {
        line.len() <= LONGEST && line.contains([':', '：']) && self.label.is_match(line)
    }

    /// Reads a line; nothing where it is no header line. The text's `first` line is a headline rather than a source followed by a date.
    pub(super) fn read(&self, line: &str, first: bool) -> Option<Found> {
        let hint = line.bytes().any(|b| b.is_ascii_digit() || matches!(b, b':' | b'(' | 0x80..))
            || line.starts_with(['B', 'w']);
        if line.len() > LONGEST || !hint {
            return None;
        }
        let labelled = self.is_labelled(line);
        let byline = !labelled && !line.ends_with('.') && self.byline.is_match(line);
        let mut reading = Reading::new(line, if byline { Before::By } else { Before::Nothing });
        for piece in self.pieces.find_iter(line) {
            reading.gap(piece.start());
            self.piece(piece.range(), &mut reading);
        }
        reading.gap(line.len());
        let dated = reading.found.date.is_some();
        let fits = if labelled {
            reading.named || line.bytes().any(|b| b.is_ascii_digit())
        } else {
            (byline || (reading.pieces > 0 && (reading.starts || (!first && dated)))) && reading.is_proper(byline)
        };
        fits.then(|| reading.finish())
    }

    /// Notes what one piece says.
    fn piece(&self, range: Range<usize>, reading: &mut Reading<'_>) {
        let piece = &reading.line[range.clone()];
        reading.starts |= reading.pieces == 0 && reading.gaps.is_empty();
        reading.pieces += 1;
        reading.end = range.end;
        let before = std::mem::replace(&mut reading.before, Before::Piece);
        if let Some(label) = piece.strip_suffix([':', '：']) {
            reading.before = self.label_kind(label);
            reading.named |= reading.before != Before::Label;
        } else if piece.starts_with(['(', '（']) {
            let agency = trim(reading.line, range);
            reading.agency.get_or_insert(agency);
        } else if let Some(date) = self.date(piece) {
            reading.found.date.get_or_insert(date);
        } else if piece.contains('.') && !piece.contains(':') {
            let slot = if before == Before::Source { &mut reading.labelled } else { &mut reading.host };
            slot.get_or_insert(range);
        }
    }

    /// What a label, in any case and with any white space, labels.
    fn label_kind(&self, label: &str) -> Before {
        let label = label.to_lowercase();
        let kind = self.labels.iter().find(|(name, _)| name.split(' ').eq(label.split_whitespace()));
        kind.map_or(Before::Label, |(_, kind)| *kind)
    }

    /// The date that a piece gives, if it gives one.
    fn date(&self, piece: &str) -> Option<Date> {
        let runs = |keep: fn(char) -> bool| piece.split(move |c| !keep(c)).filter(|run| !run.is_empty());
        let mut digits = runs(|c| c.is_ascii_digit());
        let (first, second, third) = (digits.next()?, digits.next()?, digits.next());
        let number = |run: &str| run.parse::<i16>().ok();
        let month = runs(|c| c.is_ascii_alphabetic()).find_map(|word| self.month(word));
        let (year, month, day) = match (month, third) {
            (Some(month), None) => (number(second)?, month, number(first)?),
            (None, Some(third)) if first.len() == 4 => (number(first)?, number(second)?, number(third)?),
            (None, Some(third)) if third.len() == 4 => {
                let (a, b) = (number(first)?, number(second)?);
                if a > 12 { (number(third)?, b, a) } else { (number(third)?, a, b) }
            }
            (None, Some(third)) if piece.contains('-') => {
                let year = number(first)?;
                (if year < 70 { 2000 + year } else { 1900 + year }, number(second)?, number(third)?)
            }
            _ => return None,
        };
        Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()
    }

    fn month(&self, name: &str) -> Option<i16> {
        let names = |names: &Vec<String>| names.iter().any(|known| known.eq_ignore_ascii_case(name));
        self.months.iter().position(names).and_then(|index| i16::try_from(index + 1).ok())
    }

    /// The dateline that a paragraph starts with: `BEIJING, April 2, 2021 (Xinhua) --`.
    pub(super) fn dateline(&self, paragraph: &str) -> Option<Found> {
        let upper =
            |index: usize| paragraph.as_bytes().get(index).is_some_and(|b| b.is_ascii_uppercase() || *b >= 0x80);
        if !(upper(0) && upper(1)) {
            return None;
        }
        let captures = self.dateline.captures(paragraph)?;
        let number = |name: &str| captures.name(name).and_then(|m| m.as_str().parse::<i16>().ok());
        let date = number("y3").and_then(|year| {
            let month = self.month(captures.name("n3")?.as_str())?;
            Date::new(year, month.try_into().ok()?, number("d3")?.try_into().ok()?).ok()
        });
        Some(Found { date, source: captures.name("agency").map(|m| trim(paragraph, m.range())) })
    }
}

/// A pattern that matches any of the phrases, the longest first.
fn alternatives<'a>(phrases: impl Iterator<Item = &'a String>) -> String {
    let mut phrases: Vec<String> = phrases.map(|phrase| regex::escape(phrase).replace(' ', r"\s+")).collect();
    phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
    // Without phrases, a class that holds nothing.
    if phrases.is_empty() { r"[a&&b]".to_owned() } else { phrases.join("|") }
}

/// The range without white space, brackets and separators at its ends.
fn trim(line: &str, range: Range<usize>) -> Range<usize> {
    let separator = |c: char| c.is_whitespace() || "|,;/-–—()[]（）丨·:：".contains(c);
    let part = &line[range.clone()];
    let start = range.start + (part.len() - part.trim_start_matches(separator).len());
    start..(start + part.trim_matches(separator).len()).min(range.end)
}

/// True where all words start with a capital, but for a few that join names.
fn is_proper(words: &str, by: bool) -> bool {
    let joins = |word: &str| match word {
        "and" | "of" | "|" => true,
        "in" | "for" | "with" | "at" | "writer" | "writers" | "staff" | "reporter" => by,
        _ => !word.starts_with(char::is_lowercase),
    };
    words.split_whitespace().all(joins) && !words.ends_with('.')
}
