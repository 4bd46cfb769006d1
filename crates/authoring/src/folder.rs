//! Reads a content folder from disk into a document, and records which file each part comes from.
//!
//! Only the authoring tools use this module. The widget loads the finished document as JSON.

mod file_part;
mod languages;
mod lists;
mod nearest;
mod parse;
mod placeholder;
mod plain_language;
mod point;
mod reader;
mod unread;

use guide_engine::catalog::Catalog;
use guide_engine::document::Document;
use guide_engine::problem::{Cause, Problem, Subject};
pub use languages::{language, languages};
pub use plain_language::{Graded, grades};
use reader::Reader;
use std::fmt;
use std::path::Path;

/// One problem in a content folder: the file and field, what was found, and how to fix it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file, relative to the folder.
    pub file: String,
    /// The field in the file; empty if the problem concerns the whole file.
    pub field: String,
    /// The problem that was found.
    pub found: String,
    /// How to fix the problem.
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

/// Reads a content folder into a document, and links the document into a catalog.
///
/// # Errors
/// Returns the problems of all files at once, sorted by file. If a file cannot be read, the other
/// problems inside that file, and problems that may follow from its absence, are left out.
pub fn open(folder: &Path) -> Result<Catalog, Vec<Fault>> {
    if !folder.is_dir() {
        return Err(vec![no_folder(folder)]);
    }
    let mut reader = Reader::new(folder);
    let Some(document) = reader.document() else {
        return Err(reader.faults);
    };
    let names = Names::of(&document);
    let readability = reader.readability_problems(&document);
    let linked = match Catalog::link(document) {
        Ok(catalog) if reader.faults.is_empty() && readability.is_empty() => return Ok(catalog),
        Ok(_) => Vec::new(),
        Err(problems) => problems,
    };
    let problems = linked
        .into_iter()
        .chain(readability)
        .filter(|problem| !reader.unread.explains(problem));
    let further = problems.map(|problem| reader.fault_of(names.suggest(problem)));
    // If the reader already reported a problem with a field, drop further problems with the same
    // field.
    let is_reported = |fault: &Fault| {
        let mut reported = reader.faults.iter();
        reported.any(|other| (&other.file, &other.field) == (&fault.file, &fault.field))
    };
    let further: Vec<_> = further.filter(|fault| !is_reported(fault)).collect();
    let mut faults = reader.faults;
    faults.extend(further);
    // The sort is stable, so within a file the problems keep the order in which they were found.
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

/// The ids of a document's sources, questions and programs, and the keys of its messages, each with
/// the list that it belongs to. [`Names::suggest`] suggests one of them for an unknown name.
struct Names(Vec<(Subject, String)>);

impl Names {
    fn of(document: &Document) -> Self {
        let sources = document.sources.iter();
        let sources = sources.map(|source| (Subject::Sources, source.id.to_string()));
        let questions = document.questions.iter();
        let questions = questions.map(|question| (Subject::Questions, question.id.to_string()));
        let programs = document.programs.iter();
        let programs = programs.map(|program| (Subject::Programs, program.id.to_string()));
        let messages = document.words.keys();
        let messages = messages.map(|key| (Subject::Messages, key.clone()));
        Self(
            sources
                .chain(questions)
                .chain(programs)
                .chain(messages)
                .collect(),
        )
    }

    /// Returns the problem. If the problem is an unknown name and a known name is close enough, the
    /// remedy suggests the known name.
    fn suggest(&self, problem: Problem) -> Problem {
        let Cause::Unknown(list, name) = &problem.cause else {
            return problem;
        };
        let names = self.0.iter().filter(|(of, _)| of == list);
        let Some(near) = nearest::nearest(name, names.map(|(_, name)| name.as_str())) else {
            return problem;
        };
        // Content files refer to a message such as `topic.purpose` by the part after the last dot.
        let near = near.rsplit('.').next().unwrap_or(near);
        Problem {
            remedy: format!("did you mean \"{near}\"?"),
            ..problem
        }
    }
}
