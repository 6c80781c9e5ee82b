//! A pattern over letters, with its captures numbered; and what every match of it must hold.

use std::sync::Arc;

use super::ast::{Pattern, Test};
use super::classes::ClassId;
use super::letters::{SetId, Sets};
use super::phrases::Root;
use super::vocabulary::Vocabulary;

/// A pattern without names.
#[derive(Clone, Debug)]
pub enum Expression {
    /// One item of the set.
    Set(SetId),
    /// The longest phrase of the trees, else a shorter one; `first` holds the words they begin with.
    Phrase { roots: Vec<Root>, first: SetId },
    /// One after another.
    Sequence(Vec<Expression>),
    /// The first of them that leads to a match.
    Either(Vec<Expression>),
    /// Repetition.
    Repeat { inner: Box<Expression>, least: u32, most: Option<u32>, greedy: bool },
    /// A capture with its number.
    Capture(usize, Box<Expression>),
    /// The start of the sentence.
    Start,
    /// The end of the sentence.
    End,
}

/// Makes expressions of patterns.
pub struct Translator<'a> {
    pub vocabulary: &'a Vocabulary,
    pub sets: &'a mut Sets,
}

impl Translator<'_> {
    /// The expression of an expanded pattern; the names of its captures go to `names`, one for every place where a name
    /// stands.
    pub fn expression(&mut self, pattern: &Pattern, names: &mut Vec<Arc<str>>) -> Expression {
        let mut all = |parts: &[Pattern]| parts.iter().map(|part| self.expression(part, names)).collect();
        match pattern {
            Pattern::Item(test) => self.item(test),
            Pattern::Words(words) => {
                let word = |word: &String| self.sets.passing(&Test::Word(word.clone()), self.vocabulary);
                Expression::Sequence(words.iter().map(word).map(Expression::Set).collect())
            }
            Pattern::Sequence(parts) => Expression::Sequence(all(parts)),
            Pattern::Either(parts) => Expression::Either(all(parts)),
            Pattern::Repeat { pattern, least, most, greedy } => {
                let inner = Box::new(self.expression(pattern, names));
                Expression::Repeat { inner, least: *least, most: *most, greedy: *greedy }
            }
            Pattern::Capture(name, inner) => {
                names.push(name.clone());
                let number = names.len() - 1;
                Expression::Capture(number, Box::new(self.expression(inner, names)))
            }
            Pattern::Start => Expression::Start,
            Pattern::End => Expression::End,
            // macros are expanded; one that is left matches nothing
            Pattern::Macro(..) => Expression::Either(Vec::new()),
        }
    }

    /// One item that passes the test, or a phrase of a class named on its own or in a union.
    fn item(&mut self, test: &Test) -> Expression {
        let single = Expression::Set(self.sets.passing(test, self.vocabulary));
        let mut classes = Vec::new();
        phrase_classes(test, self.vocabulary, &mut classes);
        if classes.is_empty() {
            return single;
        }
        let roots = classes.iter().filter_map(|&class| self.vocabulary.phrases.root(class)).collect();
        let first = self.sets.beginning(&classes);
        // longer phrases first: "held talks with" before "held"
        Expression::Either(vec![Expression::Phrase { roots, first }, single])
    }
}

/// The classes whose phrases pass a test: those named on their own or in a union.
pub fn phrase_classes(test: &Test, vocabulary: &Vocabulary, out: &mut Vec<ClassId>) {
    match test {
        Test::Class(name, _) => {
            let class = vocabulary.classes.get(name).filter(|&class| vocabulary.phrases.root(class).is_some());
            out.extend(class.filter(|class| !out.contains(class)));
        }
        Test::Or(any) => any.iter().for_each(|test| phrase_classes(test, vocabulary, out)),
        Test::Any | Test::Word(_) | Test::Not(_) | Test::And(_) => {}
    }
}

/// What every match must hold: for each of these sets, a letter of it.
pub type Needs = Vec<SetId>;

impl Expression {
    /// True where it can match no items at all.
    pub fn may_be_empty(&self) -> bool {
        match self {
            Expression::Set(_) | Expression::Phrase { .. } => false,
            Expression::Sequence(all) => all.iter().all(Expression::may_be_empty),
            Expression::Either(any) => any.iter().any(Expression::may_be_empty),
            Expression::Repeat { inner, least, most, .. } => *least == 0 || *most == Some(0) || inner.may_be_empty(),
            Expression::Capture(_, inner) => inner.may_be_empty(),
            Expression::Start | Expression::End => true,
        }
    }

    /// Puts the sets, one of which the first item of a match is in, into `sets`. True where it can match no items.
    pub fn first(&self, sets: &mut Vec<SetId>) -> bool {
        match self {
            Expression::Set(set) | Expression::Phrase { first: set, .. } => {
                sets.extend((!sets.contains(set)).then_some(*set));
                false
            }
            Expression::Sequence(all) => all.iter().all(|part| part.first(sets)),
            Expression::Either(any) => any.iter().fold(false, |empty, part| part.first(sets) | empty),
            Expression::Repeat { most: Some(0), .. } => true,
            Expression::Repeat { inner, least, .. } => inner.first(sets) | (*least == 0),
            Expression::Capture(_, inner) => inner.first(sets),
            Expression::Start | Expression::End => true,
        }
    }

    /// True where it matches at the start of a sentence only.
    pub fn starts_sentence(&self) -> bool {
        match self {
            Expression::Start => true,
            Expression::Set(_) | Expression::Phrase { .. } | Expression::End => false,
            Expression::Sequence(all) => {
                let upto = all.iter().position(|part| !part.may_be_empty()).map_or(all.len(), |index| index + 1);
                all[..upto].iter().any(Expression::starts_sentence)
            }
            Expression::Either(any) => !any.is_empty() && any.iter().all(Expression::starts_sentence),
            Expression::Repeat { inner, least, most, .. } => *least > 0 && *most != Some(0) && inner.starts_sentence(),
            Expression::Capture(_, inner) => inner.starts_sentence(),
        }
    }

    /// What every match must hold.
    pub fn needs(&self, sets: &mut Sets) -> Needs {
        match self {
            Expression::Set(set) => vec![*set],
            Expression::Phrase { first, .. } => vec![*first],
            Expression::Sequence(all) => all.iter().flat_map(|part| part.needs(sets)).collect(),
            Expression::Either(any) => either_needs(any, sets),
            Expression::Repeat { least: 0, .. } | Expression::Repeat { most: Some(0), .. } => Vec::new(),
            Expression::Repeat { inner, .. } | Expression::Capture(_, inner) => inner.needs(sets),
            Expression::Start | Expression::End => Vec::new(),
        }
    }
}

/// One of several: the rarest letters that each needs, together.
fn either_needs(any: &[Expression], sets: &mut Sets) -> Needs {
    let mut together: Option<SetId> = None;
    for part in any {
        let rarest = part.needs(sets).into_iter().min_by_key(|&set| sets.made().len(set));
        let Some(rarest) = rarest else { return Vec::new() };
        together = Some(together.map_or(rarest, |other| sets.union(other, rarest)));
    }
    together.into_iter().collect()
}
