//! The splitter's word lists: abbreviations, months, words that start sentences.

use std::collections::HashMap;

use crate::error::{Error, Result};

/// What lists a word stands in, as bits.
pub(super) type Lists = u32;

/// Abbreviated title before a name.
pub(super) const TITLE: Lists = 1;
/// Abbreviation that may end a sentence.
pub(super) const MAY_END: Lists = 1 << 1;
/// Abbreviation that never ends a sentence.
pub(super) const NEVER_END: Lists = 1 << 2;
/// Abbreviation only before a number.
pub(super) const BEFORE_NUMBER: Lists = 1 << 3;
/// Abbreviated month or weekday.
pub(super) const SHORT_DAY: Lists = 1 << 4;
/// `a.m`, `p.m`.
pub(super) const TIME: Lists = 1 << 5;
/// What is an abbreviation when its full stop follows.
pub(super) const ABBREVIATION: Lists = TITLE | MAY_END | NEVER_END | BEFORE_NUMBER | SHORT_DAY | TIME;
/// The abbreviation is one when written with a capital.
const CAPITAL: Lists = 1 << 6;
/// The abbreviation is one when written small.
const SMALL: Lists = 1 << 14;
/// Full name of a month or weekday.
pub(super) const DAY: Lists = 1 << 7;
/// Goes on after a time of day.
pub(super) const ZONE: Lists = 1 << 8;
/// Opens an adverbial of time.
pub(super) const TIME_OPENER: Lists = 1 << 9;
/// Often starts a sentence.
pub(super) const STARTER: Lists = 1 << 10;
/// Verb of saying.
pub(super) const SAYS: Lists = 1 << 11;
/// Last part of the name of a host.
pub(super) const DOMAIN: Lists = 1 << 12;
/// The same, but also a word.
pub(super) const WEAK_DOMAIN: Lists = 1 << 13;

/// Sections whose lines hold words, and the list each fills.
const SECTIONS: [(&str, Lists); 12] = [
    ("titles", TITLE),
    ("may-end", MAY_END),
    ("never-end", NEVER_END),
    ("before-number", BEFORE_NUMBER),
    ("months", SHORT_DAY),
    ("weekdays", SHORT_DAY),
    ("times", TIME),
    ("zones", ZONE),
    ("time-openers", TIME_OPENER),
    ("starters", STARTER),
    ("says", SAYS),
    ("domains", DOMAIN),
];

/// Longest key, in bytes.
const LONGEST: usize = 24;

/// The lists, by word and whole.
#[derive(Debug, Default)]
pub(super) struct Words {
    lists: HashMap<Box<[u8]>, Lists>,
    /// Length in bytes of the longest abbreviation.
    longest: usize,
    /// The months in order, each with its full name and abbreviations.
    pub(super) months: Vec<Vec<String>>,
    /// Labels of header lines: of dates, sources, people and the rest.
    pub(super) labels: [Vec<String>; 3],
}

impl Words {
    /// Reads the lists.
    pub(super) fn parse(text: &str) -> Result<Words> {
        let mut words = Words::default();
        let mut section = String::new();
        for (number, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                section = name.trim().to_owned();
                continue;
            }
            words.add(&section, line).map_err(|message| Error::pack(FILE, message).with_line(number + 1))?;
        }
        Ok(words)
    }

    fn add(&mut self, section: &str, line: &str) -> Result<(), String> {
        let labels = ["date-labels", "source-labels", "person-labels"].iter().position(|name| *name == section);
        if let Some(kind) = labels {
            self.labels[kind].push(line.to_owned());
            return Ok(());
        }
        let list = match section {
            "weak-domains" => WEAK_DOMAIN,
            _ => SECTIONS.iter().find(|(name, _)| *name == section).map_or(0, |(_, list)| *list),
        };
        if list == 0 {
            return Err(match section {
                "" => format!("'{line}' stands before the first section; begin with a line such as [titles]"),
                _ => format!("there is no section [{section}]"),
            });
        }
        if section == "months" {
            self.months.push(line.split_whitespace().map(str::to_owned).collect());
        }
        for (index, word) in line.split_whitespace().enumerate() {
            let full = index == 0 && matches!(section, "months" | "weekdays");
            self.insert(word, if full { DAY } else { list })?;
        }
        Ok(())
    }

    fn insert(&mut self, word: &str, list: Lists) -> Result<(), String> {
        if word.len() > LONGEST {
            return Err(format!("'{word}' is longer than {LONGEST} bytes"));
        }
        let lists = self.lists.entry(word.to_ascii_lowercase().into_bytes().into()).or_default();
        if list & ABBREVIATION != 0 {
            let capital = word.starts_with(char::is_uppercase);
            *lists |= match (word.contains('.'), capital) {
                (true, _) => CAPITAL | SMALL,
                (false, true) => CAPITAL,
                (false, false) => SMALL,
            };
            self.longest = self.longest.max(word.len());
        }
        *lists |= list;
        Ok(())
    }

    /// The lists that a word stands in, whatever its case.
    pub(super) fn lists(&self, word: &[u8]) -> Lists {
        if word.len() > LONGEST {
            return 0;
        }
        let mut key = [0; LONGEST];
        let key = &mut key[..word.len()];
        key.copy_from_slice(word);
        key.make_ascii_lowercase();
        self.lists.get(&*key).copied().unwrap_or(0)
    }

    /// The lists of abbreviations that a word without its full stop stands in.
    pub(super) fn abbreviation(&self, word: &[u8]) -> Lists {
        if word.len() > self.longest {
            return 0;
        }
        let lists = self.lists(word);
        let case = if word.first().is_some_and(u8::is_ascii_lowercase) { SMALL } else { CAPITAL };
        if lists & case == 0 { 0 } else { lists & ABBREVIATION }
    }
}

/// The file named in errors.
const FILE: &str = "abbreviations.txt";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_counts() {
        let words = Words::parse("[weekdays]\nSunday Sun\n[titles]\nMr gen Lt.Gen").unwrap();
        assert_eq!(words.abbreviation(b"Sun"), SHORT_DAY);
        assert_eq!(words.abbreviation(b"SUN"), SHORT_DAY);
        assert_eq!(words.abbreviation(b"sun"), 0);
        assert_eq!(words.abbreviation(b"Gen"), 0);
        assert_eq!(words.abbreviation(b"lt.gen"), TITLE);
        assert_eq!(words.lists(b"SUNDAY"), DAY);
    }

    #[test]
    fn errors_say_where() {
        let error = Words::parse("# x\nMr").unwrap_err();
        assert_eq!((error.is_pack(), error.line()), (true, Some(2)));
        let error = Words::parse("[tittles]\nMr").unwrap_err();
        assert!(error.to_string().contains("no section [tittles]"), "{error}");
    }
}
