//! Pointers to State law: what to ask counsel about, never what the law is.

use super::Citation;
use serde::{Deserialize, Serialize};

/// A pointer to the law of one State on agreements with ICE.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StateLaw {
    /// The State.
    pub state: String,
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
    /// To a law that restricts agreements, or the work they need.
    Restricts,
    /// To a law that requires one, or that one is asked for.
    Requires,
    /// To something that what was read does not settle.
    Unclear,
}
