//! What an edit did: the verdicts and marks that are others than before.

use crate::assess::{Assessed, Assessment, Verdict};
use crate::catalog::AgreementIx;
use crate::document::Mark;

/// An agreement in which something moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The agreement.
    pub agreement: AgreementIx,
    /// The verdict before and after; the same where only marks moved.
    pub verdict: (Verdict, Verdict),
    /// The requirements whose mark moved, by position, with the mark before and after.
    pub marks: Vec<(usize, Mark, Mark)>,
}

/// Everything that moved between two assessments of the same catalogue, in its order.
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
