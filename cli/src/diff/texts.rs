//! What one content folder says that another does not, text by text with its sources, for whoever reviews a change of wording.

use crate::facts;
use guide_engine::catalog::Catalog;
use guide_engine::explain;
use guide_engine::texts::texts;

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
                if !there.any(|its| its.text == said.text) {
                    println!("{sign} {file}: {}: {}", said.field, said.text);
                }
            }
        }
    }
}

fn said(catalog: &Catalog) -> Vec<Said> {
    let document = catalog.document();
    let own = texts(document).into_iter().map(|text| {
        let (file, _) = facts::place(document, text.subject);
        let cite = text.cite.unwrap_or_default().iter();
        let marks = cite.filter_map(|own| explain::mark(catalog, own, true));
        let marks: Vec<_> = marks.collect();
        Said {
            file: match file.as_str() {
                "" => text.subject.to_string(),
                file => file.to_owned(),
            },
            field: text.field,
            text: match marks.as_slice() {
                [] => text.text.to_owned(),
                marks => format!("{} [{}]", text.text, marks.join("; ")),
            },
        }
    });
    own.collect()
}
