//! Tells from the letters of a sentence which patterns it may match, and where.

use super::alphabet::Letter;
use super::expression::Expression;
use super::letters::{LetterSets, SetId, Sets};

/// What each pattern of a phase needs.
#[derive(Debug, Default)]
pub struct Filter {
    patterns: Vec<Need>,
    /// The different needs of all patterns: a sentence must hold a letter of the set.
    needs: Vec<SetId>,
    /// For each 64 needs, after each other: bits of those that a row of letters meets, in some column; and of those that a
    /// column meets, in some row. A letter may meet those that both meet.
    by_row: Vec<u64>,
    by_column: Vec<u64>,
    /// For each need, the patterns of which it is the rarest, to be soon done with most sentences; and a bit for each that
    /// has any.
    by_rarest: Vec<Vec<u32>>,
    rarest: Vec<u64>,
}

/// What one pattern needs.
#[derive(Debug)]
struct Need {
    /// Numbers of needs, the rarest first.
    all: Vec<u32>,
    /// The letters that a match begins with.
    first: SetId,
    /// It matches at the start of the sentence only.
    at_start: bool,
}

/// A pattern that a sentence may match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wanted {
    /// Its number.
    pub pattern: u32,
    /// Its matches start before that place: from there on, something that it needs is missing.
    before: u32,
}

/// The patterns that a sentence may match. Memory that is used again.
#[derive(Debug, Default)]
pub struct AllWanted {
    met: Vec<u64>,
    patterns: Vec<Wanted>,
}

impl AllWanted {
    /// They, in order.
    pub fn patterns(&self) -> &[Wanted] {
        &self.patterns
    }
}

impl Filter {
    /// Adds the next pattern.
    pub fn add(&mut self, expression: &Expression, sets: &mut Sets) {
        let mut all = expression.needs(sets);
        let mut firsts = Vec::new();
        expression.first(&mut firsts);
        let none = sets.none_set();
        let first = firsts.into_iter().fold(none, |all, set| sets.union(all, set));
        all.push(first);
        all.sort_unstable_by_key(|&set| (sets.made().len(set), set));
        all.dedup();
        let all = all.into_iter().map(|set| self.need(set)).collect();
        self.patterns.push(Need { all, first, at_start: expression.starts_sentence() });
    }

    fn need(&mut self, set: SetId) -> u32 {
        let known = self.needs.iter().position(|&need| need == set);
        known.unwrap_or_else(|| {
            self.needs.push(set);
            self.needs.len() - 1
        }) as u32
    }

    /// Makes the tables; after all patterns are added.
    pub fn finish(&mut self, sets: &LetterSets) {
        let (rows, columns) = sets.count();
        let words = self.needs.len().div_ceil(64);
        self.by_row = vec![0; words * rows];
        self.by_column = vec![0; words * columns];
        for (number, &set) in self.needs.iter().enumerate() {
            let (word, bit) = (number / 64, 1 << (number % 64));
            sets.some_rows(set).for_each(|row| self.by_row[word * rows + row as usize] |= bit);
            sets.some_columns(set).for_each(|column| self.by_column[word * columns + column as usize] |= bit);
        }
        self.by_rarest = vec![Vec::new(); self.needs.len()];
        self.rarest = vec![0; words];
        for (number, pattern) in (0..).zip(&self.patterns) {
            let rarest = pattern.all[0] as usize;
            self.by_rarest[rarest].push(number);
            self.rarest[rarest / 64] |= 1 << (rarest % 64);
        }
    }

    /// Finds the patterns that a sentence may match; false where there are none.
    pub fn wanted(&self, sets: &LetterSets, letters: &[Letter], wanted: &mut AllWanted) -> bool {
        let AllWanted { met, patterns } = wanted;
        self.meet(sets, letters, met);
        patterns.clear();
        for (first, (met_here, rarest)) in (0..).step_by(64).zip(met.iter().zip(&self.rarest)) {
            let mut rest = met_here & rarest;
            while rest != 0 {
                let need = first + rest.trailing_zeros() as usize;
                rest &= rest - 1;
                let may_match = self.by_rarest[need].iter().filter(|pattern| self.is_met(**pattern, met));
                let wanted = may_match
                    .filter_map(|&pattern| Some(Wanted { pattern, before: self.before(pattern, sets, letters)? }));
                patterns.extend(wanted);
            }
        }
        patterns.sort_unstable();
        !patterns.is_empty()
    }

    /// The needs that some letter may meet.
    fn meet(&self, sets: &LetterSets, letters: &[Letter], met: &mut Vec<u64>) {
        let (rows, columns) = sets.count();
        let tables = self.by_row.chunks_exact(rows).zip(self.by_column.chunks_exact(columns));
        let by =
            |letter: &Letter, row: &[u64], column: &[u64]| row[letter.row as usize] & column[letter.column as usize];
        met.clear();
        met.extend(tables.map(|(row, column)| letters.iter().fold(0, |all, letter| all | by(letter, row, column))));
    }

    fn is_met(&self, pattern: u32, met: &[u64]) -> bool {
        self.patterns[pattern as usize].all[1..].iter().all(|need| met[*need as usize / 64] >> (need % 64) & 1 == 1)
    }

    /// Where the last of what a pattern needs has passed; none where something is missing.
    fn before(&self, pattern: u32, sets: &LetterSets, letters: &[Letter]) -> Option<u32> {
        let mut before = letters.len();
        for &need in &self.patterns[pattern as usize].all {
            let set = self.needs[need as usize];
            before = before.min(letters.iter().rposition(|&letter| sets.has(set, letter))? + 1);
        }
        Some(before as u32)
    }

    /// The next place, from `from` on, where a match of the pattern may start.
    #[inline]
    pub fn next_start(&self, wanted: Wanted, sets: &LetterSets, letters: &[Letter], from: u32) -> Option<u32> {
        let need = &self.patterns[wanted.pattern as usize];
        let last = if need.at_start { 1.min(wanted.before) } else { wanted.before };
        let rest = letters.get(from as usize..last as usize)?;
        rest.iter().position(|&letter| sets.has(need.first, letter)).map(|index| from + index as u32)
    }
}
