//! Scenarios as authors write them: fictional agencies for the classroom.
//!
//! Linking checks every signed verdict of a scenario against the rules.

use crate::date::Date;
use crate::document::AnswerValue;
use crate::document::Verdict;
use crate::id::{AgreementName, QuestionId, ScenarioId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A fictional agency, its answers, and the verdicts that must result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// The id, which equals the file name without its extension.
    pub id: ScenarioId,
    /// The position among the scenarios, counted from 1.
    pub order: u16,
    /// The agency and its question, in one line.
    pub title: String,
    /// The story, one string per paragraph.
    pub story: Vec<String>,
    /// The day for which the verdicts hold. Default: the day on which the content was published.
    #[serde(default)]
    pub as_of: Option<Date>,
    /// The agency's answers, by question. A question that is absent is unanswered.
    pub answers: BTreeMap<QuestionId, AnswerValue>,
    /// Questions to discuss. None of them has a single right answer.
    pub discuss: Vec<String>,
    /// The verdicts that a reviewer signed.
    pub expected: Vec<Expected>,
}

/// A verdict that a reviewer signed for one or more agreements, with the reason.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// The verdict.
    pub verdict: Verdict,
    /// The agreements with this verdict.
    pub agreements: Vec<AgreementName>,
    /// The reason, in one sentence that is true of each of these agreements.
    pub because: String,
}
