//! A set of outcomes, which an evaluator collects.

use super::Outcome;

/// The outcomes that a diagram has in at least one completion of the unknown values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcomes {
    /// Whether some completion ends in [`Outcome::No`].
    pub no: bool,
    /// Whether some completion ends in [`Outcome::Yes`].
    pub yes: bool,
    /// Whether some completion ends in [`Outcome::NotRaised`].
    pub not_raised: bool,
}

impl Outcomes {
    /// Returns the outcome that all completions share, if there is one.
    pub fn only(self) -> Option<Outcome> {
        match self {
            Self {
                no: true,
                yes: false,
                not_raised: false,
            } => Some(Outcome::No),
            Self {
                no: false,
                yes: true,
                not_raised: false,
            } => Some(Outcome::Yes),
            Self {
                no: false,
                yes: false,
                not_raised: true,
            } => Some(Outcome::NotRaised),
            _ => None,
        }
    }

    pub(super) fn add(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::No => self.no = true,
            Outcome::Yes => self.yes = true,
            Outcome::NotRaised => self.not_raised = true,
        }
    }

    pub(super) fn has(self, outcome: Outcome) -> bool {
        match outcome {
            Outcome::No => self.no,
            Outcome::Yes => self.yes,
            Outcome::NotRaised => self.not_raised,
        }
    }

    /// Whether yes and another outcome were found. The walk can then stop: the rule is undecided.
    pub(super) fn is_mixed(self) -> bool {
        self.yes && (self.no || self.not_raised)
    }
}
