//! Gazetteer files: tab-separated rows of known names.

use super::PackFile;
use super::described::{DESCRIBED, DescribedRow, described_row};
use crate::error::{Error, Result};

/// The columns of a gazetteer, in order.
pub const COLUMNS: [&str; 6] = ["key", "name", "aliases", "classes", "parent", "facts"];

/// The longest name or phrase, in bytes: wherever a text has its first words, so much of it may be looked through.
pub const LONGEST_NAME: usize = 1000;

/// A row of a gazetteer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GazetteerRow<'a> {
    /// `kind:identifier`, such as `place:CN-220184`.
    pub key: &'a str,
    /// The kind, from the key.
    pub kind: &'a str,
    /// Canonical English name.
    pub name: Name<'a>,
    /// Further names, as written.
    aliases: &'a str,
    /// Feature classes, as written: see [`class_names`].
    pub classes: &'a str,
    /// Key of what it lies in, with dates where that changed: `a@..2020-06;b@2020-06..`.
    pub parent: &'a str,
    /// Facts, as written: see [`facts`].
    pub facts: &'a str,
    /// 1-based line in the file.
    pub line: usize,
}

impl<'a> GazetteerRow<'a> {
    /// Further names.
    pub fn aliases(&self) -> impl Iterator<Item = Name<'a>> {
        parts(self.aliases, ';').map(Name::parse)
    }
}

/// The feature classes of a row.
pub fn class_names(written: &str) -> impl Iterator<Item = &str> {
    written.split([' ', ',']).filter(|class| !class.is_empty())
}

/// What something lies in, and when, as a row says it: `place:CN-220300@..2020-06`. What is not said is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrittenParent<'a> {
    /// The key.
    pub key: &'a str,
    /// From then on.
    pub from: &'a str,
    /// Until then, exclusive.
    pub until: &'a str,
}

/// The parents of a row, each as it is written; none of those whose dates are no range.
pub fn parents(written: &str) -> impl Iterator<Item = (&str, Option<WrittenParent<'_>>)> {
    parts(written, ';').map(|part| match part.split_once('@') {
        None => (part, Some(WrittenParent { key: part, from: "", until: "" })),
        Some((key, dates)) => (part, dates.split_once("..").map(|(from, until)| WrittenParent { key, from, until })),
    })
}

/// The facts of a row: names and values.
pub fn facts(written: &str) -> impl Iterator<Item = (&str, &str)> {
    parts(written, ';').filter_map(|fact| fact.split_once('='))
}

/// A name with its reliability.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name<'a> {
    /// The words.
    pub text: &'a str,
    /// Right only with context (written with a leading `~`).
    pub weak: bool,
}

impl<'a> Name<'a> {
    fn parse(text: &'a str) -> Self {
        match text.trim().strip_prefix('~') {
            Some(rest) => Name { text: rest.trim(), weak: true },
            None => Name { text: text.trim(), weak: false },
        }
    }
}

/// What a tab-separated file holds.
#[derive(Debug)]
pub enum Table<'a> {
    /// A gazetteer.
    Gazetteer(Vec<GazetteerRow<'a>>),
    /// Adjectives of places: (adjective, key).
    Adjectives(Vec<(&'a str, &'a str)>),
    /// How often rules were right.
    Measured(Vec<MeasuredRow<'a>>),
    /// What words say of the thing that bears them.
    Described(Vec<DescribedRow<'a>>),
}

/// How often a rule was right and wrong on annotated articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MeasuredRow<'a> {
    /// The rule's name.
    pub rule: &'a str,
    /// Statements, or mentions, that the annotation has.
    pub right: u32,
    /// Those that it has not.
    pub wrong: u32,
    /// 1-based line in the file.
    pub line: usize,
}

/// Parses a tab-separated file, told apart by its header row.
pub fn parse_table<'a>(file: &'a PackFile) -> Result<Table<'a>> {
    let header: Vec<&str> = file.text.lines().next().unwrap_or("").split('\t').map(str::trim).collect();
    if header == COLUMNS {
        let mut cells = Vec::with_capacity(COLUMNS.len());
        lines(file)
            .map(|(line, text)| {
                cells.clear();
                cells.extend(text.split('\t').map(str::trim));
                gazetteer_row(file, line, &cells)
            })
            .collect::<Result<_>>()
            .map(Table::Gazetteer)
    } else if header == ["adjective", "key"] {
        rows(file).map(|(line, cells)| adjective_row(file, line, &cells)).collect::<Result<_>>().map(Table::Adjectives)
    } else if header == ["rule", "right", "wrong"] {
        rows(file).map(|(line, cells)| measured_row(file, line, &cells)).collect::<Result<_>>().map(Table::Measured)
    } else if header.starts_with(&DESCRIBED) {
        let row = |(line, cells): (usize, Vec<&'a str>)| described_row(file, &header, (line, &cells));
        rows(file).map(row).collect::<Result<_>>().map(Table::Described)
    } else {
        let message = format!("the first row of a gazetteer is {}, separated by tabs", COLUMNS.join(" "));
        Err(Error::pack(file.path.as_ref(), message).with_line(1))
    }
}

