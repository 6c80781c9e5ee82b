//! The letters of a phase, and sets of them.
//!
//! Base sets that no rule of the phase tells apart share a row, looks a column; each row and column has one letter.
//! Rules ask questions: is it of a class, does a phrase of a class begin here? A letter is what all answers have in
//! common.

use rustc_hash::{FxHashMap, FxHashSet};

use super::ast::Test;
use super::classes::{ClassId, Classes, Symbol};
use super::vocabulary::Vocabulary;

/// What the rules of a phase ask about.
#[derive(Debug, Default)]
pub struct Used {
    /// Classes of single items.
    pub classes: FxHashSet<ClassId>,
    /// Classes whose phrases are matched, too.
    pub phrases: FxHashSet<ClassId>,
}

/// Number of a letter.
pub type Letter = u32;

/// A set of letters of an [`Alphabet`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SetId(u32);

/// The letters of a phase.
#[derive(Debug)]
pub struct Alphabet {
    /// Row of each base set.
    rows: Vec<u32>,
    /// Column of each look.
    columns: Vec<u32>,
    /// Letter of each row and column.
    letters: Vec<Letter>,
    width: usize,
}

/// Answers to the questions of a phase: a sorted list of numbers of questions answered with yes.
type Key = Box<[u32]>;

/// Numbers of questions.
struct Questions {
    of_class: FxHashMap<ClassId, u32>,
    of_phrases: FxHashMap<ClassId, u32>,
}

impl Questions {
    fn new(used: &Used) -> Self {
        let number = |classes: &FxHashSet<ClassId>, from: usize| {
            let mut classes: Vec<ClassId> = classes.iter().copied().collect();
            classes.sort_unstable();
            classes.into_iter().zip(from as u32..).collect()
        };
        Questions { of_class: number(&used.classes, 0), of_phrases: number(&used.phrases, used.classes.len()) }
    }
}

impl Alphabet {
    /// The letters that the questions tell apart, and the sets that patterns are going to need.
    pub fn new(vocabulary: &Vocabulary, used: &Used) -> (Self, Sets) {
        let questions = Questions::new(used);
        let (rows, row_keys) = rows(vocabulary, &questions);
        let (columns, column_keys) = columns(vocabulary, &questions);
        let mut index: FxHashMap<Key, Letter> = FxHashMap::default();
        let mut yes = vec![Vec::new(); used.classes.len() + used.phrases.len()];
        let mut letters = Vec::with_capacity(row_keys.len() * column_keys.len());
        let mut key = Vec::new();
        for row in &row_keys {
            for column in &column_keys {
                key.clear();
                key.extend(row.iter().chain(column));
                key.sort_unstable();
                key.dedup();
                let letter = index.get(key.as_slice()).copied().unwrap_or_else(|| {
                    let letter = index.len() as Letter;
                    key.iter().for_each(|&question| yes[question as usize].push(letter));
                    index.insert(key.as_slice().into(), letter);
                    letter
                });
                letters.push(letter);
            }
        }
        let count = index.len();
        let alphabet = Alphabet { rows, columns, letters, width: column_keys.len() };
        let sets = LetterSets::new(count);
        let yes = yes.into_iter().map(|letters| Yes::new(letters, sets.words)).collect();
        (alphabet, Sets { questions, yes, sets, known: FxHashMap::default() })
    }

    /// The letter of a symbol.
    pub fn letter(&self, symbol: Symbol) -> Letter {
        let (base, look) = symbol.parts();
        self.letters[self.rows[base.0 as usize] as usize * self.width + self.columns[look] as usize]
    }
}

/// The row of each base set, and what tells the rows apart.
fn rows(vocabulary: &Vocabulary, questions: &Questions) -> (Vec<u32>, Vec<Key>) {
    // words are many, and few of them are asked for; all other classes are looked up in tables
    let dense = |map: &FxHashMap<ClassId, u32>| {
        let mut dense = vec![u32::MAX; vocabulary.classes.len()];
        let plain = map.iter().filter(|(class, _)| !Classes::is_literal(**class));
        plain.for_each(|(class, &number)| dense[class.0 as usize] = number);
        dense
    };
    let (of_class, of_phrases) = (dense(&questions.of_class), dense(&questions.of_phrases));
    let yes = |numbers: &[u32], class: &ClassId| Some(numbers[class.0 as usize]).filter(|&n| n != u32::MAX);
    share(vocabulary.symbols.bases().zip(vocabulary.literals()).map(|(classes, literal)| {
        let plain = &classes[..classes.len() - usize::from(literal.is_some())];
        let begun = literal.map_or(&[][..], |word| vocabulary.phrases.beginning_with(word));
        let word = literal.and_then(|word| questions.of_class.get(&word).copied());
        let own = plain.iter().filter_map(|class| yes(&of_class, class)).chain(word);
        own.chain(begun.iter().filter_map(|class| yes(&of_phrases, class)))
    }))
}

