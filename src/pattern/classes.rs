//! Classes and symbols: what a rule can ask of a word or mention.
//!
//! A word belongs to several classes at once ("Party" is a word of bodies and of titles). Every distinct set of
//! classes that a token, name, mention or group can have is one *symbol*; all of them are known when the packs have
//! been loaded, so that rules compile to automata over symbols.

use std::hash::Hasher;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHasher};

use super::words::{WordId, Words};
use crate::text::Shape;

/// Number of a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClassId(pub u32);

/// Number of a set of classes before the shape of the word is added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BaseId(pub u32);

/// Number of a symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Symbol(pub u32);

impl Symbol {
    /// Its base set and look.
    pub fn parts(self) -> (BaseId, usize) {
        let looks = PLAIN as u32 + 1;
        (BaseId(self.0 / looks), (self.0 % looks) as usize)
    }

    /// That of a token which is the same, but begins a sentence.
    pub fn at_start(self) -> Self {
        Symbol(self.0 + variant(Shape::Lower, true, false) as u32 - variant(Shape::Lower, false, false) as u32)
    }
}

/// Classes of literal words have this bit, and the number of the word.
const LITERAL: u32 = 1 << 31;

/// The names of classes.
#[derive(Debug, Default)]
pub struct Classes {
    /// The words of all lists and rules; each may have a class of its own.
    pub words: Words,
    names: Vec<Arc<str>>,
    index: FxHashMap<Arc<str>, ClassId>,
}

impl Classes {
    /// The class of that name, made where there is none yet.
    pub fn intern(&mut self, name: &str) -> ClassId {
        if let Some(&id) = self.index.get(name) {
            return id;
        }
        let id = ClassId(self.names.len() as u32);
        let name: Arc<str> = name.into();
        self.names.push(name.clone());
        self.index.insert(name, id);
        id
    }

    /// The class of that name, where there is one.
    pub fn get(&self, name: &str) -> Option<ClassId> {
        self.index.get(name).copied()
    }

    /// The class that stands for one literal word.
    pub fn literal(word: WordId) -> ClassId {
        ClassId(word.0 | LITERAL)
    }

    /// True for the class of a literal word.
    pub fn is_literal(id: ClassId) -> bool {
        id.0 & LITERAL != 0
    }

    /// The name of a class; that of a literal word is the word in quotation marks.
    pub fn name(&self, id: ClassId) -> &str {
        match Self::is_literal(id) {
            true => self.words.quoted(WordId(id.0 & !LITERAL)),
            false => &self.names[id.0 as usize],
        }
    }

    /// A number for a class, those of literal words the last ones.
    pub fn number(&self, id: ClassId) -> usize {
        match Self::is_literal(id) {
            true => self.names.len() + (id.0 & !LITERAL) as usize,
            false => id.0 as usize,
        }
    }

    /// How many such numbers there are.
    pub fn numbers(&self) -> usize {
        self.names.len() + self.words.len()
    }

    /// All names that are not literal words, in the order they were made.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|n| &**n)
    }
}

/// Classes that every token has by its looks. Index: [`variant`].
const SHAPES: [(Shape, &[&str]); 10] = [
    (Shape::Lower, &["lower"]),
    (Shape::Capitalized, &["cap", "titlecase"]),
    (Shape::Upper, &["cap", "upper"]),
    (Shape::Initial, &["cap", "initial"]),
    (Shape::Mixed, &["mixed"]),
    (Shape::Number, &["number"]),
    (Shape::NumberWord, &["number-word"]),
    (Shape::Mark, &["mark"]),
    (Shape::Possessive, &["possessive"]),
    (Shape::Other, &["other"]),
];

/// Class of the first token of a sentence.
const FIRST: &str = "first";
/// Class of tokens without white space before them.
const GLUED: &str = "glued";

/// Number of variants of a base set: shapes, first in the sentence or not, glued or not.
const VARIANTS: usize = SHAPES.len() * 4;

/// Number of the looks of a token.
pub fn variant(shape: Shape, first: bool, glued: bool) -> usize {
    (shape as usize) * 4 + usize::from(first) * 2 + usize::from(glued)
}

