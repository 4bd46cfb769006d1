//! Questions, open points and exclusions, as authors write them in `questions/`, `points/` and
//! `exclusions.toml`.

use super::{Claim, Rule};
use crate::id::{ChoiceId, QuestionId};
use serde::{Deserialize, Serialize};

/// A question to the agency, or an open point.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The id, which equals the name of the content file after its number.
    pub id: QuestionId,
    /// The group that the question is shown in. `words` has its heading under `section.<id>`.
    pub section: String,
    /// Whether the question takes one choice or many.
    pub kind: QuestionKind,
    /// The text of the question.
    pub text: String,
    /// A line that helps to answer.
    pub hint: String,
    /// The name of the question in a few words, for reviews and reasons.
    pub short: String,
    /// Who could change the circumstance that the answer describes.
    pub changed_by: ChangedBy,
    /// The line under "Not sure", if it should say more than the default.
    #[serde(default)]
    pub not_sure: Option<String>,
    /// Whether the pointers to State law are shown with the question.
    #[serde(default)]
    pub law: bool,
    /// The choices; at least two.
    pub choices: Vec<Choice>,
    /// Present if this is an open point, which only ICE, counsel or another agency can settle. The
    /// interview does not ask it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<Point>,
}

/// The details of an open point: a question that only ICE, the agency's counsel or another agency
/// can settle.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// Whom to ask.
    pub ask: Desk,
    /// A sourced statement in support of the first choice.
    pub one: Claim,
    /// A sourced statement in support of the second choice.
    pub other: Claim,
}

/// A person or body that can settle an open point.
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

/// A combination of answers that cannot be true together. Verdicts, reasons and suggested changes
/// ignore such combinations.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Exclusion {
    /// The rule that holds for the excluded combinations.
    pub when: Rule,
    /// The reason, as shown to the person.
    pub text: String,
}

impl Question {
    /// Lists the choices in display order, each with its index. "None of these" comes last.
    pub fn in_order(&self) -> Vec<(usize, &Choice)> {
        let of_kind = |none: bool| {
            let all = self.choices.iter().enumerate();
            all.filter(move |(_, choice)| choice.none == none)
        };
        of_kind(false).chain(of_kind(true)).collect()
    }
}

/// How many choices an answer can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// Exactly one.
    One,
    /// Any number. A choice that is not selected counts as a no.
    Many,
}

/// Who could change the circumstance that an answer describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ChangedBy {
    /// The agency itself.
    Agency,
    /// The agency's council, board or commissioners.
    GoverningBody,
    /// Somebody else, such as a legislature or ICE.
    Outside,
    /// Nobody. The circumstance cannot be changed.
    Fixed,
}

/// A choice of a question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The id, unique within the question.
    pub id: ChoiceId,
    /// The text of the choice.
    pub label: String,
    /// A line that explains the choice.
    #[serde(default)]
    pub hint: Option<String>,
    /// A few words for tables and reasons, if the label is too long.
    #[serde(default)]
    pub short: Option<String>,
    /// Whether this is "none of these". Selecting it excludes all other choices, and no rule needs
    /// to test it.
    #[serde(default)]
    pub none: bool,
}
