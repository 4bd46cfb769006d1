//! Reading a report back: the answers are taken up and everything else is computed anew.

use super::FORMAT;
use crate::answer::{Answers, Given, Refused, Told};
use crate::assess::{Verdict, verdicts};
use crate::catalog::{AgreementIx, Catalog};
use crate::date::Date;
use crate::fingerprint;
use crate::interview::interview;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;

/// A file larger than this is no report of ours: the whole of one is some hundred kilobytes.
pub const MOST_BYTES: usize = 1 << 20;

/// What is read of a report; the rest of it can be computed.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Kept {
    /// [`FORMAT`], or else it is not one of ours.
    pub format: String,
    /// The day the verdicts were for.
    pub as_of: Date,
    /// The day it was made.
    #[serde(default)]
    pub made: Option<Date>,
    /// The content's version then.
    pub catalog: String,
    /// The fingerprint of the rules then.
    pub rules: String,
    /// What was answered.
    pub answers: BTreeMap<String, Given>,
    /// Who settled which open point.
    #[serde(default)]
    pub settled: BTreeMap<String, Told>,
    /// The verdicts then.
    #[serde(default)]
    pub assessments: Vec<KeptVerdict>,
}

/// A verdict as it was.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct KeptVerdict {
    /// The program's id.
    pub program: String,
    /// The agreement's id.
    pub agreement: String,
    /// The verdict's key.
    pub verdict: String,
}

/// What comes of a report that was read back.
#[derive(Clone, Debug, PartialEq)]
pub struct Restored {
    /// The answers that this catalogue has questions and choices for.
    pub answers: Answers,
    /// Whether the rules are those it was made with.
    pub same_rules: bool,
    /// Answers that this catalogue does not know any more, with the reason. None where the rules are the same.
    pub dropped: Vec<Refused>,
    /// The agreements whose verdict is another now, for the same answers and the same day.
    pub changed: Vec<Changed>,
}

/// An agreement whose verdict is another now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The agreement.
    pub agreement: AgreementIx,
    /// The verdict in the report; `None` where the report does not have the agreement.
    pub then: Option<Verdict>,
    /// The verdict now.
    pub now: Verdict,
}

/// Why a report was not read back; nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotKept {
    /// It has another format than ours.
    Format(String),
    /// It says it was made with these very rules, and has an answer they do not know.
    Answer(Refused),
}

impl fmt::Display for NotKept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Format(found) => write!(f, "the format is \"{found}\", not \"{FORMAT}\""),
            Self::Answer(refused) => refused.fmt(f),
        }
    }
}

impl std::error::Error for NotKept {}

/// Takes up the answers of a report, and names the verdicts that are others now.
///
/// # Errors
/// It is not one of ours, or it has been tampered with.
pub fn restore(catalog: &Catalog, kept: &Kept) -> Result<Restored, NotKept> {
    if kept.format != FORMAT {
        return Err(NotKept::Format(kept.format.clone()));
    }
    let same_rules = fingerprint::in_digits(fingerprint::of(catalog)) == kept.rules;
    let mut answers = Answers::default();
    let mut dropped = Vec::new();
    for (question, given) in &kept.answers {
        let (read, refused) = answers.read_known(catalog, question, given.clone());
        answers = read;
        dropped.extend(refused);
    }
    if same_rules && let Some(refused) = dropped.pop() {
        return Err(NotKept::Answer(refused));
    }
    for (point, told) in &kept.settled {
        if let Some(place) = catalog.find_question(point) {
            answers = answers.told_by(place, *told);
        }
    }
    let changed = changed(catalog, &answers, kept);
    Ok(Restored {
        answers,
        same_rules,
        dropped,
        changed,
    })
}

fn changed(catalog: &Catalog, answers: &Answers, kept: &Kept) -> Vec<Changed> {
    let used = interview(catalog, answers, kept.as_of).used;
    let now = verdicts(catalog, &used, kept.as_of);
    let pairs = catalog.agreements().zip(now);
    let pairs = pairs.map(|((place, program, agreement), now)| {
        let then = kept.assessments.iter().find(|then| {
            then.program == program.id.as_str() && then.agreement == agreement.id.as_str()
        });
        Changed {
            agreement: place,
            then: then.and_then(|then| Verdict::from_key(&then.verdict)),
            now,
        }
    });
    // A report without verdicts has nothing to compare with.
    let compared = !kept.assessments.is_empty();
    pairs
        .filter(|pair| compared && pair.then != Some(pair.now))
        .collect()
}
