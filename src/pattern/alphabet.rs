//! The letters of a phase: all that its rules can tell of an item.
//!
//! Base sets that no rule of the phase tells apart share a row, looks a column; a letter is a row and a column. Rules ask
//! questions: is it of a class, does a phrase of a class begin here? A row answers some with yes, a column some.

use rustc_hash::{FxHashMap, FxHashSet};

use super::classes::{ClassId, Symbol};
use super::partition::{Partition, Parts};
use super::vocabulary::Vocabulary;

/// What the rules of a phase ask about.
#[derive(Debug, Default)]
pub struct Used {
    /// Classes of single items.
    pub classes: FxHashSet<ClassId>,
    /// Classes whose phrases are matched, too.
    pub phrases: FxHashSet<ClassId>,
}

/// A letter of an [`Alphabet`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letter {
    /// What the classes tell.
    pub row: u32,
    /// What the looks tell.
    pub column: u32,
}

/// The letters of a phase.
#[derive(Debug)]
pub struct Alphabet {
    /// Row of each base set.
    rows: Vec<u32>,
    /// Column of each look.
    columns: Vec<u32>,
}

/// Numbers of questions.
#[derive(Debug)]
pub struct Questions {
    /// Is it of the class?
    pub of_class: FxHashMap<ClassId, u32>,
    /// Does a phrase of the class begin with it?
    pub of_phrases: FxHashMap<ClassId, u32>,
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

    fn count(&self) -> usize {
        self.of_class.len() + self.of_phrases.len()
    }
}

/// The answers of rows and columns to the questions of a phase.
pub struct Answers {
    /// Numbers of the questions.
    pub questions: Questions,
    /// Number of rows, and the rows that answer each question with yes.
    pub rows: (usize, Vec<Vec<u32>>),
    /// The same of columns.
    pub columns: (usize, Vec<Vec<u32>>),
}

impl Alphabet {
    /// The letters that the questions tell apart, and their answers.
    pub fn new(vocabulary: &Vocabulary, used: &Used) -> (Self, Answers) {
        let questions = Questions::new(used);
        let (rows, columns) = (rows(vocabulary, &questions), columns(vocabulary, &questions));
        let answers = Answers { questions, rows: (rows.count, rows.yes), columns: (columns.count, columns.yes) };
        (Alphabet { rows: rows.of, columns: columns.of }, answers)
    }

    /// The letter of a symbol.
    pub fn letter(&self, symbol: Symbol) -> Letter {
        let (base, look) = symbol.parts();
        Letter { row: self.rows[base.0 as usize], column: self.columns[look] }
    }
}

/// The rows of the base sets. Only those that hold something asked for are looked at.
fn rows(vocabulary: &Vocabulary, questions: &Questions) -> Parts {
    let mut rows = Partition::new(vocabulary.symbols.bases().len());
    for (&class, &question) in &questions.of_class {
        rows.ask(question, vocabulary.holders(class).iter().copied());
    }
    for (&class, &question) in &questions.of_phrases {
        let words = vocabulary.phrases.first_words(class).iter();
        rows.ask(question, words.flat_map(|word| vocabulary.holders(*word)).copied());
    }
    rows.finish(questions.count())
}

fn columns(vocabulary: &Vocabulary, questions: &Questions) -> Parts {
    let looks = vocabulary.symbols.looks();
    let mut columns = Partition::new(looks.len());
    let shown: FxHashSet<ClassId> = looks.iter().flatten().copied().collect();
    for class in shown {
        if let Some(&question) = questions.of_class.get(&class) {
            columns.ask(question, (0..).zip(looks).filter(|(_, look)| look.contains(&class)).map(|(look, _)| look));
        }
    }
    columns.finish(questions.count())
}
