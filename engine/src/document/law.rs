//! Pointers to State law: what to ask counsel about, never what the law is.

use super::Citation;
use serde::{Deserialize, Serialize};

/// A pointer to a law of one State. A State whose laws point different ways has several.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StateLaw {
    /// The State.
    pub state: String,
    /// Which acts of an agency it speaks of; at least one, and none that another pointer of the State names.
    pub on: Vec<LawTopic>,
    /// Which way it points.
    pub side: LawSide,
    /// What was read.
    pub text: String,
    /// Where.
    pub cite: Vec<Citation>,
}

/// Which way a pointer points, as far as what was read says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LawSide {
    /// To a law that restricts what it speaks of.
    Restricts,
    /// To a law that requires it, or that the agency asks for it.
    Requires,
    /// To something that what was read does not settle.
    Unclear,
}

/// An act of an agency that State law may require or restrict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LawTopic {
    /// To sign an agreement with ICE on immigration work.
    Agreements,
    /// To keep a person in custody on a detainer.
    Detainers,
    /// To tell ICE when a person will be released.
    Notice,
    /// To let ICE staff into a jail or lockup.
    Access,
}

impl LawTopic {
    /// The topic as content writes it: `agreements`, `detainers`, `notice` or `access`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Agreements => "agreements",
            Self::Detainers => "detainers",
            Self::Notice => "notice",
            Self::Access => "access",
        }
    }
}
