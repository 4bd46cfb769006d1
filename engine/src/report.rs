//! Verdicts as data, for whoever reads them by program: `guide assess` and a page's scripts.

use crate::answer::Answers;
use crate::assess::{self, Assessed, Assessment};
use crate::catalog::Catalog;
use crate::date::Date;
use crate::document::{Carrier, Citation, Mark, Payer, Requirement, SourceKind, Stage};
use crate::explain;
use serde::Serialize;

/// What is said of every agreement, in order.
#[derive(Serialize)]
pub struct Report {
    /// The day the verdicts are for.
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

/// What the answers come to on a day: every verdict with its reasons and requirements.
pub fn report(catalog: &Catalog, answers: &Answers, as_of: Date) -> Report {
    let assessed = assess::assess(catalog, answers, as_of);
    let lines = assessed.agreements.iter();
    Report {
        as_of,
        catalog: catalog.document().about.version.clone(),
        assessments: lines
            .filter_map(|assessment| line(catalog, answers, &assessed, assessment))
            .collect(),
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
