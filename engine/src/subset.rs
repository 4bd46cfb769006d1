//! A catalogue with some of its programs alone, for a page that is about these.

use crate::catalog::Catalog;
use crate::document::{Document, Relation, RelationKind};
use crate::link;
use crate::problem::Problem;
use std::fmt;

/// Why programs cannot be shown alone; its display is a sentence for whoever asked for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotAlone {
    /// None was named.
    NoneNamed,
    /// No program has this id.
    Unknown(String),
    /// The first cannot be taken up without the second.
    Needs(String, String),
    /// What is left does not link.
    Broken(Vec<Problem>),
}

impl fmt::Display for NotAlone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoneNamed => f.write_str("no program is named"),
            Self::Unknown(id) => write!(f, "no program has the id \"{id}\""),
            Self::Needs(id, needed) => {
                write!(f, "\"{id}\" needs \"{needed}\": name that too")
            }
            Self::Broken(problems) => {
                let problems: Vec<_> = problems.iter().map(Problem::to_string).collect();
                write!(f, "these cannot stand alone: {}", problems.join("; "))
            }
        }
    }
}

impl std::error::Error for NotAlone {}

impl Catalog {
    /// Links a document with these programs of it alone. Questions, sources and options stay, so that answers can be taken
    /// from the whole to the part, and so does the order of the programs.
    ///
    /// # Errors
    /// An id is no program's, a program needs one that is not named, or the document has problems.
    pub fn link_only(document: Document, ids: &[String]) -> Result<Self, NotAlone> {
        if ids.is_empty() {
            return Err(NotAlone::NoneNamed);
        }
        let all = document.programs.len();
        let document = retain(document, ids)?;
        let left_out = all - document.programs.len();
        let catalog = link::link_part(document).map_err(NotAlone::Broken)?;
        Ok(Self {
            left_out,
            ..catalog
        })
    }
}

fn retain(mut document: Document, ids: &[String]) -> Result<Document, NotAlone> {
    let is_named = |id: &str| ids.iter().any(|named| named == id);
    let programs = &document.programs;
    let is_known = |id: &&String| programs.iter().any(|program| program.id.as_str() == *id);
    if let Some(unknown) = ids.iter().find(|id| !is_known(id)) {
        return Err(NotAlone::Unknown(unknown.clone()));
    }
    document
        .programs
        .retain(|program| is_named(program.id.as_str()));
    for program in &mut document.programs {
        let (kept, lost) = std::mem::take(&mut program.relations)
            .into_iter()
            .partition(|relation: &Relation| is_named(relation.program.as_str()));
        program.relations = kept;
        let mut lost: std::vec::IntoIter<Relation> = Vec::into_iter(lost);
        if let Some(relation) = lost.find(|relation| relation.kind == RelationKind::Needs) {
            let (id, needed) = (program.id.to_string(), relation.program.to_string());
            return Err(NotAlone::Needs(id, needed));
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
