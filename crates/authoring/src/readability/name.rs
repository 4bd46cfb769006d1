//! Finds names and phrases in a text as whole words, and hides allowed names from the checks.

use super::list::ReadabilityRules;
use super::reading::NAME;

/// Returns the text with each word of an allowed name replaced by [`NAME`]. Replaces longer names
/// first, because they may contain shorter names.
pub(super) fn hidden(text: &str, rules: &ReadabilityRules) -> String {
    let mut names: Vec<&str> = rules
        .allowed
        .iter()
        .map(|allowed| allowed.text.as_str())
        .collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let present = names.into_iter().filter(|name| text.contains(name));
    present.fold(text.to_owned(), |text, name| hide(&text, name))
}

fn hide(text: &str, name: &str) -> String {
    let marks: Vec<_> = name.split_whitespace().map(|_| NAME.to_string()).collect();
    let marks = marks.join(" ");
    let mut hidden = String::new();
    let mut done = 0;
    for offset in offsets(text, name) {
        hidden.push_str(text.get(done..offset).unwrap_or_default());
        hidden.push_str(&marks);
        done = offset + name.len();
    }
    hidden + text.get(done..).unwrap_or_default()
}

/// Returns the byte offsets at which a phrase begins in a text. Skips offsets where a letter or
/// digit directly precedes or follows the phrase.
pub(super) fn offsets<'t>(text: &'t str, phrase: &'t str) -> impl Iterator<Item = usize> + 't {
    let found = text.match_indices(phrase).map(|(offset, _)| offset);
    found.filter(move |offset| {
        let before = text
            .get(..*offset)
            .and_then(|before| before.chars().next_back());
        let after = text
            .get(offset + phrase.len()..)
            .and_then(|after| after.chars().next());
        let is_alphanumeric = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        !phrase.is_empty() && !is_alphanumeric(before) && !is_alphanumeric(after)
    })
}
