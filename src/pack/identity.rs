//! What tells things of different articles apart, as the schema declares it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

/// How names of bodies and titles are compared, and which posts are held by one person at a time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identity {
    /// Level words of bodies ("provincial") with the units that they may mean, the likeliest first.
    #[serde(default)]
    pub levels: BTreeMap<String, Vec<String>>,
    /// Words of bodies and events that mean the same, lower case and without small words: "communist party china" is "cpc".
    #[serde(default)]
    pub same: BTreeMap<String, String>,
    /// What the words of a body mean alone: a province's "committee" is the "committee cpc".
    #[serde(default)]
    pub alone: BTreeMap<String, String>,
    /// Bodies whose number is that of a term and does not tell them apart: the 11th and 12th congress.
    #[serde(default)]
    pub terms: BTreeSet<String>,
    /// Bodies that stand for their place where posts are compared: the governor of a province is that of its government.
    #[serde(default)]
    pub stand_for_place: BTreeSet<String>,
    /// Titles over a place that are titles of one of its bodies: the "party chief" is the "secretary" of the "cpc committee".
    #[serde(default)]
    pub seats: BTreeMap<String, Seat>,
    /// Last words of titles that are a country's where no place is said: "Agriculture Minister".
    #[serde(default)]
    pub national_heads: BTreeSet<String>,
    /// Titles that many hold at once: they tell nobody apart.
    #[serde(default)]
    pub shared_titles: BTreeSet<String>,
    /// Posts that one person holds at a time.
    #[serde(default)]
    pub held_by_one: Vec<Office>,
    /// Predicates whose subject and object may change places; taken from their declarations.
    #[serde(default)]
    pub symmetric: BTreeSet<String>,
}

/// What a title over a place says in other words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seat {
    /// The title there.
    pub title: String,
    /// The words of the body.
    pub of: String,
}

/// Posts of a title, over places of some units or over bodies of some words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// The titles.
    pub titles: BTreeSet<String>,
    /// Units of the places: `province`, `country`.
    #[serde(default)]
    pub places: BTreeSet<String>,
    /// Words of the bodies of such places, as they are compared.
    #[serde(default)]
    pub bodies: BTreeSet<String>,
    /// Said without a place, the title is that of the country the article is about.
    #[serde(default)]
    pub implied: bool,
}

impl Identity {
    /// Adds what another pack declares; of what both say the later holds.
    pub fn extend(&mut self, other: Identity) {
        self.levels.extend(other.levels);
        self.same.extend(other.same);
        self.alone.extend(other.alone);
        self.terms.extend(other.terms);
        self.stand_for_place.extend(other.stand_for_place);
        self.seats.extend(other.seats);
        self.national_heads.extend(other.national_heads);
        self.shared_titles.extend(other.shared_titles);
        self.held_by_one.extend(other.held_by_one);
        self.symmetric.extend(other.symmetric);
    }

    /// The words of a body, compared: without the number of a term.
    pub fn compared_body(&self, words: &[String]) -> String {
        let all = self.compared(words);
        if let Some(more) = self.alone.get(&all) {
            return more.clone();
        }
        if !all.split(' ').any(|word| self.terms.contains(word)) {
            return all;
        }
        let kept: Vec<&str> = all.split(' ').filter(|word| !is_ordinal(word)).collect();
        kept.join(" ")
    }

    /// The words with what means the same put in, in one order whatever the order of the words: "committee of the CPC" and
    /// "CPC committee" are compared as `committee cpc`.
    pub fn compared(&self, words: &[String]) -> String {
        let mut joined = format!(" {} ", words.join(" "));
        let mut longest: Vec<(&String, &String)> = self.same.iter().collect();
        longest.sort_by_key(|(from, _)| (std::cmp::Reverse(from.len()), *from));
        for (from, to) in longest {
            if joined.contains(from) {
                joined = joined.replace(&format!(" {from} "), &format!(" {to} "));
            }
        }
        let mut words: Vec<&str> = joined.split_whitespace().collect();
        words.sort_unstable();
        words.dedup();
        words.join(" ")
    }
}

/// `11th`, `2nd`.
pub fn is_ordinal(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    !digits.is_empty()
        && digits.bytes().all(|b| b.is_ascii_digit())
        && matches!(&word[digits.len()..], "st" | "nd" | "rd" | "th")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_without_their_order() {
        let same = [("communist party china", "cpc"), ("party", "cpc"), ("people government", "government")];
        let identity = Identity {
            same: same.map(|(from, to)| (from.to_owned(), to.to_owned())).into(),
            alone: [("committee".to_owned(), "committee cpc".to_owned())].into(),
            terms: ["congress".to_owned()].into(),
            ..Identity::default()
        };
        let compared = |text: &str| identity.compared_body(&text.split(' ').map(str::to_owned).collect::<Vec<_>>());
        for (text, expected) in [
            ("party committee", "committee cpc"),
            ("committee", "committee cpc"),
            ("committee communist party china", "committee cpc"),
            ("people government", "government"),
            ("11th people congress", "congress people"),
            ("11th bureau", "11th bureau"),
        ] {
            assert_eq!(compared(text), expected, "{text}");
        }
    }
}