fn adjective_row<'a>(file: &PackFile, line: usize, cells: &[&'a str]) -> Result<(&'a str, &'a str)> {
    match cells[..] {
        [adjective, key] if !adjective.is_empty() && key.contains(':') => Ok((adjective, key)),
        _ => Err(Error::pack(file.path.as_ref(), "a row is an adjective, a tab and a key").with_line(line)),
    }
}

fn measured_row<'a>(file: &PackFile, line: usize, cells: &[&'a str]) -> Result<MeasuredRow<'a>> {
    let counts = |right: &str, wrong: &str| Some((right.parse().ok()?, wrong.parse().ok()?));
    let row = match cells[..] {
        [rule, right, wrong] if !rule.is_empty() => counts(right, wrong).map(|counts| (rule, counts)),
        _ => None,
    };
    let (rule, (right, wrong)) = row.ok_or_else(|| {
        let message =
            "a row is a rule's name and how often it was right and wrong, two whole numbers, with tabs between";
        Error::pack(file.path.as_ref(), message).with_line(line)
    })?;
    Ok(MeasuredRow { rule, right, wrong, line })
}

fn rows(file: &PackFile) -> impl Iterator<Item = (usize, Vec<&str>)> {
    lines(file).map(|(line, text)| (line, text.split('\t').map(str::trim).collect()))
}

/// The rows of a file with the numbers of their lines, the first one and comments left out.
fn lines(file: &PackFile) -> impl Iterator<Item = (usize, &str)> {
    let lines = file.text.lines().enumerate().skip(1);
    lines.filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#')).map(|(index, line)| (index + 1, line))
}

fn gazetteer_row<'a>(file: &PackFile, line: usize, cells: &[&'a str]) -> Result<GazetteerRow<'a>> {
    let fail = |message: String| Error::pack(file.path.as_ref(), message).with_line(line);
    if cells.len() < 2 || cells.len() > COLUMNS.len() {
        return Err(fail(format!("a row has {} columns, not {}", COLUMNS.len(), cells.len())));
    }
    let cell = |i: usize| cells.get(i).copied().unwrap_or("");
    let key = cell(0);
    let kind = key.split_once(':').map(|(kind, id)| (kind, id.is_empty()));
    let Some((kind, false)) = kind else {
        return Err(fail(format!("a key is written kind:identifier, such as place:CN-220184, not {key:?}")));
    };
    if cell(1).is_empty() {
        return Err(fail(format!("{key} has no name")));
    }
    let names = || parts(cell(2), ';').chain([cell(1)]);
    if names().any(|name| Name::parse(name).text.is_empty()) {
        return Err(fail(format!("{key} has an empty name: after ~ stands the name that needs context")));
    }
    if names().any(|name| name.len() > LONGEST_NAME) {
        return Err(fail(format!("a name has at most {LONGEST_NAME} bytes, and {key} has a longer one")));
    }
    if let Some(fact) = parts(cell(5), ';').find(|fact| !fact.contains('=')) {
        return Err(fail(format!("a fact is written name=value, not {fact:?}")));
    }
    Ok(GazetteerRow {
        key,
        kind,
        name: Name::parse(cell(1)),
        aliases: cell(2),
        classes: cell(3),
        parent: cell(4),
        facts: cell(5),
        line,
    })
}

fn parts(text: &str, mark: char) -> impl Iterator<Item = &str> {
    text.split(mark).map(str::trim).filter(|p| !p.is_empty())
}
