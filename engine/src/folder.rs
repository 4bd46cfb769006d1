//! A content folder read from disk into a document, with the file behind each part.
//!
//! Only authors' tools use this; the page gets the document as one object.

mod filed;
mod languages;
mod lists;
mod nearest;
mod parse;
mod point;
mod reader;
mod unread;
mod worded;

use crate::catalog::Catalog;
use crate::document::Document;
use crate::problem::{Cause, Problem, Subject};
pub use languages::{language, languages};
use reader::Reader;
use std::fmt;
use std::path::Path;
pub use worded::{Graded, grades};

/// What is wrong with a folder: where, what was found, and what would do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file, relative to the folder.
    pub file: String,
    /// The field in it; empty where the fault is the whole file's.
    pub field: String,
    /// What was found.
    pub found: String,
    /// What would do.
    pub remedy: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.file)?;
        if !self.field.is_empty() {
            write!(f, "{}: ", self.field)?;
        }
        write!(f, "{}; {}", self.found, self.remedy)
    }
}

/// Reads a content folder and links it.
///
/// # Errors
/// Every fault of every file at once, in the order of the file. A file that cannot be read hides
/// what is wrong within it, and nothing else.
pub fn open(folder: &Path) -> Result<Catalog, Vec<Fault>> {
    if !folder.is_dir() {
        return Err(vec![no_folder(folder)]);
    }
    let mut reader = Reader::new(folder);
    let Some(document) = reader.document() else {
        return Err(reader.faults);
    };
    let names = Names::of(&document);
    let worded = reader.worded(&document);
    let linked = match Catalog::link(document) {
        Ok(catalog) if reader.faults.is_empty() && worded.is_empty() => return Ok(catalog),
        Ok(_) => Vec::new(),
        Err(problems) => problems,
    };
    let own = linked
        .into_iter()
        .chain(worded)
        .filter(|problem| !reader.unread.explains(problem));
    let own = own.map(|problem| reader.fault_of(names.suggest(problem)));
    // What reading has told of a field, linking need not tell again.
    let told = |fault: &Fault| {
        let mut read = reader.faults.iter();
        read.any(|other| (&other.file, &other.field) == (&fault.file, &fault.field))
    };
    let own: Vec<_> = own.filter(|fault| !told(fault)).collect();
    let mut faults = reader.faults;
    faults.extend(own);
    // Stable: within a file the order is that of its fields.
    faults.sort_by(|a, b| a.file.cmp(&b.file));
    Err(faults)
}

fn no_folder(folder: &Path) -> Fault {
    let (found, remedy) = if folder.exists() {
        ("it is a file", "name a folder")
    } else {
        ("there is no such folder", "name the content folder")
    };
    Fault {
        file: folder.display().to_string(),
        field: String::new(),
        found: found.to_owned(),
        remedy: remedy.to_owned(),
    }
}

/// What parts of a document are named by, to find what an unknown name may mean.
struct Names(Vec<(Subject, String)>);

impl Names {
    fn of(document: &Document) -> Self {
        let sources = document.sources.iter();
        let sources = sources.map(|source| (Subject::Sources, source.id.to_string()));
        let questions = document.questions.iter();
        let questions = questions.map(|question| (Subject::Questions, question.id.to_string()));
        let programs = document.programs.iter();
        let programs = programs.map(|program| (Subject::Programs, program.id.to_string()));
        let words = document.words.keys();
        let words = words.map(|key| (Subject::Words, key.clone()));
        Self(
            sources
                .chain(questions)
                .chain(programs)
                .chain(words)
                .collect(),
        )
    }

    /// The problem with the name that is nearly the unknown one as its remedy, if there is one.
    fn suggest(&self, problem: Problem) -> Problem {
        let Cause::Unknown(list, name) = &problem.cause else {
            return problem;
        };
        let names = self.0.iter().filter(|(of, _)| of == list);
        let Some(near) = nearest::nearest(name, names.map(|(_, name)| name.as_str())) else {
            return problem;
        };
        // Of a word's key, the part before the dot is not written where it is named.
        let near = near.rsplit('.').next().unwrap_or(near);
        Problem {
            remedy: format!("write \"{near}\", if that is meant"),
            ..problem
        }
    }
}
