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

/// Prints a table row for each source of each claim, and one row for a claim without sources.
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
    let incomplete: Vec<String> = rows.iter().filter_map(missing_columns).collect();
    incomplete.iter().for_each(|line| eprintln!("{line}"));
    if incomplete.is_empty() {
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
                .map(|citation| row(catalog, &text, Some(citation)))
                .collect(),
        })
        .collect()
}

fn row(catalog: &Catalog, text: &Text<'_>, citation: Option<&Citation>) -> [String; 12] {
    let (file, program) = location(catalog.document(), text.subject);
    let cited = citation.and_then(|citation| Some((citation, catalog.source(citation)?)));
    let cell = |text_of: fn(&Citation, &guide_engine::document::Source) -> String| {
        cited
            .map(|(citation, source)| text_of(citation, source))
            .unwrap_or_default()
    };
    let shown =
        cited.map(|(citation, source)| explain::as_of(catalog.messages(), source, citation));
    [
        file,
        text.field.clone(),
        program,
        text.agreement.to_owned(),
        text.topic.to_owned(),
        text.text.to_owned(),
        cell(|_, source| source.id.to_string()),
        cell(|_, source| source.title.clone()),
        cell(|citation, _| citation.at.clone()),
        cell(|citation, source| citation.as_of.unwrap_or(source.as_of).to_string()),
        shown.unwrap_or_default(),
        cell(|_, source| confidence(source.kind).to_owned()),
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
pub fn location(document: &Document, part: Subject) -> (String, String) {
    let general = "ICE ACCESS";
    let found = match part {
        Subject::Program(index) => document.programs.get(index).map(|program| {
            (
                format!("programs/{}.toml", program.id),
                program.name.clone(),
            )
        }),
        Subject::Option(index) => document
            .options
            .get(index)
            .map(|option| (format!("options/{}.toml", option.id), option.name.clone())),
        Subject::Question(index) => document.questions.get(index).map(|question| {
            let is_point = question.point.is_some();
            // The file name starts with the number of the question among the files of its folder,
            // counted from 1.
            let preceding = document.questions.iter().take(index + 1);
            let number = preceding.filter(|other| other.point.is_some() == is_point);
            let folder = if is_point { "points" } else { "questions" };
            let file = format!("{folder}/{:02}_{}.toml", number.count(), question.id);
            (file, general.to_owned())
        }),
        Subject::Glossary => Some(("glossary.toml".to_owned(), general.to_owned())),
        Subject::Law => Some(("law.toml".to_owned(), general.to_owned())),
        Subject::About => Some(("about.toml".to_owned(), general.to_owned())),
        _ => None,
    };
    found.unwrap_or_default()
}

/// Returns a line that names the empty columns of a table row, or `None` if no required column is
/// empty.
fn missing_columns(row: &[String; 12]) -> Option<String> {
    let columns = HEADINGS.iter().zip(row).enumerate();
    let empty = columns.filter(|(index, (_, text))| *index != AGREEMENT && text.trim().is_empty());
    let names: Vec<&str> = empty.map(|(_, (heading, _))| *heading).collect();
    let [file, field, ..] = row;
    (!names.is_empty()).then(|| format!("{file}: {field}: no {}", names.join(", no ")))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{HEADINGS, missing_columns};

    #[test]
    fn only_the_agreement_column_may_be_empty() {
        let complete = HEADINGS.map(str::to_owned);
        assert_eq!(missing_columns(&complete), None);
        for (index, heading) in HEADINGS.iter().enumerate() {
            let mut row = complete.clone();
            *row.get_mut(index).unwrap() = " ".to_owned();
            let names_heading =
                missing_columns(&row).map(|line| line.ends_with(&format!(": no {heading}")));
            assert_eq!(
                names_heading,
                (*heading != "agreement").then_some(true),
                "{heading}"
            );
        }
    }
}
