//! Header lines: date, source, author.

use std::ops::Range;

use jiff::civil::Date;
use regex::{Captures, Regex};

use super::words::Words;
use crate::{Error, Result};

/// Longest header line, in bytes.
const LONGEST: usize = 220;
/// Most words of a source.
const SOURCE_WORDS: usize = 8;

/// Reads header lines.
#[derive(Debug)]
pub(super) struct Headers {
    pieces: Regex,
    label: Regex,
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

/// Places where a header line may name its source, the best last.
#[derive(Debug, Default)]
struct Sources {
    agency: Option<Range<usize>>,
    loose: Option<Range<usize>>,
    host: Option<Range<usize>>,
    labelled: Option<Range<usize>>,
}

/// What the piece before a gap was.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Nothing,
    Piece,
    Source,
    Person,
}

impl Headers {
    /// Compiles the patterns for the labels and months of the lists.
    pub(super) fn new(words: &Words) -> Result<Headers> {
        let month = alternatives(words.months.iter().flatten());
        let [dates, sources, people] = &words.labels;
        let all = alternatives(words.labels.iter().flatten());
        let pieces = format!(
            r"(?xi)
            \b(?P<y1>\d{{4}})\s*[-/.]\s*(?P<m1>\d{{1,2}})\s*[-/.]\s*(?P<d1>\d{{1,2}})\b
            | (?P<y2>\d{{4}})年(?P<m2>\d{{1,2}})月(?P<d2>\d{{1,2}})日
            | \b(?P<n3>{month})\.?\s*(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s*(?P<y3>\d{{4}})\b
            | \b(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?[\s-](?P<n4>{month})\.?,?[\s-](?P<y4>\d{{4}})\b
            | \b(?P<a5>\d{{1,2}})[/.-](?P<b5>\d{{1,2}})[/.-](?P<y5>\d{{4}})\b
            | \b(?P<y6>\d{{2}})-(?P<m6>\d{{1,2}})-(?P<d6>\d{{1,2}})\b
            | (?P<time>\b\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:\s*[ap]\.?m\b\.?)?(?:\s*\(?(?:GMT|UTC)[+\d:]*\)?)?)
            | (?P<source>\b(?:{sources})\s*[:：])
            | (?P<person>\b(?:{people})\s*[:：])
            | (?P<label>\b(?:{dates})\s*[:：])
            | (?P<agency>[(（][A-Z][\p{{L}}\ .'’-]{{1,40}}[)）])
            | (?P<host>\b[a-z0-9-]+(?:\.[a-z0-9-]+)+\b(?:/\S*)?)",
            sources = alternatives(sources.iter()),
            people = alternatives(people.iter()),
            dates = alternatives(dates.iter()),
        );
        let compile =
            |pattern: &str| Regex::new(pattern).map_err(|error| Error::pack("abbreviations.txt", error.to_string()));
        Ok(Headers {
            pieces: compile(&pieces)?,
            label: compile(&format!(r"(?xi)^[\[(（]?(?:{all})\s*[:：]"))?,
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
        let byline = !labelled && self.byline.is_match(line) && !line.ends_with('.');
        let mut found = Found::default();
        let mut sources = Sources::default();
        let mut gaps: Vec<Range<usize>> = Vec::new();
        let (mut end, mut before) = (0, if byline { Before::Person } else { Before::Nothing });
        let mut starts = labelled || byline;
        for captures in self.pieces.captures_iter(line) {
            let whole = captures.get_match().range();
            starts |= trim(line, end..whole.start).is_empty() && end == 0;
            gap(line, end..whole.start, before, &mut gaps, &mut sources);
            end = whole.end;
            before = self.piece(line, &captures, before, &mut found, &mut sources);
        }
        gap(line, end..line.len(), before, &mut gaps, &mut sources);
        let loose = gaps.iter().map(|gap| &line[gap.clone()]);
        let proper = loose.clone().all(is_proper)
            && loose.flat_map(str::split_whitespace).count() <= if byline { 24 } else { SOURCE_WORDS };
        let any = before != Before::Nothing;
        if !(labelled || (any && proper && (starts || (!first && found.date.is_some())))) {
            return None;
        }
        found.source = sources.labelled.or(sources.host).or(sources.loose).or(sources.agency);
        Some(found)
    }

    /// Notes what one piece says.
    fn piece(
        &self,
        line: &str,
        captures: &Captures<'_>,
        before: Before,
        found: &mut Found,
        sources: &mut Sources,
    ) -> Before {
        let range = |name: &str| captures.name(name).map(|m| m.range());
        if captures.name("source").is_some() {
            return Before::Source;
        }
        if captures.name("person").is_some() {
            return Before::Person;
        }
        if let Some(host) = range("host") {
            let slot = if before == Before::Source { &mut sources.labelled } else { &mut sources.host };
            slot.get_or_insert(host);
        } else if let Some(agency) = range("agency") {
            sources.agency.get_or_insert(trim(line, agency));
        } else if found.date.is_none() {
            found.date = self.date(captures);
        }
        Before::Piece
    }

    /// The date of the captures of one piece.
    fn date(&self, captures: &Captures<'_>) -> Option<Date> {
        let number = |name: &str| captures.name(name).and_then(|m| m.as_str().parse::<i16>().ok());
        let month = |name: &str| self.month(captures.name(name)?.as_str());
        let (year, month, day) = if let Some(year) = number("y1") {
            (year, number("m1")?, number("d1")?)
        } else if let Some(year) = number("y2") {
            (year, number("m2")?, number("d2")?)
        } else if let Some(year) = number("y3") {
            (year, month("n3")?, number("d3")?)
        } else if let Some(year) = number("y4") {
            (year, month("n4")?, number("d4")?)
        } else if let Some(year) = number("y5") {
            let (a, b) = (number("a5")?, number("b5")?);
            if a > 12 { (year, b, a) } else { (year, a, b) }
        } else {
            let year = number("y6")?;
            (if year < 70 { 2000 + year } else { 1900 + year }, number("m6")?, number("d6")?)
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
    phrases.join("|")
}

/// The range without white space, brackets and separators at its ends.
fn trim(line: &str, range: Range<usize>) -> Range<usize> {
    let separator = |c: char| c.is_whitespace() || "|,;/-–—()[]（）丨·:：".contains(c);
    let part = &line[range.clone()];
    let start = range.start + (part.len() - part.trim_start_matches(separator).len());
    start..(start + part.trim_matches(separator).len()).min(range.end)
}

/// Notes the words between two pieces.
fn gap(line: &str, range: Range<usize>, before: Before, gaps: &mut Vec<Range<usize>>, sources: &mut Sources) {
    let words = trim(line, range);
    if words.is_empty() {
        return;
    }
    match before {
        Before::Source => {
            let value = &line[words.clone()];
            let end = value.find(['|', '\t']).or_else(|| value.find("  ")).unwrap_or(value.len());
            sources.labelled.get_or_insert(trim(line, words.start..words.start + end));
        }
        Before::Piece => {
            sources.loose.get_or_insert(words.clone());
        }
        Before::Nothing | Before::Person => {}
    }
    gaps.push(words);
}

/// True where all words start with a capital, but for a few that join names.
fn is_proper(words: &str) -> bool {
    words
        .split_whitespace()
        .all(|word| matches!(word, "and" | "of" | "in" | "&" | "|") || !word.starts_with(|c: char| c.is_lowercase()))
        && !words.ends_with('.')
}
