//! What one content folder says that another does not, text by text with its sources, for whoever reviews a change of wording.

use crate::facts;
use guide_engine::catalog::Catalog;
use guide_engine::document::{Citation, Document};
use guide_engine::explain;
use guide_engine::problem::Subject;
use guide_engine::texts::texts;
use guide_engine::word;

/// A text with the file and field it stands in, as a line shows it.
struct Said {
    file: String,
    field: String,
    /// The text, and its sources in brackets where it is a claim.
    text: String,
}

/// Prints the texts that only one of the folders has, file by file: `-` what the old one says, `+` what the new one says.
pub fn texts_of(old: &Catalog, new: &Catalog) {
    let (old, new) = (said(old), said(new));
    let mut files: Vec<&str> = old.iter().chain(&new).map(|one| &*one.file).collect();
    files.sort_unstable();
    files.dedup();
    for file in files {
        for (sign, one, other) in [("-", &old, &new), ("+", &new, &old)] {
            for said in one.iter().filter(|said| said.file == file) {
                let mut there = other.iter().filter(|its| its.file == file);
                if !there.any(|its| its.text == said.text && alike(its, said)) {
                    println!("{sign} {file}: {}: {}", said.field, said.text);
                }
            }
        }
    }
}

/// Whether two equal texts are of the same thing. A claim may have changed its place; a State's side and a source are of one only.
fn alike(one: &Said, other: &Said) -> bool {
    one.field == other.field || one.field.contains('#') && other.field.contains('#')
}

fn said(catalog: &Catalog) -> Vec<Said> {
    let document = catalog.document();
    let of_sources = |part| matches!(part, Subject::Source(_));
    let own = texts(document).into_iter();
    let own = own.filter(|text| !of_sources(text.subject)).map(|text| {
        let cite = text.cite.unwrap_or_default().iter();
        let marks = cite.filter_map(|own| explain::mark(catalog, own, true));
        let marks: Vec<_> = marks.collect();
        Said {
            file: file(document, text.subject),
            field: text.field,
            text: match marks.as_slice() {
                [] => text.text.to_owned(),
                marks => format!("{} [{}]", text.text, marks.join("; ")),
            },
        }
    });
    let beside = statuses(catalog).chain(sides(catalog));
    own.chain(beside).chain(sources(catalog)).collect()
}

/// The file of a part: by its id, so that one part more does not change what the others are called.
fn file(document: &Document, part: Subject) -> String {
    let question = |at: usize| Some(format!("questions/{}", document.questions.get(at)?.id));
    let scenario = |at: usize| Some(format!("scenarios/{}", document.scenarios.get(at)?.id));
    let found = match part {
        Subject::Question(at) => question(at),
        Subject::Scenario(at) => scenario(at),
        _ => Some(facts::place(document, part).0).filter(|file| !file.is_empty()),
    };
    found.unwrap_or_else(|| part.to_string())
}

/// What the page makes of kind, date and name of each program's status, which are no texts.
fn statuses(catalog: &Catalog) -> impl Iterator<Item = Said> {
    catalog.programs().iter().map(|program| Said {
        file: format!("programs/{}.toml", program.id),
        field: "status".to_owned(),
        text: explain::status(catalog, &program.status),
    })
}

/// On which side each State's pointer stands.
fn sides(catalog: &Catalog) -> impl Iterator<Item = Said> {
    let pointers = catalog.document().law.iter();
    pointers.map(|pointer| Said {
        file: "law.toml".to_owned(),
        field: format!(
            "{}: {}",
            pointer.state,
            catalog.words().law_topics(&pointer.on)
        ),
        text: catalog.words().law_side(pointer.side).to_owned(),
    })
}

/// Each source with all that is known of it.
fn sources(catalog: &Catalog) -> impl Iterator<Item = Said> {
    catalog.document().sources.iter().map(|source| {
        let whole = Citation {
            source: source.id.clone(),
            at: String::new(),
            as_of: None,
        };
        let date = explain::as_of(catalog.words(), source, &whole);
        let kind = catalog.words().confidence_in_short(source.kind);
        let note = source.note.as_deref().unwrap_or_default();
        // Its own day alone: the day of the whole is no change of each source.
        let review = source.review_by.map(|day| {
            let name = catalog.words().get(word::SOURCE_REVIEW);
            format!("{name} {}", explain::date(catalog.words(), day))
        });
        let review = review.as_deref().unwrap_or_default();
        let parts = [&source.title, &source.publisher, kind, &date, review, note];
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        Said {
            file: "sources".to_owned(),
            field: source.id.to_string(),
            text: parts.join("; "),
        }
    })
}
