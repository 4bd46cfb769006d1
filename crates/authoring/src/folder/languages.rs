//! Reads the translations in a content folder, and checks them against the English document.
//!
//! The `guide` command uses this module to check a translation and to build the catalog in its
//! language.

use super::Fault;
use super::nearest::nearest;
use super::parse::{ParseError, parse, read_error};
use super::reader::LANGUAGES;
use crate::translation::{self, About, English, Key, Language, Translated};
use guide_engine::catalog::Catalog;
use guide_engine::document::Document;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const ABOUT: &str = "language.toml";

/// The contents of a translation file: for each part of the document, texts by field.
type File = BTreeMap<String, BTreeMap<String, Translated>>;

/// Returns the language folders in a content folder, sorted by path.
pub fn languages(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder.join(LANGUAGES)).into_iter();
    let paths = entries.flatten().flatten().map(|entry| entry.path());
    let mut folders: Vec<_> = paths.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

/// Reads the translation in a language folder, and checks it against the document.
///
/// # Errors
/// Returns the problems of all files. The translated document is linked only if reading and
/// comparing found no problem. A missing text is not a problem, and neither is a translation of an
/// earlier English text.
pub fn language(folder: &Path, document: &Document) -> Result<Language, Vec<Fault>> {
    let mut reader = Reader::new(folder);
    let about: Option<About> = reader.file(ABOUT);
    for name in reader.names() {
        reader.texts(&name);
    }
    let english = translation::english(document);
    reader.compare_with(&english);
    let language = Language {
        tag: reader.tag.clone(),
        about: match about {
            Some(about) if reader.faults.is_empty() => about,
            _ => return Err(reader.faults),
        },
        texts: std::mem::take(&mut reader.texts),
    };
    reader.check_linking(document, &language);
    match reader.faults.is_empty() {
        true => Ok(language),
        false => Err(reader.faults),
    }
}

struct Reader<'f> {
    folder: &'f Path,
    tag: String,
    texts: BTreeMap<Key, Translated>,
    /// The file that contains each text.
    files: BTreeMap<Key, String>,
    faults: Vec<Fault>,
}

impl<'f> Reader<'f> {
    fn new(folder: &'f Path) -> Self {
        let name = folder.file_name().unwrap_or_default();
        let mut reader = Self {
            folder,
            tag: name.to_string_lossy().into_owned(),
            texts: BTreeMap::new(),
            files: BTreeMap::new(),
            faults: Vec::new(),
        };
        if !is_tag(&reader.tag) {
            let found = "its name is not a language tag";
            reader.fault("", "", found, "rename it, for example to es or pt-BR");
        }
        reader
    }

    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder).into_iter().flatten();
        let names = entries.flatten().map(|entry| entry.file_name());
        let mut names: Vec<_> = names
            .map(|name| name.to_string_lossy().into_owned())
            .filter(|name| name != ABOUT && !name.starts_with('.'))
            .collect();
        names.sort();
        names
    }

    fn texts(&mut self, name: &str) {
        if !name.ends_with(".toml") {
            let remedy = "give its name the ending .toml, or move it elsewhere";
            return self.fault(name, "", "it is not a TOML file", remedy);
        }
        let parts: File = self.file(name).unwrap_or_default();
        for (part, texts) in parts {
            for (field, text) in texts {
                let key = Key {
                    part: part.clone(),
                    field,
                };
                if let Some(other) = self.files.insert(key.clone(), name.to_owned()) {
                    let found = format!("it is also in {other}");
                    self.fault(name, &field_of(&key), found, "keep one of them");
                }
                self.texts.insert(key, text);
            }
        }
    }

    fn file<T: DeserializeOwned + Serialize>(&mut self, name: &str) -> Option<T> {
        let bytes = std::fs::read(self.folder.join(name));
        let parsed = bytes.as_deref().map_err(read_error).and_then(parse);
        let parsed = parsed.map_err(|error: ParseError| {
            self.fault(name, &error.field, error.found, error.remedy);
        });
        parsed.ok()
    }

    /// Reports texts that the document does not have, texts whose placeholders differ from those of
    /// the English text, and lists of words whose length differs from that of the English list.
    fn compare_with(&mut self, english: &BTreeMap<Key, English>) {
        for (key, translated) in &self.texts.clone() {
            let Some(source) = english.get(key) else {
                self.unknown(key, english);
                continue;
            };
            if translated.text.is_empty() {
                continue;
            }
            let (expected, found) = (
                translation::placeholders(source.text),
                translation::placeholders(&translated.text),
            );
            if expected != found {
                let (found, expected) = (listed(&found), listed(&expected));
                let found = format!("it has {found}, but the English text has {expected}");
                self.text_fault(key, found, "write the same names in braces");
            }
            let words = |text: &str| text.split(' ').count();
            if translation::is_list_of_words(key) && words(&translated.text) != words(source.text) {
                let found = format!("there are {} words", words(&translated.text));
                let remedy = format!("write {}, with a space between them", words(source.text));
                self.text_fault(key, found, remedy);
            }
        }
    }

    fn unknown(&mut self, key: &Key, english: &BTreeMap<Key, English>) {
        let fields = english.keys().filter(|other| other.part == key.part);
        let fields: Vec<_> = fields.map(|other| other.field.as_str()).collect();
        let (found, near) = match fields.is_empty() {
            true => {
                let parts = english.keys().map(|other| other.part.as_str());
                ("there is no such part", nearest(&key.part, parts))
            }
            false => (
                "there is no such text",
                nearest(&key.field, fields.into_iter()),
            ),
        };
        let remedy = match near {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => "remove it".to_owned(),
        };
        self.text_fault(key, found, remedy);
    }

    /// Links the translated document and reports the problems found, such as markup in a text.
    fn check_linking(&mut self, document: &Document, language: &Language) {
        for problem in Catalog::link(language.translate(document))
            .err()
            .into_iter()
            .flatten()
        {
            let key = translation::key_of(document, problem.subject, &problem.field);
            self.text_fault(&key, problem.found, problem.remedy);
        }
    }

    fn text_fault(&mut self, key: &Key, found: impl Into<String>, remedy: impl Into<String>) {
        let file = self.files.get(key).cloned().unwrap_or_default();
        self.fault(&file, &field_of(key), found, remedy);
    }

    fn fault(
        &mut self,
        name: &str,
        field: &str,
        found: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        let file = [LANGUAGES, &self.tag, name].join("/");
        self.faults.push(Fault {
            file: file.trim_end_matches('/').to_owned(),
            field: field.to_owned(),
            found: found.into(),
            remedy: remedy.into(),
        });
    }
}

fn field_of(key: &Key) -> String {
    format!("{}: {}", key.part, key.field)
}

fn listed(names: &std::collections::BTreeSet<&str>) -> String {
    let names: Vec<_> = names.iter().map(|name| format!("{{{name}}}")).collect();
    match names.is_empty() {
        true => "nothing in braces".to_owned(),
        false => names.join(" "),
    }
}

/// Whether a text has the form of a language tag such as `pt-BR`. Such a text is safe in markup and
/// in a file name.
fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    let is_language =
        (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_lowercase());
    is_language
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        })
}
