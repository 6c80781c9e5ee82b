//! The vocabulary: which classes a word has, and which phrases a class has.

use rustc_hash::{FxHashMap, FxHashSet};

use super::classes::{BaseId, ClassId, Classes, Symbol, Symbols, declare_looks, literal_class, variant};
use crate::text::{Shape, Token};

/// Words, phrases and composed words with their classes, and the symbols made of them.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// All classes.
    pub classes: Classes,
    /// All symbols.
    pub symbols: Symbols,
    building: FxHashMap<Box<str>, Vec<ClassId>>,
    words: FxHashMap<Box<str>, BaseId>,
    phrases: FxHashMap<ClassId, Vec<Vec<String>>>,
    composed: Vec<Composed>,
    no_word: Option<BaseId>,
    /// Bases of words that their form alone tells: see [`FORMS`].
    forms: Vec<BaseId>,
}

/// A class of words made of runs of other words.
#[derive(Debug)]
struct Composed {
    class: ClassId,
    part: ClassId,
    count: (usize, usize),
    parts: FxHashSet<Box<str>>,
    longest: usize,
    base: BaseId,
}

/// Words longer than this many bytes are in no class.
const LONGEST_WORD: usize = 64;

impl Vocabulary {
    /// An empty vocabulary with the classes of looks.
    pub fn new() -> Self {
        let mut vocabulary = Vocabulary::default();
        declare_looks(&mut vocabulary.classes);
        FORMS.iter().for_each(|(form, _)| {
            vocabulary.classes.intern(form);
        });
        vocabulary
    }

    /// Adds a word or phrase to a class.
    pub fn add(&mut self, class: &str, phrase: &str) {
        let class = self.classes.intern(class);
        let tokens = split_phrase(phrase);
        if let [word] = &tokens[..] {
            self.add_word(class, word);
        } else if !tokens.is_empty() {
            for token in &tokens {
                self.literal(token);
            }
            let phrases = self.phrases.entry(class).or_default();
            if !phrases.contains(&tokens) {
                phrases.push(tokens);
            }
        }
    }

    fn add_word(&mut self, class: ClassId, word: &str) {
        self.building.entry(without_stop(&word.to_lowercase()).into()).or_default().push(class);
    }

    /// The class of one literal word.
    pub fn literal(&mut self, word: &str) -> ClassId {
        let class = self.classes.intern(&literal_class(without_stop(word)));
        self.add_word(class, word);
        class
    }

    /// Adds a class of composed words.
    pub fn compose(&mut self, class: &str, part: &str, count: (usize, usize)) {
        let (class, part) = (self.classes.intern(class), self.classes.intern(part));
        let base = BaseId(0);
        self.composed.push(Composed { class, part, count, parts: FxHashSet::default(), longest: 0, base });
    }

    /// The phrases of more than one word of a class.
    pub fn phrases(&self, class: ClassId) -> &[Vec<String>] {
        self.phrases.get(&class).map_or(&[], Vec::as_slice)
    }

    /// The classes of a word so far (before `finish`), composed ones included.
    pub fn word_classes(&self, word: &str) -> Vec<ClassId> {
        let lower = word.to_lowercase();
        let lower = without_stop(&lower);
        let mut classes = self.building.get(lower).cloned().unwrap_or_default();
        classes.extend(self.composed.iter().filter(|c| c.holds(lower)).map(|c| c.class));
        classes.extend(FORMS.iter().filter(|(_, fits)| fits(word)).filter_map(|(form, _)| self.classes.get(form)));
        classes
    }

    /// Fixes the parts of composed words; after all words are added, before names are.
    pub fn finish_words(&mut self) {
        for composed in &mut self.composed {
            let parts = self.building.iter().filter(|(_, classes)| classes.contains(&composed.part));
            composed.parts = parts.map(|(word, _)| word.clone()).collect();
            composed.longest = composed.parts.iter().map(|p| p.len()).max().unwrap_or(0);
        }
    }

    /// Makes all symbols; nothing can be added afterwards.
    pub fn finish(&mut self) {
        let mut words: Vec<Box<str>> = self.building.keys().cloned().collect();
        words.sort_unstable();
        for word in words {
            let base = self.symbols.base(self.word_classes(&word));
            self.words.insert(word, base);
        }
        self.no_word = Some(self.symbols.base(Vec::new()));
        for (form, _) in FORMS {
            let class = self.classes.intern(form);
            let base = self.symbols.base(vec![class]);
            self.forms.push(base);
        }
        for index in 0..self.composed.len() {
            let class = self.composed[index].class;
            self.composed[index].base = self.symbols.base(vec![class]);
        }
        self.building = FxHashMap::default();
        self.symbols.finish(&mut self.classes);
    }

    /// The symbol of a token. Words are matched without regard to case.
    pub fn symbol(&self, text: &str, token: &Token, first: bool) -> Symbol {
        let look = variant(token.shape, first, token.glued);
        self.symbols.token(self.base_of(text, token), look)
    }

    /// True where the word is of the class.
    pub fn is(&self, text: &str, token: &Token, class: ClassId) -> bool {
        self.symbols.has(self.symbol(text, token, false), class)
    }

    /// True where the word, in lower case, is of the class.
    pub fn word_is(&self, lower: &str, class: ClassId) -> bool {
        self.lookup(lower).is_some_and(|base| self.symbols.base_has(base, class))
    }

