//! Sets of letters.
//!
//! A set has a set of rows for each column. Few tests ask for looks, so that it is mostly the same for all columns.

use rustc_hash::FxHashMap;

use super::alphabet::{Answers, Letter, Questions};
use super::ast::Test;
use super::classes::ClassId;
use super::vocabulary::Vocabulary;

/// A set of letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SetId(u32);

/// Most bits of all sets of a phase (128 MB): a set for each of many thousand words, each a row, is the square of their number.
const MOST_BITS: usize = 1 << 30;

/// A bit for each row.
type Bits = Vec<u64>;

/// Sets of letters while patterns are compiled.
#[derive(Debug)]
pub struct Sets {
    questions: Questions,
    answers: Vec<Yes>,
    sets: LetterSets,
    /// Sets of rows by their bits, and sets by their sets of rows.
    rows: FxHashMap<Box<[u64]>, u32>,
    index: FxHashMap<Box<[u32]>, SetId>,
    known: FxHashMap<(bool, ClassId), SetId>,
}

/// What answers a question with yes.
#[derive(Debug)]
struct Yes {
    rows: YesRows,
    /// A bit for each column.
    columns: u64,
}

#[derive(Debug)]
enum YesRows {
    /// One after the other.
    Few(Vec<u32>),
    /// A bit for each row there is.
    Many(Bits),
}

impl Sets {
    /// None yet.
    pub fn new(answers: Answers) -> Self {
        let Answers { questions, rows: (rows, yes_rows), columns: (columns, yes_columns) } = answers;
        let sets = LetterSets::new(rows, columns);
        let bits = |columns: Vec<u32>| columns.iter().fold(0, |bits, column| bits | 1 << column);
        let yes = |(rows, columns)| Yes { rows: YesRows::new(rows, sets.words), columns: bits(columns) };
        let answers = yes_rows.into_iter().zip(yes_columns).map(yes).collect();
        let (rows, index, known) = Default::default();
        Sets { questions, answers, sets, rows, index, known }
    }

    /// The sets alone, when all patterns are compiled.
    pub fn finish(self) -> LetterSets {
        self.sets
    }

