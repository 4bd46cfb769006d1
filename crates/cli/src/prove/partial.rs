//! Counts the verdicts for partial answer sets (those with open questions) without trying each set.
//!
//! `guide prove` uses this module. `count` processes one question after another. Once the first
//! questions are answered or left open, a table remains: it lists the verdicts that are still
//! possible for each combination of answers to the other questions. There are few different tables,
//! because many answers have the same effect. So `count` stores each table only once, with the
//! number of answer sets that lead to it.

use guide_engine::document::Verdict;
use guide_engine::space::Space;
use std::collections::BTreeMap;

/// A set of possible verdicts, one bit for each; 0 if exclusions rule out every answer set.
type Outcomes = u8;

const FITS: Outcomes = 1;
const DOES_NOT_FIT: Outcomes = 2;
const NOT_RAISED: Outcomes = 4;

/// The number of answer sets, whole or partial, with each verdict. The key `None` stands for answer
/// sets that the exclusions rule out.
pub type Counts = BTreeMap<Option<Verdict>, usize>;

/// The answer sets that lead to the same table.
struct Group {
    count: usize,
    /// One of these answer sets, given as the indices of its answers to the questions processed so
    /// far.
    example: Vec<Option<usize>>,
}

/// Counts the verdicts for all answer sets. `whole` lists the verdicts for the whole answer sets
/// (those without open questions), in the order of `space`. Calls `check` first for the answer set
/// without answers, and then each time that answering a question or leaving it open leads to a
/// table. The arguments are an answer set that leads to the table, and the verdict that follows
/// from the table.
pub fn count(
    space: &Space,
    whole: &[Option<Verdict>],
    mut check: impl FnMut(&[Option<usize>], Option<Verdict>),
) -> Counts {
    let table: Vec<Outcomes> = whole.iter().map(|verdict| outcomes_of(*verdict)).collect();
    check(&[], verdict_of(union_of(&table)));
    let example = Vec::new();
    let mut tables = BTreeMap::from([(table, Group { count: 1, example })]);
    for dimension in space.dimensions() {
        let mut next = BTreeMap::new();
        for (table, group) in &tables {
            let size = (table.len() / dimension.answers.len().max(1)).max(1);
            let open = open_table(table, size);
            let answered = table.chunks(size).enumerate().map(|(answer, block)| {
                (Some(answer), block.to_vec(), dimension.class_size(answer))
            });
            for (answer, table, weight) in [(None, open, 1)].into_iter().chain(answered) {
                let mut example = group.example.clone();
                example.push(answer);
                check(&example, verdict_of(union_of(&table)));
                let count = group.count * weight;
                let group = next.entry(table).or_insert(Group { count: 0, example });
                group.count += count;
            }
        }
        tables = next;
    }
    let mut counts = Counts::new();
    for (table, group) in tables {
        *counts.entry(verdict_of(union_of(&table))).or_default() += group.count;
    }
    counts
}

/// Returns the table that remains if the next question is left open. Its entry for a combination of
/// answers to the later questions contains the verdicts that any answer to the open question makes
/// possible.
fn open_table(table: &[Outcomes], size: usize) -> Vec<Outcomes> {
    let mut open = vec![0; size];
    for block in table.chunks(size) {
        open.iter_mut()
            .zip(block)
            .for_each(|(open, outcomes)| *open |= outcomes);
    }
    open
}

/// Returns the verdicts that any entry of the table contains.
fn union_of(table: &[Outcomes]) -> Outcomes {
    table.iter().fold(0, |union, outcomes| union | outcomes)
}

fn outcomes_of(verdict: Option<Verdict>) -> Outcomes {
    match verdict {
        Some(Verdict::Fits) => FITS,
        Some(Verdict::NotRaised) => NOT_RAISED,
        Some(_) => DOES_NOT_FIT,
        None => 0,
    }
}

/// Returns the verdict for an answer set from the verdicts that are possible once it is completed.
/// The verdict is `Depends` if the agreement fits in some cases but not in all, and `NotRaised` if
/// it is raised in none. If exclusions rule out every case, returns `None`.
fn verdict_of(outcomes: Outcomes) -> Option<Verdict> {
    match outcomes {
        0 => None,
        FITS => Some(Verdict::Fits),
        NOT_RAISED => Some(Verdict::NotRaised),
        outcomes if outcomes & FITS != 0 => Some(Verdict::Depends),
        _ => Some(Verdict::DoesNotFit),
    }
}
