//! Encodes the snapshot, the initial part of a catalog. Only the build and the tests use this
//! module. The parent module describes the format.

use super::FORM;
use crate::catalog::Catalog;
use crate::document::{Citation, Document, Relation, RelationKind};
use crate::id::SourceId;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// A snapshot: the initial part of a catalog. It yields exactly the same verdicts as the whole
/// catalog, but the content that explains a verdict comes only with the whole catalog.
#[derive(Debug, Serialize, Deserialize)]
pub struct First {
    /// Every string of the snapshot, once.
    pub texts: Vec<String>,
    /// All other values as numbers, and the back-references to strings.
    pub numbers: Vec<u32>,
    /// The interface messages, by key.
    pub words: BTreeMap<String, String>,
}

impl First {
    /// Encodes the snapshot of a catalog. Questions, programs, agreements, requirements and options
    /// keep the positions that they have in the whole catalog.
    pub fn of(catalog: &Catalog) -> Self {
        let mut packing = Packing::default();
        packing.number(FORM as usize);
        catalog.put(&firstly(catalog.document()), &mut packing);
        Self {
            texts: packing.texts,
            numbers: packing.numbers,
            words: catalog.document().words.clone(),
        }
    }

    /// Decodes the snapshot. Returns `None` if it has a different [`FORM`].
    pub fn catalog(self) -> Option<Catalog> {
        let words = self.words.into_iter().flat_map(|(key, text)| [key, text]);
        super::read(self.texts, self.numbers, words.collect())
    }
}

/// The encoder. It holds the strings and numbers encoded so far.
#[derive(Debug, Default)]
pub struct Packing {
    texts: Vec<String>,
    places: HashMap<String, usize>,
    numbers: Vec<u32>,
}

impl Packing {
    pub(super) fn number(&mut self, number: usize) {
        self.numbers.push(u32::try_from(number).unwrap_or(u32::MAX));
    }

    pub(super) fn text(&mut self, text: &str) {
        let met = self.texts.len();
        let place = self.places.get(text).copied().unwrap_or(met);
        if place == met {
            self.texts.push(text.to_owned());
            self.places.insert(text.to_owned(), place);
        }
        self.number(met - place);
    }
}

/// Returns the document as the snapshot stores it, with only the relations that affect verdicts and
/// only the sources that the snapshot cites. Clears the texts and hints of open points, because no
/// screen shows them before the whole catalog has loaded.
fn firstly(document: &Document) -> Document {
    let mut first = document.clone();
    for question in &mut first.questions {
        if question.point.is_some() {
            question.text.clear();
            question.hint.clear();
        }
    }
    let decides = |relation: &Relation| relation.kind == RelationKind::Needs;
    for program in &mut first.programs {
        program.relations.retain(decides);
    }
    let cited: Vec<SourceId> = cited(&first).map(|at| at.source.clone()).collect();
    first.sources.retain(|source| cited.contains(&source.id));
    first
}

/// Returns every citation in the snapshot.
fn cited(document: &Document) -> impl Iterator<Item = &Citation> {
    let about = &document.about;
    let claims = about.umbrella.iter().chain(&about.process);
    let relations = document
        .programs
        .iter()
        .flat_map(|program| &program.relations);
    let of_relations = relations.flat_map(|relation| &relation.cite);
    claims.flat_map(|claim| &claim.cite).chain(of_relations)
}
