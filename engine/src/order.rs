//! Order in short lists.
//!
//! The standard library's sorts are quick for long lists, and some kilobytes of program for every type of entry, also where
//! one is used only to collect a tree. Almost all lists here have fewer than twenty entries, or come nearly in order.

/// Puts entries in order, those that are equal as they came.
pub fn put<T: Ord>(list: &mut [T]) {
    put_by(list, |a, b| a < b);
}

/// Puts entries in the order of what `key` makes of them, those that are equal as they came.
pub fn put_by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    put_by(list, |a, b| key(a) < key(b));
}

/// Puts entries in order and keeps each once.
pub fn put_once<T: Ord>(list: &mut Vec<T>) {
    put(list);
    list.dedup();
}

fn put_by<T>(list: &mut [T], before: impl Fn(&T, &T) -> bool) {
    for end in 1..list.len() {
        let mut at = end;
        while let Some(earlier) = at.checked_sub(1)
            && let Some([a, b]) = list.get(earlier..=at)
            && before(b, a)
        {
            list.swap(earlier, at);
            at = earlier;
        }
    }
}
