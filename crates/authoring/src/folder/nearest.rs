//! Finds the known name that the author of an unknown name probably meant, for problem reports.

/// Returns the closest of `names` to `name`, if one is close enough. Close enough means at most one
/// edit for every four characters of `name`, but at least one and at most three edits. A name with
/// two letters swapped is always close enough.
pub(super) fn nearest<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let max_distance = (name.chars().count() / 4).clamp(1, 3);
    let near = names.map(|other| (distance(name, other), other));
    let near = near.filter(|(distance, other)| {
        let is_swapped = *distance == 2 && letters(name) == letters(other);
        *distance <= max_distance || is_swapped
    });
    near.min().map(|(_, other)| other)
}

/// Returns the Levenshtein distance: the least number of letters to change, add or remove.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, letter) in one.chars().enumerate() {
        let mut left = index + 1;
        let mut next = vec![left];
        for (other_letter, above) in other.iter().zip(row.windows(2)) {
            let [diagonal, above] = above else { continue };
            let changed = diagonal + usize::from(*other_letter != letter);
            left = changed.min(above + 1).min(left + 1);
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

fn letters(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().collect();
    letters.sort_unstable();
    letters
}
