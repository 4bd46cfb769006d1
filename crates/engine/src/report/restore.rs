//! Restores the answers that a report contains, and recomputes everything else.
//!
//! The widget restores imported files and answers saved in the browser this way.

use super::FORMAT;
use crate::answer::Answers;
use crate::assess::verdicts;
use crate::catalog::{AgreementIx, AnswerError, Catalog};
use crate::date::Date;
use crate::document::decode::{fields, in_any_chunk, in_deferred_chunk};
use crate::document::{AnswerValue, Settlement, Verdict};
use crate::fingerprint;
use crate::interview::interview;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;

/// Size limit in bytes for an imported file. A complete report has a few hundred kilobytes, so a
/// file above this limit is not a report of the guide.
pub const MAX_BYTES: usize = 1 << 20;

/// The fields that are read from a report. All other fields can be recomputed.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SavedReport {
    /// Must be [`FORMAT`]; any other value is rejected.
    pub format: String,
    /// The day the verdicts were for.
    pub as_of: Date,
    /// The day the report was made.
    #[serde(default)]
    pub made: Option<Date>,
    /// The version of the content from which the report was made.
    pub catalog: String,
    /// The fingerprint of the rules from which the report was made.
    pub rules: String,
    /// The answers, by question id.
    pub answers: BTreeMap<String, AnswerValue>,
    /// For each open point that is settled, by its id: who settled the point, and when. An open
    /// point is a question that only ICE, counsel or another agency can answer.
    #[serde(default)]
    pub settled: BTreeMap<String, Settlement>,
    /// The verdicts in the report.
    #[serde(default)]
    pub assessments: Vec<SavedVerdict>,
}

/// A verdict as the report states it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SavedVerdict {
    /// The program's id.
    pub program: String,
    /// The agreement's id.
    pub agreement: String,
    /// The verdict's key, as [`Verdict::key`] returns it.
    pub verdict: String,
}

fields! {
    // A report has more fields than are decoded here, so unknown fields are allowed.
    SavedReport(format as_of catalog rules answers; made settled assessments) true;
    SavedVerdict(program agreement verdict;) true;
}

in_any_chunk! {
    SavedVerdict
}

in_deferred_chunk! {
    SavedReport as saved_report;
}

/// The result of restoring a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Restored {
    /// The answers for which this catalog has questions and choices.
    pub answers: Answers,
    /// Whether this catalog has the same rules as the one that made the report.
    pub same_rules: bool,
    /// For each answer or choice that was dropped, the reason why this catalog rejects it. Empty if
    /// the rules are the same.
    pub dropped: Vec<AnswerError>,
    /// The agreements whose verdict now differs from the one in the report, for the same answers
    /// and the same day. Empty if the report has no verdicts.
    pub changed: Vec<Changed>,
}

/// An agreement whose verdict differs from the one in the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The agreement.
    pub agreement: AgreementIx,
    /// The verdict in the report; `None` if the report has no verdict for this agreement or its key
    /// is unknown.
    pub then: Option<Verdict>,
    /// The verdict now.
    pub now: Verdict,
}

/// Why a report was rejected. A rejected report leaves the current answers unchanged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RestoreError {
    /// The format of the report is not [`FORMAT`].
    Format(String),
    /// The report names the rules of this catalog, but the catalog rejects one of its answers.
    Answer(AnswerError),
}

impl fmt::Display for RestoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Format(found) => write!(f, "the format is \"{found}\", not \"{FORMAT}\""),
            Self::Answer(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for RestoreError {}

/// Restores the answers of a report, and lists the agreements whose verdict now differs.
///
/// # Errors
/// Returns [`RestoreError::Format`] if the report has another format. Returns
/// [`RestoreError::Answer`] if the report names the rules of this catalog, but has an answer that
/// the catalog rejects. In that case, someone has changed the file.
pub fn restore(catalog: &Catalog, report: &SavedReport) -> Result<Restored, RestoreError> {
    if report.format != FORMAT {
        return Err(RestoreError::Format(report.format.clone()));
    }
    let same_rules = fingerprint::to_hex(fingerprint::of(catalog)) == report.rules;
    let mut answers = Answers::default();
    let mut dropped = Vec::new();
    for (question, value) in &report.answers {
        let (updated, errors) = answers.with_known_choices(catalog, question, value.clone());
        answers = updated;
        dropped.extend(errors);
    }
    if same_rules && let Some(error) = dropped.pop() {
        return Err(RestoreError::Answer(error));
    }
    for (point, settlement) in &report.settled {
        if let Some(index) = catalog.find_question(point) {
            answers = answers.with_settlement(index, *settlement);
        }
    }
    let changed = changed(catalog, &answers, report);
    Ok(Restored {
        answers,
        same_rules,
        dropped,
        changed,
    })
}

fn changed(catalog: &Catalog, answers: &Answers, report: &SavedReport) -> Vec<Changed> {
    let used = interview(catalog, answers, report.as_of).used;
    let now = verdicts(catalog, &used, report.as_of);
    let verdicts = catalog.agreements().zip(now);
    let pairs = verdicts.map(|((index, program, agreement), now)| {
        let then = report.assessments.iter().find(|then| {
            then.program == program.id.as_str() && then.agreement == agreement.id.as_str()
        });
        Changed {
            agreement: index,
            then: then.and_then(|then| Verdict::from_key(&then.verdict)),
            now,
        }
    });
    // If the report has no verdicts, there is nothing to compare: every agreement would seem to
    // differ.
    let is_comparable = !report.assessments.is_empty();
    pairs
        .filter(|pair| is_comparable && pair.then != Some(pair.now))
        .collect()
}
