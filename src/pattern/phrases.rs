//! Phrases of several words, as one tree for every class that lists some.

use rustc_hash::FxHashMap;

use super::classes::ClassId;

/// Number of a node of the trees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Root(u32);

/// The phrases of all classes. Words are the classes of literal words; a tree is stored once, whatever the number of
/// rules that name its class.
#[derive(Debug, Default)]
pub struct Phrases {
    roots: FxHashMap<ClassId, Root>,
    edges: FxHashMap<(u32, ClassId), u32>,
    /// True for nodes where a phrase ends.
    ends: Vec<bool>,
    /// The words that phrases of a class begin with, each once.
    first_words: FxHashMap<ClassId, Vec<ClassId>>,
}

impl Phrases {
    /// Adds a phrase to a class.
    pub fn add(&mut self, class: ClassId, words: impl Iterator<Item = ClassId>) {
        let ends = &mut self.ends;
        let mut new = || {
            ends.push(false);
            ends.len() as u32 - 1
        };
        let root = self.roots.entry(class).or_insert_with(|| Root(new())).0;
        let mut node = root;
        for word in words {
            let next = *self.edges.entry((node, word)).or_insert_with(|| {
                if node == root {
                    self.first_words.entry(class).or_default().push(word);
                }
                new()
            });
            node = next;
        }
        ends[node as usize] = true;
    }

    /// The tree of a class, where it has phrases.
    pub fn root(&self, class: ClassId) -> Option<Root> {
        self.roots.get(&class).copied()
    }

    /// The words that the phrases of a class begin with.
    pub fn first_words(&self, class: ClassId) -> &[ClassId] {
        self.first_words.get(&class).map_or(&[], Vec::as_slice)
    }

    /// Puts the lengths of the phrases of a tree that `words` begin with into `lengths`, in ascending order.
    pub fn lengths(&self, root: Root, words: &[Option<ClassId>], lengths: &mut Vec<u32>) {
        let mut node = root.0;
        for (index, word) in words.iter().enumerate() {
            let Some(&next) = word.and_then(|word| self.edges.get(&(node, word))) else { return };
            node = next;
            if self.ends[node as usize] {
                lengths.push(index as u32 + 1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longest_phrases_come_last() {
        let mut phrases = Phrases::default();
        let (verb, noun) = (ClassId(0), ClassId(1));
        for (class, words) in [(verb, &[5, 6][..]), (verb, &[5, 6, 7, 8]), (noun, &[5, 9]), (verb, &[6, 7])] {
            phrases.add(class, words.iter().map(|&w| ClassId(w)));
        }
        let found = |class, words: &[u32]| {
            let mut lengths = Vec::new();
            let words: Vec<_> = words.iter().map(|&w| (w > 0).then_some(ClassId(w))).collect();
            phrases.lengths(phrases.root(class).unwrap(), &words, &mut lengths);
            lengths
        };
        assert_eq!(found(verb, &[5, 6, 7, 8, 9]), [2, 4]);
        assert_eq!(found(verb, &[5, 6, 7]), [2]);
        assert!(found(verb, &[5, 0, 6]).is_empty());
        assert_eq!(found(noun, &[5, 9]), [2]);
        assert_eq!(phrases.first_words(verb), [ClassId(5), ClassId(6)]);
        assert_eq!(phrases.root(ClassId(2)), None);
    }
}
