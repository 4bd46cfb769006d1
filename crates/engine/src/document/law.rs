//! Pointers to State law, as authors write them in `law.toml`. They show what to ask counsel about,
//! never what the law is.

use super::Citation;
use serde::{Deserialize, Serialize};

/// A pointer to a law of one State. A State can have several pointers, each for different acts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StateLaw {
    /// The name of the State.
    pub state: String,
    /// The acts that the law concerns; at least one. Two pointers for the same State never name the
    /// same act.
    pub on: Vec<LawTopic>,
    /// Whether the law restricts or requires these acts, or whether that is unclear.
    pub side: LawSide,
    /// A summary of the text that was read.
    pub text: String,
    /// The sources that were read; at least one.
    pub cite: Vec<Citation>,
}

/// Whether a law restricts or requires an act, as far as the text that was read says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LawSide {
    /// The law restricts the act.
    Restricts,
    /// The law requires the act, or requires the agency to ask for it.
    Requires,
    /// The text that was read does not settle whether the law restricts or requires the act.
    Unclear,
}

/// An act of an agency that State law may require or restrict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LawTopic {
    /// Signing an agreement with ICE on immigration work.
    Agreements,
    /// Keeping a person in custody on a detainer.
    Detainers,
    /// Telling ICE when a person will be released.
    Notice,
    /// Letting ICE staff into a jail or lockup.
    Access,
}

impl LawTopic {
    /// Returns the act as in content: `agreements`, `detainers`, `notice` or `access`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Agreements => "agreements",
            Self::Detainers => "detainers",
            Self::Notice => "notice",
            Self::Access => "access",
        }
    }
}
