//! Names of persons, compared: order, hyphens, apostrophes, diacritics, initials and nicknames set aside.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What follows a name without being part of it.
const SUFFIXES: [&str; 7] = ["jr", "sr", "ii", "iii", "iv", "phd", "md"];

/// A person's name, compared.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct PersonName {
    /// Its words, without suffixes, nicknames and inner initials.
    words: Vec<String>,
    /// Words that were left out.
    shortened: bool,
}

impl PersonName {
    pub(super) fn new(name: &str) -> Self {
        let all: Vec<&str> = name.split_whitespace().collect();
        let mut words = Vec::with_capacity(all.len());
        let mut shortened = false;
        for (index, written) in all.iter().enumerate() {
            let word = letters(written);
            let nickname = written.starts_with(['"', '“', '(']) && all.len() > 2;
            let inner_initial = word.chars().count() == 1 && index > 0 && all.len() > 2;
            if word.is_empty() || nickname || inner_initial || (index > 0 && SUFFIXES.contains(&&*word)) {
                shortened |= nickname || inner_initial;
            } else {
                words.push(word);
            }
        }
        PersonName { words, shortened }
    }

    /// The forms under which the name may be found again. Names in another order, or with their parts written together, share one:
    /// "Kim Jong-un" and "Kim Jong Un", "Jing Junhai" and "Junhai Jing".
    pub(super) fn forms(&self) -> Vec<String> {
        if self.words.len() < 2 {
            return self.words.clone();
        }
        let halves = (1..self.words.len()).map(|at| (self.words[..at].concat(), self.words[at..].concat()));
        let form = |(left, right): (String, String)| {
            if left <= right { format!("{left}{right}") } else { format!("{right}{left}") }
        };
        let mut forms: Vec<String> = halves.map(form).collect();
        forms.sort_unstable();
        forms.dedup();
        forms
    }

    /// The name is an initial and a surname, or a surname alone.
    pub(super) fn is_short(&self) -> bool {
        self.words.len() == 1 || (self.words.len() == 2 && self.words[0].chars().count() == 1)
    }

    /// The short forms that may mean this name; of a short name, the form that it has itself.
    pub(super) fn short_forms(&self) -> Vec<String> {
        let (Some(first), Some(last)) = (self.words.first(), self.words.last()) else { return Vec::new() };
        if self.is_short() {
            return vec![self.words.join(" ")];
        }
        let initial = |word: &str| word.chars().next().map(String::from).unwrap_or_default();
        vec![first.clone(), last.clone(), format!("{} {last}", initial(first))]
    }

    /// Whether an initial or a nickname was left out.
    pub(super) fn is_shortened(&self) -> bool {
        self.shortened
    }
}

/// The letters of a word, lower case, without diacritics.
pub(in crate::graph) fn letters(word: &str) -> String {
    let plain = word.nfkd().filter(|c| !is_combining_mark(*c) && c.is_alphanumeric());
    plain.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(one: &str, other: &str) -> bool {
        let (one, other) = (PersonName::new(one).forms(), PersonName::new(other).forms());
        one.iter().any(|form| other.contains(form))
    }

    #[test]
    fn writings_of_one_name_share_a_form() {
        for (one, other) in [
            ("Jing Junhai", "Junhai Jing"),
            ("Gong Dao'an", "Gong Dao’an"),
            ("Gong Dao'an", "Gong Daoan"),
            ("Kim Jong-un", "Kim Jong Un"),
            ("Lü Jian", "Lu Jian"),
            ("NURSULTAN Nazarbayev", "Nursultan Nazarbayev"),
            ("Frederick C. \"Fred\" Tate", "Frederick Tate"),
            ("Allan P. Bloxsom, III", "Allan Bloxsom"),
            ("Nguyễn Văn Linh", "Nguyen Van Linh"),
        ] {
            assert!(share(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn other_names_do_not() {
        for (one, other) in
            [("Li Na", "Li An"), ("Wang Wei", "Wang Wenwei"), ("J. Scott", "John Scott"), ("Li Wei", "Wei")]
        {
            assert!(!share(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn short_names_are_found_from_long_ones() {
        for (short, long) in [("J. Scott", "John Scott"), ("Abbott", "Greg Abbott"), ("Xu", "Xu Dazhe")] {
            let form = PersonName::new(short).short_forms().remove(0);
            assert!(PersonName::new(long).short_forms().contains(&form), "{short} / {long}");
        }
    }
}
