//! Reads the parts of a document that have one file each, such as questions and programs.
//!
//! [`FilePart`] describes each of these kinds: the folder of its files, and how the position and
//! the id of a part are determined.

use super::point::PointFile;
use super::reader::{Reader, stem};
use guide_engine::document::{Program, Question, Scenario, StandingOption};
use guide_engine::problem::Subject;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A part of the document with a file of its own.
pub(super) trait FilePart: DeserializeOwned + Serialize {
    /// The folder that contains the files of this kind.
    const FOLDER: &str;
    /// The list in the document, for problem reports.
    const LIST: Subject;
    /// Returns the subject for the part at an index of the list, for problem reports.
    const PART: fn(usize) -> Subject;
    /// Whether the position in the list is given by the number in the file name, not by `order`.
    const ORDER_BY_NAME: bool = false;
    /// Whether a content folder may lack the folder of this kind.
    const OPTIONAL: bool = false;

    fn id(&self) -> &str;

    /// Returns the position of the part in the list, and the id that the file name gives. Returns
    /// `None` if the file name lacks the number that this kind requires.
    fn order_in_name<'n>(&self, name: &'n str) -> Option<(u16, &'n str)>;
}

impl FilePart for Question {
    const FOLDER: &str = "questions";
    const LIST: Subject = Subject::Questions;
    const PART: fn(usize) -> Subject = Subject::Question;
    const ORDER_BY_NAME: bool = true;

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn order_in_name<'n>(&self, name: &'n str) -> Option<(u16, &'n str)> {
        numbered(name)
    }
}

impl FilePart for PointFile {
    const FOLDER: &str = "points";
    const LIST: Subject = Subject::Questions;
    const PART: fn(usize) -> Subject = Subject::Question;
    const ORDER_BY_NAME: bool = true;
    const OPTIONAL: bool = true;

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn order_in_name<'n>(&self, name: &'n str) -> Option<(u16, &'n str)> {
        numbered(name)
    }
}

/// Splits a file name such as `04_custody` into its number and its id.
fn numbered(name: &str) -> Option<(u16, &str)> {
    let (number, id) = name.split_once('_')?;
    Some((number.parse().ok()?, id))
}

impl FilePart for Program {
    const FOLDER: &str = "programs";
    const LIST: Subject = Subject::Programs;
    const PART: fn(usize) -> Subject = Subject::Program;

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn order_in_name<'n>(&self, name: &'n str) -> Option<(u16, &'n str)> {
        Some((self.order, name))
    }
}

impl FilePart for StandingOption {
    const FOLDER: &str = "options";
    const LIST: Subject = Subject::Options;
    const PART: fn(usize) -> Subject = Subject::Option;

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn order_in_name<'n>(&self, name: &'n str) -> Option<(u16, &'n str)> {
        Some((self.order, name))
    }
}

impl FilePart for Scenario {
    const FOLDER: &str = "scenarios";
    const LIST: Subject = Subject::Scenarios;
    const PART: fn(usize) -> Subject = Subject::Scenario;
    const OPTIONAL: bool = true;

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn order_in_name<'n>(&self, name: &'n str) -> Option<(u16, &'n str)> {
        Some((self.order, name))
    }
}

impl Reader<'_> {
    /// Reads the questions of the interview and then the open points, which have their own folder.
    pub fn questions(&mut self) -> Vec<Question> {
        let mut questions: Vec<Question> = self.list();
        let points: Vec<PointFile> = self.list_after(questions.len());
        questions.extend(points.into_iter().map(Question::from));
        questions
    }

    /// Reads all parts of a kind, sorted by position.
    pub fn list<T: FilePart>(&mut self) -> Vec<T> {
        self.list_after(0)
    }

    /// Like [`Self::list`], for parts that come after `before` other parts in the same list.
    fn list_after<T: FilePart>(&mut self, before: usize) -> Vec<T> {
        let mut parts = Vec::new();
        let paths = match T::OPTIONAL && !self.has(T::FOLDER) {
            true => Vec::new(),
            false => self.paths(T::LIST, T::FOLDER),
        };
        for path in paths {
            if let Some(part) = self.file::<T>(T::LIST, &path) {
                let order = self.order_of(&path, &part);
                parts.push((order, path, part));
            }
        }
        parts.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
        self.check_numbers::<T>(&parts);
        for (position, (_, path, _)) in parts.iter().enumerate() {
            let location = (path.clone(), String::new());
            self.locations.insert(T::PART(before + position), location);
        }
        parts.into_iter().map(|(_, _, part)| part).collect()
    }

    /// Returns the position of a part among the parts of its kind. If the file name does not match
    /// the part, reports a problem and returns `u16::MAX`, which puts the part last.
    fn order_of<T: FilePart>(&mut self, path: &str, part: &T) -> u16 {
        let name = stem(path);
        let id = part.id();
        match part.order_in_name(name) {
            Some((index, named)) if named == id => return index,
            Some((_, named)) => {
                let found = format!("it is \"{id}\", but the file name says \"{named}\"");
                self.fault(path, "id", found, "make them equal");
            }
            None => {
                let found = format!("the file is named \"{name}\"");
                let remedy = format!("name it NN_{id}.toml, such as 04_{id}.toml");
                self.fault(path, "", found, remedy);
            }
        }
        u16::MAX
    }

    /// Reports duplicate numbers in file names, and gaps between the `order` fields. Linking
    /// reports duplicate `order` fields, but does not see file names.
    fn check_numbers<T: FilePart>(&mut self, parts: &[(u16, String, T)]) {
        // Report no gaps if a file is unreadable or misnamed, because that file may have the
        // missing number.
        let is_misnamed = parts.last().is_some_and(|(index, ..)| *index == u16::MAX);
        let is_complete = !is_misnamed && !self.unread.has(T::LIST);
        let mut before: Option<(u16, &str)> = None;
        for (index, path, _) in parts.iter().filter(|(index, ..)| *index < u16::MAX) {
            let (last, other) = before.unwrap_or_default();
            if T::ORDER_BY_NAME && before.is_some() && *index == last {
                let found = format!("{other} has the same number");
                self.fault(path, "", found, "give each its own");
            }
            if !T::ORDER_BY_NAME && is_complete && *index > last + 1 {
                let found = format!("it is {index}, but none is {}", index - 1);
                self.fault(path, "order", found, "number them from 1, without gaps");
            }
            before = Some((*index, path));
        }
    }
}
