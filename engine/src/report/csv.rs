//! The requirement checklist as comma-separated values, for a spreadsheet.

use crate::assess::{Assessed, is_unmet_duty};
use crate::catalog::Catalog;
use crate::document::{Citation, Mark, Requirement};
use crate::explain;
use crate::word;

/// The requirements of every agreement that is in question, one a line, after a line of headings: RFC 4180, with CR LF. Where a law
/// requires an agreement that does not fit, it is said beside the verdict.
///
/// What a spreadsheet would take for a formula is opened by an apostrophe, which it shows as text.
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

/// The sources of a statement in one field: short name, place and date of each.
pub(super) fn sources(catalog: &Catalog, cite: &[Citation]) -> String {
    let one = |citation: &Citation| explain::mark(catalog, citation, true);
    let all: Vec<_> = cite.iter().filter_map(one).collect();
    catalog.words().row(word::LIST_SERIES, &all)
}

/// Adds a line of fields, ended by CR LF.
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
