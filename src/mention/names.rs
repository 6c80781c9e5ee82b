//! Names, looked up piece by piece.
//!
//! A name is cut into pieces: runs of ASCII letters, runs of digits, and every other character alone. What a name and
//! its beginnings of whole pieces hash to stands in one table, so that finding the names that begin at a place takes a
//! lookup for each piece of the text and no more, whatever the number of names. Words of a text end where pieces do. A
//! hash only proposes: the bytes decide.

use rustc_hash::FxHashMap;

/// Names as written, in order of being added, and a table of their beginnings.
#[derive(Debug, Default)]
pub struct Names {
    text: String,
    /// Where each name ends in `text`.
    ends: Vec<u32>,
    /// For each beginning, by its hash: the first name that it is, and whether longer ones begin so.
    beginnings: FxHashMap<u64, Beginning>,
    /// The next name, by text, of those with the same hash.
    next: Vec<u32>,
    /// Bits of the hashes of first pieces: most words begin no name.
    first: Vec<u64>,
}

#[derive(Clone, Copy, Debug)]
struct Beginning {
    name: u32,
    longer: bool,
}

const NONE: u32 = u32::MAX;

/// A beginning of a text that names may be written like.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// One past its last byte.
    pub end: usize,
    /// The first of the names.
    name: u32,
}

impl Names {
    /// Number of names.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The name of that number.
    pub fn get(&self, name: u32) -> &str {
        let start = (name as usize).checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.text[start..self.ends[name as usize] as usize]
    }

    /// The number of a name; a new one where it has none yet. Its apostrophes are straight ones.
    pub fn add(&mut self, name: &str) -> u32 {
        let number = self.ends.len() as u32;
        let (mut hash, mut at) = (0, 0);
        while at < name.len() {
            let end;
            (hash, end) = piece(name.as_bytes(), at, hash);
            let longer = end < name.len();
            let found = self.beginnings.entry(hash).or_insert(Beginning { name: NONE, longer });
            found.longer |= longer;
            at = end;
        }
        let Some(beginning) = self.beginnings.get(&hash).copied() else { return number };
        let (mut before, mut after) = (NONE, beginning.name);
        while after != NONE && self.get(after) < name {
            (before, after) = (after, self.next[after as usize]);
        }
        if after != NONE && self.get(after) == name {
            return after;
        }
        self.text.push_str(name);
        self.ends.push(self.text.len() as u32);
        self.next.push(after);
        match self.next.get_mut(before as usize) {
            Some(next) => *next = number,
            None => {
                self.beginnings.insert(hash, Beginning { name: number, ..beginning });
            }
        }
        number
    }

    /// Makes the bits of first pieces; call when all names are added.
    pub fn finish(&mut self) {
        let bits = (self.len() * 8).next_power_of_two().max(64);
        self.first = vec![0; bits / 64];
        for number in 0..self.len() as u32 {
            let (hash, _) = piece(self.get(number).as_bytes(), 0, 0);
            let (word, bit) = self.bit(hash);
            self.first[word] |= bit;
        }
        self.beginnings.shrink_to_fit();
        self.text.shrink_to_fit();
    }

    fn bit(&self, hash: u64) -> (usize, u64) {
        let index = (hash >> 32) as usize & (self.first.len() * 64 - 1);
        (index / 64, 1 << (index % 64))
    }

    /// Finds what in `text` from `start` on may be names, short ones first.
    #[inline]
    pub fn candidates(&self, text: &str, start: usize, found: &mut Vec<Candidate>) {
        found.clear();
        let bytes = text.as_bytes();
        let (mut hash, mut at) = piece(bytes, start, 0);
        let (word, bit) = self.bit(hash);
        if self.first[word] & bit == 0 {
            return;
        }
        while let Some(beginning) = self.beginnings.get(&hash) {
            if beginning.name != NONE {
                found.push(Candidate { end: at, name: beginning.name });
            }
            if !beginning.longer || at >= bytes.len() {
                return;
            }
            (hash, at) = piece(bytes, at, hash);
        }
    }

