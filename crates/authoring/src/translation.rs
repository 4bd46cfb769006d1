//! A translation: texts that replace the English texts of a document, by key. The structure and the
//! rules of the document stay unchanged. Only the authoring tools use this module.
//!
//! Each translated text stores a hash of the English text from which it was made. If the English
//! text has changed since then, the document shows the English text until a translator updates the
//! translation. So no translation states anything that the English text no longer says.

mod path;
mod pseudo;

pub use pseudo::Pseudo;

use crate::text_walk::{self, Role, Text};
use guide_engine::document::{Direction, Document};
use guide_engine::fingerprint::Fnv1a;
use guide_engine::messages::ENGLISH;
use guide_engine::problem::Subject;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The key of the one message that is a list of words, separated by spaces.
const LIST_OF_WORDS: &str = "date.months";

/// The key of a text: the part of the document, such as `programs/best`, and its field.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// The part of the document.
    pub part: String,
    /// The field in the part, written as in problem reports.
    pub field: String,
}

/// An English text that can be translated.
#[derive(Clone, Copy, Debug)]
pub struct English<'d> {
    /// The part of the document that contains the text.
    pub subject: Subject,
    /// The text.
    pub text: &'d str,
}

/// The description of a language in its `language.toml`.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// The language's own name for itself, such as `Español`.
    pub name: String,
    /// The writing direction.
    pub direction: Direction,
}

/// A text in another language.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Translated {
    /// The hash of the English text from which the translation was made.
    pub en: String,
    /// The translated text; empty if there is no translation yet.
    pub text: String,
}

/// A language with its translated texts.
#[derive(Clone, Debug)]
pub struct Language {
    /// The language tag, such as `es`; equal to the folder name.
    pub tag: String,
    /// The language's name and writing direction.
    pub about: About,
    /// The translated texts by key.
    pub texts: BTreeMap<Key, Translated>,
}

/// The state of a text's translation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TranslationState {
    /// The text is translated.
    Translated,
    /// The text is translated, but the English text has changed since then.
    Stale,
    /// The text is not translated.
    Missing,
}

impl Language {
    /// Returns the state of a text's translation into this language.
    pub fn state_of(&self, key: &Key, english: &str) -> TranslationState {
        match self.texts.get(key) {
            Some(translated) if translated.text.is_empty() => TranslationState::Missing,
            Some(translated) if translated.en == hash(english) => TranslationState::Translated,
            Some(_) => TranslationState::Stale,
            None => TranslationState::Missing,
        }
    }

    /// Returns the document in this language. Texts without a current translation stay English and
    /// are marked as English.
    pub fn translate(&self, document: &Document) -> Document {
        let texts = english(document).into_iter().map(|(key, english)| {
            let is_current = self.state_of(&key, english.text) == TranslationState::Translated;
            let text = match self.texts.get(&key).filter(|_| is_current) {
                Some(translated) => translated.text.clone(),
                None => marked_as_english(&key, english.text),
            };
            (english.subject, key.field, text)
        });
        let mut translated = path::with_texts(document, texts);
        for source in &mut translated.sources {
            // Titles, publishers and locators of sources stay English, so that readers can find the
            // sources.
            for text in [&mut source.title, &mut source.short, &mut source.publisher] {
                *text = mark_english(text);
            }
        }
        path::each_citation(&mut translated, |citation| {
            citation.at = mark_english(&citation.at);
        });
        translated.about.language = Some(self.tag.clone());
        translated.about.direction = Some(self.about.direction);
        translated
    }
}

/// Returns every text of a document that can be translated, by key.
pub fn english(document: &Document) -> BTreeMap<Key, English<'_>> {
    let texts = text_walk::texts(document).into_iter();
    let texts = texts.filter(|text| text.role != Role::Borrowed);
    texts
        .map(|text| (key(document, &text), english_text(&text)))
        .collect()
}

fn english_text<'d>(text: &Text<'d>) -> English<'d> {
    English {
        subject: text.subject,
        text: text.text,
    }
}

fn key(document: &Document, text: &Text) -> Key {
    Key {
        part: part(document, text.subject),
        field: text.field.clone(),
    }
}

/// Returns the name of a part: a list such as `words`, or a list and an id, such as
/// `programs/best`.
fn part(document: &Document, subject: Subject) -> String {
    let (list, id) = match subject {
        Subject::About => ("about", None),
        Subject::Glossary => ("glossary", None),
        Subject::Law => ("law", None),
        Subject::Exclusions => ("exclusions", None),
        Subject::Messages => ("words", None),
        Subject::Sources => ("sources", None),
        Subject::Questions => ("questions", None),
        Subject::Programs => ("programs", None),
        Subject::Options => ("options", None),
        Subject::Scenarios => ("scenarios", None),
        Subject::Source(index) => (
            "sources",
            document.sources.get(index).map(|s| s.id.as_str()),
        ),
        Subject::Question(index) => (
            "questions",
            document.questions.get(index).map(|q| q.id.as_str()),
        ),
        Subject::Program(index) => (
            "programs",
            document.programs.get(index).map(|p| p.id.as_str()),
        ),
        Subject::Option(index) => (
            "options",
            document.options.get(index).map(|o| o.id.as_str()),
        ),
        Subject::Scenario(index) => (
            "scenarios",
            document.scenarios.get(index).map(|s| s.id.as_str()),
        ),
    };
    id.map_or_else(|| list.to_owned(), |id| format!("{list}/{id}"))
}

/// Returns the key of the text that a problem of a document is about.
pub fn key_of(document: &Document, subject: Subject, field: &str) -> Key {
    Key {
        part: part(document, subject),
        field: field.to_owned(),
    }
}

/// Returns a short hash of an English text: eight hexadecimal digits.
pub fn hash(text: &str) -> String {
    let mut hash = Fnv1a::default();
    hash.add(text);
    let value = hash.value();
    format!("{:08x}", (value ^ (value >> 32)) & 0xffff_ffff)
}

/// Returns the names of the placeholders in a text, which are written in braces.
pub fn placeholders(text: &str) -> BTreeSet<&str> {
    let open = text.split('{').skip(1);
    open.filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
        .collect()
}

/// Whether the key is that of the one message that is a list of words. The translation of this
/// message must have the same number of words.
pub fn is_list_of_words(key: &Key) -> bool {
    key.part == "words" && key.field == LIST_OF_WORDS
}

fn marked_as_english(key: &Key, text: &str) -> String {
    if is_list_of_words(key) {
        let words: Vec<_> = text.split(' ').map(mark_english).collect();
        return words.join(" ");
    }
    mark_english(text)
}

fn mark_english(text: &str) -> String {
    let (open, close) = ENGLISH;
    format!("{open}{text}{close}")
}