fn columns(vocabulary: &Vocabulary, questions: &Questions) -> (Vec<u32>, Vec<Key>) {
    let yes = |class: &ClassId| questions.of_class.get(class).copied();
    share(vocabulary.symbols.looks().iter().map(|classes| classes.iter().filter_map(yes)))
}

/// Numbers the sets of answers, equal ones alike.
fn share(sets: impl Iterator<Item = impl Iterator<Item = u32>>) -> (Vec<u32>, Vec<Key>) {
    let mut index: FxHashMap<Key, u32> = FxHashMap::default();
    let mut keys: Vec<Key> = Vec::new();
    let mut key = Vec::new();
    let mut none = None;
    let numbers = sets.map(|answers| {
        key.clear();
        key.extend(answers);
        // most words are nothing to a phase
        if let (true, Some(number)) = (key.is_empty(), none) {
            return number;
        }
        key.sort_unstable();
        if let Some(&number) = index.get(key.as_slice()) {
            return number;
        }
        let number = keys.len() as u32;
        keys.push(key.as_slice().into());
        index.insert(key.as_slice().into(), number);
        none = none.or(key.is_empty().then_some(number));
        number
    });
    (numbers.collect(), keys)
}

/// Most bits of all sets of a phase (128 MB): a set for each of many thousand words, each a letter, is the square of their number.
const MOST_BITS: usize = 1 << 30;

/// Sets of letters while patterns are compiled.
#[derive(Debug)]
pub struct Sets {
    questions: Questions,
    /// The letters that answer each question with yes.
    yes: Vec<Yes>,
    sets: LetterSets,
    known: FxHashMap<(bool, ClassId), SetId>,
}

impl std::fmt::Debug for Questions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} classes, {} with phrases", self.of_class.len(), self.of_phrases.len())
    }
}

type Bits = Vec<u64>;

impl Sets {
    /// The sets alone, when all patterns are compiled.
    pub fn finish(self) -> LetterSets {
        LetterSets { index: FxHashMap::default(), ..self.sets }
    }

    /// The letters that pass a test.
    pub fn passing(&mut self, test: &Test, vocabulary: &Vocabulary) -> SetId {
        let single = class_of(test, vocabulary);
        if let Some(known) = single.and_then(|class| self.known.get(&(false, class))) {
            return *known;
        }
        let bits = self.bits(test, vocabulary);
        let set = self.sets.add(bits);
        single.map(|class| self.known.insert((false, class), set));
        set
    }

    /// The letters of words with which a phrase of one of the classes begins.
    pub fn beginning(&mut self, classes: &[ClassId]) -> SetId {
        if let &[class] = classes
            && let Some(known) = self.known.get(&(true, class))
        {
            return *known;
        }
        let mut bits = self.none();
        for class in classes {
            if let Some(&question) = self.questions.of_phrases.get(class) {
                self.answer(question, &mut bits);
            }
        }
        let set = self.sets.add(bits);
        if let &[class] = classes {
            self.known.insert((true, class), set);
        }
        set
    }

    /// Both together.
    pub fn union(&mut self, a: SetId, b: SetId) -> SetId {
        if a == b {
            return a;
        }
        let bits = self.sets.bits(a).iter().zip(self.sets.bits(b)).map(|(a, b)| a | b).collect();
        self.sets.add(bits)
    }

    /// The empty set.
    pub fn none_set(&mut self) -> SetId {
        let none = self.none();
        self.sets.add(none)
    }

    /// True where there are more sets than there is room for.
    pub fn are_too_large(&self) -> bool {
        self.sets.are_too_large()
    }

    /// The sets made so far.
    pub fn made(&self) -> &LetterSets {
        &self.sets
    }

    fn none(&self) -> Bits {
        vec![0; self.sets.words]
    }

    fn question(&self, test: &Test, vocabulary: &Vocabulary) -> Option<u32> {
        class_of(test, vocabulary).and_then(|class| self.questions.of_class.get(&class)).copied()
    }

    fn answer(&self, question: u32, bits: &mut [u64]) {
        self.yes[question as usize].join(bits);
    }

    fn bits(&self, test: &Test, vocabulary: &Vocabulary) -> Bits {
        let mut bits = match test {
            Test::Any | Test::And(_) => vec![u64::MAX; self.sets.words],
            Test::Class(..) | Test::Word(_) | Test::Or(_) => self.none(),
            Test::Not(inner) => self.bits(inner, vocabulary).iter().map(|bits| !bits).collect(),
        };
        match test {
            Test::Any | Test::Not(_) => {}
            Test::Class(..) | Test::Word(_) | Test::Or(_) => self.widen(&mut bits, test, vocabulary),
            Test::And(_) => self.narrow(&mut bits, test, vocabulary),
        }
        // beyond the last letter there is nothing
        if !self.sets.letters.is_multiple_of(64)
            && let Some(last) = bits.last_mut()
        {
            *last &= (1 << (self.sets.letters % 64)) - 1;
        }
        bits
    }

