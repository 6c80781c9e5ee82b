//! Which ids have been seen in a batch, in a few bytes each.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hasher};

/// Where a document stands: number of its source, and line where the source has lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Location {
    pub source: u32,
    pub line: Option<u32>,
}

/// Remembers ids by a hash of 128 bits, so that archives of millions of articles fit.
#[derive(Debug, Default)]
pub struct Seen {
    seen: HashMap<u128, Location>,
}

impl Seen {
    /// Takes note of the id; gives the place where it was seen before, if it was.
    pub fn enter(&mut self, id: &str, location: Location) -> Option<Location> {
        match self.seen.entry(fingerprint(id)) {
            std::collections::hash_map::Entry::Occupied(entry) => Some(*entry.get()),
            std::collections::hash_map::Entry::Vacant(entry) => {
                entry.insert(location);
                None
            }
        }
    }
}

fn fingerprint(id: &str) -> u128 {
    let half = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        hasher.write_u8(salt);
        hasher.write(id.as_bytes());
        u128::from(hasher.finish())
    };
    half(1) << 64 | half(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_place_is_told() {
        let mut seen = Seen::default();
        let first = Location { source: 0, line: Some(3) };
        assert_eq!(seen.enter("a", first), None);
        assert_eq!(seen.enter("b", Location { source: 1, line: None }), None);
        assert_eq!(seen.enter("a", Location { source: 2, line: None }), Some(first));
    }
}
