//! Insertion sort for short lists. For such lists, the engine and the widget use it instead of the
//! standard library's sorts, to keep the WebAssembly small.
//!
//! The standard library's sorts are fast for long lists, but each element type adds a few kilobytes
//! of code. Collecting into a `BTreeMap` also adds that code, because the map sorts its entries
//! first. Almost all lists here have fewer than twenty entries or are nearly sorted.
//!
//! This module saves 16 KB of the compressed WebAssembly program. The standard library's feature
//! `optimize_for_size` would retire this module, if stable Rust could build the library with that
//! feature (docs/decisions/054-build-or-buy.md).

/// Sorts a list. The sort is stable: equal entries keep their order.
pub fn sort<T: Ord>(list: &mut [T]) {
    sort_by(list, |a, b| a < b);
}

/// Sorts a list by a key. The sort is stable: entries with equal keys keep their order.
pub fn sort_by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(list, |a, b| key(a) < key(b));
}

/// Sorts a list and removes duplicates.
pub fn sort_and_dedup<T: Ord>(list: &mut Vec<T>) {
    sort(list);
    list.dedup();
}

fn sort_by<T>(list: &mut [T], before: impl Fn(&T, &T) -> bool) {
    for end in 1..list.len() {
        let mut index = end;
        while let Some(earlier) = index.checked_sub(1)
            && let Some([a, b]) = list.get(earlier..=index)
            && before(b, a)
        {
            list.swap(earlier, index);
            index = earlier;
        }
    }
}
