//! Things sorted by their answers to questions.

use rustc_hash::FxHashMap;

/// Things in parts: those of one part have answered all questions so far alike.
#[derive(Debug)]
pub struct Partition {
    /// The part of each thing.
    part: Vec<u32>,
    /// Of each part: the part that it was split off, and the question that its things answered with yes. The first is what
    /// has answered none.
    made: Vec<(u32, u32)>,
    /// The parts that the question in hand splits, each with what is split off.
    split: FxHashMap<u32, u32>,
}

/// The parts, numbered.
pub struct Parts {
    /// The part of each thing.
    pub of: Vec<u32>,
    /// Number of parts.
    pub count: usize,
    /// For each question, the parts that answer it with yes, in order.
    pub yes: Vec<Vec<u32>>,
}

const NONE: u32 = u32::MAX;

impl Partition {
    /// So many things in one part.
    pub fn new(things: usize) -> Self {
        Partition { part: vec![0; things], made: vec![(NONE, NONE)], split: FxHashMap::default() }
    }

    /// Splits by a question which these things, each named once, answer with yes. A question is asked once.
    pub fn ask(&mut self, question: u32, yes: impl Iterator<Item = u32>) {
        self.split.clear();
        for thing in yes {
            let part = &mut self.part[thing as usize];
            *part = *self.split.entry(*part).or_insert_with(|| {
                self.made.push((*part, question));
                self.made.len() as u32 - 1
            });
        }
    }

    /// The parts that still hold anything, with the answers to so many questions.
    pub fn finish(mut self, questions: usize) -> Parts {
        let mut numbers = vec![NONE; self.made.len()];
        let mut yes = vec![Vec::new(); questions];
        let mut count = 0;
        for part in &mut self.part {
            let number = &mut numbers[*part as usize];
            if *number == NONE {
                *number = count;
                count += 1;
                let mut answered = self.made[*part as usize];
                while answered.0 != NONE {
                    yes[answered.1 as usize].push(*number);
                    answered = self.made[answered.0 as usize];
                }
            }
            *part = *number;
        }
        Parts { of: self.part, count: count as usize, yes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_answers_alike_is_one_part() {
        let mut partition = Partition::new(6);
        for (question, yes) in [(0, &[1, 2, 3][..]), (1, &[]), (2, &[2, 3, 5])] {
            partition.ask(question, yes.iter().copied());
        }
        let parts = partition.finish(3);
        assert_eq!((parts.of, parts.count), (vec![0, 1, 2, 2, 0, 3], 4));
        assert_eq!(parts.yes, [vec![1, 2], vec![], vec![2, 3]]);
    }
}
