//! Requirements and rules as authors write them: what an agreement asks of an agency, and which
//! answers show that the agency meets it.
//!
//! These types are part of the content format in [`crate::document`]; `docs/CONTENT.md` explains
//! the format to authors.

use super::Citation;
use crate::id::{ChoiceId, QuestionId};
use serde::{Deserialize, Serialize};

/// One thing that an agreement or an option requires.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// The stage in which the requirement is due.
    pub stage: Stage,
    /// The requirement in one or more sentences.
    pub text: String,
    /// Who has to fulfill the requirement.
    pub by: Carrier,
    /// Who pays for the requirement, if a source says so.
    #[serde(default)]
    pub pays: Option<Payer>,
    /// The rule by which answers show that the agency meets the requirement. If no answer can show
    /// that, `mark` is set instead.
    #[serde(default)]
    pub met_when: Option<Rule>,
    /// A fixed mark that does not depend on the answers. Present exactly when `met_when` is absent.
    #[serde(default)]
    pub mark: Option<Mark>,
    /// The sources of the requirement.
    pub cite: Vec<Citation>,
}

/// The stage in which a requirement is due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Before the agency asks ICE to take part.
    #[default]
    Before,
    /// When the agreement is signed.
    Sign,
    /// Training, before anyone acts under the agreement.
    Train,
    /// While the agreement is in effect.
    Run,
    /// When the agency leaves the agreement.
    Leave,
}

/// Who has to fulfill a requirement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Carrier {
    /// The agency.
    #[default]
    Agency,
    /// Each officer who takes part.
    Officer,
    /// The agency's governing body: the council, board or commissioners.
    GoverningBody,
    /// ICE.
    Ice,
}

/// Who pays for a requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Payer {
    /// The agency.
    Agency,
    /// ICE or another federal body.
    Federal,
    /// The agency and the federal government each pay a part.
    Both,
}

/// Whether an agency meets a requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// The answers show that the agency meets the requirement.
    Have,
    /// The answers show that the agency does not meet the requirement yet.
    Need,
    /// The answers do not show whether the agency meets the requirement.
    NotKnown,
    /// The requirement is only a fact to know; there is nothing to do.
    ToKnow,
    /// Nothing is required.
    Nothing,
}

impl Mark {
    /// Returns the mark's key in data: `have`, `need`, `not_known`, `to_know` or `nothing`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Have => "have",
            Self::Need => "need",
            Self::NotKnown => "not_known",
            Self::ToKnow => "to_know",
            Self::Nothing => "nothing",
        }
    }
}

/// A rule: a test of one question, or a combination of other rules.
///
/// A rule has exactly one of these forms: `question` with `is` or `any_of`; `all`; `any`; `not`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The question that the rule tests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<QuestionId>,
    /// The choice that must be selected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is: Option<ChoiceId>,
    /// Choices, of which at least one must be selected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub any_of: Option<Vec<ChoiceId>>,
    /// Rules that must all hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub all: Option<Vec<Rule>>,
    /// Rules, of which at least one must hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub any: Option<Vec<Rule>>,
    /// A rule that must not hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not: Option<Box<Rule>>,
}
