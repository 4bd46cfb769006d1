//! The set of steps that a walk over a diagram has taken, and a hash map with a fast hasher. The
//! diagram store and its evaluator use them.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hash, Hasher};

/// A hash map with a fast hasher. The hasher does not resist collision attacks, but all keys are
/// internal numbers, which no attacker can choose.
pub(super) type FastMap<K, V> = HashMap<K, V, BuildHasherDefault<FastHasher>>;

/// The steps that a walk has taken, except its first few. Recording steps does not pay off in a
/// short walk.
#[derive(Clone, Debug)]
pub(super) struct Seen<T> {
    steps: usize,
    recorded: HashSet<T, BuildHasherDefault<FastHasher>>,
}

impl<T> Default for Seen<T> {
    fn default() -> Self {
        Self {
            steps: 0,
            recorded: HashSet::default(),
        }
    }
}

impl<T: Eq + Hash> Seen<T> {
    /// The number of steps at the start of a walk that are not recorded. The walk may repeat these
    /// steps.
    const UNRECORDED_STEPS: usize = 24;

    /// Starts another walk.
    pub(super) fn clear(&mut self) {
        self.steps = 0;
        self.recorded.clear();
    }

    /// Records a step. Returns false only if the step was recorded before.
    #[inline]
    pub(super) fn is_new(&mut self, step: T) -> bool {
        self.steps += 1;
        self.steps <= Self::UNRECORDED_STEPS || self.recorded.insert(step)
    }
}

/// A hasher that multiplies by an odd constant with irregular bits, once for each number.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct FastHasher(u64);

impl FastHasher {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

    fn add(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(Self::FACTOR);
    }
}

impl Hasher for FastHasher {
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
        // A multiplication mixes the highest bits best, but a hash map finds a bucket by the lowest
        // bits. The rotation moves the highest bits there.
        self.0.rotate_left(26)
    }
}
