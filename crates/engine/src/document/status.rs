//! The latest known status of a program, as authors write it.
//!
//! The kind is one of a fixed list. `explain::status` builds the status line from the kind, the
//! date and the name, so that the line says no more than its source.

use super::Citation;
use crate::date::Date;
use serde::{Deserialize, Serialize};

/// The latest known status of a program.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Status {
    /// The kind of status.
    pub kind: StatusKind,
    /// The date to which the status applies. It must be the date of one of the cited sources.
    pub date: Date,
    /// The new name. Present exactly when `kind` is `renamed`.
    #[serde(default)]
    pub name: Option<String>,
    /// The facts behind the status line, in a sentence or two.
    pub text: String,
    /// The sources of the status.
    pub cite: Vec<Citation>,
}

/// The kinds of status that a program can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum StatusKind {
    /// A source of that date shows the program in operation or in force.
    Active,
    /// A later source uses a new name. The date is the last one on which a source uses the old
    /// name.
    Renamed,
    /// A source of that date names the program. No later source says whether it continues.
    Documented,
    /// A page without a date describes the program. The date is the day on which the page was read.
    Undated,
    /// A source says that the program was ended or withdrawn on that date. No later source says
    /// whether the program was resumed.
    Withdrawn,
    /// No source was found that says whether the program continues under its name. The date is the
    /// last one on which a source uses the name.
    NotEstablished,
}
