//! Which base sets hold each class.

use super::classes::{ClassId, Classes, Symbols};

/// The base sets that hold each class, one class after the other.
#[derive(Debug, Default)]
pub struct Holders {
    bases: Vec<u32>,
    /// Where those of each class end.
    ends: Vec<u32>,
}

impl Holders {
    /// Of all base sets; after the last one is made.
    pub fn new(symbols: &Symbols, classes: &Classes) -> Self {
        let mut ends = vec![0; classes.numbers()];
        let all = || symbols.bases().flatten().map(|class| classes.number(*class));
        all().for_each(|class| ends[class] += 1);
        let mut sum = 0;
        for end in &mut ends {
            sum += std::mem::replace(end, sum);
        }
        // each end is where the next holder goes, and stands behind the last one when all are placed
        let mut bases = vec![0; sum as usize];
        for (base, set) in (0..).zip(symbols.bases()) {
            for class in set {
                let next = &mut ends[classes.number(*class)];
                bases[*next as usize] = base;
                *next += 1;
            }
        }
        Holders { bases, ends }
    }

    /// The numbers of those that hold a class, in order.
    pub fn of(&self, class: ClassId, classes: &Classes) -> &[u32] {
        let number = classes.number(class);
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.bases[start as usize..self.ends[number] as usize]
    }
}
