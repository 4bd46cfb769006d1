//! The files of a content folder, read one by one.

use super::Fault;
use super::filed::Filed;
use super::lists::{EXCLUSIONS, LAW};
use super::nearest::nearest;
use super::parse::{Wrong, parse, unopened};
use super::point::PointFile;
use super::unread::Unread;
use crate::document::{About, Document, Program, Question, Scenario, Source, StandingOption, Term};
use crate::problem::{Cause, Problem, Subject};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

const ABOUT: &str = "about.toml";
const GLOSSARY: &str = "glossary.toml";
const WORDS: &str = "words.toml";
const SOURCES: &str = "sources";
pub(super) const WORDING: &str = "wording.toml";
/// The folder of the translations, which are read apart.
pub(super) const LANGUAGES: &str = "languages";

/// What has been read so far, and what is wrong with it.
pub(super) struct Reader<'f> {
    folder: &'f Path,
    /// The file behind each part of the document, and where the part stands in it.
    pub places: BTreeMap<Subject, (String, String)>,
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
        let places = [
            (Subject::About, ABOUT),
            (Subject::Glossary, GLOSSARY),
            (Subject::Words, WORDS),
            (Subject::Law, LAW),
            (Subject::Exclusions, EXCLUSIONS),
            (Subject::Sources, SOURCES),
            (Subject::Questions, Question::FOLDER),
            (Subject::Programs, Program::FOLDER),
            (Subject::Options, StandingOption::FOLDER),
            (Subject::Scenarios, Scenario::FOLDER),
        ];
        let places = places.map(|(part, file)| (part, (file.to_owned(), String::new())));
        Self {
            folder,
            places: places.into(),
            faults: Vec::new(),
            unread: Unread::default(),
        }
    }

    /// The document, without what could not be read.
    pub fn document(&mut self) -> Option<Document> {
        self.misnamed();
        let about = self.top(Subject::About, ABOUT).or_else(no_about);
        let glossary: Option<Glossary> = self.top(Subject::Glossary, GLOSSARY);
        let words: Option<toml::Table> = self.top(Subject::Words, WORDS);
        Some(Document {
            about: about?,
            sources: self.sources(),
            glossary: glossary.map_or_else(Vec::new, |glossary| glossary.glossary),
            words: self.words(words.unwrap_or_default()),
            questions: self.questions(),
            programs: self.list(),
            options: self.list(),
            exclusions: self.exclusions(),
            law: self.law(),
            scenarios: self.list(),
        })
    }

    /// The file of a part, and where in it the part stands.
    pub fn place_of(&self, part: Subject) -> (String, String) {
        self.places.get(&part).cloned().unwrap_or_default()
    }

    /// A problem with the file it is in instead of the place in the document.
    pub fn fault_of(&self, problem: Problem) -> Fault {
        let (file, within) = self.place_of(problem.subject);
        let found = match problem.cause {
            Cause::Twice(other) => {
                let (other_file, _) = self.place_of(other);
                problem.found.replace(&other.to_string(), &other_file)
            }
            _ => problem.found,
        };
        Fault {
            file,
            field: within + &problem.field,
            found,
            remedy: problem.remedy,
        }
    }

    /// Tells of files and folders beside the known ones that seem to be meant for the guide.
    fn misnamed(&mut self) {
        let known = self.places.values().map(|(file, _)| file.clone());
        let known: Vec<_> = known
            .chain([WORDING, LANGUAGES, PointFile::FOLDER].map(str::to_owned))
            .collect();
        for name in names_in(self.folder).unwrap_or_default() {
            let meant = name.ends_with(".toml") || self.folder.join(&name).is_dir();
            if meant && !name.starts_with('.') && !known.contains(&name) {
                let remedy = match nearest(&name, known.iter().map(String::as_str)) {
                    Some(near) => format!("name it {near}, or move it elsewhere"),
                    None => "move it elsewhere".to_owned(),
                };
                self.fault(&name, "", "nothing of this name is read", remedy);
            }
        }
    }

    pub fn top<T: DeserializeOwned + Serialize>(&mut self, part: Subject, path: &str) -> Option<T> {
        let read = self.file(part, path);
        if read.is_none() {
            self.unread.add_whole(part);
        }
        read
    }

    fn sources(&mut self) -> Vec<Source> {
        let mut sources: Vec<Source> = Vec::new();
        for path in self.paths(Subject::Sources, SOURCES) {
            let list: Option<Sources> = self.file(Subject::Sources, &path);
            for source in list.into_iter().flat_map(|list| list.sources) {
                let place = (path.clone(), format!("sources.{}.", source.id));
                self.places.insert(Subject::Source(sources.len()), place);
                sources.push(source);
            }
        }
        sources
    }

    /// Texts by key: tables within tables become keys with dots.
    fn words(&mut self, table: toml::Table) -> BTreeMap<String, String> {
        let mut words = BTreeMap::new();
        let mut left: Vec<(String, toml::Value)> = table.into_iter().collect();
        while let Some((key, value)) = left.pop() {
            match value {
                toml::Value::String(text) => {
                    words.insert(key, text);
                }
                toml::Value::Table(inner) => {
                    let inner = inner.into_iter();
                    left.extend(inner.map(|(name, value)| (format!("{key}.{name}"), value)));
                }
                other => {
                    self.unread.add_id(Subject::Words, &key);
                    let found = format!("it is not a text: {other}");
                    self.fault(WORDS, &key, found, "write a text in quotes");
                }
            }
        }
        words
    }

    /// Whether there is anything of this name in the folder.
    pub fn has(&self, name: &str) -> bool {
        self.folder.join(name).exists()
    }

    /// The TOML files of a subfolder, by name.
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
            let remedy = "name it .toml or move it elsewhere";
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
        let read = bytes.as_deref().map_err(unopened).and_then(parse);
        read.map_err(|wrong: Wrong| {
            match &bytes {
                Ok(bytes) => {
                    let text = String::from_utf8_lossy(bytes);
                    self.unread.add_file(list, stem(path), &text);
                }
                Err(_) => self.unread.add_whole(list),
            }
            self.fault(path, &wrong.field, wrong.found, wrong.remedy);
        })
        .ok()
    }

    /// A file that no part of the document is made from.
    pub fn own_file<T: DeserializeOwned + Serialize>(&mut self, path: &str) -> Option<T> {
        let bytes = std::fs::read(self.folder.join(path));
        let read = bytes.as_deref().map_err(unopened).and_then(parse);
        read.map_err(|wrong| self.fault(path, &wrong.field, wrong.found, wrong.remedy))
            .ok()
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

/// A file's name without its folder and ending.
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

/// Stands for an `about.toml` that could not be read, so that the rest can be linked.
fn no_about() -> Option<About> {
    Some(About {
        version: String::new(),
        published: "2000-01-01".parse().ok()?,
        // No source is to be read again later than that.
        review_by: "9999-12-31".parse().ok()?,
        language: None,
        direction: None,
        umbrella: Vec::new(),
        process: Vec::new(),
        periods: Vec::new(),
        leaves_out: Vec::new(),
        at_hand: Vec::new(),
        compare: Vec::new(),
        overview: Vec::new(),
        rosters: Vec::new(),
        ask_ice: Vec::new(),
        counsel: Vec::new(),
    })
}
