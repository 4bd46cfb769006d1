//! Records what is missing from a document because a file could not be read.
//!
//! With these records, the folder reader drops problems that only follow from an unreadable file,
//! which is itself reported.

use guide_engine::problem::{Cause, Problem, Subject};
use std::collections::BTreeSet;

/// The parts of a document that are incomplete because a file could not be read.
#[derive(Default)]
pub(super) struct Unread {
    parts: BTreeSet<Subject>,
    /// The parts for which it is unknown which items are missing.
    whole: BTreeSet<Subject>,
    /// The ids of the items that are known to be missing, each with its part.
    ids: BTreeSet<(Subject, String)>,
}

impl Unread {
    /// Records that any item may be missing from a part.
    pub fn add_whole(&mut self, part: Subject) {
        self.parts.insert(part);
        self.whole.insert(part);
    }

    /// Records that the items of an unreadable file are missing from a part. Their ids are taken
    /// from the name of the file and from its text.
    pub fn add_file(&mut self, part: Subject, name: &str, text: &str) {
        self.parts.insert(part);
        let id = name.split_once('_').map_or(name, |(_, id)| id);
        for id in [name, id].into_iter().chain(ids(text)) {
            self.add_id(part, id);
        }
    }

    /// Records that the item with this id is missing from a part.
    pub fn add_id(&mut self, part: Subject, id: &str) {
        self.ids.insert((part, id.to_owned()));
    }

    /// Whether a file or folder of a part could not be read.
    pub fn has(&self, part: Subject) -> bool {
        self.parts.contains(&part)
    }

    /// Whether a problem may exist only because a file could not be read.
    pub fn explains(&self, problem: &Problem) -> bool {
        match &problem.cause {
            Cause::Content | Cause::Duplicate(_) => self.has(problem.subject),
            Cause::Unknown(list, id) => {
                self.whole.contains(list) || self.ids.contains(&(*list, id.clone()))
            }
            Cause::Unused => users(problem.subject).iter().any(|part| self.has(*part)),
        }
    }
}

/// Returns the parts of the document that may refer to this part.
fn users(part: Subject) -> &'static [Subject] {
    use Subject::{About, Glossary, Law, Options, Programs, Questions, Source};
    match part {
        Source(_) => &[About, Glossary, Questions, Programs, Options, Law],
        _ => &[Programs, Options],
    }
}

/// Returns every id given as `id = "..."` in a text. The text need not be valid TOML.
fn ids(text: &str) -> impl Iterator<Item = &str> {
    text.split("id").skip(1).filter_map(|rest| {
        let value = rest.trim_start().strip_prefix('=')?.trim_start();
        let quote = value.chars().next().filter(|c| ['"', '\''].contains(c))?;
        Some(value.strip_prefix(quote)?.split_once(quote)?.0)
    })
}
