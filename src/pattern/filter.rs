//! Tells from the letters of a sentence which patterns it may match, and where.

use super::alphabet::{Letter, LetterSets, SetId, Sets};
use super::expression::Expression;

/// What each pattern of a phase needs.
#[derive(Debug, Default)]
pub struct Filter {
    /// The different needs of all patterns: a sentence must hold a letter of the set.
    needs: Vec<SetId>,
    patterns: Vec<Need>,
    /// For each letter, a row of bits: the needs that it meets.
    met: Vec<u64>,
    /// Words of 64 needs in a row.
    width: usize,
}

/// What one pattern needs.
#[derive(Debug)]
struct Need {
    /// Numbers of needs.
    all: Vec<u32>,
    /// The letters that a match begins with.
    first: SetId,
    /// It matches at the start of the sentence only.
    at_start: bool,
}

/// The patterns that a sentence may match. Memory that is used again.
#[derive(Debug, Default)]
pub struct Wanted {
    met: Vec<u64>,
    patterns: Vec<u32>,
}

impl Wanted {
    /// Their numbers, in order.
    pub fn patterns(&self) -> &[u32] {
        &self.patterns
    }
}

impl Filter {
    /// Adds the next pattern.
    pub fn add(&mut self, expression: &Expression, sets: &mut Sets) {
        let mut all: Vec<u32> = expression.needs(sets).into_iter().map(|set| self.need(set)).collect();
        let mut firsts = Vec::new();
        expression.first(&mut firsts);
        let none = sets.none_set();
        let first = firsts.into_iter().fold(none, |all, set| sets.union(all, set));
        all.push(self.need(first));
        all.sort_unstable();
        all.dedup();
        self.patterns.push(Need { all, first, at_start: expression.starts_sentence() });
    }

    fn need(&mut self, set: SetId) -> u32 {
        let known = self.needs.iter().position(|&need| need == set);
        known.unwrap_or_else(|| {
            self.needs.push(set);
            self.needs.len() - 1
        }) as u32
    }

    /// Makes the table of letters; after all patterns are added.
    pub fn finish(&mut self, sets: &LetterSets) {
        self.width = self.needs.len().div_ceil(64);
        self.met = vec![0; sets.count() * self.width];
        for (number, &set) in self.needs.iter().enumerate() {
            for letter in sets.letters(set) {
                self.met[letter as usize * self.width + number / 64] |= 1 << (number % 64);
            }
        }
        // the rarest first, to be soon done with most sentences
        let needs = &self.needs;
        self.patterns.iter_mut().for_each(|pattern| pattern.all.sort_by_key(|&need| sets.len(needs[need as usize])));
    }

    /// Finds the patterns that a sentence may match; false where there are none.
    pub fn wanted(&self, letters: &[Letter], wanted: &mut Wanted) -> bool {
        wanted.met.clear();
        wanted.met.resize(self.width, 0);
        for &letter in letters {
            let row = &self.met[letter as usize * self.width..][..self.width];
            wanted.met.iter_mut().zip(row).for_each(|(met, row)| *met |= row);
        }
        let met = |need: &u32| wanted.met[*need as usize / 64] >> (need % 64) & 1 == 1;
        wanted.patterns.clear();
        let numbers = (0..).zip(&self.patterns).filter(|(_, need)| need.all.iter().all(met)).map(|(number, _)| number);
        wanted.patterns.extend(numbers);
        !wanted.patterns.is_empty()
    }

    /// The next place, from `from` on, where a match of the pattern may start.
    #[inline]
    pub fn next_start(&self, pattern: u32, sets: &LetterSets, letters: &[Letter], from: u32) -> Option<u32> {
        let need = &self.patterns[pattern as usize];
        let last = if need.at_start { 1.min(letters.len()) } else { letters.len() };
        let rest = letters.get(from as usize..last)?;
        rest.iter().position(|&letter| sets.has(need.first, letter)).map(|index| from + index as u32)
    }
}
