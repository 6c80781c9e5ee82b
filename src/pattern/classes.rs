//! Classes and symbols: what a rule can ask of a word or mention.
//!
//! A word belongs to several classes at once ("Party" is a word of bodies and of titles). Every distinct set of
//! classes that a token, name, mention or group can have is one *symbol*; all of them are known when the packs have
//! been loaded, so that rules compile to automata over symbols.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::text::Shape;

/// Number of a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClassId(pub u16);

/// Number of a set of classes before the shape of the word is added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BaseId(pub u32);

/// Number of a symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Symbol(pub u32);

/// The names of classes.
#[derive(Debug, Default)]
pub struct Classes {
    names: Vec<Arc<str>>,
    index: FxHashMap<Arc<str>, ClassId>,
}

impl Classes {
    /// The class of that name, made where there is none yet.
    pub fn intern(&mut self, name: &str) -> ClassId {
        if let Some(&id) = self.index.get(name) {
            return id;
        }
        let id = ClassId(u16::try_from(self.names.len()).expect("fewer than 65,536 classes"));
        let name: Arc<str> = name.into();
        self.names.push(name.clone());
        self.index.insert(name, id);
        id
    }

    /// The class of that name, where there is one.
    pub fn get(&self, name: &str) -> Option<ClassId> {
        self.index.get(name).copied()
    }

    /// The name of a class.
    pub fn name(&self, id: ClassId) -> &str {
        &self.names[usize::from(id.0)]
    }

    /// All names that are not literal words, in the order they were made.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|n| &**n).filter(|n| !n.starts_with('"'))
    }
}

/// The class that stands for one literal word.
pub fn literal_class(word: &str) -> String {
    format!("\"{}\"", word.to_lowercase())
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

/// All symbols, as sets of classes.
#[derive(Debug, Default)]
pub struct Symbols {
    sets: Vec<Box<[ClassId]>>,
    index: FxHashMap<Box<[ClassId]>, Symbol>,
    bases: FxHashMap<Box<[ClassId]>, BaseId>,
    base_sets: Vec<Box<[ClassId]>>,
    /// Symbol of each (base, variant) of a token; filled by `finish`.
    table: Vec<Symbol>,
    /// Symbol of each base without looks; filled by `finish`.
    plain: Vec<Symbol>,
}

impl Symbols {
    /// The base set of these classes.
    pub fn base(&mut self, mut classes: Vec<ClassId>) -> BaseId {
        classes.sort_unstable();
        classes.dedup();
        let classes = classes.into_boxed_slice();
        if let Some(&id) = self.bases.get(&classes) {
            return id;
        }
        let id = BaseId(self.base_sets.len() as u32);
        self.base_sets.push(classes.clone());
        self.bases.insert(classes, id);
        id
    }

    /// The classes of a base set.
    pub fn base_classes(&self, base: BaseId) -> &[ClassId] {
        &self.base_sets[base.0 as usize]
    }

    /// Makes the symbols of every base set, in every look.
    pub fn finish(&mut self, classes: &mut Classes) {
        let looks: Vec<Vec<ClassId>> = (0..VARIANTS).map(|v| look(classes, v)).collect();
        let bases = std::mem::take(&mut self.base_sets);
        for base in &bases {
            for look in &looks {
                let symbol = self.symbol(base.iter().chain(look).copied().collect());
                self.table.push(symbol);
            }
            let symbol = self.symbol(base.to_vec());
            self.plain.push(symbol);
        }
        self.base_sets = bases;
    }

    fn symbol(&mut self, mut set: Vec<ClassId>) -> Symbol {
        set.sort_unstable();
        set.dedup();
        let set = set.into_boxed_slice();
        if let Some(&symbol) = self.index.get(&set) {
            return symbol;
        }
        let symbol = Symbol(self.sets.len() as u32);
        self.sets.push(set.clone());
        self.index.insert(set, symbol);
        symbol
    }

    /// Symbol of a token or name with that base set and look.
    pub fn token(&self, base: BaseId, variant: usize) -> Symbol {
        self.table[base.0 as usize * VARIANTS + variant]
    }

    /// Symbol of a mention or group: its classes alone.
    pub fn plain(&self, base: BaseId) -> Symbol {
        self.plain[base.0 as usize]
    }

    /// The classes of a symbol.
    pub fn classes(&self, symbol: Symbol) -> &[ClassId] {
        &self.sets[symbol.0 as usize]
    }

    /// True where the symbol has the class.
    pub fn has(&self, symbol: Symbol, class: ClassId) -> bool {
        self.classes(symbol).binary_search(&class).is_ok()
    }

    /// Number of symbols.
    pub fn len(&self) -> usize {
        self.sets.len()
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
