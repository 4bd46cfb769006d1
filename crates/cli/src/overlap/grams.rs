//! An index of all word sequences of a fixed length (n-grams) in a set of texts.
//!
//! `guide overlap` uses the index to find the sequences that another text repeats.

use std::collections::HashMap;

/// The n-grams of a set of texts, each with the position where it first occurs.
pub struct Grams {
    /// The number of words in an n-gram.
    length: usize,
    /// The name and the words of each text.
    texts: Vec<(String, Vec<String>)>,
    /// For each n-gram, the index of the first text that contains it, and the index of its first
    /// word in that text.
    indices: HashMap<Vec<String>, (usize, usize)>,
}

/// A sequence of words that occurs in two texts, continued up to the first word that differs.
#[derive(Debug, PartialEq, Eq)]
pub struct Run {
    /// The name of the indexed text.
    pub source: String,
    /// The words, in the form that [`words`] returns.
    pub words: Vec<String>,
}

impl Grams {
    /// Indexes all n-grams of `length` words in `texts`, a list of pairs of a name and a text.
    pub fn of(texts: Vec<(String, String)>, length: usize) -> Self {
        let texts = texts.into_iter();
        let texts: Vec<_> = texts.map(|(name, text)| (name, words(&text))).collect();
        let mut indices = HashMap::new();
        for (text, (_, words)) in texts.iter().enumerate() {
            for (word, gram) in words.windows(length).enumerate() {
                indices.entry(gram.to_vec()).or_insert((text, word));
            }
        }
        Self {
            length,
            texts,
            indices,
        }
    }

    /// Returns the runs that `text` shares with the indexed texts, in the order of `text` and
    /// without overlaps.
    pub fn runs(&self, text: &str) -> Vec<Run> {
        let words = words(text);
        let mut runs = Vec::new();
        let mut from = 0;
        while let Some(gram) = words.get(from..from + self.length) {
            let Some((source, word)) = self.indices.get(gram) else {
                from += 1;
                continue;
            };
            let Some((name, source_words)) = self.texts.get(*source) else {
                break;
            };
            let pairs = words.iter().skip(from).zip(source_words.iter().skip(*word));
            let length = pairs.take_while(|(word, other)| word == other).count();
            let run = words.iter().skip(from).take(length).cloned();
            runs.push(Run {
                source: name.clone(),
                words: run.collect(),
            });
            from += length;
        }
        runs
    }
}

/// Returns the words of a text in lowercase, without apostrophes. All other punctuation and
/// whitespace only separate words.
pub fn words(text: &str) -> Vec<String> {
    let plain = text.replace(['’', '\''], "");
    let parts = plain.split(|character: char| !character.is_alphanumeric());
    let parts = parts.filter(|part| !part.is_empty());
    parts.map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::{Grams, words};

    fn runs(source: &str, text: &str) -> Vec<String> {
        let grams = Grams::of(vec![("one.txt".to_owned(), source.to_owned())], 4);
        let runs = grams.runs(text).into_iter();
        runs.map(|run| run.words.join(" ")).collect()
    }

    #[test]
    fn punctuation_and_case_are_ignored() {
        assert_eq!(
            words("The club’s “Pump”, 2nd"),
            ["the", "clubs", "pump", "2nd"]
        );
        let found = runs(
            "Water the\nbeds: at dusk.",
            "He said, water (the) Beds at dusk!",
        );
        assert_eq!(found, ["water the beds at dusk"]);
    }

    #[test]
    fn a_run_is_reported_once_at_its_full_length() {
        let source = "a b c d e f g. x y z w";
        assert_eq!(
            runs(source, "a b c d e f q x y z w"),
            ["a b c d e f", "x y z w"]
        );
    }

    #[test]
    fn shorter_sequences_are_not_reported() {
        assert!(runs("a b c d", "a b c e").is_empty());
        assert!(runs("a b c d", "a b c").is_empty());
    }
}
