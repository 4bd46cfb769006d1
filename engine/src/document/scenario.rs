//! Scenarios: fictional agencies to think through together, as authors write them.

use crate::answer::Given;
use crate::assess::Verdict;
use crate::date::Date;
use crate::id::{AgreementName, QuestionId, ScenarioId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An agency that is not a real one, what it answered, and how that has to end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// Equal to the file's name.
    pub id: ScenarioId,
    /// Its place among the scenarios, from 1.
    pub order: u16,
    /// The agency and its question, in a line.
    pub title: String,
    /// The story, in paragraphs.
    pub story: Vec<String>,
    /// The day the verdicts are for; without one, the day the content was published.
    #[serde(default)]
    pub as_of: Option<Date>,
    /// What the agency answered, by question; what is not there is open.
    pub answers: BTreeMap<QuestionId, Given>,
    /// Questions to discuss, none of which has one right answer.
    pub discuss: Vec<String>,
    /// The verdicts that a reviewer signed.
    pub expected: Vec<Expected>,
}

/// A verdict that a reviewer signed for agreements, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// The verdict.
    pub verdict: Verdict,
    /// The agreements it is for.
    pub agreements: Vec<AgreementName>,
    /// Why, in one sentence that is true of each of them.
    pub because: String,
}
