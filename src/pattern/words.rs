//! The words of all lists and rules, each with a number.

use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHasher};

/// Number of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(pub u32);

/// Words in lower case, one after the other in one string.
#[derive(Debug, Default)]
pub struct Words {
    /// Each word in quotation marks, as classes of literal words are named.
    text: String,
    ends: Vec<u32>,
    /// The last word of each hash.
    index: FxHashMap<u64, u32>,
    /// The word before it of the same hash.
    before: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Words {
    /// Number of words.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The word in quotation marks.
    pub fn quoted(&self, id: WordId) -> &str {
        let index = id.0 as usize;
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.text[start..self.ends[index] as usize]
    }

    /// The word.
    pub fn get(&self, id: WordId) -> &str {
        let quoted = self.quoted(id);
        &quoted[1..quoted.len() - 1]
    }

    /// The number of a word; a new one where it has none yet. Case makes no difference.
    pub fn add(&mut self, word: &str) -> WordId {
        if !word.is_ascii() {
            return self.add_lower(&word.to_lowercase());
        }
        self.add_lower(word)
    }

    /// The same for a word that is ASCII, or in lower case.
    fn add_lower(&mut self, word: &str) -> WordId {
        let hash = hash(word);
        if let Some(known) = self.find_hashed(word, hash) {
            return known;
        }
        let id = self.ends.len() as u32;
        self.text.push('"');
        let start = self.text.len();
        self.text.push_str(word);
        self.text[start..].make_ascii_lowercase();
        self.text.push('"');
        self.ends.push(self.text.len() as u32);
        self.before.push(self.index.insert(hash, id).unwrap_or(NONE));
        WordId(id)
    }

    /// The number of a word that is ASCII, in any case, or in lower case.
    pub fn find(&self, word: &str) -> Option<WordId> {
        self.find_hashed(word, hash(word))
    }

    fn find_hashed(&self, word: &str, hash: u64) -> Option<WordId> {
        let mut id = *self.index.get(&hash)?;
        while id != NONE {
            if self.get(WordId(id)).eq_ignore_ascii_case(word) {
                return Some(WordId(id));
            }
            id = self.before[id as usize];
        }
        None
    }
}

/// A hash that is the same for ASCII letters of both cases.
fn hash(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    for bytes in word.as_bytes().chunks(8) {
        let folded = bytes.iter().fold(0u64, |all, &byte| all << 8 | u64::from(byte.to_ascii_lowercase()));
        hasher.write_u64(folded);
    }
    hasher.write_usize(word.len());
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_makes_no_difference() {
        let mut words = Words::default();
        let ids: Vec<u32> = ["Jilin", "JILIN", "Ürümqi", "ÜRÜMQI", "of"].iter().map(|w| words.add(w).0).collect();
        assert_eq!(ids, [0, 0, 1, 1, 2]);
        assert_eq!(words.get(WordId(1)), "ürümqi");
        assert_eq!(words.quoted(WordId(0)), "\"jilin\"");
        assert_eq!(
            (words.find("jiLin"), words.find("ürümqi"), words.find("o")),
            (Some(WordId(0)), Some(WordId(1)), None)
        );
    }
}
