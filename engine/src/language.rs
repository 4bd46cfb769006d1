//! A translation: texts by key, laid over a document whose structure and rules stay where they are.
//!
//! Beside each text stands a hash of the English one it was made from. Where that has changed since, the translation no
//! longer counts: English is shown until somebody has looked at it again, so that no language states what the guide has taken back.

mod place;
mod pseudo;

pub use pseudo::Pseudo;

use crate::document::{Direction, Document};
use crate::fingerprint::Fnv1a;
use crate::problem::Subject;
use crate::texts::{self, Role, Text};
use crate::word::ENGLISH;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The words that are a list, each of which stands alone.
const LIST_OF_WORDS: &str = "date.months";

/// The name of a text: the part of the document, such as `programs/best`, and the field in it, as problems name it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// The part.
    pub part: String,
    /// The field.
    pub field: String,
}

/// A text that can be translated.
#[derive(Clone, Copy, Debug)]
pub struct English<'d> {
    /// The part of the document.
    pub subject: Subject,
    /// What it says.
    pub text: &'d str,
}

/// What is said of a language as a whole: its `language.toml`.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// Its name in itself, such as `Español`.
    pub name: String,
    /// Which way it is written.
    pub direction: Direction,
}

/// A text in another language.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Translated {
    /// The hash of the English text it was made from.
    pub en: String,
    /// The text; empty as long as there is none.
    pub text: String,
}

/// A language with its texts.
#[derive(Clone, Debug)]
pub struct Language {
    /// Its tag, such as `es`: the name of its folder.
    pub tag: String,
    /// What it is.
    pub about: About,
    /// Its texts.
    pub texts: BTreeMap<Key, Translated>,
}

/// How a text stands in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is translated.
    Translated,
    /// It is translated, and the English text has changed since.
    Stale,
    /// It is not translated.
    Missing,
}

impl Language {
    /// How a text stands in this language.
    pub fn standing(&self, key: &Key, english: &str) -> Standing {
        match self.texts.get(key) {
            Some(own) if own.text.is_empty() => Standing::Missing,
            Some(own) if own.en == hash(english) => Standing::Translated,
            Some(_) => Standing::Stale,
            None => Standing::Missing,
        }
    }

    /// The document in this language. What is not translated is in English, and marked as that.
    pub fn over(&self, document: &Document) -> Document {
        let own = english(document).into_iter().map(|(key, english)| {
            let counts = self.standing(&key, english.text) == Standing::Translated;
            let own = self.texts.get(&key).filter(|_| counts);
            let text = own.map_or_else(|| marked(&key, english.text), |own| own.text.clone());
            (english.subject, key.field, text)
        });
        let mut over = place::with(document, own);
        for source in &mut over.sources {
            // Others' words, or what stands for them: they are not translated, so that they can be found.
            for text in [&mut source.title, &mut source.short, &mut source.publisher] {
                *text = in_english(text);
            }
        }
        place::each_citation(&mut over, |citation| {
            citation.at = in_english(&citation.at);
        });
        over.about.language = Some(self.tag.clone());
        over.about.direction = Some(self.about.direction);
        over
    }
}

/// Every text that can be translated, by its key.
pub fn english(document: &Document) -> BTreeMap<Key, English<'_>> {
    let own = texts::texts(document).into_iter();
    let own = own.filter(|text| text.role != Role::Borrowed);
    own.map(|text| (key(document, &text), of(&text))).collect()
}

fn of<'d>(text: &Text<'d>) -> English<'d> {
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

/// The name of a part: where its file stands, without numbers and endings.
fn part(document: &Document, subject: Subject) -> String {
    let (list, id) = match subject {
        Subject::About => ("about", None),
        Subject::Glossary => ("glossary", None),
        Subject::Law => ("law", None),
        Subject::Exclusions => ("exclusions", None),
        Subject::Words => ("words", None),
        Subject::Sources => ("sources", None),
        Subject::Questions => ("questions", None),
        Subject::Programs => ("programs", None),
        Subject::Options => ("options", None),
        Subject::Scenarios => ("scenarios", None),
        Subject::Source(at) => ("sources", document.sources.get(at).map(|s| s.id.as_str())),
        Subject::Question(at) => (
            "questions",
            document.questions.get(at).map(|q| q.id.as_str()),
        ),
        Subject::Program(at) => ("programs", document.programs.get(at).map(|p| p.id.as_str())),
        Subject::Option(at) => ("options", document.options.get(at).map(|o| o.id.as_str())),
        Subject::Scenario(at) => (
            "scenarios",
            document.scenarios.get(at).map(|s| s.id.as_str()),
        ),
    };
    id.map_or_else(|| list.to_owned(), |id| format!("{list}/{id}"))
}

/// The key of the text that a problem of a document is about.
pub fn key_of(document: &Document, subject: Subject, field: &str) -> Key {
    Key {
        part: part(document, subject),
        field: field.to_owned(),
    }
}

/// A short hash of an English text: eight hexadecimal digits.
pub fn hash(text: &str) -> String {
    let mut hash = Fnv1a::default();
    hash.add(text);
    let value = hash.value();
    format!("{:08x}", (value ^ (value >> 32)) & 0xffff_ffff)
}

/// The names in braces that a text leaves to be filled in.
pub fn placeholders(text: &str) -> BTreeSet<&str> {
    let open = text.split('{').skip(1);
    open.filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
        .collect()
}

/// Whether a text has to be a list of as many words as another.
pub fn is_list_of_words(key: &Key) -> bool {
    key.part == "words" && key.field == LIST_OF_WORDS
}

fn marked(key: &Key, text: &str) -> String {
    if is_list_of_words(key) {
        let each: Vec<_> = text.split(' ').map(in_english).collect();
        return each.join(" ");
    }
    in_english(text)
}

fn in_english(text: &str) -> String {
    let (open, close) = ENGLISH;
    format!("{open}{text}{close}")
}
