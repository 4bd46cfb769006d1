//! Reads the files of a content folder into a document, and collects the problems found.
//!
//! An unreadable file does not stop the reader, so that one run reports the problems of all files.

use super::Fault;
use super::file_part::FilePart;
use super::lists::{EXCLUSIONS, LAW};
use super::nearest::nearest;
use super::parse::{ParseError, parse, read_error};
use super::placeholder::placeholder_about;
use super::point::PointFile;
use super::unread::Unread;
use guide_engine::document::{Document, Program, Question, Scenario, Source, StandingOption, Term};
use guide_engine::problem::{Cause, Problem, Subject};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

const ABOUT: &str = "about.toml";
const GLOSSARY: &str = "glossary.toml";
const WORDS: &str = "words.toml";
const SOURCES: &str = "sources";
pub(super) const WORDING: &str = "wording.toml";
/// The folder of the translations. `folder::languages` reads it separately.
pub(super) const LANGUAGES: &str = "languages";

/// The reader of one content folder. It records where each part comes from, and the problems found.
pub(super) struct Reader<'f> {
    folder: &'f Path,
    /// For each part of the document: its file, and the prefix that its fields have in that file.
    pub locations: BTreeMap<Subject, (String, String)>,
    pub faults: Vec<Fault>,
    pub unread: Unread,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Sources {
    sources: Vec<Source>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Glossary {
    glossary: Vec<Term>,
}

impl<'f> Reader<'f> {
    pub fn new(folder: &'f Path) -> Self {
        let locations = [
            (Subject::About, ABOUT),
            (Subject::Glossary, GLOSSARY),
            (Subject::Messages, WORDS),
            (Subject::Law, LAW),
            (Subject::Exclusions, EXCLUSIONS),
            (Subject::Sources, SOURCES),
            (Subject::Questions, Question::FOLDER),
            (Subject::Programs, Program::FOLDER),
            (Subject::Options, StandingOption::FOLDER),
            (Subject::Scenarios, Scenario::FOLDER),
        ];
        let locations = locations.map(|(part, file)| (part, (file.to_owned(), String::new())));
        Self {
            folder,
            locations: locations.into(),
            faults: Vec::new(),
            unread: Unread::default(),
        }
    }

    /// Reads the document. An unreadable `about.toml` is replaced by a placeholder; other parts
    /// that cannot be read are left out.
    pub fn document(&mut self) -> Option<Document> {
        self.unknown_names();
        let about = self
            .top_level_file(Subject::About, ABOUT)
            .or_else(placeholder_about);
        let glossary: Option<Glossary> = self.top_level_file(Subject::Glossary, GLOSSARY);
        let messages: Option<toml::Table> = self.top_level_file(Subject::Messages, WORDS);
        Some(Document {
            about: about?,
            sources: self.sources(),
            glossary: glossary.map_or_else(Vec::new, |glossary| glossary.glossary),
            words: self.messages(messages.unwrap_or_default()),
            questions: self.questions(),
            programs: self.list(),
            options: self.list(),
            exclusions: self.exclusions(),
            law: self.law(),
            scenarios: self.list(),
        })
    }

    /// Returns the file of a part, and the prefix that its fields have in that file.
    pub fn location_of(&self, part: Subject) -> (String, String) {
        self.locations.get(&part).cloned().unwrap_or_default()
    }

    /// Converts a problem in a part of the document into one that names the file.
    pub fn fault_of(&self, problem: Problem) -> Fault {
        let (file, prefix) = self.location_of(problem.subject);
        let found = match problem.cause {
            Cause::Duplicate(other) => {
                let (other_file, _) = self.location_of(other);
                problem.found.replace(&other.to_string(), &other_file)
            }
            _ => problem.found,
        };
        Fault {
            file,
            field: prefix + &problem.field,
            found,
            remedy: problem.remedy,
        }
    }

    /// Reports TOML files and folders with unknown names, which are probably misspelled.
    fn unknown_names(&mut self) {
        let known = self.locations.values().map(|(file, _)| file.clone());
        let known: Vec<_> = known
            .chain([WORDING, LANGUAGES, PointFile::FOLDER].map(str::to_owned))
            .collect();
        for name in names_in(self.folder).unwrap_or_default() {
            let is_content = name.ends_with(".toml") || self.folder.join(&name).is_dir();
            if is_content && !name.starts_with('.') && !known.contains(&name) {
                let remedy = match nearest(&name, known.iter().map(String::as_str)) {
                    Some(near) => format!("rename it to {near}, or move it elsewhere"),
                    None => "move it elsewhere".to_owned(),
                };
                self.fault(&name, "", "nothing with this name is read", remedy);
            }
        }
    }

    /// Reads a file of the content folder that is not in a subfolder.
    pub fn top_level_file<T: DeserializeOwned + Serialize>(
        &mut self,
        part: Subject,
        path: &str,
    ) -> Option<T> {
        let value = self.file(part, path);
        if value.is_none() {
            self.unread.add_whole(part);
        }
        value
    }

    fn sources(&mut self) -> Vec<Source> {
        let mut sources: Vec<Source> = Vec::new();
        for path in self.paths(Subject::Sources, SOURCES) {
            let list: Option<Sources> = self.file(Subject::Sources, &path);
            for source in list.into_iter().flat_map(|list| list.sources) {
                let location = (path.clone(), format!("sources.{}.", source.id));
                self.locations
                    .insert(Subject::Source(sources.len()), location);
                sources.push(source);
            }
        }
        sources
    }

    /// Returns the interface messages by key. The key of a message in a nested table begins with
    /// the name of the table and a dot.
    fn messages(&mut self, table: toml::Table) -> BTreeMap<String, String> {
        let mut messages = BTreeMap::new();
        let mut stack: Vec<(String, toml::Value)> = table.into_iter().collect();
        while let Some((key, value)) = stack.pop() {
            match value {
                toml::Value::String(text) => {
                    messages.insert(key, text);
                }
                toml::Value::Table(inner) => {
                    let inner = inner.into_iter();
                    stack.extend(inner.map(|(name, value)| (format!("{key}.{name}"), value)));
                }
                other => {
                    self.unread.add_id(Subject::Messages, &key);
                    let found = format!("it is not a text: {other}");
                    self.fault(WORDS, &key, found, "write a text in quotes");
                }
            }
        }
        messages
    }

    /// Whether the folder contains a file or folder of this name.
    pub fn has(&self, name: &str) -> bool {
        self.folder.join(name).exists()
    }

    /// Returns the paths of the TOML files in a subfolder, sorted by name. Reports anything else in
    /// the subfolder as a problem.
    pub fn paths(&mut self, list: Subject, subfolder: &str) -> Vec<String> {
        let folder = self.folder.join(subfolder);
        let Some(names) = names_in(&folder) else {
            let (found, remedy) = if folder.exists() {
                ("it is a file", "make it a folder, with TOML files in it")
            } else {
                ("there is no such folder", "make it, with TOML files in it")
            };
            self.fault(subfolder, "", found, remedy);
            self.unread.add_whole(list);
            return Vec::new();
        };
        let paths = names.into_iter().map(|name| format!("{subfolder}/{name}"));
        let paths: Vec<_> = paths.filter(|path| self.is_toml(path)).collect();
        if paths.is_empty() {
            self.fault(subfolder, "", "there is no TOML file in it", "add one");
            self.unread.add_whole(list);
        }
        paths
    }

    fn is_toml(&mut self, path: &str) -> bool {
        if self.folder.join(path).is_dir() {
            self.fault(path, "", "it is a folder", "move it elsewhere");
            return false;
        }
        if !path.ends_with(".toml") {
            let remedy = "give its name the ending .toml, or move it elsewhere";
            self.fault(path, "", "it is not a TOML file", remedy);
        }
        path.ends_with(".toml")
    }

    pub fn file<T: DeserializeOwned + Serialize>(
        &mut self,
        list: Subject,
        path: &str,
    ) -> Option<T> {
        let bytes = std::fs::read(self.folder.join(path));
        let parsed = bytes.as_deref().map_err(read_error).and_then(parse);
        let parsed = parsed.map_err(|error: ParseError| {
            match &bytes {
                Ok(bytes) => {
                    let text = String::from_utf8_lossy(bytes);
                    self.unread.add_file(list, stem(path), &text);
                }
                Err(_) => self.unread.add_whole(list),
            }
            self.fault(path, &error.field, error.found, error.remedy);
        });
        parsed.ok()
    }

    /// Reads a file that adds nothing to the document, such as `wording.toml`.
    pub fn auxiliary_file<T: DeserializeOwned + Serialize>(&mut self, path: &str) -> Option<T> {
        let bytes = std::fs::read(self.folder.join(path));
        let parsed = bytes.as_deref().map_err(read_error).and_then(parse);
        let parsed = parsed.map_err(|error| {
            self.fault(path, &error.field, error.found, error.remedy);
        });
        parsed.ok()
    }

    pub fn fault(
        &mut self,
        file: &str,
        field: &str,
        found: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.faults.push(Fault {
            file: file.to_owned(),
            field: field.to_owned(),
            found: found.into(),
            remedy: remedy.into(),
        });
    }
}

/// Returns a file name without its folder and without the ending `.toml`.
pub(super) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".toml").unwrap_or(name)
}

fn names_in(folder: &Path) -> Option<Vec<String>> {
    let entries = std::fs::read_dir(folder).ok()?.flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<_> = names.collect();
    names.sort();
    Some(names)
}
