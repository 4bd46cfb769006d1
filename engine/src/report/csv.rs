//! Exports the requirement checklist as CSV for a spreadsheet. The widget offers the file as a
//! download.
//!
//! `guide facts` and `guide check --grades` also use `line` to write their tables.

use crate::assess::{Assessed, is_unmet_duty};
use crate::catalog::Catalog;
use crate::document::{Citation, Mark, Requirement};
use crate::explain;
use crate::word;

/// Returns the checklist as CSV with CR LF line endings (RFC 4180): a header line, then one line
/// for each requirement of each assessed agreement.
///
/// If the day is before the publication of the content, the checklist leaves out requirements that
/// were not known by that day. If a law requires an agreement, but no agreement that the law
/// requires fits, the verdict field says so. A field that a spreadsheet would run as a formula gets
/// a leading apostrophe, so that it stays text.
pub fn csv(catalog: &Catalog, assessed: &Assessed) -> String {
    let words = catalog.words();
    let headings = [
        word::CSV_PROGRAM,
        word::CSV_AGREEMENT,
        word::CSV_VERDICT,
        word::CSV_STAGE,
        word::CSV_REQUIREMENT,
        word::CSV_MARK,
        word::CSV_CARRIER,
        word::CSV_PAYER,
        word::CSV_SOURCES,
        word::CSV_AS_OF,
    ];
    let mut text = String::new();
    line(
        &mut text,
        &headings.map(|heading| words.get(heading).to_owned()),
    );
    for assessment in &assessed.agreements {
        let Some((program, agreement)) = catalog.agreement(assessment.agreement) else {
            continue;
        };
        let mut verdict = words.verdict(assessment.verdict).to_owned();
        if is_unmet_duty(catalog, assessed, assessment) {
            verdict = words.row(
                word::LIST_SERIES,
                &[verdict.as_str(), words.get(word::DUTY_IN_SHORT)],
            );
        }
        let marked = agreement.requirements.iter().zip(&assessment.marks);
        let told = |own: &Requirement| super::tells(catalog, assessed.as_of, &own.cite);
        for (requirement, mark) in marked.filter(|(own, _)| told(own)) {
            let asked = row(catalog, requirement, *mark);
            let whose = [&*program.name, &*agreement.name, &verdict].map(str::to_owned);
            let day = [assessed.as_of.to_string()];
            line(&mut text, &[whose.as_slice(), &asked, &day].concat());
        }
    }
    text
}

fn row(catalog: &Catalog, requirement: &Requirement, mark: Mark) -> [String; 6] {
    let words = catalog.words();
    let payer = requirement.pays.map_or("", |payer| words.payer(payer));
    let stage = words.stage(requirement.stage);
    let carrier = words.carrier(requirement.by);
    [
        stage.to_owned(),
        requirement.text.clone(),
        words.mark(mark).to_owned(),
        carrier.to_owned(),
        payer.to_owned(),
        sources(catalog, &requirement.cite),
    ]
}

/// Formats the sources of a statement for one field: for each source, its short title, the location
/// of the statement in it, its kind and its date.
pub(super) fn sources(catalog: &Catalog, cite: &[Citation]) -> String {
    let one = |citation: &Citation| explain::mark(catalog, citation, true);
    let all: Vec<_> = cite.iter().filter_map(one).collect();
    catalog.words().row(word::LIST_SERIES, &all)
}

/// Appends these fields as one CSV line that ends with CR LF.
pub fn line(text: &mut String, fields: &[String]) {
    for (at, field) in fields.iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        push(text, field);
    }
    text.push_str("\r\n");
}

fn push(text: &mut String, field: &str) {
    let formula = field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let guard = if formula { "'" } else { "" };
    if field.contains([',', '"', '\r', '\n']) {
        text.push('"');
        text.push_str(guard);
        text.push_str(&field.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(guard);
        text.push_str(field);
    }
}
