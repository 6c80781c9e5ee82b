//! Words made of runs of other words: "Junhai" of the syllables "jun" and "hai".

use rustc_hash::FxHashSet;

use super::classes::ClassId;

/// Words longer than this many bytes are in no class.
pub const LONGEST_WORD: usize = 64;

/// A class of words made of runs of other words.
#[derive(Debug)]
pub struct Composed {
    /// The class.
    pub class: ClassId,
    /// The class of the parts.
    pub part: ClassId,
    /// Fewest and most parts.
    count: (usize, usize),
    /// Parts of at most eight bytes, as numbers.
    short: FxHashSet<u64>,
    /// The rest of them.
    long: FxHashSet<Box<str>>,
    longest: usize,
}

impl Composed {
    /// A class whose parts are not known yet.
    pub fn new(class: ClassId, part: ClassId, count: (usize, usize)) -> Self {
        let (short, long) = (FxHashSet::default(), FxHashSet::default());
        Composed { class, part, count, short, long, longest: 0 }
    }

    /// Adds a part.
    pub fn add(&mut self, part: &str) {
        if part.len() <= 8 {
            self.short.insert(part.bytes().fold(0, pack));
        } else {
            self.long.insert(part.into());
        }
        self.longest = self.longest.max(part.len());
    }

    /// True where the word is a run of `count` parts. Apostrophes may stand between parts.
    pub fn holds(&self, lower: &str) -> bool {
        if self.longest == 0 || lower.len() > LONGEST_WORD {
            return false;
        }
        // fewest parts that reach each byte
        let mut reached = [usize::MAX; LONGEST_WORD + 1];
        reached[0] = 0;
        let bytes = lower.as_bytes();
        for start in 0..lower.len() {
            let count = reached[start];
            if count == usize::MAX {
                continue;
            }
            if bytes[start] == b'\'' && start > 0 {
                reached[start + 1] = reached[start + 1].min(count);
                continue;
            }
            if count == self.count.1 {
                continue;
            }
            let longest = lower.len().min(start + self.longest);
            let mut packed = 0;
            for end in start + 1..=longest {
                packed = pack(packed, bytes[end - 1]);
                let is_part = match end - start {
                    1..=8 => self.short.contains(&packed),
                    _ if self.long.is_empty() => break,
                    _ => lower.get(start..end).is_some_and(|part| self.long.contains(part)),
                };
                if is_part {
                    reached[end] = reached[end].min(count + 1);
                }
            }
        }
        (self.count.0..=self.count.1).contains(&reached[lower.len()])
    }
}

fn pack(packed: u64, byte: u8) -> u64 {
    packed << 8 | u64::from(byte)
}
