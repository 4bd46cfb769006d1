//! Assessment diff: lists the verdicts and requirement marks that changed when an answer was
//! edited. The widget shows these changes.

use crate::assess::{Assessed, Assessment};
use crate::catalog::AgreementIx;
use crate::document::Mark;
use crate::document::Verdict;

/// An agreement whose verdict or marks changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The agreement.
    pub agreement: AgreementIx,
    /// The verdicts before and after the edit. They are equal if only marks changed.
    pub verdict: (Verdict, Verdict),
    /// Each requirement whose mark changed: its index, and the marks before and after the edit.
    pub marks: Vec<(usize, Mark, Mark)>,
}

/// Returns all changes between two assessments of the same catalog, in the order of its agreements.
pub fn diff(before: &Assessed, after: &Assessed) -> Vec<Difference> {
    let pairs = before.agreements.iter().zip(&after.agreements);
    pairs
        .filter_map(|(before, after)| difference(before, after))
        .collect()
}

fn difference(before: &Assessment, after: &Assessment) -> Option<Difference> {
    let marks = before.marks.iter().zip(&after.marks).enumerate();
    let marks = marks.filter(|(_, (before, after))| before != after);
    let difference = Difference {
        agreement: after.agreement,
        verdict: (before.verdict, after.verdict),
        marks: marks
            .map(|(index, (before, after))| (index, *before, *after))
            .collect(),
    };
    let is_unchanged = before.verdict == after.verdict && difference.marks.is_empty();
    (!is_unchanged).then_some(difference)
}
