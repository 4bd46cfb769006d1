//! The result as data: what `guide assess` prints and what an agency keeps as a file.

mod csv;
mod markdown;
mod restore;

pub use csv::{csv, line as csv_line};
pub use markdown::markdown;
pub use restore::{Changed, Kept, KeptVerdict, MOST_BYTES, NotKept, Restored, restore};

use crate::answer::{Answers, Given, Told};
use crate::assess::{Assessed, Assessment, is_unmet_duty};
use crate::catalog::Catalog;
use crate::date::Date;
use crate::document::{
    Ask, Carrier, Citation, Mark, Payer, Requirement, SourceKind, Stage, StatusKind,
};
use crate::explain::{self, Explained};
use crate::fingerprint;
use serde::Serialize;
use std::collections::BTreeMap;

/// The form in which reports are written now. A reader refuses what has another.
pub const FORMAT: &str = "ice-access-guide/1";

/// Answers, verdicts, reasons and requirements, with what they were computed from.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report<'c> {
    /// [`FORMAT`].
    pub format: &'static str,
    /// The day the verdicts are for.
    pub as_of: Date,
    /// The day the report was made, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub made: Option<Date>,
    /// The content's version.
    pub catalog: &'c str,
    /// The fingerprint of the rules.
    pub rules: String,
    /// What was answered, by question; a question that is open is not there.
    pub answers: BTreeMap<&'c str, Given>,
    /// Who settled which open point, and when, by point.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub settled: BTreeMap<&'c str, Told>,
    /// What is said of each agreement, in the order of the catalogue.
    pub assessments: Vec<Line<'c>>,
}

/// What is said of one agreement.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Line<'c> {
    /// The program's id.
    pub program: &'c str,
    /// The agreement's id.
    pub agreement: &'c str,
    /// The verdict's key.
    pub verdict: &'static str,
    /// The newest source that shows the program operating.
    pub status: Current,
    /// Whether the answers say that a law requires it, or another agreement of its program, while it does not fit.
    pub unmet_duty: bool,
    /// Why.
    pub reasons: Vec<Because<'c>>,
    /// What it asks, with where the agency stands; for a day in the past, what was known then.
    pub requirements: Vec<Asked<'c>>,
    /// What only ICE can say.
    pub ask_ice: Vec<Stated<'c>>,
    /// The open questions that the verdict turns on, by id.
    pub turns_on: Vec<&'c str>,
}

/// How current a program is: what the newest source says of it, and when.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Current {
    /// What that source says.
    pub kind: StatusKind,
    /// The date it speaks for.
    pub date: Date,
    /// The same in a line.
    pub text: String,
}

/// A reason for a verdict.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Because<'c> {
    /// What kind of reason.
    pub kind: &'static str,
    /// The reason in a sentence.
    pub text: String,
    /// The facts behind it; for a day in the past, none that a later source tells.
    pub facts: Vec<&'c str>,
    /// The questions that decide it, by id.
    pub questions: Vec<&'c str>,
    /// Where it stands.
    pub sources: Vec<Cited<'c>>,
}

/// A requirement and where the agency stands with it.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Asked<'c> {
    /// When it is due.
    pub stage: Stage,
    /// Where the agency stands.
    pub mark: Mark,
    /// What is asked.
    pub text: &'c str,
    /// Who carries it.
    pub by: Carrier,
    /// Who pays, where a source says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pays: Option<Payer>,
    /// Where it stands.
    pub sources: Vec<Cited<'c>>,
}

/// A statement or question with its sources.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Stated<'c> {
    /// The text.
    pub text: &'c str,
    /// Where it stands.
    pub sources: Vec<Cited<'c>>,
}

/// A place in a source.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cited<'c> {
    /// The source's id.
    pub source: &'c str,
    /// Its title.
    pub title: &'c str,
    /// Section, clause or paragraph.
    pub at: &'c str,
    /// The date the statement speaks for.
    pub as_of: Date,
    /// How far the source can be relied on.
    pub confidence: SourceKind,
}