    /// Adds the letters that pass.
    fn widen(&self, any: &mut [u64], test: &Test, vocabulary: &Vocabulary) {
        match test {
            Test::Class(..) | Test::Word(_) => {
                self.question(test, vocabulary).into_iter().for_each(|question| self.answer(question, any));
            }
            Test::Or(tests) => tests.iter().for_each(|test| self.widen(any, test, vocabulary)),
            _ => any.iter_mut().zip(self.bits(test, vocabulary)).for_each(|(any, bits)| *any |= bits),
        }
    }

    /// Takes away the letters that do not pass.
    fn narrow(&self, all: &mut [u64], test: &Test, vocabulary: &Vocabulary) {
        match test {
            Test::Not(inner) if matches!(**inner, Test::Class(..) | Test::Word(_)) => {
                let question = self.question(inner, vocabulary);
                question.into_iter().for_each(|question| self.yes[question as usize].take_from(all));
            }
            Test::And(tests) => tests.iter().for_each(|test| self.narrow(all, test, vocabulary)),
            _ => all.iter_mut().zip(self.bits(test, vocabulary)).for_each(|(all, bits)| *all &= bits),
        }
    }
}

/// The class that a test asks for, where it asks for one alone.
fn class_of(test: &Test, vocabulary: &Vocabulary) -> Option<ClassId> {
    match test {
        Test::Class(name, _) => vocabulary.classes.get(name),
        Test::Word(word) => vocabulary.word_class(word),
        _ => None,
    }
}

/// The letters that answer a question with yes.
#[derive(Debug)]
enum Yes {
    /// One after the other.
    Few(Vec<Letter>),
    /// A bit for each letter there is.
    Many(Bits),
}

impl Yes {
    fn new(letters: Vec<Letter>, words: usize) -> Self {
        if letters.len() <= words {
            return Yes::Few(letters);
        }
        let mut bits = vec![0; words];
        letters.iter().for_each(|&letter| bits[letter as usize / 64] |= 1 << (letter % 64));
        Yes::Many(bits)
    }

    fn join(&self, bits: &mut [u64]) {
        match self {
            Yes::Few(letters) => letters.iter().for_each(|&l| bits[l as usize / 64] |= 1 << (l % 64)),
            Yes::Many(yes) => bits.iter_mut().zip(yes).for_each(|(bits, yes)| *bits |= yes),
        }
    }

    fn take_from(&self, bits: &mut [u64]) {
        match self {
            Yes::Few(letters) => letters.iter().for_each(|&l| bits[l as usize / 64] &= !(1 << (l % 64))),
            Yes::Many(yes) => bits.iter_mut().zip(yes).for_each(|(bits, yes)| *bits &= !yes),
        }
    }
}

/// Different sets of letters.
#[derive(Debug)]
pub struct LetterSets {
    letters: usize,
    /// Words of 64 letters in a set.
    words: usize,
    bits: Vec<u64>,
    index: FxHashMap<Box<[u64]>, SetId>,
}

impl LetterSets {
    fn new(letters: usize) -> Self {
        let words = letters.div_ceil(64).max(1);
        LetterSets { letters, words, bits: Vec::new(), index: FxHashMap::default() }
    }

    fn add(&mut self, bits: Bits) -> SetId {
        if let Some(&known) = self.index.get(bits.as_slice()) {
            return known;
        }
        if self.are_too_large() {
            // any set will do: the phase is going to be refused
            return SetId(0);
        }
        let id = SetId((self.bits.len() / self.words) as u32);
        self.bits.extend(&bits);
        self.index.insert(bits.into(), id);
        id
    }

    /// True where they take more than [`MOST_BITS`].
    fn are_too_large(&self) -> bool {
        self.bits.len() * 64 > MOST_BITS
    }

    fn bits(&self, set: SetId) -> &[u64] {
        &self.bits[set.0 as usize * self.words..][..self.words]
    }

    /// True where the letter is in the set.
    #[inline]
    pub fn has(&self, set: SetId, letter: Letter) -> bool {
        self.bits[set.0 as usize * self.words + letter as usize / 64] >> (letter % 64) & 1 == 1
    }

    /// Number of all letters.
    pub fn count(&self) -> usize {
        self.letters
    }

    /// The letters of a set.
    pub fn letters(&self, set: SetId) -> impl Iterator<Item = Letter> + '_ {
        (0..).step_by(64).zip(self.bits(set)).flat_map(|(first, &bits)| {
            let mut rest = bits;
            std::iter::from_fn(move || {
                let bit = rest.trailing_zeros();
                rest &= rest.wrapping_sub(1);
                (bit < 64).then_some(first + bit)
            })
        })
    }

    /// Number of letters in a set.
    pub fn len(&self, set: SetId) -> u32 {
        self.bits(set).iter().map(|bits| bits.count_ones()).sum()
    }
}
