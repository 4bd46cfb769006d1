//! Questions and their choices, as authors write them.

use super::{Claim, Rule};
use crate::id::{ChoiceId, QuestionId};
use serde::{Deserialize, Serialize};

/// A question to the agency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Equal to the file's name after the number.
    pub id: QuestionId,
    /// The group it is shown in; a heading under `section.<id>` in the words.
    pub section: String,
    /// One choice or many.
    pub kind: QuestionKind,
    /// The question as asked.
    pub text: String,
    /// A line that helps to answer.
    pub hint: String,
    /// A few words that name the answer in reviews and reasons.
    pub short: String,
    /// Who could change what the answer describes.
    pub changed_by: ChangedBy,
    /// A line under "Not sure", where more than the usual is to be said.
    #[serde(default)]
    pub not_sure: Option<String>,
    /// Whether the pointers to State law are shown with it.
    #[serde(default)]
    pub law: bool,
    /// What to choose from.
    pub choices: Vec<Choice>,
    /// Present on open points, which are asked of somebody else and are not part of the interview.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<Point>,
}

/// What makes a question an open point: only somebody outside the agency, or its counsel, can settle it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// Whom to ask.
    pub ask: Desk,
    /// What sources say for its first choice.
    pub one: Claim,
    /// What sources say for its second choice.
    pub other: Claim,
}

/// Somebody who can settle an open point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Desk {
    /// ICE.
    Ice,
    /// The agency's counsel.
    Counsel,
    /// Another agency.
    Agency,
}

/// Answers that cannot be true together. A combination in which one holds counts for no verdict, reason or suggested change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Exclusion {
    /// The combination.
    pub when: Rule,
    /// The reason, as shown to the person.
    pub text: String,
}

impl Question {
    /// The choices as they are shown, each with its position: what stands for none of the others comes last.
    pub fn in_order(&self) -> Vec<(usize, &Choice)> {
        let of_kind = |none: bool| {
            let all = self.choices.iter().enumerate();
            all.filter(move |(_, choice)| choice.none == none)
        };
        of_kind(false).chain(of_kind(true)).collect()
    }
}

/// How many choices an answer can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// Exactly one.
    One,
    /// Any number; what is not chosen is a no.
    Many,
}

/// In whose hands the state of affairs lies that an answer describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ChangedBy {
    /// The agency itself.
    Agency,
    /// Its council, board or commissioners.
    GoverningBody,
    /// Somebody else, such as a legislature or ICE.
    Outside,
    /// Nobody: it is as it is.
    Fixed,
}

/// One possible answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Unique within the question.
    pub id: ChoiceId,
    /// The choice as shown.
    pub label: String,
    /// A line that explains it.
    #[serde(default)]
    pub hint: Option<String>,
    /// A few words for tables and reasons, where the label is too long.
    #[serde(default)]
    pub short: Option<String>,
    /// "None of the others": excludes them, and no condition need mention it.
    #[serde(default)]
    pub none: bool,
}
