//! The verdicts. Scenarios state the verdicts that they expect, so verdicts are part of the
//! document.

use serde::{Deserialize, Serialize};

/// The result for one agreement, given the answers and the day. An agreement is "raised" if the
/// agency selected a challenge that it addresses, or if another rule of its `raises` holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The agreement is raised and all its needs are met, whatever the unknown answers are.
    Fits,
    /// The agreement fits for some possible completions of the unknown answers, but not for others.
    Depends,
    /// The agreement cannot fit, whatever the unknown answers are: in each case, a need is not met
    /// or nothing raises the agreement.
    DoesNotFit,
    /// Nothing raises the agreement: neither a selected challenge nor another rule.
    NotRaised,
    /// According to the sources, the agreement or a program that it needs is not on offer that day.
    NotOffered,
}

impl Verdict {
    /// Returns the verdict's key in data: `fits`, `depends`, `does_not_fit`, `not_raised` or
    /// `not_offered`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Fits => "fits",
            Self::Depends => "depends",
            Self::DoesNotFit => "does_not_fit",
            Self::NotRaised => "not_raised",
            Self::NotOffered => "not_offered",
        }
    }

    /// Returns the verdict with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        let all = [
            Self::Fits,
            Self::Depends,
            Self::DoesNotFit,
            Self::NotRaised,
            Self::NotOffered,
        ];
        all.into_iter().find(|verdict| verdict.key() == key)
    }
}
