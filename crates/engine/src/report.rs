//! The report: the answers, verdicts and reasons as data. `guide assess` prints it, and the widget
//! saves it as a file.

mod csv;
mod entry;
mod format;
mod markdown;
mod restore;

pub use csv::{csv, line as csv_line};
pub use entry::{
    AssessmentEntry, CitationEntry, CurrentStatus, IceQuestion, ReasonEntry, RequirementEntry,
};
pub use format::Format;
pub use markdown::markdown;
pub use restore::{Changed, MAX_BYTES, RestoreError, Restored, SavedReport, SavedVerdict, restore};

use crate::answer::Answers;
use crate::assess::{Assessed, Assessment, is_unmet_duty};
use crate::catalog::Catalog;
use crate::date::Date;
use crate::document::{AnswerValue, Ask, Citation, Mark, Requirement, Settlement};
use crate::explain::{self, Explained};
use crate::fingerprint;
use serde::Serialize;
use std::collections::BTreeMap;

/// The current report format. The guide rejects reports in any other format.
pub const FORMAT: &str = "ice-access-guide/1";

/// The answers of an agency, with the verdicts, reasons and requirements computed from them.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report<'c> {
    /// The report format: `ice-access-guide/1`.
    pub format: &'static str,
    /// The day for which the verdicts hold.
    pub as_of: Date,
    /// The day the report was made, if known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub made: Option<Date>,
    /// The version of the content.
    pub catalog: &'c str,
    /// The fingerprint of the rules: sixteen hexadecimal digits.
    pub rules: String,
    /// The answers, by question id. Questions without an answer are absent.
    pub answers: BTreeMap<&'c str, AnswerValue>,
    /// For each open point that is settled, by its id: who settled the point, and when. An open
    /// point is a question that only ICE, counsel or another agency can answer.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub settled: BTreeMap<&'c str, Settlement>,
    /// The result for each agreement, in the order of the catalog.
    pub assessments: Vec<AssessmentEntry<'c>>,
}

/// Makes a report. `answers` contains all answers, `used` only those that count for the verdicts
/// (`Interview::used`).
pub fn report<'c>(
    catalog: &'c Catalog,
    answers: &Answers,
    used: &Answers,
    assessed: &Assessed,
    made: Option<Date>,
) -> Report<'c> {
    let assessments = assessed.agreements.iter();
    Report {
        format: FORMAT,
        as_of: assessed.as_of,
        made,
        catalog: &catalog.document().about.version,
        rules: fingerprint::to_hex(fingerprint::of(catalog)),
        answers: answer_values(catalog, answers),
        settled: catalog
            .points()
            .filter_map(|(index, point)| Some((point.id.as_str(), answers.settlement(index)?)))
            .collect(),
        assessments: assessments
            .filter_map(|assessment| entry(catalog, used, assessed, assessment))
            .collect(),
    }
}

/// Returns the answers in the form that files and host pages use, by question id.
pub fn answer_values<'c>(
    catalog: &'c Catalog,
    answers: &Answers,
) -> BTreeMap<&'c str, AnswerValue> {
    let mut values = BTreeMap::new();
    for (index, question) in catalog.all_questions() {
        if let Some(value) = answers.answer_value(catalog, index) {
            values.insert(question.id.as_str(), value);
        }
    }
    values
}

fn entry<'c>(
    catalog: &'c Catalog,
    answers: &Answers,
    assessed: &Assessed,
    assessment: &Assessment,
) -> Option<AssessmentEntry<'c>> {
    let (program, agreement) = catalog.agreement(assessment.agreement)?;
    let reasons = explain::reasons(catalog, answers, assessed, assessment);
    let marked = agreement.requirements.iter().zip(&assessment.marks);
    let deciding = assessment.depends_on.iter();
    Some(AssessmentEntry {
        program: program.id.as_str(),
        agreement: agreement.id.as_str(),
        verdict: assessment.verdict.key(),
        status: CurrentStatus {
            kind: program.status.kind,
            date: program.status.date,
            text: explain::status(catalog, &program.status),
        },
        unmet_duty: is_unmet_duty(catalog, assessed, assessment),
        reasons: reasons
            .into_iter()
            .map(|reason| reason_entry(catalog, assessed.as_of, reason))
            .collect(),
        requirements: marked
            .filter(|(requirement, _)| is_known(catalog, assessed.as_of, &requirement.cite))
            .map(|(requirement, mark)| requirement_entry(catalog, requirement, *mark))
            .collect(),
        ask_ice: program
            .ask_ice
            .iter()
            .filter(|ask| is_known(catalog, assessed.as_of, &ask.cite))
            .map(|ask| ice_question(catalog, ask))
            .collect(),
        turns_on: deciding
            .filter_map(|index| Some(catalog.question(*index)?.id.as_str()))
            .collect(),
    })
}

/// Whether a report for this day includes a statement with these citations. If the day is before
/// the publication of the content, a report includes only statements that were known by that day.
fn is_known<'c>(
    catalog: &Catalog,
    day: Date,
    cite: impl IntoIterator<Item = &'c Citation>,
) -> bool {
    let past = day.last() < catalog.document().about.published.first();
    !past || explain::is_known(catalog, cite, day)
}

/// Converts a reason to the form that the report uses. A rule whose sources are later than the day
/// still decides the verdict, so the report lists those sources with their dates, but omits the
/// facts.
fn reason_entry<'c>(catalog: &'c Catalog, day: Date, reason: Explained<'c>) -> ReasonEntry<'c> {
    let questions = reason.questions.iter();
    let known = is_known(catalog, day, reason.cite.iter().copied());
    ReasonEntry {
        kind: reason.kind,
        text: reason.text,
        facts: if known { reason.facts } else { Vec::new() },
        questions: questions
            .filter_map(|index| Some(catalog.question(*index)?.id.as_str()))
            .collect(),
        sources: citation_entries(catalog, reason.cite.into_iter()),
    }
}

fn requirement_entry<'c>(
    catalog: &'c Catalog,
    requirement: &'c Requirement,
    mark: Mark,
) -> RequirementEntry<'c> {
    RequirementEntry {
        stage: requirement.stage,
        mark,
        text: &requirement.text,
        by: requirement.by,
        pays: requirement.pays,
        sources: citation_entries(catalog, requirement.cite.iter()),
    }
}

fn ice_question<'c>(catalog: &'c Catalog, ask: &'c Ask) -> IceQuestion<'c> {
    IceQuestion {
        text: &ask.text,
        sources: citation_entries(catalog, ask.cite.iter()),
    }
}

fn citation_entries<'c>(
    catalog: &'c Catalog,
    cite: impl Iterator<Item = &'c Citation>,
) -> Vec<CitationEntry<'c>> {
    let entry = |citation: &'c Citation| {
        let source = catalog.source(citation)?;
        Some(CitationEntry {
            source: source.id.as_str(),
            title: &source.title,
            at: &citation.at,
            as_of: citation.as_of.unwrap_or(source.as_of),
            confidence: source.kind,
        })
    };
    cite.filter_map(entry).collect()
}
