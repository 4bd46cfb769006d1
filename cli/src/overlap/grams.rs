//! Every few words in a row of some texts, to find where another text has the same.

use std::collections::HashMap;

/// Words in a row by the place of the first of them.
pub struct Grams {
    /// How many words are in a row.
    length: usize,
    /// The texts, as words, each with its name.
    texts: Vec<(String, Vec<String>)>,
    /// For each row, the first text and the place that have it.
    places: HashMap<Vec<String>, (usize, usize)>,
}

/// A run of words that a text has in common with one of the others, as long as it goes.
#[derive(Debug, PartialEq, Eq)]
pub struct Run {
    /// The name of the other text.
    pub source: String,
    /// The words.
    pub words: Vec<String>,
}

impl Grams {
    /// All rows of `length` words of these texts, each with its name.
    pub fn of(texts: Vec<(String, String)>, length: usize) -> Self {
        let texts = texts.into_iter();
        let texts: Vec<_> = texts.map(|(name, text)| (name, words(&text))).collect();
        let mut places = HashMap::new();
        for (at, (_, words)) in texts.iter().enumerate() {
            for (place, row) in words.windows(length).enumerate() {
                places.entry(row.to_vec()).or_insert((at, place));
            }
        }
        Self {
            length,
            texts,
            places,
        }
    }

    /// The runs that a text has in common with one of these.
    pub fn runs(&self, text: &str) -> Vec<Run> {
        let own = words(text);
        let mut runs = Vec::new();
        let mut from = 0;
        while let Some(row) = own.get(from..from + self.length) {
            let Some((at, place)) = self.places.get(row) else {
                from += 1;
                continue;
            };
            let Some((name, other)) = self.texts.get(*at) else {
                break;
            };
            let pairs = own.iter().skip(from).zip(other.iter().skip(*place));
            let same = pairs.take_while(|(one, other)| one == other).count();
            let run = own.iter().skip(from).take(same).cloned();
            runs.push(Run {
                source: name.clone(),
                words: run.collect(),
            });
            from += same;
        }
        runs
    }
}

/// The words of a text: letters and digits, small. Signs and the breaks of lines separate nothing that a reader would not.
pub fn words(text: &str) -> Vec<String> {
    let plain = text.replace(['’', '\''], "");
    let parts = plain.split(|sign: char| !sign.is_alphanumeric());
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
    fn signs_and_capitals_do_not_hide_a_copy() {
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
    fn a_run_is_told_once_and_as_long_as_it_goes() {
        let source = "a b c d e f g. x y z w";
        assert_eq!(
            runs(source, "a b c d e f q x y z w"),
            ["a b c d e f", "x y z w"]
        );
    }

    #[test]
    fn one_word_less_is_no_run() {
        assert!(runs("a b c d", "a b c e").is_empty());
        assert!(runs("a b c d", "a b c").is_empty());
    }
}
