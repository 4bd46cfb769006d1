//! What a walk has come by, and the quick hash that nodes are looked up with.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hash, Hasher};

/// A map with a quick hash; good enough for numbers that nobody chooses to collide.
pub(super) type QuickMap<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;

/// What a walk has come by, but for its first few steps: a short walk is over before it pays to note them.
#[derive(Clone, Debug)]
pub(super) struct Seen<T> {
    steps: usize,
    noted: HashSet<T, BuildHasherDefault<Quick>>,
}

impl<T> Default for Seen<T> {
    fn default() -> Self {
        Self {
            steps: 0,
            noted: HashSet::default(),
        }
    }
}

impl<T: Eq + Hash> Seen<T> {
    /// So many steps are not noted, and may be taken twice.
    const NOT_NOTED: usize = 24;

    /// Begins another walk.
    pub(super) fn clear(&mut self) {
        self.steps = 0;
        self.noted.clear();
    }

    /// Notes a step; false if it is known to have been taken before.
    #[inline]
    pub(super) fn is_new(&mut self, step: T) -> bool {
        self.steps += 1;
        self.steps <= Self::NOT_NOTED || self.noted.insert(step)
    }
}

/// Multiplies by an odd number with no pattern in its bits, for each number hashed.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Quick(u64);

impl Quick {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

    fn add(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(Self::FACTOR);
    }
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.add(u64::from(*byte)));
    }

    fn write_u32(&mut self, number: u32) {
        self.add(u64::from(number));
    }

    fn write_usize(&mut self, number: usize) {
        self.add(number as u64);
    }

    fn finish(&self) -> u64 {
        // A map looks at the lowest bits and at the highest: the middle is mixed best.
        self.0.rotate_left(26)
    }
}
