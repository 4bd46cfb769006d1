//! The messages of the interface: looks up messages by key and fills in their placeholders.
//!
//! The texts of the messages are in `content/words.toml`; this module has only the keys. Linking
//! reports every missing text, so the interface never uses a key that a catalog lacks.
//!
//! Counted messages have two forms, so neither the WebAssembly program nor the catalog contains
//! plural rules; the saving is not measured. The first translation that needs other forms would
//! retire the two forms (docs/decisions/054-build-or-buy.md).

pub mod key;
mod named;

use std::collections::BTreeMap;

/// The characters that mark the start and end of an untranslated English text in a translation.
///
/// They are the invisible Unicode characters LEFT-TO-RIGHT ISOLATE and POP DIRECTIONAL ISOLATE.
/// With them, the English text runs from left to right even in titles, labels and files, which have
/// no markup. On screens, the interface replaces each pair of these characters by an element that
/// also sets the language.
pub const ENGLISH: (char, char) = ('\u{2066}', '\u{2069}');

/// The key of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(&'static str);

/// The key of a message with two forms: one for the number 1 and one for all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PluralKey(&'static str);

/// The messages of a catalog: pairs of key and text, sorted by key.
#[derive(Clone, Debug, Default)]
pub struct Messages(Vec<(String, String)>);

impl Messages {
    pub(crate) fn new(texts: &BTreeMap<String, String>) -> Self {
        let texts = texts.iter();
        Self(
            texts
                .map(|(key, text)| (key.clone(), text.clone()))
                .collect(),
        )
    }

    /// Builds the messages from a list of alternating keys and texts, sorted by key.
    pub(crate) fn from_sorted(keys_and_texts: Vec<String>) -> Self {
        let mut alternating = keys_and_texts.into_iter();
        let next = || Some((alternating.next()?, alternating.next()?));
        Self(std::iter::from_fn(next).collect())
    }

    /// Returns the text of a message, with its placeholders. A linked catalog has every message
    /// that the interface needs.
    pub fn get(&self, key: Key) -> &str {
        self.by_key(key.0)
    }

    /// Returns the text of a message, with each placeholder `{key}` replaced by its value in
    /// `fills`.
    pub fn fill(&self, key: Key, fills: &[(&str, &str)]) -> String {
        filled(self.get(key), fills)
    }

    /// Returns the form of a message for the number `n`, with `{n}` and each placeholder `{key}`
    /// replaced.
    pub fn count(&self, key: PluralKey, n: usize, fills: &[(&str, &str)]) -> String {
        let number = n.to_string();
        let mut fills = fills.to_vec();
        fills.push(("n", &number));
        filled(self.by_key(&key.form(n == 1)), &fills)
    }

    /// Joins items as a list: "a", "a and b", "a, b and c".
    pub fn list<'t>(&self, items: impl IntoIterator<Item = &'t str>) -> String {
        let mut items: Vec<&str> = items.into_iter().collect();
        let last = items.pop();
        let append = |a: String, b: &str| self.fill(key::LIST_COMMA, &[("a", &a), ("b", b)]);
        let mut before = items.into_iter();
        match (before.next(), last) {
            (Some(first), Some(last)) => {
                let before = before.fold(first.to_owned(), append);
                self.fill(key::LIST_AND, &[("a", &before), ("b", last)])
            }
            (_, last) => last.unwrap_or_default().to_owned(),
        }
    }

    /// Joins texts from left to right with the message `between`, which has `{a}` and `{b}`.
    pub fn row(&self, between: Key, texts: &[impl AsRef<str>]) -> String {
        let mut texts = texts.iter().map(AsRef::as_ref);
        let first = texts.next().unwrap_or_default().to_owned();
        texts.fold(first, |a, b| self.fill(between, &[("a", &a), ("b", b)]))
    }

    /// Returns the heading for a topic of facts, such as `purpose`.
    pub fn topic(&self, topic: &str) -> &str {
        self.by_key(&format!("topic.{topic}"))
    }

    /// Returns the heading for a section, which is a group of questions.
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

    /// Returns the keys that the interface needs and `texts` lacks.
    pub(crate) fn missing(texts: &BTreeMap<String, String>) -> Vec<String> {
        let keys = keys().chain(handbook(texts));
        keys.filter(|key| !texts.contains_key(key)).collect()
    }

    /// Returns the keys in `texts` that nothing uses. Keys of topics and sections never count as
    /// unused, because the content defines them.
    pub(crate) fn unknown(texts: &BTreeMap<String, String>) -> Vec<String> {
        let known: Vec<_> = keys().chain(handbook(texts)).collect();
        let is_content_key = |key: &str| key.starts_with("topic.") || key.starts_with("section.");
        texts
            .keys()
            .filter(|key| !is_content_key(key) && !known.contains(key))
            .cloned()
            .collect()
    }

    fn by_key(&self, key: &str) -> &str {
        let index = self
            .0
            .binary_search_by(|(known, _)| known.as_str().cmp(key));
        let found = index.ok().and_then(|index| self.0.get(index));
        found.map_or("", |(_, text)| text)
    }
}

impl PluralKey {
    fn form(self, singular: bool) -> String {
        format!("{}.{}", self.0, if singular { "one" } else { "other" })
    }
}

/// Fills in the placeholders of a text. A placeholder without a value stays as it is, and so does a
/// placeholder inside a value.
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
    let keys = key::GENERAL
        .iter()
        .chain(key::OUTCOME)
        .chain(key::TRANSFER)
        .chain(key::OPEN_POINTS);
    let keys = keys.map(|key| key.0.to_owned());
    keys.chain(
        key::PLURALS
            .iter()
            .flat_map(|key| [key.form(true), key.form(false)]),
    )
}

/// Returns the keys of the handbook's messages, or no keys if `texts` has no message of the
/// handbook.
fn handbook(texts: &BTreeMap<String, String>) -> impl Iterator<Item = String> {
    let has_handbook = texts.keys().any(|key| key.starts_with(key::HANDBOOK_ONLY));
    let keys = key::HANDBOOK.iter().filter(move |_| has_handbook);
    keys.map(|key| key.0.to_owned())
}
