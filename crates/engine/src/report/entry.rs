//! The parts of a report: an assessment, and its reasons, requirements and citations.

use crate::date::Date;
use crate::document::{Carrier, Mark, Payer, SourceKind, Stage, StatusKind};
use serde::Serialize;

/// The result for one agreement.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Line"))]
pub struct AssessmentEntry<'c> {
    /// The id of the program.
    pub program: &'c str,
    /// The id of the agreement.
    pub agreement: &'c str,
    /// The verdict: `fits`, `depends`, `does_not_fit`, `not_raised` or `not_offered`.
    pub verdict: &'static str,
    /// The latest known status of the program.
    pub status: CurrentStatus,
    /// Whether, according to the answers, a law requires this agreement or another one of its
    /// program, but no agreement that the law requires fits. Always false for `not_offered`.
    pub unmet_duty: bool,
    /// The reasons for the verdict.
    pub reasons: Vec<ReasonEntry<'c>>,
    /// The requirements, each with the agency's mark. If the day is before the publication of the
    /// content, the list has only the requirements that were known by that day.
    pub requirements: Vec<RequirementEntry<'c>>,
    /// Questions that only ICE can answer.
    pub ask_ice: Vec<IceQuestion<'c>>,
    /// The ids of the unanswered questions and open points on which the verdict depends.
    pub turns_on: Vec<&'c str>,
}

/// The latest known status of a program, and its date.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Current"))]
pub struct CurrentStatus {
    /// The kind of status.
    pub kind: StatusKind,
    /// The date of the status.
    pub date: Date,
    /// The status in one line of text.
    pub text: String,
}

/// A reason for a verdict.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Because"))]
pub struct ReasonEntry<'c> {
    /// The kind of reason: `raised`, `not_raised`, `challenges_open`, `met`, `not_met`, `open`,
    /// `clash` or `not_offered`.
    pub kind: &'static str,
    /// The reason in one sentence.
    pub text: String,
    /// The facts behind the reason. If the day is before the publication of the content, the list
    /// is empty if any source of the reason is later than the day.
    pub facts: Vec<&'c str>,
    /// The ids of the questions whose answers decide the reason, or would decide it once given.
    pub questions: Vec<&'c str>,
    /// The sources.
    pub sources: Vec<CitationEntry<'c>>,
}

/// A requirement, and whether the agency meets it.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Asked"))]
pub struct RequirementEntry<'c> {
    /// When the requirement is due.
    pub stage: Stage,
    /// Whether the agency meets the requirement.
    pub mark: Mark,
    /// The requirement in words.
    pub text: &'c str,
    /// Who is responsible for the requirement.
    pub by: Carrier,
    /// Who pays, if a source says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pays: Option<Payer>,
    /// The sources.
    pub sources: Vec<CitationEntry<'c>>,
}

/// A question for ICE, with its sources.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Stated"))]
pub struct IceQuestion<'c> {
    /// The question.
    pub text: &'c str,
    /// The sources.
    pub sources: Vec<CitationEntry<'c>>,
}

/// A citation of a source.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Cited"))]
pub struct CitationEntry<'c> {
    /// The id of the source.
    pub source: &'c str,
    /// The title of the source.
    pub title: &'c str,
    /// The section, clause or paragraph.
    pub at: &'c str,
    /// The date for which the source makes the statement.
    pub as_of: Date,
    /// The kind of source, which shows how reliable the source is.
    pub confidence: SourceKind,
}
