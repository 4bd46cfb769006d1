//! How hard a text is to read: its words, its sentences, and the school grade of Flesch and Kincaid.

use super::syllables::syllables;

/// Stands for a word of a name that is taken as it is.
pub(super) const NAME: char = '§';

/// Abbreviations whose dot ends no sentence; single letters with a dot need not be here.
const DOTTED: [&str; 7] = ["Cal.", "Code.", "Gov.", "Inc.", "No.", "St.", "v."];

/// What of a text its grade is made from; texts can be added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measure {
    /// Its sentences; a text without a full stop is one.
    pub sentences: usize,
    /// Its words.
    pub words: usize,
    /// Their syllables.
    pub syllables: usize,
    /// The words of its longest sentence.
    pub longest: usize,
}

impl Measure {
    /// Measures a text. A numeral, an abbreviation and each word of an allowed name count as one syllable.
    pub fn of(text: &str) -> Self {
        let mut measure = Self::default();
        let mut length = 0;
        let mut tokens = text.split_whitespace().flat_map(split).peekable();
        while let Some(token) = tokens.next() {
            if let Some(heard) = heard(token) {
                length += 1;
                measure.words += 1;
                measure.syllables += heard;
            }
            if length > 0 && tokens.peek().is_none_or(|next| ends(token, next)) {
                measure.sentences += 1;
                measure.longest = measure.longest.max(length);
                length = 0;
            }
        }
        measure
    }

    /// Both together, as if one stood after the other.
    pub fn and(self, other: Self) -> Self {
        Self {
            sentences: self.sentences + other.sentences,
            words: self.words + other.words,
            syllables: self.syllables + other.syllables,
            longest: self.longest.max(other.longest),
        }
    }

    /// The years of school that reading it takes, by the formula of Flesch and Kincaid; 0 for no words.
    pub fn grade(self) -> f64 {
        if self.words == 0 || self.sentences == 0 {
            return 0.0;
        }
        let [sentences, words, syllables] =
            [self.sentences, self.words, self.syllables].map(|n| n as f64);
        0.39 * words / sentences + 11.8 * syllables / words - 15.59
    }
}

/// Words joined by a dash or a slash are words of their own.
fn split(token: &str) -> impl Iterator<Item = &str> {
    token
        .split_inclusive(['–', '—', '/'])
        .filter(|part| !part.is_empty())
}

/// The syllables of what stands between two spaces; `None` if it is no word.
fn heard(token: &str) -> Option<usize> {
    let word = token.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != NAME);
    if word.is_empty() {
        return None;
    }
    let sign = word.contains(|letter: char| letter.is_numeric() || letter == '.' || letter == NAME);
    if sign || token.contains('{') || is_abbreviation(word) {
        return Some(1);
    }
    Some(word.split('-').map(of_part).sum())
}

fn of_part(part: &str) -> usize {
    let plain = part.replace('’', "'");
    let plain = plain.strip_suffix("'s").unwrap_or(&plain);
    let negated = plain
        .strip_suffix("n't")
        .filter(|stem| stem.ends_with(['d', 's']));
    let letters: String = plain
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .collect();
    match negated {
        Some(stem) => syllables(stem) + 1,
        None => syllables(&letters),
    }
}

/// Whether a word is written in capitals throughout, but for the `s` of a plural.
pub(super) fn is_abbreviation(word: &str) -> bool {
    let capitals = word.strip_suffix('s').unwrap_or(word);
    capitals.chars().count() > 1 && capitals.chars().all(char::is_uppercase)
}

/// Whether a sentence ends between two tokens.
fn ends(token: &str, next: &str) -> bool {
    let bare = token.trim_end_matches(['”', '"', '’', ')', ']']);
    let begins = next.trim_start_matches(['“', '"', '‘', '(', '[', '{', NAME]);
    let new = begins.len() < next.len()
        || begins.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    let stop = bare.ends_with(['?', '!', '…']) || (bare.ends_with('.') && !is_dotted(bare));
    stop && new
}

/// A dot that belongs to the word, as in "U.S." and "No.".
fn is_dotted(token: &str) -> bool {
    let word = token.trim_start_matches(['“', '"', '‘', '(', '[']);
    let letters = word.split('.').filter(|part| !part.is_empty());
    let initials =
        letters.clone().count() > 0 && letters.clone().all(|part| part.chars().count() == 1);
    DOTTED.contains(&word) || (initials && word.starts_with(|c: char| c.is_alphabetic()))
}