    /// The letters that pass a test.
    pub fn passing(&mut self, test: &Test, vocabulary: &Vocabulary) -> SetId {
        let single = class_of(test, vocabulary);
        if let Some(known) = single.and_then(|class| self.known.get(&(false, class))) {
            return *known;
        }
        let mut looks = Vec::new();
        self.looks(test, vocabulary, &mut looks);
        // columns that answer alike have the same rows
        let alike = |a: usize, b: usize| looks.iter().all(|columns| (columns >> a ^ columns >> b) & 1 == 0);
        let mut rows: Vec<u32> = Vec::with_capacity(self.sets.columns);
        for column in 0..self.sets.columns {
            let same = (0..column).find(|&before| alike(before, column));
            rows.push(match same {
                Some(before) => rows[before],
                None => {
                    let passing = self.bits(test, column, vocabulary);
                    self.add_rows(passing)
                }
            });
        }
        let set = self.add(&rows);
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
                self.answers[question as usize].rows.join(&mut bits);
            }
        }
        let set = self.in_all_columns(bits);
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
        let pairs: Vec<(u32, u32)> =
            self.sets.rows_of(a).iter().copied().zip(self.sets.rows_of(b).iter().copied()).collect();
        let mut rows: Vec<u32> = Vec::with_capacity(pairs.len());
        for (column, &(a, b)) in pairs.iter().enumerate() {
            let same = pairs[..column].iter().position(|&pair| pair == (a, b));
            rows.push(match same {
                Some(before) => rows[before],
                None => {
                    let both = self.sets.bits_at(a).iter().zip(self.sets.bits_at(b)).map(|(a, b)| a | b).collect();
                    self.add_rows(both)
                }
            });
        }
        self.add(&rows)
    }

    /// The empty set.
    pub fn none_set(&mut self) -> SetId {
        let none = self.none();
        self.in_all_columns(none)
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

    fn in_all_columns(&mut self, rows: Bits) -> SetId {
        let rows = self.add_rows(rows);
        self.add(&vec![rows; self.sets.columns])
    }

    /// A set of rows; where its bits begin.
    fn add_rows(&mut self, bits: Bits) -> u32 {
        if let Some(&known) = self.rows.get(bits.as_slice()) {
            return known;
        }
        if self.sets.are_too_large() {
            // any rows will do: the phase is going to be refused
            return 0;
        }
        let at = self.sets.bits.len() as u32;
        self.sets.bits.extend(&bits);
        self.rows.insert(bits.into(), at);
        at
    }

    /// The set with these rows in each column.
    fn add(&mut self, rows: &[u32]) -> SetId {
        if let Some(&known) = self.index.get(rows) {
            return known;
        }
        let id = SetId(self.sets.lengths.len() as u32);
        self.sets.rows.extend(rows);
        let length = self.sets.parts(id).map(|(rows, columns)| self.sets.number_of(rows) * columns).sum();
        self.sets.lengths.push(length);
        self.index.insert(rows.into(), id);
        id
    }

    fn question(&self, test: &Test, vocabulary: &Vocabulary) -> Option<&Yes> {
        let question = class_of(test, vocabulary).and_then(|class| self.questions.of_class.get(&class));
        question.map(|&question| &self.answers[question as usize])
    }

    /// The columns that say yes, for each question that a test asks and some column does.
    fn looks(&self, test: &Test, vocabulary: &Vocabulary, looks: &mut Vec<u64>) {
        match test {
            Test::Any => {}
            Test::Class(..) | Test::Word(_) => {
                let columns = self.question(test, vocabulary).map_or(0, |yes| yes.columns);
                looks.extend((columns != 0).then_some(columns));
            }
            Test::Not(inner) => self.looks(inner, vocabulary, looks),
            Test::And(tests) | Test::Or(tests) => tests.iter().for_each(|test| self.looks(test, vocabulary, looks)),
        }
    }

    /// The rows that pass a test in a column.
    fn bits(&self, test: &Test, column: usize, vocabulary: &Vocabulary) -> Bits {
        let mut bits = match test {
            Test::Any | Test::And(_) => vec![u64::MAX; self.sets.words],
            Test::Class(..) | Test::Word(_) | Test::Or(_) => self.none(),
            Test::Not(inner) => self.bits(inner, column, vocabulary).iter().map(|bits| !bits).collect(),
        };
        match test {
            Test::Any | Test::Not(_) => {}
            Test::Class(..) | Test::Word(_) | Test::Or(_) => self.widen(&mut bits, test, column, vocabulary),
            Test::And(_) => self.narrow(&mut bits, test, column, vocabulary),
        }
        // beyond the last row there is nothing
        if !self.sets.count.is_multiple_of(64)
            && let Some(last) = bits.last_mut()
        {
            *last &= (1 << (self.sets.count % 64)) - 1;
        }
        bits
    }

    /// Adds the rows that pass.
    fn widen(&self, any: &mut [u64], test: &Test, column: usize, vocabulary: &Vocabulary) {
        match test {
            Test::Class(..) | Test::Word(_) => match self.question(test, vocabulary) {
                Some(yes) if yes.in_column(column) => any.fill(u64::MAX),
                Some(yes) => yes.rows.join(any),
                None => {}
            },
            Test::Or(tests) => tests.iter().for_each(|test| self.widen(any, test, column, vocabulary)),
            _ => any.iter_mut().zip(self.bits(test, column, vocabulary)).for_each(|(any, bits)| *any |= bits),
        }
    }

    /// Takes away the rows that do not pass.
    fn narrow(&self, all: &mut [u64], test: &Test, column: usize, vocabulary: &Vocabulary) {
        match test {
            Test::Not(inner) if matches!(**inner, Test::Class(..) | Test::Word(_)) => {
                match self.question(inner, vocabulary) {
                    Some(yes) if yes.in_column(column) => all.fill(0),
                    Some(yes) => yes.rows.take_from(all),
                    None => {}
                }
            }
            Test::And(tests) => tests.iter().for_each(|test| self.narrow(all, test, column, vocabulary)),
            _ => all.iter_mut().zip(self.bits(test, column, vocabulary)).for_each(|(all, bits)| *all &= bits),
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

impl Yes {
    fn in_column(&self, column: usize) -> bool {
        self.columns >> column & 1 == 1
    }
}

impl YesRows {
    fn new(rows: Vec<u32>, words: usize) -> Self {
        if rows.len() <= words {
            return YesRows::Few(rows);
        }
        let mut bits = vec![0; words];
        rows.iter().for_each(|&row| bits[row as usize / 64] |= 1 << (row % 64));
        YesRows::Many(bits)
    }

    fn join(&self, bits: &mut [u64]) {
        match self {
            YesRows::Few(rows) => rows.iter().for_each(|&row| bits[row as usize / 64] |= 1 << (row % 64)),
            YesRows::Many(yes) => bits.iter_mut().zip(yes).for_each(|(bits, yes)| *bits |= yes),
        }
    }

    fn take_from(&self, bits: &mut [u64]) {
        match self {
            YesRows::Few(rows) => rows.iter().for_each(|&row| bits[row as usize / 64] &= !(1 << (row % 64))),
            YesRows::Many(yes) => bits.iter_mut().zip(yes).for_each(|(bits, yes)| *bits &= !yes),
        }
    }
}

/// Different sets of letters.
#[derive(Debug)]
pub struct LetterSets {
    /// Number of rows, and of columns.
    count: usize,
    columns: usize,
    /// Words of 64 rows in a set of rows.
    words: usize,
    /// Different sets of rows.
    bits: Vec<u64>,
    /// For each set and column, where the bits of its rows begin.
    rows: Vec<u32>,
    /// Number of letters in each set.
    lengths: Vec<u32>,
}

impl LetterSets {
    fn new(count: usize, columns: usize) -> Self {
        let (bits, rows, lengths) = Default::default();
        LetterSets { count, columns, words: count.div_ceil(64).max(1), bits, rows, lengths }
    }

    /// True where they take more than [`MOST_BITS`].
    fn are_too_large(&self) -> bool {
        self.bits.len() * 64 + self.rows.len() * 32 > MOST_BITS
    }

    fn bits_at(&self, rows: u32) -> &[u64] {
        &self.bits[rows as usize..][..self.words]
    }

    fn rows_of(&self, set: SetId) -> &[u32] {
        &self.rows[set.0 as usize * self.columns..][..self.columns]
    }

    /// True where the letter is in the set.
    #[inline]
    pub fn has(&self, set: SetId, letter: Letter) -> bool {
        let rows = self.rows[set.0 as usize * self.columns + letter.column as usize];
        self.bits[(rows + letter.row / 64) as usize] >> (letter.row % 64) & 1 == 1
    }

    /// Number of all rows, and of all columns.
    pub fn count(&self) -> (usize, usize) {
        (self.count, self.columns)
    }

    /// Different sets of rows of a set, each with the number of columns that have it.
    fn parts(&self, set: SetId) -> impl Iterator<Item = (u32, u32)> + '_ {
        let rows = self.rows_of(set);
        let first = |(column, at): &(usize, &u32)| !rows[..*column].contains(at);
        let times = |at: u32| rows.iter().filter(|other| **other == at).count() as u32;
        rows.iter().enumerate().filter(first).map(move |(_, &at)| (at, times(at)))
    }

    fn rows(&self, at: u32) -> impl Iterator<Item = u32> + '_ {
        (0..).step_by(64).zip(self.bits_at(at)).flat_map(|(first, &bits)| {
            let mut rest = bits;
            std::iter::from_fn(move || {
                let bit = rest.trailing_zeros();
                rest &= rest.wrapping_sub(1);
                (bit < 64).then_some(first + bit)
            })
        })
    }

    fn number_of(&self, rows: u32) -> u32 {
        self.bits_at(rows).iter().map(|bits| bits.count_ones()).sum()
    }

    /// The rows that a set has in some column; one may come several times.
    pub fn some_rows(&self, set: SetId) -> impl Iterator<Item = u32> + '_ {
        self.parts(set).flat_map(|(rows, _)| self.rows(rows))
    }

    /// The columns in which a set has any row.
    pub fn some_columns(&self, set: SetId) -> impl Iterator<Item = u32> + '_ {
        let any = |rows: &u32| self.bits_at(*rows).iter().any(|bits| *bits != 0);
        (0..).zip(self.rows_of(set)).filter(move |(_, rows)| any(rows)).map(|(column, _)| column)
    }

    /// Number of letters in a set.
    pub fn len(&self, set: SetId) -> u32 {
        self.lengths[set.0 as usize]
    }
}
