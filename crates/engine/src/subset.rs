//! Links a document with only some of its programs.
//!
//! Host pages list these programs in the option `programs`.

use crate::catalog::Catalog;
use crate::document::{Document, Relation, RelationKind};
use crate::link;
use crate::problem::Problem;
use std::fmt;

/// Why these programs cannot be shown without the others. The `Display` text is a message for the
/// author of the host page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SubsetError {
    /// The list of ids is empty.
    Empty,
    /// No program has this id.
    Unknown(String),
    /// The first program needs the second, which is not in the list.
    Needs(String, String),
    /// The remaining document cannot be linked because of these problems.
    Invalid(Vec<Problem>),
}

impl fmt::Display for SubsetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("no program is named"),
            Self::Unknown(id) => write!(f, "no program has the id \"{id}\""),
            Self::Needs(id, needed) => {
                write!(f, "\"{id}\" needs \"{needed}\": add that too")
            }
            Self::Invalid(problems) => {
                let problems: Vec<_> = problems.iter().map(Problem::to_string).collect();
                write!(
                    f,
                    "these programs cannot be shown without the others: {}",
                    problems.join("; ")
                )
            }
        }
    }
}

impl std::error::Error for SubsetError {}

impl Catalog {
    /// Links a document with only these programs, in the order of the document.
    ///
    /// All questions, sources and options remain, so answers given in the full guide are valid here
    /// too.
    ///
    /// # Errors
    /// Returns an error if the list is empty, if an id is unknown, if a program needs another
    /// program that is not in the list, or if the remaining document has problems.
    pub fn link_only(document: Document, ids: &[String]) -> Result<Self, SubsetError> {
        if ids.is_empty() {
            return Err(SubsetError::Empty);
        }
        let count = document.programs.len();
        let document = retain(document, ids)?;
        let left_out = count - document.programs.len();
        let catalog = link::link_subset(document).map_err(SubsetError::Invalid)?;
        Ok(Self {
            left_out,
            ..catalog
        })
    }
}

fn retain(mut document: Document, ids: &[String]) -> Result<Document, SubsetError> {
    let is_named = |id: &str| ids.iter().any(|named| named == id);
    let programs = &document.programs;
    let is_known = |id: &&String| programs.iter().any(|program| program.id.as_str() == *id);
    if let Some(unknown) = ids.iter().find(|id| !is_known(id)) {
        return Err(SubsetError::Unknown(unknown.clone()));
    }
    document
        .programs
        .retain(|program| is_named(program.id.as_str()));
    for program in &mut document.programs {
        let (retained, removed) = std::mem::take(&mut program.relations)
            .into_iter()
            .partition(|relation: &Relation| is_named(relation.program.as_str()));
        program.relations = retained;
        let mut removed: std::vec::IntoIter<Relation> = Vec::into_iter(removed);
        if let Some(relation) = removed.find(|relation| relation.kind == RelationKind::Needs) {
            let (id, needed) = (program.id.to_string(), relation.program.to_string());
            return Err(SubsetError::Needs(id, needed));
        }
    }
    for scenario in &mut document.scenarios {
        let is_shown = |name: &str| is_named(name.split('/').next().unwrap_or_default());
        for expected in &mut scenario.expected {
            expected.agreements.retain(|name| is_shown(name.as_str()));
        }
        scenario
            .expected
            .retain(|expected| !expected.agreements.is_empty());
    }
    document
        .scenarios
        .retain(|scenario| !scenario.expected.is_empty());
    Ok(document)
}
