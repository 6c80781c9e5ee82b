//! Disjoint sets of entities, some of which must not come together.

use rustc_hash::FxHashMap;

/// Sets of numbers; the smallest of a set stands for it, whatever the order in which sets were joined.
#[derive(Clone, Debug, Default)]
pub(super) struct Sets {
    parent: Vec<u32>,
    /// For the first of a set: numbers that must not come into it.
    apart: FxHashMap<u32, Vec<u32>>,
}

impl Sets {
    pub(super) fn new(count: usize) -> Self {
        Sets { parent: (0..count as u32).collect(), apart: FxHashMap::default() }
    }

    /// The first of the number's set.
    pub(super) fn find(&mut self, number: u32) -> u32 {
        let mut first = number;
        while self.parent[first as usize] != first {
            let above = self.parent[self.parent[first as usize] as usize];
            self.parent[first as usize] = above;
            first = above;
        }
        first
    }

    /// Keeps two numbers apart from now on; false where they are together already.
    pub(super) fn keep_apart(&mut self, one: u32, other: u32) -> bool {
        let (one, other) = (self.find(one), self.find(other));
        if one != other {
            self.apart.entry(one).or_default().push(other);
            self.apart.entry(other).or_default().push(one);
        }
        one != other
    }

    /// Whether some numbers are kept apart.
    pub(super) fn has_limits(&self) -> bool {
        !self.apart.is_empty()
    }

    /// Whether the sets of two numbers may be joined.
    pub(super) fn may_join(&mut self, one: u32, other: u32) -> bool {
        let (one, other) = (self.find(one), self.find(other));
        let foes = self.apart.get(&one).cloned().unwrap_or_default();
        foes.into_iter().all(|foe| self.find(foe) != other)
    }

    /// Joins the sets of two numbers unless they are kept apart; says whether they are one set now.
    pub(super) fn join(&mut self, one: u32, other: u32) -> bool {
        let (one, other) = (self.find(one), self.find(other));
        if one == other {
            return true;
        }
        if self.has_limits() && !self.may_join(one, other) {
            return false;
        }
        let (first, second) = (one.min(other), one.max(other));
        self.parent[second as usize] = first;
        if let Some(foes) = self.apart.remove(&second) {
            self.apart.entry(first).or_default().extend(foes);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_apart_stays_apart() {
        let mut sets = Sets::new(6);
        assert!(sets.join(4, 2));
        assert!(sets.keep_apart(4, 0));
        assert!(sets.join(0, 5));
        assert!(!sets.join(5, 2));
        assert_eq!((sets.find(4), sets.find(5)), (2, 0));
        assert!(!sets.keep_apart(2, 4));
    }
}
