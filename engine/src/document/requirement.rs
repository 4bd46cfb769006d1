//! Requirements and rules, as authors write them.

use super::Citation;
use crate::id::{ChoiceId, QuestionId};
use serde::{Deserialize, Serialize};

/// Something an agreement asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// When it is due.
    pub stage: Stage,
    /// What is asked.
    pub text: String,
    /// Who carries it.
    pub by: Carrier,
    /// Who pays for it, where a source says so.
    #[serde(default)]
    pub pays: Option<Payer>,
    /// When the answers show that the agency has it; `mark` stands where no answer can tell.
    #[serde(default)]
    pub met_when: Option<Rule>,
    /// How it is marked whatever the answers.
    #[serde(default)]
    pub mark: Option<Mark>,
    /// Where it stands.
    pub cite: Vec<Citation>,
}

/// When a requirement is due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Before the agency asks.
    #[default]
    Before,
    /// To sign.
    Sign,
    /// Training, before anyone acts.
    Train,
    /// While it runs.
    Run,
    /// Leaving.
    Leave,
}

/// Who carries a requirement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Carrier {
    /// The agency.
    #[default]
    Agency,
    /// Each officer who takes part.
    Officer,
    /// The council, board or commissioners.
    GoverningBody,
    /// ICE.
    Ice,
}

/// Who pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Payer {
    /// The agency.
    Agency,
    /// ICE or another federal body.
    Federal,
    /// Each pays a part.
    Both,
}

/// Where an agency stands with a requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// An answer says the agency has it.
    Have,
    /// The agency would need it.
    Need,
    /// No answer tells.
    NotKnown,
    /// Something to know rather than to do.
    ToKnow,
    /// Nothing is asked.
    Nothing,
}

impl Mark {
    /// The mark as data: `have`, `need`, `not_known`, `to_know` or `nothing`.
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

/// A rule in its closed form: a test of one question, or a combination of rules.
///
/// Exactly one of these stands in it: `question` with `is` or `any_of`; `all`; `any`; `not`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The question tested.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<QuestionId>,
    /// The choice that has to be chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is: Option<ChoiceId>,
    /// The choices of which at least one has to be chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub any_of: Option<Vec<ChoiceId>>,
    /// Rules that have to hold together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub all: Option<Vec<Rule>>,
    /// Rules of which at least one has to hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub any: Option<Vec<Rule>>,
    /// A rule that must not hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not: Option<Box<Rule>>,
}