    /// The names that are written as found, but for upper and lower case of ASCII letters; in order of their text.
    pub fn same<'n>(&'n self, candidate: Candidate, found: &'n str) -> impl Iterator<Item = u32> + 'n {
        let next = |name: &u32| Some(self.next[*name as usize]).filter(|name| *name != NONE);
        let all = std::iter::successors(Some(candidate.name), next);
        all.filter(move |name| same(self.get(*name), found))
    }
}

/// True where a name is written so in a text, but for case. Apostrophes are all straight or all curly.
fn same(name: &str, found: &str) -> bool {
    if name.len() == found.len() {
        return name.eq_ignore_ascii_case(found);
    }
    let straight = |c: char| if c == '’' { '\'' } else { c };
    let curly = found.contains('’') && !found.contains('\'');
    curly && name.chars().map(|c| c.to_ascii_lowercase()).eq(found.chars().map(|c| straight(c).to_ascii_lowercase()))
}

/// Goes over the piece at `at`: the hash of all pieces up to it, and its end. Case and the kind of apostrophes make no
/// difference to hashes.
#[inline]
fn piece(bytes: &[u8], at: usize, hash: u64) -> (u64, usize) {
    let rest = &bytes[at..];
    let class = kind(rest[0]);
    let (key, end) = match class {
        Kind::Letter | Kind::Digit => {
            let mut key = 0u64;
            let mut length = 0;
            while length < rest.len() && kind(rest[length]) == class {
                // eight bytes fill a word; the rest of a long piece is mixed in
                if length % 8 == 0 && length > 0 {
                    key = mix(key);
                }
                key = key << 8 ^ u64::from(rest[length] | 0x20);
                length += 1;
            }
            (key, at + length)
        }
        Kind::Other => (u64::from(rest[0]), at + 1),
        Kind::Continued if rest.starts_with("’".as_bytes()) => (u64::from(b'\''), at + 3),
        Kind::Continued => {
            let length = 1 + rest[1..].iter().take_while(|byte| **byte & 0xc0 == 0x80).count();
            (rest[..length].iter().fold(0, |key, &byte| key << 8 ^ u64::from(byte)), at + length)
        }
    };
    (mix(hash ^ key), end)
}

fn mix(hash: u64) -> u64 {
    let product = u128::from(hash ^ 0x9e37_79b9_7f4a_7c15) * 0xd6e8_feb8_6659_fd93;
    product as u64 ^ (product >> 64) as u64
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letter,
    Digit,
    Other,
    /// The first byte of a character that is not ASCII.
    Continued,
}

#[inline]
fn kind(byte: u8) -> Kind {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' => Kind::Letter,
        b'0'..=b'9' => Kind::Digit,
        0x80.. => Kind::Continued,
        _ => Kind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(all: &[&str]) -> Names {
        let mut names = Names::default();
        all.iter().for_each(|name| {
            names.add(name);
        });
        names.finish();
        names
    }

    /// The names that a text begins with, the longest first.
    fn beginning<'n>(names: &'n Names, text: &str) -> Vec<&'n str> {
        let mut found = Vec::new();
        names.candidates(text, 0, &mut found);
        found.iter().rev().filter_map(|c| Some(names.get(names.same(*c, &text[..c.end]).next()?))).collect()
    }

    #[test]
    fn all_names_that_begin_at_a_place() {
        let names = names(&["New", "New York", "New York City", "Xi'an", "Ürümqi", "U.S.", "us", "US", "Route 3"]);
        for (text, found) in [
            ("New York Cit", &["New York", "New"][..]),
            ("new york city hall", &["New York City", "New York", "New"]),
            ("New  York", &["New"]),
            ("Newer", &[]),
            ("Xi’an", &["Xi'an"]),
            ("XI'AN's", &["Xi'an"]),
            ("Ürümqi", &["Ürümqi"]),
            ("ürümqi", &[]),
            ("U.S. ", &["U.S."]),
            ("US", &["US"]),
            ("Us", &["US"]),
            ("Route 3p.m.", &["Route 3"]),
            ("Route 33", &[]),
        ] {
            assert_eq!(beginning(&names, text), found, "{text}");
        }
    }

    #[test]
    fn a_name_is_added_once() {
        let mut names = names(&["Jilin", "jilin"]);
        assert_eq!([names.add("Jilin"), names.add("jilin"), names.add("Jilin City")], [0, 1, 2]);
        assert_eq!(names.len(), 3);
    }
}
