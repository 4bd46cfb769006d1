//! `guide facts`: prints every claim with each of its sources as a CSV table, for reviewers who
//! check the claims against the sources.

use crate::Failure;
use guide_authoring::folder;
use guide_authoring::text_walk::{Text, texts};
use guide_engine::catalog::Catalog;
use guide_engine::document::{Citation, Document, SourceKind};
use guide_engine::explain;
use guide_engine::problem::Subject;
use guide_engine::report::csv_line;
use std::path::Path;

const HEADINGS: [&str; 12] = [
    "file",
    "field",
    "program",
    "agreement",
    "topic",
    "text",
    "source",
    "title",
    "locator",
    "date",
    "date as shown",
    "confidence",
];

/// The index of the only column that may be empty, because not every claim is about an agreement.
const AGREEMENT: usize = 3;

/// Prints a table row for each source of each claim.
///
/// # Errors
/// Fails if a column that must be filled is empty, or if the folder has another problem. The
/// problems are printed to standard error.
pub fn facts(folder: &Path) -> Result<(), Failure> {
    let catalog = folder::open(folder).map_err(|faults| {
        faults.iter().for_each(|fault| eprintln!("{fault}"));
        Failure::Faults
    })?;
    let rows = rows(&catalog);
    let mut table = String::new();
    csv_line(&mut table, &HEADINGS.map(str::to_owned));
    for row in &rows {
        csv_line(&mut table, row);
    }
    crate::print(&table)?;
    let lacking: Vec<String> = rows.iter().filter_map(lacks).collect();
    lacking.iter().for_each(|line| eprintln!("{line}"));
    if lacking.is_empty() {
        Ok(())
    } else {
        Err(Failure::Faults)
    }
}

fn rows(catalog: &Catalog) -> Vec<[String; 12]> {
    let texts = texts(catalog.document()).into_iter();
    let claims = texts.filter_map(|text| Some((text.cite?, text)));
    claims
        .flat_map(|(cite, text)| match cite {
            [] => vec![row(catalog, &text, None)],
            _ => cite
                .iter()
                .map(|own| row(catalog, &text, Some(own)))
                .collect(),
        })
        .collect()
}

fn row(catalog: &Catalog, text: &Text<'_>, citation: Option<&Citation>) -> [String; 12] {
    let (file, program) = index(catalog.document(), text.subject);
    let found = citation.and_then(|own| Some((own, catalog.source(own)?)));
    let said = |of: fn(&Citation, &guide_engine::document::Source) -> String| {
        found
            .map(|(own, source)| of(own, source))
            .unwrap_or_default()
    };
    let shown = found.map(|(own, source)| explain::as_of(catalog.messages(), source, own));
    [
        file,
        text.field.clone(),
        program,
        text.agreement.to_owned(),
        text.topic.to_owned(),
        text.text.to_owned(),
        said(|_, source| source.id.to_string()),
        said(|_, source| source.title.clone()),
        said(|own, _| own.at.clone()),
        said(|own, source| own.as_of.unwrap_or(source.as_of).to_string()),
        shown.unwrap_or_default(),
        said(|_, source| confidence(source.kind).to_owned()),
    ]
}

fn confidence(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Founding => "founding",
        SourceKind::Primary => "primary",
        SourceKind::Secondary => "secondary",
    }
}

/// Returns the file that contains a part of the document, and the name of the program or option
/// that the part describes, or "ICE ACCESS" if it describes neither. Both strings are empty for
/// parts without claims, such as scenarios.
pub fn index(document: &Document, part: Subject) -> (String, String) {
    let whole = "ICE ACCESS";
    let found = match part {
        Subject::Program(at) => document.programs.get(at).map(|program| {
            (
                format!("programs/{}.toml", program.id),
                program.name.clone(),
            )
        }),
        Subject::Option(at) => document
            .options
            .get(at)
            .map(|option| (format!("options/{}.toml", option.id), option.name.clone())),
        Subject::Question(at) => document.questions.get(at).map(|own| {
            let is_point = own.point.is_some();
            // The file name starts with the number of the question among the files of its folder,
            // counted from 1.
            let before = document.questions.iter().take(at + 1);
            let number = before.filter(|other| other.point.is_some() == is_point);
            let folder = if is_point { "points" } else { "questions" };
            let file = format!("{folder}/{:02}_{}.toml", number.count(), own.id);
            (file, whole.to_owned())
        }),
        Subject::Glossary => Some(("glossary.toml".to_owned(), whole.to_owned())),
        Subject::Law => Some(("law.toml".to_owned(), whole.to_owned())),
        Subject::About => Some(("about.toml".to_owned(), whole.to_owned())),
        _ => None,
    };
    found.unwrap_or_default()
}

/// Returns a line that names the empty columns of a table row, or `None` if no required column is
/// empty.
fn lacks(row: &[String; 12]) -> Option<String> {
    let columns = HEADINGS.iter().zip(row).enumerate();
    let empty = columns.filter(|(at, (_, text))| *at != AGREEMENT && text.trim().is_empty());
    let names: Vec<&str> = empty.map(|(_, (heading, _))| *heading).collect();
    let [file, field, ..] = row;
    (!names.is_empty()).then(|| format!("{file}: {field}: no {}", names.join(", no ")))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{HEADINGS, lacks};

    #[test]
    fn a_row_may_lack_its_agreement_and_nothing_else() {
        let whole = HEADINGS.map(str::to_owned);
        assert_eq!(lacks(&whole), None);
        for (at, heading) in HEADINGS.iter().enumerate() {
            let mut row = whole.clone();
            *row.get_mut(at).unwrap() = " ".to_owned();
            let told = lacks(&row).map(|line| line.ends_with(&format!(": no {heading}")));
            assert_eq!(told, (*heading != "agreement").then_some(true), "{heading}");
        }
    }
}
