//! Assessment diff: lists the verdicts and requirement marks that changed when an answer was
//! edited. The widget shows these changes.

use crate::assess::{Assessed, Assessment, Verdict};
use crate::catalog::AgreementIx;
use crate::document::Mark;

/// An agreement whose verdict or marks changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The agreement.
    pub agreement: AgreementIx,
    /// The verdicts before and after the edit. They are equal if only marks changed.
    pub verdict: (Verdict, Verdict),
    /// Each requirement whose mark changed: its position, and the marks before and after the edit.
    pub marks: Vec<(usize, Mark, Mark)>,
}

/// Returns all changes between two assessments of the same catalog, in the order of its agreements.
pub fn moved(before: &Assessed, after: &Assessed) -> Vec<Moved> {
    let pairs = before.agreements.iter().zip(&after.agreements);
    pairs
        .filter_map(|(before, after)| moved_in(before, after))
        .collect()
}

fn moved_in(before: &Assessment, after: &Assessment) -> Option<Moved> {
    let marks = before.marks.iter().zip(&after.marks).enumerate();
    let marks = marks.filter(|(_, (before, after))| before != after);
    let moved = Moved {
        agreement: after.agreement,
        verdict: (before.verdict, after.verdict),
        marks: marks
            .map(|(position, (before, after))| (position, *before, *after))
            .collect(),
    };
    let same = before.verdict == after.verdict && moved.marks.is_empty();
    (!same).then_some(moved)
}
