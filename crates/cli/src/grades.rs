//! `guide check --grades`: prints how hard the texts of a content folder are to read, as a CSV
//! table.

use crate::Failure;
use guide_authoring::folder::{self, Graded};
use guide_engine::report::csv_line;
use std::path::Path;

/// Prints a line for every passage with its reading grade and the highest grade allowed. A passage
/// is one text, or a group of short texts that are measured together.
///
/// # Errors
/// Fails if the folder does not exist, or the table cannot be printed.
pub fn grades(folder: &Path) -> Result<(), Failure> {
    let graded = folder::grades(folder).map_err(|fault| Failure::Input(fault.to_string()))?;
    let mut table = String::new();
    let headings = [
        "file",
        "field",
        "texts",
        "words",
        "sentences",
        "grade",
        "at most",
    ];
    csv_line(&mut table, &headings.map(str::to_owned));
    for passage in &graded {
        csv_line(&mut table, &row(passage));
    }
    crate::print(&table)
}

fn row(Graded { file, passage }: &Graded) -> [String; 7] {
    let measure = passage.measure;
    [
        file.clone(),
        passage.field.clone(),
        passage.texts.to_string(),
        measure.words.to_string(),
        measure.sentences.to_string(),
        format!("{:.1}", measure.grade().max(0.0)),
        passage.max_grade().to_string(),
    ]
}
