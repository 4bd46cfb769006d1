//! What stands in files that could not be read, so that it is not missed a second time.

use crate::problem::{Cause, Problem, Subject};
use std::collections::BTreeSet;

/// The parts of a document that lack something because a file could not be read.
#[derive(Default)]
pub(super) struct Unread {
    parts: BTreeSet<Subject>,
    /// Parts that may lack anything.
    whole: BTreeSet<Subject>,
    /// What a part lacks by name.
    ids: BTreeSet<(Subject, String)>,
}

impl Unread {
    /// Nothing is known of a part.
    pub fn add_whole(&mut self, part: Subject) {
        self.parts.insert(part);
        self.whole.insert(part);
    }

    /// Of a part, the file with this name and text is not known.
    pub fn add_file(&mut self, part: Subject, name: &str, text: &str) {
        self.parts.insert(part);
        let id = name.split_once('_').map_or(name, |(_, id)| id);
        for id in [name, id].into_iter().chain(ids(text)) {
            self.add_id(part, id);
        }
    }

    /// Of a part, what has this id is not known.
    pub fn add_id(&mut self, part: Subject, id: &str) {
        self.ids.insert((part, id.to_owned()));
    }

    /// Whether anything of a part is not known.
    pub fn has(&self, part: Subject) -> bool {
        self.parts.contains(&part)
    }

    /// Whether a problem may be there only because a file could not be read.
    pub fn explains(&self, problem: &Problem) -> bool {
        match &problem.cause {
            Cause::Content | Cause::Twice(_) => self.has(problem.subject),
            Cause::Unknown(list, id) => {
                self.whole.contains(list) || self.ids.contains(&(*list, id.clone()))
            }
            Cause::Unused => users(problem.subject).iter().any(|part| self.has(*part)),
        }
    }
}

/// The parts that may refer to a part.
fn users(part: Subject) -> &'static [Subject] {
    use Subject::{About, Glossary, Law, Options, Programs, Source};
    match part {
        Source(_) => &[About, Glossary, Programs, Options, Law],
        _ => &[Programs, Options],
    }
}

/// What the text seems to give as ids, in whatever way it is written.
fn ids(text: &str) -> impl Iterator<Item = &str> {
    text.split("id").skip(1).filter_map(|rest| {
        let value = rest.trim_start().strip_prefix('=')?.trim_start();
        let quote = value.chars().next().filter(|c| ['"', '\''].contains(c))?;
        Some(value.strip_prefix(quote)?.split_once(quote)?.0)
    })
}
