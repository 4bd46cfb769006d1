//! Making the first part of a catalogue.

use super::FORM;
use crate::catalog::Catalog;
use crate::document::{Citation, Document, Relation, RelationKind};
use crate::id::SourceId;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// The first part of a catalogue: it decides exactly as the whole does. What explains a verdict comes with the whole.
#[derive(Debug, Serialize, Deserialize)]
pub struct First {
    /// Every text, once.
    pub texts: Vec<String>,
    /// All else, and where texts stand.
    pub numbers: Vec<u32>,
    /// The words of the interface, by key.
    pub words: BTreeMap<String, String>,
}

impl First {
    /// The first part of a catalogue. Positions of questions, programs, agreements, requirements and options are those of the whole.
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

    /// The catalogue that comes of it.
    pub fn catalog(self) -> Option<Catalog> {
        let words = self.words.into_iter().flat_map(|(key, text)| [key, text]);
        super::read(self.texts, self.numbers, words.collect())
    }
}

/// Texts and numbers that are being put together.
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

/// The document with those relations alone that decide, and those sources alone that are cited in what is sent. Open points come
/// with their names alone, because no screen before the whole catalogue asks them.
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

/// Every place in a source that is sent.
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
