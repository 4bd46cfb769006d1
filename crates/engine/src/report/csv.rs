//! Exports the requirement checklist as CSV for a spreadsheet. The widget offers the file as a
//! download.
//!
//! `guide facts` and `guide check --grades` also use `line` to write their tables.

use crate::assess::{Assessed, is_unmet_duty};
use crate::catalog::Catalog;
use crate::document::{Citation, Mark, Requirement};
use crate::explain;
use crate::messages::key;

/// Returns the checklist as CSV with CR LF line endings (RFC 4180): a header line, then one line
/// for each requirement of each assessed agreement.
///
/// If the day is before the publication of the content, the checklist leaves out requirements that
/// were not known by that day. If a law requires an agreement, but no agreement that the law
/// requires fits, the verdict field says so. A field that a spreadsheet would run as a formula gets
/// a leading apostrophe, so that it stays text.
pub fn csv(catalog: &Catalog, assessed: &Assessed) -> String {
    let messages = catalog.messages();
    let headings = [
        key::CSV_PROGRAM,
        key::CSV_AGREEMENT,
        key::CSV_VERDICT,
        key::CSV_STAGE,
        key::CSV_REQUIREMENT,
        key::CSV_MARK,
        key::CSV_CARRIER,
        key::CSV_PAYER,
        key::CSV_SOURCES,
        key::CSV_AS_OF,
    ];
    let mut text = String::new();
    line(
        &mut text,
        &headings.map(|heading| messages.get(heading).to_owned()),
    );
    for assessment in &assessed.agreements {
        let Some((program, agreement)) = catalog.agreement(assessment.agreement) else {
            continue;
        };
        let mut verdict = messages.verdict(assessment.verdict).to_owned();
        if is_unmet_duty(catalog, assessed, assessment) {
            verdict = messages.row(
                key::LIST_SERIES,
                &[verdict.as_str(), messages.get(key::DUTY_IN_SHORT)],
            );
        }
        let marked = agreement.requirements.iter().zip(&assessment.marks);
        let is_known =
            |requirement: &Requirement| super::is_known(catalog, assessed.as_of, &requirement.cite);
        for (requirement, mark) in marked.filter(|(requirement, _)| is_known(requirement)) {
            let details = row(catalog, requirement, *mark);
            let assessment = [&*program.name, &*agreement.name, &verdict].map(str::to_owned);
            let day = [assessed.as_of.to_string()];
            line(&mut text, &[assessment.as_slice(), &details, &day].concat());
        }
    }
    text
}

fn row(catalog: &Catalog, requirement: &Requirement, mark: Mark) -> [String; 6] {
    let messages = catalog.messages();
    let payer = requirement.pays.map_or("", |payer| messages.payer(payer));
    let stage = messages.stage(requirement.stage);
    let carrier = messages.carrier(requirement.by);
    [
        stage.to_owned(),
        requirement.text.clone(),
        messages.mark(mark).to_owned(),
        carrier.to_owned(),
        payer.to_owned(),
        sources(catalog, &requirement.cite),
    ]
}

/// Formats the sources of a statement for one field: for each source, its short title, the location
/// of the statement in it, its kind and its date.
pub(super) fn sources(catalog: &Catalog, cite: &[Citation]) -> String {
    let mark = |citation: &Citation| explain::mark(catalog, citation, true);
    let marks: Vec<_> = cite.iter().filter_map(mark).collect();
    catalog.messages().row(key::LIST_SERIES, &marks)
}

/// Appends these fields as one CSV line that ends with CR LF.
pub fn line(text: &mut String, fields: &[String]) {
    for (index, field) in fields.iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        push_field(text, field);
    }
    text.push_str("\r\n");
}

fn push_field(text: &mut String, field: &str) {
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
