//! Verdicts for the answers in a file, as data.

use crate::Failure;
use guide_engine::answer::{Answers, Given};
use guide_engine::assess::{self, Assessed, Assessment};
use guide_engine::catalog::Catalog;
use guide_engine::date::Date;
use guide_engine::document::{Carrier, Citation, Mark, Payer, Requirement, SourceKind, Stage};
use guide_engine::explain;
use serde::Serialize;
use serde_json::{Map, Value};
use std::path::Path;

/// What `guide assess` prints.
#[derive(Serialize)]
pub struct Report {
    as_of: Date,
    /// The content's version.
    catalog: String,
    assessments: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    program: String,
    agreement: String,
    verdict: &'static str,
    reasons: Vec<Because>,
    requirements: Vec<Asked>,
    ask_ice: Vec<Stated>,
    /// The open questions that the verdict turns on.
    turns_on: Vec<String>,
}

#[derive(Serialize)]
struct Because {
    kind: &'static str,
    text: String,
    facts: Vec<String>,
    questions: Vec<String>,
    sources: Vec<Cited>,
}

#[derive(Serialize)]
struct Asked {
    stage: Stage,
    mark: Mark,
    text: String,
    by: Carrier,
    #[serde(skip_serializing_if = "Option::is_none")]
    pays: Option<Payer>,
    sources: Vec<Cited>,
}

#[derive(Serialize)]
struct Stated {
    text: String,
    sources: Vec<Cited>,
}

#[derive(Serialize)]
struct Cited {
    source: String,
    title: String,
    at: String,
    as_of: Date,
    confidence: SourceKind,
}

/// Assesses the answers in a file.
///
/// # Errors
/// One line that says what is wrong with the file, the answers or the date.
pub fn assess(catalog: &Catalog, file: &Path, as_of: Option<&str>) -> Result<Report, Failure> {
    let day = day(as_of).map_err(Failure::Input)?;
    let answers = read(catalog, file)
        .map_err(|line| Failure::Input(format!("{}: {line}", file.display())))?;
    let assessed = assess::assess(catalog, &answers, day);
    let lines = assessed.agreements.iter();
    Ok(Report {
        as_of: day,
        catalog: catalog.document().about.version.clone(),
        assessments: lines
            .filter_map(|assessment| line(catalog, &answers, &assessed, assessment))
            .collect(),
    })
}

fn day(as_of: Option<&str>) -> Result<Date, String> {
    let Some(text) = as_of else {
        let today = jiff::Zoned::now().date();
        let (year, month, day) = (today.year(), today.month(), today.day());
        // A civil date has a month of 1 to 12 and a day of 1 to 31.
        let date = Date::day(
            year.unsigned_abs(),
            month.unsigned_abs(),
            day.unsigned_abs(),
        );
        return date.ok_or_else(|| "the clock does not tell the date: give --as-of".to_owned());
    };
    let date: Date = text.parse().map_err(|_| not_a_day(text))?;
    if date.is_day() {
        Ok(date)
    } else {
        Err(not_a_day(text))
    }
}

fn not_a_day(text: &str) -> String {
    format!("--as-of: \"{text}\" is not a day; write it as 2008-06-30")
}

fn read(catalog: &Catalog, file: &Path) -> Result<Answers, String> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("cannot be read: {error}"))?;
    let value: Value =
        serde_json::from_str(&text).map_err(|error| format!("is not JSON: {error}"))?;
    let Value::Object(answers) = value else {
        return Err("is not a JSON object of questions and answers".to_owned());
    };
    read_all(catalog, answers)
}

fn read_all(catalog: &Catalog, given: Map<String, Value>) -> Result<Answers, String> {
    let mut answers = Answers::default();
    for (question, value) in given {
        let given = to_given(value).ok_or_else(|| {
            format!(
                "question \"{question}\": an answer is a choice, a list of choices, or \"not_sure\""
            )
        })?;
        let read = answers.read(catalog, &question, &given);
        answers = read.map_err(|refused| refused.to_string())?;
    }
    Ok(answers)
}

fn to_given(value: Value) -> Option<Given> {
    match value {
        Value::String(text) => Some(Given::One(text)),
        Value::Array(entries) => {
            let texts = entries.into_iter().map(|entry| match entry {
                Value::String(text) => Some(text),
                _ => None,
            });
            texts.collect::<Option<_>>().map(Given::Many)
        }
        _ => None,
    }
}

fn line(
    catalog: &Catalog,
    answers: &Answers,
    assessed: &Assessed,
    assessment: &Assessment,
) -> Option<Line> {
    let (program, agreement) = catalog.agreement(assessment.agreement)?;
    let question = |place| Some(catalog.question(place)?.id.to_string());
    let reasons = explain::reasons(catalog, answers, assessed, assessment);
    let marked = agreement.requirements.iter().zip(&assessment.marks);
    Some(Line {
        program: program.id.to_string(),
        agreement: agreement.id.to_string(),
        verdict: assessment.verdict.key(),
        reasons: reasons
            .into_iter()
            .map(|reason| Because {
                kind: reason.kind,
                text: reason.text,
                facts: reason.facts.into_iter().map(str::to_owned).collect(),
                questions: reason.questions.into_iter().filter_map(question).collect(),
                sources: reason
                    .cite
                    .into_iter()
                    .filter_map(|cite| cited(catalog, cite))
                    .collect(),
            })
            .collect(),
        requirements: marked
            .map(|(requirement, mark)| asked(catalog, requirement, *mark))
            .collect(),
        ask_ice: program
            .ask_ice
            .iter()
            .map(|ask| Stated {
                text: ask.text.clone(),
                sources: all_cited(catalog, &ask.cite),
            })
            .collect(),
        turns_on: assessment
            .turns_on
            .iter()
            .copied()
            .filter_map(question)
            .collect(),
    })
}

fn asked(catalog: &Catalog, requirement: &Requirement, mark: Mark) -> Asked {
    Asked {
        stage: requirement.stage,
        mark,
        text: requirement.text.clone(),
        by: requirement.by,
        pays: requirement.pays,
        sources: all_cited(catalog, &requirement.cite),
    }
}

fn all_cited(catalog: &Catalog, cite: &[Citation]) -> Vec<Cited> {
    cite.iter()
        .filter_map(|citation| cited(catalog, citation))
        .collect()
}

fn cited(catalog: &Catalog, citation: &Citation) -> Option<Cited> {
    let source = catalog.source(citation)?;
    Some(Cited {
        source: source.id.to_string(),
        title: source.title.clone(),
        at: citation.at.clone(),
        as_of: citation.as_of.unwrap_or(source.as_of),
        confidence: source.kind,
    })
}
