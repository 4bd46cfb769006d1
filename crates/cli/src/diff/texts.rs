//! `guide diff --texts`: prints the texts that only one of two content folders has, with their
//! sources. Reviewers use it to compare the old wording with the new wording.

use crate::facts;
use guide_authoring::text_walk::texts;
use guide_engine::catalog::Catalog;
use guide_engine::document::{Citation, Document};
use guide_engine::explain;
use guide_engine::messages::key;
use guide_engine::problem::Subject;

/// A text with its file and field, as they are printed.
struct Entry {
    file: String,
    field: String,
    /// The text. If it is a claim, its sources follow in brackets.
    text: String,
}

/// Prints the texts that only one of the folders has, grouped by file. A line starts with `-` for a
/// text of the old folder, and with `+` for a text of the new folder.
pub fn diff_texts(old: &Catalog, new: &Catalog) {
    let (old, new) = (entries(old), entries(new));
    let mut files: Vec<&str> = old.iter().chain(&new).map(|entry| &*entry.file).collect();
    files.sort_unstable();
    files.dedup();
    for file in files {
        for (sign, entries, other) in [("-", &old, &new), ("+", &new, &old)] {
            for entry in entries.iter().filter(|entry| entry.file == file) {
                let mut others = other.iter().filter(|other| other.file == file);
                if !others.any(|other| other.text == entry.text && is_same_field(other, entry)) {
                    println!("{sign} {file}: {}: {}", entry.field, entry.text);
                }
            }
        }
    }
}

/// Whether two entries with equal texts count as the same entry. Their fields may differ if both
/// contain a number (`#`), because list entries may have been reordered. All other fields must be
/// equal, because different States or sources can have equal texts.
fn is_same_field(entry: &Entry, other: &Entry) -> bool {
    entry.field == other.field || entry.field.contains('#') && other.field.contains('#')
}

fn entries(catalog: &Catalog) -> Vec<Entry> {
    let document = catalog.document();
    let is_source = |part| matches!(part, Subject::Source(_));
    let texts = texts(document).into_iter();
    let texts = texts.filter(|text| !is_source(text.subject)).map(|text| {
        let cite = text.cite.unwrap_or_default().iter();
        let marks = cite.filter_map(|citation| explain::mark(catalog, citation, true));
        let marks: Vec<_> = marks.collect();
        Entry {
            file: file(document, text.subject),
            field: text.field,
            text: match marks.as_slice() {
                [] => text.text.to_owned(),
                marks => format!("{} [{}]", text.text, marks.join("; ")),
            },
        }
    });
    let generated = statuses(catalog).chain(law_sides(catalog));
    texts.chain(generated).chain(sources(catalog)).collect()
}

/// Returns the file name to print for a part of the document. Questions and scenarios are named by
/// id, not by number, so that adding one does not rename the others.
fn file(document: &Document, part: Subject) -> String {
    let question = |index: usize| Some(format!("questions/{}", document.questions.get(index)?.id));
    let scenario = |index: usize| Some(format!("scenarios/{}", document.scenarios.get(index)?.id));
    let found = match part {
        Subject::Question(index) => question(index),
        Subject::Scenario(index) => scenario(index),
        _ => Some(facts::location(document, part).0).filter(|file| !file.is_empty()),
    };
    found.unwrap_or_else(|| part.to_string())
}

/// Returns the status line of each program. The page generates this line from the kind, date and
/// name of the status, so `texts` does not list it.
fn statuses(catalog: &Catalog) -> impl Iterator<Item = Entry> {
    catalog.programs().iter().map(|program| Entry {
        file: format!("programs/{}.toml", program.id),
        field: "status".to_owned(),
        text: explain::status(catalog, &program.status),
    })
}

/// Returns the side of each pointer to State law: whether the law restricts or requires an action
/// of the agency, or is unclear.
fn law_sides(catalog: &Catalog) -> impl Iterator<Item = Entry> {
    let pointers = catalog.document().law.iter();
    pointers.map(|pointer| Entry {
        file: "law.toml".to_owned(),
        field: format!(
            "{}: {}",
            pointer.state,
            catalog.messages().law_topics(&pointer.on)
        ),
        text: catalog.messages().law_side(pointer.side).to_owned(),
    })
}

/// Returns an entry for each source, with its title, publisher, kind, date, own review date and
/// note.
fn sources(catalog: &Catalog) -> impl Iterator<Item = Entry> {
    catalog.document().sources.iter().map(|source| {
        let whole = Citation {
            source: source.id.clone(),
            at: String::new(),
            as_of: None,
        };
        let date = explain::as_of(catalog.messages(), source, &whole);
        let kind = catalog.messages().confidence_in_short(source.kind);
        let note = source.note.as_deref().unwrap_or_default();
        // Use the review date only if the source itself sets one. Otherwise a new review date for
        // the whole content would appear as a change to every source.
        let review = source.review_by.map(|day| {
            let name = catalog.messages().get(key::SOURCE_REVIEW);
            format!("{name} {}", explain::date(catalog.messages(), day))
        });
        let review = review.as_deref().unwrap_or_default();
        let parts = [&source.title, &source.publisher, kind, &date, review, note];
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        Entry {
            file: "sources".to_owned(),
            field: source.id.to_string(),
            text: parts.join("; "),
        }
    })
}