    fn base_of(&self, text: &str, token: &Token) -> BaseId {
        let no_word = self.no_word.expect("the vocabulary is finished");
        let word = token.span.of(text);
        if word.len() > LONGEST_WORD {
            return no_word;
        }
        let lower = lower_case(word);
        let lower = without_stop(&lower);
        if let Some(base) = self.lookup(lower) {
            return base;
        }
        if let Some(form) = FORMS.iter().position(|(_, fits)| fits(word)) {
            return self.forms[form];
        }
        if matches!(token.shape, Shape::Capitalized | Shape::Upper) {
            let composed = self.composed.iter().find(|c| c.holds(lower));
            return composed.map_or(no_word, |c| c.base);
        }
        no_word
    }

    fn lookup(&self, lower: &str) -> Option<BaseId> {
        self.words.get(lower).copied()
    }
}

/// A class, and the question whether a word has its form.
type Form = (&'static str, fn(&str) -> bool);

/// Classes that the form of a word tells.
const FORMS: [Form; 3] = [("domain", is_domain), ("year-number", is_year), ("decade-number", is_decade)];

/// A number that may be a year: four digits from 1000 to 2999.
fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()) && matches!(word.as_bytes()[0], b'1' | b'2')
}

/// `1990s`
fn is_decade(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(|year| is_year(year) && year.ends_with('0'))
}

/// The name of a web site: `JL.gov`, `www.gov.cn`.
fn is_domain(word: &str) -> bool {
    let last = word.rsplit_once('.').filter(|(rest, _)| rest.len() > 1 && !rest.contains(['/', '@', ':']));
    last.is_some_and(|(_, last)| last.len() >= 2 && last.bytes().all(|b| b.is_ascii_lowercase()))
}

/// Lower case with curly apostrophes made straight, as words are written in the lists.
fn lower_case(word: &str) -> String {
    if word.is_ascii() { word.to_ascii_lowercase() } else { word.to_lowercase().replace(['’', '‘', 'ʼ'], "'") }
}

/// Abbreviations are listed and looked up without their final full stop.
fn without_stop(word: &str) -> &str {
    word.strip_suffix('.').filter(|rest| !rest.is_empty()).unwrap_or(word)
}

impl Composed {
    /// True where the word is a run of `count` parts. Apostrophes may stand between parts.
    fn holds(&self, lower: &str) -> bool {
        if self.longest == 0 || lower.len() > LONGEST_WORD {
            return false;
        }
        // fewest parts that reach each byte
        let mut reached = [usize::MAX; LONGEST_WORD + 1];
        reached[0] = 0;
        let bytes = lower.as_bytes();
        for start in 0..lower.len() {
            let count = reached[start];
            if count == usize::MAX {
                continue;
            }
            if bytes[start] == b'\'' && start > 0 {
                reached[start + 1] = reached[start + 1].min(count);
                continue;
            }
            let longest = lower.len().min(start + self.longest);
            let ends = reached.iter_mut().enumerate().take(longest + 1).skip(start + 1);
            for (_, fewest) in ends.filter(|(end, _)| lower.get(start..*end).is_some_and(|p| self.parts.contains(p))) {
                *fewest = (*fewest).min(count + 1);
            }
        }
        (self.count.0..=self.count.1).contains(&reached[lower.len()])
    }
}

/// Cuts a phrase of a word list or a literal of a rule into tokens, the way the splitter does: hyphens and marks
/// stand alone, apostrophes stay in words but for a final `'s`.
pub fn split_phrase(phrase: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let phrase = phrase.replace(['’', '‘'], "'");
    for piece in phrase.split_whitespace() {
        let mut word = String::new();
        let (piece, possessive) = match piece.strip_suffix("'s") {
            Some(rest) if !rest.is_empty() => (rest, true),
            _ => (piece, false),
        };
        for c in piece.chars() {
            if c.is_alphanumeric()
                || (c == '\'' && (!word.is_empty() || piece.len() > 1))
                || (c == '.' && !word.is_empty())
            {
                word.push(c);
            } else {
                tokens.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
                tokens.push(c.to_string());
            }
        }
        tokens.extend((!word.is_empty()).then_some(word));
        tokens.extend(possessive.then(|| "'s".to_string()));
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_split_like_text() {
        for (phrase, tokens) in [
            ("secretary-general", &["secretary", "-", "general"][..]),
            ("people's congress", &["people", "'s", "congress"]),
            ("Xi’an", &["Xi'an"]),
            (",", &[","]),
            ("U.S.", &["U.S."]),
        ] {
            assert_eq!(split_phrase(phrase), tokens);
        }
    }

    #[test]
    fn composed_words() {
        let mut v = Vocabulary::new();
        for part in ["jun", "hai", "ji", "un", "da", "zhe"] {
            v.add("syllable", part);
        }
        v.compose("pinyin", "syllable", (1, 2));
        v.finish_words();
        let class = v.classes.get("pinyin").unwrap();
        for (word, is) in [("Junhai", true), ("Dazhe", true), ("Jun", true), ("Jundazhe", false), ("Smith", false)] {
            assert_eq!(v.word_classes(word).contains(&class), is, "{word}");
        }
    }
}
