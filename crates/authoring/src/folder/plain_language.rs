//! Checks the texts of a content folder for plain language.
//!
//! The folder's own `wording.toml` lists names to allow and words to avoid. Without that file,
//! nothing is checked.

use super::reader::{Reader, WORDING};
use super::{Fault, no_folder};
use crate::readability::{self, Passage, ReadabilityRules};
use guide_engine::document::Document;
use guide_engine::problem::{Problem, Subject};
use std::path::Path;

impl Reader<'_> {
    /// Returns the plain-language problems of the texts, or none if the folder has no
    /// `wording.toml`. Also reports flaws in `wording.toml` itself.
    pub fn readability_problems(&mut self, document: &Document) -> Vec<Problem> {
        if !self.has(WORDING) {
            return Vec::new();
        }
        let is_complete = self.faults.is_empty();
        // Without the list, the check would report names that the list allows, so check nothing.
        let Some(rules) = self.auxiliary_file::<ReadabilityRules>(WORDING) else {
            return Vec::new();
        };
        // Unused names are reported only if every file was read, because a text in an unreadable
        // file may use a name.
        for flaw in rules.flaws(document, is_complete) {
            self.fault(WORDING, &flaw.field, flaw.found, flaw.remedy);
        }
        // Without the glossary, the check would report abbreviations that the glossary explains.
        match self.unread.has(Subject::Glossary) {
            true => Vec::new(),
            false => readability::problems(document, &rules),
        }
    }
}

/// A passage of a content folder, with its file and its readability.
pub struct Graded {
    /// The file, relative to the folder.
    pub file: String,
    /// The passage and its measurements.
    pub passage: Passage,
}

/// Returns the readability of every passage in a content folder. Files that cannot be read are
/// skipped.
///
/// # Errors
/// Fails if the folder does not exist.
pub fn grades(folder: &Path) -> Result<Vec<Graded>, Fault> {
    if !folder.is_dir() {
        return Err(no_folder(folder));
    }
    let mut reader = Reader::new(folder);
    let Some(document) = reader.document() else {
        return Ok(Vec::new());
    };
    let rules = reader
        .has(WORDING)
        .then(|| reader.auxiliary_file(WORDING))
        .flatten();
    let passages = readability::passages(&document, &rules.unwrap_or_default());
    let graded = passages.into_iter().map(|mut passage| {
        let (file, prefix) = reader.location_of(passage.subject);
        passage.field = prefix + &passage.field;
        Graded { file, passage }
    });
    Ok(graded.collect())
}
