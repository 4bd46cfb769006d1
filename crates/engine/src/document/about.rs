//! The version and the dates of a catalog, and statements about ICE ACCESS as a whole.

use super::{Ask, Claim};
use crate::date::Date;
use serde::{Deserialize, Serialize};

/// Version and dates of the catalog, and statements about ICE ACCESS as a whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct About {
    /// Version of the content as three numbers: rules, facts, wording.
    pub version: String,
    /// The day on which this content was published.
    pub published: Date,
    /// The day by which all sources must be read again.
    pub review_by: Date,
    /// The language of the texts, such as `es`. English if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The writing direction of that language. Left to right if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// Statements on what ICE ACCESS is and what became of the initiative.
    pub umbrella: Vec<Claim>,
    /// The steps from a first call to an agreement, in order.
    pub process: Vec<Claim>,
    /// The periods that the sources cover, for the start page.
    pub periods: Vec<Period>,
    /// Topics that the guide leaves out on purpose.
    pub leaves_out: Vec<String>,
    /// Facts that the person should have on hand before starting.
    pub at_hand: Vec<String>,
    /// The topics on which the guide compares agreements, in order.
    #[serde(default)]
    pub compare: Vec<String>,
    /// The topics of `compare` that the overview shows in a word or two.
    #[serde(default)]
    pub overview: Vec<String>,
    /// Past days for which the guide can show the programs.
    #[serde(default)]
    pub rosters: Vec<Roster>,
    /// Questions to ICE about any program, for the meeting brief.
    #[serde(default)]
    pub ask_ice: Vec<Ask>,
    /// Points to raise with counsel before the agency signs anything, for the meeting brief.
    #[serde(default)]
    pub counsel: Vec<Ask>,
}

/// A writing direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// Returns the direction as written in markup and in content: `ltr` or `rtl`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// A past day for which the guide can show the programs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Roster {
    /// The day.
    pub date: Date,
    /// The name shown for the day, such as "ICE's list of about 2008".
    pub name: String,
}

/// A span of years and the sources that cover it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// The years, such as "2005 to 2009".
    pub years: String,
    /// The sources, described in words.
    pub text: String,
}
