//! The words of the interface: which keys there are, and how a text is filled in.
//!
//! The texts stand in `content/words.toml`. Here are only their names, so that the interface cannot
//! ask for a word that no catalogue has to bring.

mod keys;
mod named;

pub use keys::*;

use std::collections::BTreeMap;

/// What stands around an English text in a document of another language. Both are signs of Unicode that nobody sees, and
/// that keep a text's own direction wherever it goes: in a title, a label, a file. Markup says the language as well.
pub const ENGLISH: (char, char) = ('\u{2066}', '\u{2069}');

/// The key of a text in the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word(&'static str);

/// The key of a text that has a form for one and a form for other numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted(&'static str);

/// The texts of a catalogue by key, in the order of the keys.
#[derive(Clone, Debug, Default)]
pub struct Words(Vec<(String, String)>);

impl Words {
    pub(crate) fn new(texts: &BTreeMap<String, String>) -> Self {
        let texts = texts.iter();
        Self(
            texts
                .map(|(key, text)| (key.clone(), text.clone()))
                .collect(),
        )
    }

    /// The words out of a row of keys in order, each with its text after it.
    pub(crate) fn in_order(row: Vec<String>) -> Self {
        let mut row = row.into_iter();
        let next = || Some((row.next()?, row.next()?));
        Self(std::iter::from_fn(next).collect())
    }

    /// The text as it stands. A linked catalogue has every word.
    pub fn get(&self, word: Word) -> &str {
        self.by_key(word.0)
    }

    /// The text with each `{key}` in it replaced.
    pub fn fill(&self, word: Word, fills: &[(&str, &str)]) -> String {
        filled(self.get(word), fills)
    }

    /// The text for a number of things, with `{n}` and each `{key}` in it replaced.
    pub fn count(&self, word: Counted, n: usize, fills: &[(&str, &str)]) -> String {
        let number = n.to_string();
        let mut fills = fills.to_vec();
        fills.push(("n", &number));
        filled(self.by_key(&word.form(n == 1)), &fills)
    }

    /// Things in a row: "a", "a and b", "a, b and c".
    pub fn list<'t>(&self, items: impl IntoIterator<Item = &'t str>) -> String {
        let mut items: Vec<&str> = items.into_iter().collect();
        let last = items.pop();
        let put = |a: String, b: &str| self.fill(LIST_COMMA, &[("a", &a), ("b", b)]);
        let mut before = items.into_iter();
        match (before.next(), last) {
            (Some(first), Some(last)) => {
                let before = before.fold(first.to_owned(), put);
                self.fill(LIST_AND, &[("a", &before), ("b", last)])
            }
            (_, last) => last.unwrap_or_default().to_owned(),
        }
    }

    /// Texts put together two by two, as `between` says with its `{a}` and `{b}`.
    pub fn row(&self, between: Word, texts: &[impl AsRef<str>]) -> String {
        let mut texts = texts.iter().map(AsRef::as_ref);
        let first = texts.next().unwrap_or_default().to_owned();
        texts.fold(first, |a, b| self.fill(between, &[("a", &a), ("b", b)]))
    }

    /// The heading of a topic of facts, such as `purpose`.
    pub fn topic(&self, topic: &str) -> &str {
        self.by_key(&format!("topic.{topic}"))
    }

    /// The heading of a group of questions.
    pub fn section(&self, section: &str) -> &str {
        self.by_key(&format!("section.{section}"))
    }

    pub(crate) fn topic_in<'t>(
        texts: &'t BTreeMap<String, String>,
        topic: &str,
    ) -> Option<&'t str> {
        texts.get(&format!("topic.{topic}")).map(String::as_str)
    }

    pub(crate) fn section_in<'t>(
        texts: &'t BTreeMap<String, String>,
        section: &str,
    ) -> Option<&'t str> {
        texts.get(&format!("section.{section}")).map(String::as_str)
    }

    /// Keys that the interface needs and `texts` lacks.
    pub(crate) fn missing(texts: &BTreeMap<String, String>) -> Vec<String> {
        let keys = keys().chain(handbook(texts));
        keys.filter(|key| !texts.contains_key(key)).collect()
    }

    /// Keys in `texts` that nothing uses. Topics and sections are named by content, not by code.
    pub(crate) fn unknown(texts: &BTreeMap<String, String>) -> Vec<String> {
        let known: Vec<_> = keys().chain(handbook(texts)).collect();
        let free = |key: &str| key.starts_with("topic.") || key.starts_with("section.");
        texts
            .keys()
            .filter(|key| !free(key) && !known.contains(key))
            .cloned()
            .collect()
    }

    fn by_key(&self, key: &str) -> &str {
        let place = self
            .0
            .binary_search_by(|(known, _)| known.as_str().cmp(key));
        let found = place.ok().and_then(|place| self.0.get(place));
        found.map_or("", |(_, text)| text)
    }
}

impl Counted {
    fn form(self, one: bool) -> String {
        format!("{}.{}", self.0, if one { "one" } else { "other" })
    }
}

/// Fills in a text; what is filled in is not looked into.
fn filled(text: &str, fills: &[(&str, &str)]) -> String {
    let mut parts = text.split('{');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let fill = part.split_once('}').and_then(|(key, rest)| {
            let fill = fills.iter().find(|(known, _)| *known == key);
            fill.map(|(_, value)| [*value, rest])
        });
        filled.push_str(&fill.unwrap_or(["{", part]).concat());
    }
    filled
}

fn keys() -> impl Iterator<Item = String> {
    let words = keys::WORDS.iter().chain(OUTCOME).chain(keys::ASKED);
    let words = words.map(|word| word.0.to_owned());
    words.chain(
        COUNTED
            .iter()
            .flat_map(|word| [word.form(true), word.form(false)]),
    )
}

/// The keys of the handbook's words, all of them or, where `texts` has none, none.
#[cfg(feature = "authoring")]
fn handbook(texts: &BTreeMap<String, String>) -> impl Iterator<Item = String> {
    let wanted = texts.keys().any(|key| key.starts_with(HANDBOOK_ONLY));
    let words = keys::HANDBOOK.iter().filter(move |_| wanted);
    words.map(|word| word.0.to_owned())
}

/// In the browser there is no handbook.
#[cfg(not(feature = "authoring"))]
fn handbook(_: &BTreeMap<String, String>) -> impl Iterator<Item = String> {
    std::iter::empty()
}
