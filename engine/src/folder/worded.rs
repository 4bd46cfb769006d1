//! A folder's own list of names and words, and what its texts make of it.

use super::reader::{Reader, WORDING};
use super::{Fault, no_folder};
use crate::document::Document;
use crate::problem::{Problem, Subject};
use crate::wording::{self, Passage, Wording};
use std::path::Path;

impl Reader<'_> {
    /// What is not in plain words, if the folder has a list to judge by.
    pub fn worded(&mut self, document: &Document) -> Vec<Problem> {
        if !self.has(WORDING) {
            return Vec::new();
        }
        let whole = self.faults.is_empty();
        // Without the list, names would be told of that it allows.
        let Some(wording) = self.own_file::<Wording>(WORDING) else {
            return Vec::new();
        };
        // A text that could not be read may have the name, a glossary the abbreviation.
        for flaw in wording.flaws(document, whole) {
            self.fault(WORDING, &flaw.field, flaw.found, flaw.remedy);
        }
        match self.unread.has(Subject::Glossary) {
            true => Vec::new(),
            false => wording::judge(document, &wording),
        }
    }
}

/// How hard a passage of a folder is to read, and where it stands.
pub struct Graded {
    /// The file, relative to the folder.
    pub file: String,
    /// The passage.
    pub passage: Passage,
}

/// The reading grades of a folder, as far as it can be read.
///
/// # Errors
/// There is no such folder.
pub fn grades(folder: &Path) -> Result<Vec<Graded>, Fault> {
    if !folder.is_dir() {
        return Err(no_folder(folder));
    }
    let mut reader = Reader::new(folder);
    let Some(document) = reader.document() else {
        return Ok(Vec::new());
    };
    let list = reader
        .has(WORDING)
        .then(|| reader.own_file(WORDING))
        .flatten();
    let passages = wording::passages(&document, &list.unwrap_or_default());
    let placed = passages.into_iter().map(|mut passage| {
        let (file, within) = reader.place_of(passage.subject);
        passage.field = within + &passage.field;
        Graded { file, passage }
    });
    Ok(placed.collect())
}