/// Puts answers and what they come to into a report. `used` are the answers that count.
pub fn report<'c>(
    catalog: &'c Catalog,
    answers: &Answers,
    used: &Answers,
    assessed: &Assessed,
    made: Option<Date>,
) -> Report<'c> {
    let lines = assessed.agreements.iter();
    Report {
        format: FORMAT,
        as_of: assessed.as_of,
        made,
        catalog: &catalog.document().about.version,
        rules: fingerprint::in_digits(fingerprint::of(catalog)),
        answers: given(catalog, answers),
        settled: catalog
            .points()
            .filter_map(|(place, point)| Some((point.id.as_str(), answers.told(place)?)))
            .collect(),
        assessments: lines
            .filter_map(|assessment| line(catalog, used, assessed, assessment))
            .collect(),
    }
}

/// The answers as they stand outside, by question.
pub fn given<'c>(catalog: &'c Catalog, answers: &Answers) -> BTreeMap<&'c str, Given> {
    let mut all = BTreeMap::new();
    for (place, question) in catalog.all_questions() {
        if let Some(given) = answers.give(catalog, place) {
            all.insert(question.id.as_str(), given);
        }
    }
    all
}

fn line<'c>(
    catalog: &'c Catalog,
    answers: &Answers,
    assessed: &Assessed,
    assessment: &Assessment,
) -> Option<Line<'c>> {
    let (program, agreement) = catalog.agreement(assessment.agreement)?;
    let reasons = explain::reasons(catalog, answers, assessed, assessment);
    let marked = agreement.requirements.iter().zip(&assessment.marks);
    let turns_on = assessment.turns_on.iter();
    Some(Line {
        program: program.id.as_str(),
        agreement: agreement.id.as_str(),
        verdict: assessment.verdict.key(),
        status: Current {
            kind: program.status.kind,
            date: program.status.date,
            text: explain::status(catalog, &program.status),
        },
        unmet_duty: is_unmet_duty(catalog, assessed, assessment),
        reasons: reasons
            .into_iter()
            .map(|reason| because(catalog, assessed.as_of, reason))
            .collect(),
        requirements: marked
            .filter(|(requirement, _)| tells(catalog, assessed.as_of, &requirement.cite))
            .map(|(requirement, mark)| asked(catalog, requirement, *mark))
            .collect(),
        ask_ice: program
            .ask_ice
            .iter()
            .filter(|ask| tells(catalog, assessed.as_of, &ask.cite))
            .map(|ask| stated(catalog, ask))
            .collect(),
        turns_on: turns_on
            .filter_map(|place| Some(catalog.question(*place)?.id.as_str()))
            .collect(),
    })
}

/// Whether a statement is told on a day: for one before the content was published, only what was known by then.
fn tells<'c>(catalog: &Catalog, day: Date, cite: impl IntoIterator<Item = &'c Citation>) -> bool {
    let past = day.last() < catalog.document().about.published.first();
    !past || explain::is_known(catalog, cite, day)
}

/// A rule that rests on later sources still decides: they are named with their dates, and what they say is not told.
fn because<'c>(catalog: &'c Catalog, day: Date, reason: Explained<'c>) -> Because<'c> {
    let questions = reason.questions.iter();
    let told = tells(catalog, day, reason.cite.iter().copied());
    Because {
        kind: reason.kind,
        text: reason.text,
        facts: if told { reason.facts } else { Vec::new() },
        questions: questions
            .filter_map(|place| Some(catalog.question(*place)?.id.as_str()))
            .collect(),
        sources: cited(catalog, reason.cite.into_iter()),
    }
}

fn asked<'c>(catalog: &'c Catalog, requirement: &'c Requirement, mark: Mark) -> Asked<'c> {
    Asked {
        stage: requirement.stage,
        mark,
        text: &requirement.text,
        by: requirement.by,
        pays: requirement.pays,
        sources: cited(catalog, requirement.cite.iter()),
    }
}

fn stated<'c>(catalog: &'c Catalog, ask: &'c Ask) -> Stated<'c> {
    Stated {
        text: &ask.text,
        sources: cited(catalog, ask.cite.iter()),
    }
}

fn cited<'c>(catalog: &'c Catalog, cite: impl Iterator<Item = &'c Citation>) -> Vec<Cited<'c>> {
    let one = |citation: &'c Citation| {
        let source = catalog.source(citation)?;
        Some(Cited {
            source: source.id.as_str(),
            title: &source.title,
            at: &citation.at,
            as_of: citation.as_of.unwrap_or(source.as_of),
            confidence: source.kind,
        })
    };
    cite.filter_map(one).collect()
}
