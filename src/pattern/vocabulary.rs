//! The vocabulary: which classes a word has, and which phrases a class has.

use super::classes::{BaseId, ClassId, Classes, Symbol, Symbols, declare_looks, variant};
use super::composed::{Composed, LONGEST_WORD};
use super::holders::Holders;
use super::phrases::Phrases;
use super::words::WordId;
use crate::text::{Shape, Token};

/// Words, phrases and composed words with their classes, and the symbols made of them.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// All classes.
    pub classes: Classes,
    /// All symbols.
    pub symbols: Symbols,
    /// The phrases of more than one word.
    pub phrases: Phrases,
    /// Words with their classes, as added.
    added: Vec<(WordId, ClassId)>,
    /// True for words that rules or phrases name.
    literal: Vec<bool>,
    composed: Vec<Composed>,
    /// The base of each word; once all are added.
    bases: Vec<BaseId>,
    no_word: Option<BaseId>,
    /// Bases of words that their form alone tells: see [`FORMS`].
    forms: Vec<BaseId>,
    /// Bases of composed words.
    composed_bases: Vec<BaseId>,
    /// The literal word of each base set that is one's.
    literals: Vec<Option<ClassId>>,
    holders: Holders,
}

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
    pub fn add(&mut self, class: ClassId, phrase: &str) {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b' ';
        if !phrase.bytes().all(plain) {
            return self.add_tokens(class, split_phrase(phrase).iter().map(String::as_str));
        }
        if phrase.contains(' ') {
            self.add_tokens(class, phrase.split_ascii_whitespace());
        } else if !phrase.is_empty() {
            self.add_word(class, phrase);
        }
    }

    fn add_tokens<'t>(&mut self, class: ClassId, mut tokens: impl Iterator<Item = &'t str>) {
        let Some(first) = tokens.next() else { return };
        let Some(second) = tokens.next() else {
            self.add_word(class, first);
            return;
        };
        let mut words = vec![self.literal(first), self.literal(second)];
        words.extend(tokens.map(|token| self.literal(token)));
        self.phrases.add(class, words.into_iter());
    }

    fn add_word(&mut self, class: ClassId, word: &str) {
        let word = self.classes.words.add(without_stop(word));
        self.added.push((word, class));
    }

    /// The class of one literal word.
    pub fn literal(&mut self, word: &str) -> ClassId {
        let word = self.classes.words.add(without_stop(word));
        let index = word.0 as usize;
        if self.literal.len() <= index {
            self.literal.resize(index + 1, false);
        }
        self.literal[index] = true;
        Classes::literal(word)
    }

    /// The class of one literal word, where some rule or list has it.
    pub fn word_class(&self, word: &str) -> Option<ClassId> {
        let word = without_stop(word);
        let found = match word.is_ascii() {
            true => self.classes.words.find(word),
            false => self.classes.words.find(&word.to_lowercase()),
        };
        found.filter(|word| self.is_literal(*word)).map(Classes::literal)
    }

    fn is_literal(&self, word: WordId) -> bool {
        self.literal.get(word.0 as usize).copied().unwrap_or(false)
    }

    /// Adds a class of composed words.
    pub fn compose(&mut self, class: &str, part: &str, count: (usize, usize)) {
        let (class, part) = (self.classes.intern(class), self.classes.intern(part));
        self.composed.push(Composed::new(class, part, count));
    }

    /// Finds the classes of all words; after all words are added, before names are.
    pub fn finish_words(&mut self) {
        self.added.sort_unstable();
        for composed in &mut self.composed {
            let part = composed.part;
            let parts = self.added.iter().filter(|(_, class)| *class == part);
            parts.for_each(|(word, _)| composed.add(self.classes.words.get(*word)));
        }
        let added = std::mem::take(&mut self.added);
        let mut rest = &added[..];
        let mut classes = Vec::new();
        for index in 0..self.classes.words.len() {
            let word = WordId(index as u32);
            let (own, others) = rest.split_at(rest.iter().take_while(|(w, _)| *w == word).count());
            rest = others;
            classes.clear();
            classes.extend(own.iter().map(|(_, class)| *class));
            classes.extend(self.is_literal(word).then(|| Classes::literal(word)));
            let text = self.classes.words.get(word);
            classes.extend(self.looks_of(text, text));
            self.bases.push(self.symbols.base(&mut classes));
        }
    }

    /// The base of a word; after all words are added. What is in no list may still be composed or have a form.
    pub fn word_base(&mut self, word: &str) -> BaseId {
        let lower = word.to_lowercase();
        let lower = without_stop(&lower);
        if let Some(listed) = self.classes.words.find(lower) {
            let base = self.bases[listed.0 as usize];
            let mut classes = self.symbols.of(base).to_vec();
            let forms = self.forms_of(word).filter(|form| !classes.contains(form)).collect::<Vec<_>>();
            classes.extend(&forms);
            return if forms.is_empty() { base } else { self.symbols.base(&mut classes) };
        }
        let mut classes = self.looks_of(word, lower).collect::<Vec<_>>();
        self.symbols.base(&mut classes)
    }

    /// The composed classes that hold a word, and the classes of its forms.
    fn looks_of(&self, word: &str, lower: &str) -> impl Iterator<Item = ClassId> {
        let composed = self.composed.iter().filter(move |composed| composed.holds(lower)).map(|c| c.class);
        composed.chain(self.forms_of(word))
    }

    fn forms_of(&self, word: &str) -> impl Iterator<Item = ClassId> {
        FORMS.iter().filter(move |(_, fits)| fits(word)).filter_map(|(form, _)| self.classes.get(form))
    }

    /// Makes all symbols; nothing can be added afterwards.
    pub fn finish(&mut self) {
        self.no_word = Some(self.symbols.base(&mut Vec::new()));
        for (form, _) in FORMS {
            let class = self.classes.intern(form);
            self.forms.push(self.symbols.base(&mut vec![class]));
        }
        self.composed_bases = self.composed.iter().map(|c| self.symbols.base(&mut vec![c.class])).collect();
        self.symbols.finish(&mut self.classes);
        // classes of literal words come last in a set
        let literal = |classes: &[ClassId]| classes.last().copied().filter(|class| Classes::is_literal(*class));
        self.literals = self.symbols.bases().map(literal).collect();
        self.holders = Holders::new(&self.symbols, &self.classes);
    }

    /// The numbers of the base sets that hold a class.
    pub fn holders(&self, class: ClassId) -> &[u32] {
        self.holders.of(class, &self.classes)
    }

    /// The literal word of a symbol.
    pub fn word(&self, symbol: Symbol) -> Option<ClassId> {
        self.literals[symbol.parts().0.0 as usize]
    }

    /// The symbol of a token that does not begin a sentence. Words are matched without regard to case.
    pub fn symbol(&self, text: &str, token: &Token) -> Symbol {
        let look = variant(token.shape, false, token.glued);
        self.symbols.token(self.base_of(text, token), look)
    }

    /// True where the word is of the class.
    pub fn is(&self, text: &str, token: &Token, class: ClassId) -> bool {
        self.symbols.has(self.symbol(text, token), class)
    }

    /// True where the word, in lower case, is of the class.
    pub fn word_is(&self, lower: &str, class: ClassId) -> bool {
        let listed = self.classes.words.find(lower);
        listed.is_some_and(|word| self.symbols.base_has(self.bases[word.0 as usize], class))
    }

    fn base_of(&self, text: &str, token: &Token) -> BaseId {
        let no_word = self.no_word.expect("the vocabulary is finished");
        let word = token.span.of(text);
        if word.len() > LONGEST_WORD {
            return no_word;
        }
        let folded;
        let lower = if word.is_ascii() {
            without_stop(word)
        } else {
            folded = lower_case(word);
            without_stop(&folded)
        };
        if let Some(word) = self.classes.words.find(lower) {
            return self.bases[word.0 as usize];
        }
        if let Some(form) = FORMS.iter().position(|(_, fits)| fits(word)) {
            return self.forms[form];
        }
        if matches!(token.shape, Shape::Capitalized | Shape::Upper) {
            let lower = lower.to_ascii_lowercase();
            let composed = self.composed.iter().position(|c| c.holds(&lower));
            return composed.map_or(no_word, |index| self.composed_bases[index]);
        }
        no_word
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
    word.to_lowercase().replace(['’', '‘', 'ʼ'], "'")
}

/// Abbreviations are listed and looked up without their final full stop.
fn without_stop(word: &str) -> &str {
    word.strip_suffix('.').filter(|rest| !rest.is_empty()).unwrap_or(word)
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
        let syllable = v.classes.intern("syllable");
        for part in ["jun", "hai", "ji", "un", "da", "zhe", "overlongpart"] {
            v.add(syllable, part);
        }
        v.compose("pinyin", "syllable", (1, 2));
        v.finish_words();
        let class = v.classes.get("pinyin").unwrap();
        for (word, is) in [
            ("Junhai", true),
            ("Dazhe", true),
            ("Jun", true),
            ("Jun'hai", true),
            ("Jundazhe", false),
            ("Smith", false),
            ("Daoverlongpart", true),
        ] {
            let base = v.word_base(word);
            assert_eq!(v.symbols.of(base).contains(&class), is, "{word}");
        }
    }
}
