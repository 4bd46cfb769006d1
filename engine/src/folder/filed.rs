//! Parts of a document that have a file each: where the file is, and what its name says.

use super::point::PointFile;
use super::reader::{Reader, stem};
use crate::document::{Program, Question, Scenario, StandingOption};
use crate::problem::Subject;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A part with a file of its own.
pub(super) trait Filed: DeserializeOwned + Serialize {
    /// The folder of its kind.
    const FOLDER: &str;
    /// The list of its kind.
    const LIST: Subject;
    /// The part at a position of the list.
    const PART: fn(usize) -> Subject;
    /// Whether the file's name gives the place in the list, and not the field `order`.
    const BY_NAME: bool = false;
    /// Whether a folder of content can do without any of its kind.
    const OPTIONAL: bool = false;

    fn id(&self) -> &str;

    /// Its place in the list and the id that the file's name says; `None` for a name that says none.
    fn place<'n>(&self, name: &'n str) -> Option<(u16, &'n str)>;
}

impl Filed for Question {
    const FOLDER: &str = "questions";
    const LIST: Subject = Subject::Questions;
    const PART: fn(usize) -> Subject = Subject::Question;
    const BY_NAME: bool = true;

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn place<'n>(&self, name: &'n str) -> Option<(u16, &'n str)> {
        numbered(name)
    }
}

impl Filed for PointFile {
    const FOLDER: &str = "points";
    const LIST: Subject = Subject::Questions;
    const PART: fn(usize) -> Subject = Subject::Question;
    const BY_NAME: bool = true;
    const OPTIONAL: bool = true;

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn place<'n>(&self, name: &'n str) -> Option<(u16, &'n str)> {
        numbered(name)
    }
}

/// The number and the id in a file name such as `04_custody`.
fn numbered(name: &str) -> Option<(u16, &str)> {
    let (number, id) = name.split_once('_')?;
    Some((number.parse().ok()?, id))
}

impl Filed for Program {
    const FOLDER: &str = "programs";
    const LIST: Subject = Subject::Programs;
    const PART: fn(usize) -> Subject = Subject::Program;

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn place<'n>(&self, name: &'n str) -> Option<(u16, &'n str)> {
        Some((self.order, name))
    }
}

impl Filed for StandingOption {
    const FOLDER: &str = "options";
    const LIST: Subject = Subject::Options;
    const PART: fn(usize) -> Subject = Subject::Option;

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn place<'n>(&self, name: &'n str) -> Option<(u16, &'n str)> {
        Some((self.order, name))
    }
}

impl Filed for Scenario {
    const FOLDER: &str = "scenarios";
    const LIST: Subject = Subject::Scenarios;
    const PART: fn(usize) -> Subject = Subject::Scenario;
    const OPTIONAL: bool = true;

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn place<'n>(&self, name: &'n str) -> Option<(u16, &'n str)> {
        Some((self.order, name))
    }
}

impl Reader<'_> {
    /// The questions of the interview, and after them the open points, which have a folder of their own.
    pub fn questions(&mut self) -> Vec<Question> {
        let mut questions: Vec<Question> = self.list();
        let points: Vec<PointFile> = self.list_after(questions.len());
        questions.extend(points.into_iter().map(Question::from));
        questions
    }

    /// The parts of which each has its own file, in their order.
    pub fn list<T: Filed>(&mut self) -> Vec<T> {
        self.list_after(0)
    }

    /// The same, where so many parts come before them in the document.
    fn list_after<T: Filed>(&mut self, before: usize) -> Vec<T> {
        let mut parts = Vec::new();
        let paths = match T::OPTIONAL && !self.has(T::FOLDER) {
            true => Vec::new(),
            false => self.paths(T::LIST, T::FOLDER),
        };
        for path in paths {
            if let Some(part) = self.file::<T>(T::LIST, &path) {
                let place = self.place(&path, &part);
                parts.push((place, path, part));
            }
        }
        parts.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
        self.numbers::<T>(&parts);
        for (position, (_, path, _)) in parts.iter().enumerate() {
            let place = (path.clone(), String::new());
            self.places.insert(T::PART(before + position), place);
        }
        parts.into_iter().map(|(_, _, part)| part).collect()
    }

    /// The place of a part among its kind; last for one whose file has another name than it.
    fn place<T: Filed>(&mut self, path: &str, part: &T) -> u16 {
        let name = stem(path);
        let id = part.id();
        match part.place(name) {
            Some((place, named)) if named == id => return place,
            Some((_, named)) => {
                let found = format!("it is \"{id}\", the file's name says \"{named}\"");
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

    /// Tells of places that two parts have, where link cannot see it, and of places left free.
    fn numbers<T: Filed>(&mut self, parts: &[(u16, String, T)]) {
        // A file that could not be read, or has a wrong name, may have a place that seems free.
        let wrong_name = parts.last().is_some_and(|(place, ..)| *place == u16::MAX);
        let complete = !wrong_name && !self.unread.has(T::LIST);
        let mut before: Option<(u16, &str)> = None;
        for (place, path, _) in parts.iter().filter(|(place, ..)| *place < u16::MAX) {
            let (last, other) = before.unwrap_or_default();
            if T::BY_NAME && before.is_some() && *place == last {
                let found = format!("its number is that of {other} too");
                self.fault(path, "", found, "give each its own");
            }
            if !T::BY_NAME && complete && *place > last + 1 {
                let found = format!("it is {place}, and none is {}", place - 1);
                self.fault(path, "order", found, "number them from 1, without a gap");
            }
            before = Some((*place, path));
        }
    }
}