/// All symbols: every base set in every look. Nothing is stored for a symbol: its number tells both.
#[derive(Debug, Default)]
pub struct Symbols {
    /// The classes of all base sets, one after the other, each sorted.
    members: Vec<ClassId>,
    ends: Vec<u32>,
    /// The last set of each hash.
    index: FxHashMap<u64, u32>,
    /// The set before it of the same hash.
    before: Vec<u32>,
    /// Classes of each look; the last one, [`PLAIN`], has none.
    looks: Vec<Vec<ClassId>>,
}

/// The look of what is no token: a mention, a description, a group.
const PLAIN: usize = VARIANTS;

impl Symbols {
    /// The base set of these classes, which are sorted on the way.
    pub fn base(&mut self, classes: &mut Vec<ClassId>) -> BaseId {
        classes.sort_unstable();
        classes.dedup();
        let mut hasher = FxHasher::default();
        classes.iter().for_each(|class| hasher.write_u32(class.0));
        let hash = hasher.finish();
        let mut known = self.index.get(&hash).copied();
        while let Some(id) = known.filter(|id| *id != u32::MAX) {
            if self.of(BaseId(id)) == classes.as_slice() {
                return BaseId(id);
            }
            known = Some(self.before[id as usize]);
        }
        let id = self.ends.len() as u32;
        self.members.extend_from_slice(classes);
        self.ends.push(self.members.len() as u32);
        self.before.push(self.index.insert(hash, id).unwrap_or(u32::MAX));
        BaseId(id)
    }

    /// The classes of a base set.
    pub fn of(&self, base: BaseId) -> &[ClassId] {
        let index = base.0 as usize;
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.members[start..self.ends[index] as usize]
    }

    /// Fixes the classes of looks; after all classes are known.
    pub fn finish(&mut self, classes: &mut Classes) {
        self.looks = (0..VARIANTS).map(|v| look(classes, v)).collect();
        self.looks.push(Vec::new());
    }

    /// Symbol of a token or name with that base set and look.
    pub fn token(&self, base: BaseId, variant: usize) -> Symbol {
        Symbol(base.0 * (PLAIN as u32 + 1) + variant as u32)
    }

    /// Symbol of a mention or group: its classes alone.
    pub fn plain(&self, base: BaseId) -> Symbol {
        self.token(base, PLAIN)
    }

    /// The classes of a symbol.
    pub fn classes(&self, symbol: Symbol) -> impl Iterator<Item = ClassId> + '_ {
        let (base, look) = symbol.parts();
        self.of(base).iter().chain(&self.looks[look]).copied()
    }

    /// True where the symbol has the class.
    pub fn has(&self, symbol: Symbol, class: ClassId) -> bool {
        let (base, look) = symbol.parts();
        self.of(base).binary_search(&class).is_ok() || self.looks[look].contains(&class)
    }

    /// True where the base set has the class.
    pub fn base_has(&self, base: BaseId, class: ClassId) -> bool {
        self.of(base).binary_search(&class).is_ok()
    }

    /// Every base set.
    pub fn bases(&self) -> impl ExactSizeIterator<Item = &[ClassId]> {
        (0..self.ends.len() as u32).map(|id| self.of(BaseId(id)))
    }

    /// The classes of every look.
    pub fn looks(&self) -> &[Vec<ClassId>] {
        &self.looks
    }
}

fn look(classes: &mut Classes, variant: usize) -> Vec<ClassId> {
    let mut look: Vec<ClassId> = SHAPES[variant / 4].1.iter().map(|name| classes.intern(name)).collect();
    if variant & 2 != 0 {
        look.push(classes.intern(FIRST));
    }
    if variant & 1 != 0 {
        look.push(classes.intern(GLUED));
    }
    look
}

/// True for the names of classes that a token has by its looks.
pub fn is_look(name: &str) -> bool {
    SHAPES.iter().any(|(_, names)| names.contains(&name)) || [FIRST, GLUED].contains(&name)
}

/// Declares the classes of looks, so that rules can name them.
pub fn declare_looks(classes: &mut Classes) {
    for variant in 0..VARIANTS {
        look(classes, variant);
    }
}
