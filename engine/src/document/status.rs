//! The latest that is known of a program, in a closed form: a line is made of it, so that it says no more than its source.

use super::Citation;
use crate::date::Date;
use serde::{Deserialize, Serialize};

/// The latest that is known of a program.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Status {
    /// What is known.
    pub kind: StatusKind,
    /// The date it speaks for: that of one of its sources.
    pub date: Date,
    /// The new name; there where it is renamed, and nowhere else.
    #[serde(default)]
    pub name: Option<String>,
    /// What stands behind the line.
    pub text: String,
    /// Where that stands.
    pub cite: Vec<Citation>,
}

/// What can be known of a program's present.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum StatusKind {
    /// A source of the date shows it at work or in force.
    Active,
    /// A later source has it under a new name; the date is the last with the old one.
    Renamed,
    /// A source of the date names it, and none that is later says whether it goes on.
    Documented,
    /// A page without a date describes it; the date is when it was read.
    Undated,
    /// A source has it ended or withdrawn on the date, and none that is later says whether it came back.
    Withdrawn,
    /// Whether it goes on under its name was not found; the date is the last with the name.
    NotEstablished,
}
