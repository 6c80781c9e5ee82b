//! The words of the calendar list.

use std::path::PathBuf;

use crate::error::{Error, Result};

/// A stretch of time that an expression can count in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Weekend,
    Month,
    Quarter,
    Half,
    Year,
}

/// What a word of the list does in a date expression. The classes of the list have the same names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Month(i8),
    Weekday(i8),
    Ordinal(i8),
    Number(i8),
    Decade(i16),
    RelativeDay(i8),
    Daytime,
    Unit(Unit),
    Part,
    This,
    That,
    Same,
    Last,
    Final,
    Next,
    Past,
    Coming,
    Previous,
    Following,
    Period,
    Ago,
    Earlier,
    Later,
    Article,
    One,
    About,
    Of,
    In,
    To,
    And,
    From,
    Between,
}

/// The words, sorted, and those that need company.
#[derive(Clone, Debug, Default)]
pub(super) struct Lexicon {
    words: Vec<(Box<str>, Word)>,
    never_alone: Vec<Box<str>>,
    never_alone_in_lower_case: Vec<Box<str>>,
}

impl Lexicon {
    /// Reads a list: `# comment`, `[class]`, one entry a line.
    pub(super) fn parse(file: impl Into<PathBuf>, text: &str) -> Result<Lexicon> {
        let mut lexicon = Lexicon::default();
        lexicon.read(text).map_err(|(line, message)| Error::pack(file, message).with_line(line))?;
        Ok(lexicon)
    }

    fn read(&mut self, text: &str) -> Result<(), (usize, String)> {
        let mut class = None;
        let mut lines = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            match line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                Some(name) => class = Some(name.trim()),
                None => {
                    let class = class.ok_or_else(|| (index + 1, "a [class] must come before the words".to_owned()))?;
                    self.add(class, line).map_err(|message| (index + 1, message))?;
                    lines.push((line, index + 1));
                }
            }
        }
        self.words.sort_by(|a, b| a.0.cmp(&b.0));
        let twice = self.words.windows(2).find(|pair| pair[0].0 == pair[1].0).map(|pair| &pair[0].0);
        match twice {
            Some(word) => Err((last_line(&lines, word), format!("{word:?} is in the list twice"))),
            None => Ok(()),
        }
    }

    fn add(&mut self, class: &str, entry: &str) -> Result<(), String> {
        let (word, value) = match entry.split_once('=') {
            Some((word, value)) => (word.trim(), Some(number(value.trim())?)),
            None => (entry, None),
        };
        if word.is_empty() || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return Err(format!("a word has small letters a to z only, not {word:?}"));
        }
        match class {
            "never-alone" => self.never_alone.push(word.into()),
            "never-alone-in-lower-case" => self.never_alone_in_lower_case.push(word.into()),
            _ => self.words.push((word.into(), meaning(class, value)?)),
        }
        Ok(())
    }

    pub(super) fn get(&self, word: &str) -> Option<Word> {
        let at = self.words.binary_search_by(|(entry, _)| entry.as_ref().cmp(word)).ok()?;
        Some(self.words[at].1)
    }

    /// Whether an expression that is one word can be a date.
    pub(super) fn stands_alone(&self, word: &str, lower_case: bool) -> bool {
        let has = |list: &[Box<str>]| list.iter().any(|entry| entry.as_ref() == word);
        !(has(&self.never_alone) || lower_case && has(&self.never_alone_in_lower_case))
    }
}

fn number(text: &str) -> Result<i16, String> {
    text.parse().map_err(|_| format!("the value of a word is a small whole number, not {text:?}"))
}

/// The line of the last entry with this word.
fn last_line(lines: &[(&str, usize)], word: &str) -> usize {
    let has = |entry: &str| entry.split('=').next().is_some_and(|name| name.trim() == word);
    lines.iter().rev().find(|(entry, _)| has(entry)).map_or(1, |(_, line)| *line)
}

fn meaning(class: &str, value: Option<i16>) -> Result<Word, String> {
    match (numbered(class, value)?.or_else(|| plain(class)), value) {
        (Some(word), _) => Ok(word),
        (None, _) => Err(format!("there is no class [{class}] of calendar words")),
    }
}

/// The classes whose words have a number.
fn numbered(class: &str, value: Option<i16>) -> Result<Option<Word>, String> {
    let range = match class {
        "month" => 1..=12,
        "weekday" => 1..=7,
        "ordinal" => 1..=31,
        "number" => 1..=99,
        "decade" => 1000..=2990,
        "relative-day" => -9..=9,
        _ if value.is_some() => return Err(format!("words of the class [{class}] have no value")),
        _ => return Ok(None),
    };
    let value = value.filter(|value| range.contains(value));
    let value = value.ok_or_else(|| {
        format!("words of the class [{class}] have a value from {} to {}", range.start(), range.end())
    })?;
    // The ranges of all but the decades are small.
    let small = i8::try_from(value).unwrap_or_default();
    Ok(Some(match class {
        "month" => Word::Month(small),
        "weekday" => Word::Weekday(small),
        "ordinal" => Word::Ordinal(small),
        "number" => Word::Number(small),
        "decade" => Word::Decade(value),
        _ => Word::RelativeDay(small),
    }))
}

/// The classes whose words are all alike.
fn plain(class: &str) -> Option<Word> {
    Some(match class {
        "daytime" => Word::Daytime,
        "unit-day" => Word::Unit(Unit::Day),
        "unit-week" => Word::Unit(Unit::Week),
        "unit-weekend" => Word::Unit(Unit::Weekend),
        "unit-month" => Word::Unit(Unit::Month),
        "unit-quarter" => Word::Unit(Unit::Quarter),
        "unit-half" => Word::Unit(Unit::Half),
        "unit-year" => Word::Unit(Unit::Year),
        "part" => Word::Part,
        "this" => Word::This,
        "that" => Word::That,
        "same" => Word::Same,
        "last" => Word::Last,
        "final" => Word::Final,
        "next" => Word::Next,
        "past" => Word::Past,
        "coming" => Word::Coming,
        "previous" => Word::Previous,
        "following" => Word::Following,
        "period" => Word::Period,
        "ago" => Word::Ago,
        "earlier" => Word::Earlier,
        "later" => Word::Later,
        "article" => Word::Article,
        "one" => Word::One,
        "about" => Word::About,
        "of" => Word::Of,
        "in" => Word::In,
        "to" => Word::To,
        "and" => Word::And,
        "from" => Word::From,
        "between" => Word::Between,
        _ => return None,
    })
}
