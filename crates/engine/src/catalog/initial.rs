//! The initial chunk of a catalog: everything that decides verdicts, and what the first screens
//! show. The build encodes it as a snapshot, and the widget decodes it to start before the whole
//! catalog has loaded.

use crate::catalog::Catalog;
use crate::document::{Citation, Document, Relation, RelationKind};
use crate::id::SourceId;
use crate::messages::Messages;
use crate::snapshot::{Decoder, Encoder, Snapshot};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The version of the snapshot layout that this code encodes and decodes.
pub const LAYOUT_VERSION: u32 = 3;

/// A snapshot: the initial part of a catalog. It yields exactly the same verdicts as the whole
/// catalog, but the content that explains a verdict comes only with the whole catalog.
#[derive(Debug, Serialize, Deserialize)]
pub struct InitialChunk {
    /// Every string of the snapshot, once.
    pub texts: Vec<String>,
    /// All other values as numbers, and the back-references to strings.
    pub numbers: Vec<u32>,
    /// The interface messages, by key.
    pub words: BTreeMap<String, String>,
}

impl InitialChunk {
    /// Encodes the snapshot of a catalog. Questions, programs, agreements, requirements and options
    /// keep the positions that they have in the whole catalog.
    pub fn of(catalog: &Catalog) -> Self {
        let mut encoder = Encoder::default();
        encoder.number(LAYOUT_VERSION as usize);
        catalog.encode_initial(&initial_document(catalog.document()), &mut encoder);
        Self {
            texts: encoder.texts,
            numbers: encoder.numbers,
            words: catalog.document().words.clone(),
        }
    }

    /// Decodes the snapshot. Returns `None` if it has a different `LAYOUT_VERSION`.
    pub fn catalog(self) -> Option<Catalog> {
        let messages = self.words.into_iter().flat_map(|(key, text)| [key, text]);
        Catalog::initial(self.texts, self.numbers, messages.collect())
    }
}

impl Catalog {
    /// Decodes the initial chunk of a catalog from its strings, its numbers and its messages.
    /// `messages` has each key followed by its text, sorted by key. Returns `None` if the snapshot
    /// has a different `LAYOUT_VERSION`. The catalog gives the same verdicts as the whole
    /// catalog, which replaces it once loaded.
    pub fn initial(texts: Vec<String>, numbers: Vec<u32>, messages: Vec<String>) -> Option<Self> {
        let mut decoder = Decoder::new(texts, numbers);
        (decoder.number() == LAYOUT_VERSION).then(|| Self::decode_initial(&mut decoder, messages))
    }

    fn decode_initial(decoder: &mut Decoder, messages: Vec<String>) -> Self {
        Self {
            document: Snapshot::decode(decoder),
            messages: Messages::from_sorted(messages),
            challenges: Snapshot::decode(decoder),
            variables: Snapshot::decode(decoder),
            agreements: Snapshot::decode(decoder),
            options: Snapshot::decode(decoder),
            exclusions: Snapshot::decode(decoder),
            possible: Snapshot::decode(decoder),
            scenarios: Vec::new(),
            diagrams: Snapshot::decode(decoder),
            reads: Vec::new(),
            left_out: 0,
            is_whole: false,
        }
    }

    /// Encodes the snapshot, with `document` in place of the whole document.
    fn encode_initial(&self, document: &Document, encoder: &mut Encoder) {
        document.encode(encoder);
        self.challenges.encode(encoder);
        self.variables.encode(encoder);
        self.agreements.encode(encoder);
        self.options.encode(encoder);
        self.exclusions.encode(encoder);
        self.possible.encode(encoder);
        self.diagrams.encode(encoder);
    }
}

/// Returns the document as the snapshot stores it, with only the relations that affect verdicts and
/// only the sources that the snapshot cites. Clears the texts and hints of open points, because no
/// screen shows them before the whole catalog has loaded.
fn initial_document(document: &Document) -> Document {
    let mut initial = document.clone();
    for question in &mut initial.questions {
        if question.point.is_some() {
            question.text.clear();
            question.hint.clear();
        }
    }
    let affects_verdicts = |relation: &Relation| relation.kind == RelationKind::Needs;
    for program in &mut initial.programs {
        program.relations.retain(affects_verdicts);
    }
    let cited: Vec<SourceId> = citations(&initial)
        .map(|citation| citation.source.clone())
        .collect();
    initial.sources.retain(|source| cited.contains(&source.id));
    initial
}

/// Returns every citation in the snapshot.
fn citations(document: &Document) -> impl Iterator<Item = &Citation> {
    let about = &document.about;
    let claims = about.umbrella.iter().chain(&about.process);
    let relations = document
        .programs
        .iter()
        .flat_map(|program| &program.relations);
    let of_relations = relations.flat_map(|relation| &relation.cite);
    claims.flat_map(|claim| &claim.cite).chain(of_relations)
}
