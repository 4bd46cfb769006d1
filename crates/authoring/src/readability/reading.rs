//! Measures how hard a text is to read: counts words, sentences and syllables for the
//! Flesch-Kincaid grade. The readability checks compare that grade with a limit.

use super::syllables::syllables;

/// The character that replaces each word of an allowed name.
pub(super) const NAME: char = '§';

/// Abbreviations whose dot does not end a sentence. Single letters with a dot, as in "U.S.", need
/// no entry.
const DOTTED: [&str; 7] = ["Cal.", "Code.", "Gov.", "Inc.", "No.", "St.", "v."];

/// The counts from which the grade of a text is computed. The counts of several texts can be added
/// up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measure {
    /// The number of sentences. The words at the end of a text count as a sentence even without a
    /// full stop.
    pub sentences: usize,
    /// The number of words.
    pub words: usize,
    /// The number of syllables in all words.
    pub syllables: usize,
    /// The number of words in the longest sentence.
    pub longest: usize,
}

impl Measure {
    /// Measures a text. A numeral, an abbreviation, a placeholder and each word of an allowed name
    /// count as one syllable.
    pub fn of(text: &str) -> Self {
        let mut measure = Self::default();
        let mut length = 0;
        let mut tokens = text.split_whitespace().flat_map(split).peekable();
        while let Some(token) = tokens.next() {
            if let Some(syllables) = syllables_of(token) {
                length += 1;
                measure.words += 1;
                measure.syllables += syllables;
            }
            if length > 0 && tokens.peek().is_none_or(|next| ends(token, next)) {
                measure.sentences += 1;
                measure.longest = measure.longest.max(length);
                length = 0;
            }
        }
        measure
    }

    /// Returns the counts for two texts together.
    pub fn and(self, other: Self) -> Self {
        Self {
            sentences: self.sentences + other.sentences,
            words: self.words + other.words,
            syllables: self.syllables + other.syllables,
            longest: self.longest.max(other.longest),
        }
    }

    /// Returns the Flesch-Kincaid grade: the number of years of school needed to read the text.
    /// Returns 0 for a text without words.
    pub fn grade(self) -> f64 {
        if self.words == 0 || self.sentences == 0 {
            return 0.0;
        }
        let [sentences, words, syllables] =
            [self.sentences, self.words, self.syllables].map(|n| n as f64);
        0.39 * words / sentences + 11.8 * syllables / words - 15.59
    }
}

/// Splits a token at dashes and slashes, because they separate words.
fn split(token: &str) -> impl Iterator<Item = &str> {
    token
        .split_inclusive(['–', '—', '/'])
        .filter(|part| !part.is_empty())
}

/// Returns the number of syllables in a token, or `None` if the token is not a word.
fn syllables_of(token: &str) -> Option<usize> {
    let word = token.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != NAME);
    if word.is_empty() {
        return None;
    }
    let counts_as_one =
        word.contains(|letter: char| letter.is_numeric() || letter == '.' || letter == NAME);
    if counts_as_one || token.contains('{') || is_abbreviation(word) {
        return Some(1);
    }
    Some(word.split('-').map(syllables_of_part).sum())
}

fn syllables_of_part(part: &str) -> usize {
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

/// Whether a word has at least two letters, all in capitals except for a plural `s`.
pub(super) fn is_abbreviation(word: &str) -> bool {
    let capitals = word.strip_suffix('s').unwrap_or(word);
    capitals.chars().count() > 1 && capitals.chars().all(char::is_uppercase)
}

/// Whether a sentence ends after `token`; `next` is the token that follows.
fn ends(token: &str, next: &str) -> bool {
    let bare = token.trim_end_matches(['”', '"', '’', ')', ']']);
    let next_word = next.trim_start_matches(['“', '"', '‘', '(', '[', '{', NAME]);
    let starts_sentence = next_word.len() < next.len()
        || next_word.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    let stop = bare.ends_with(['?', '!', '…']) || (bare.ends_with('.') && !is_dotted(bare));
    stop && starts_sentence
}

/// Whether the dot at the end of a token belongs to the word, as in "U.S." and "No.".
fn is_dotted(token: &str) -> bool {
    let word = token.trim_start_matches(['“', '"', '‘', '(', '[']);
    let letters = word.split('.').filter(|part| !part.is_empty());
    let initials =
        letters.clone().count() > 0 && letters.clone().all(|part| part.chars().count() == 1);
    DOTTED.contains(&word) || (initials && word.starts_with(|c: char| c.is_alphabetic()))
}
