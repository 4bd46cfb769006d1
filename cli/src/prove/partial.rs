//! Answer sets with open questions: what they end in, counted without trying each.
//!
//! After the first questions, answered or left open, what is left is a table: for each way to answer the others, the ends that are still
//! possible. Few tables differ, because most answers decide the same. So the questions are gone through one after the other, and answer
//! sets that leave the same table are counted together.

use guide_engine::assess::Verdict;
use guide_engine::space::Space;
use std::collections::BTreeMap;

/// The ends that are possible, one bit each; zero where the exclusions leave none.
type Ends = u8;

const FITS: Ends = 1;
const DOES_NOT_FIT: Ends = 2;
const NOT_RAISED: Ends = 4;

/// How many answer sets, with open questions or without, have which verdict; `None` for those that the exclusions rule out.
pub type Counts = BTreeMap<Option<Verdict>, usize>;

/// Answer sets that leave the same table.
struct Left {
    count: usize,
    /// One of them: the answers to the questions gone through, by their place in the space.
    example: Vec<Option<usize>>,
}

/// Counts the verdicts of all answer sets, from those of the whole ones in the order of the space. Every table that is left, after every
/// answer that leads to it, is given to `check` with an answer set that leaves it and the verdict that follows from the table.
pub fn count(
    space: &Space,
    whole: &[Option<Verdict>],
    mut check: impl FnMut(&[Option<usize>], Option<Verdict>),
) -> Counts {
    let table: Vec<Ends> = whole.iter().map(|verdict| ends_of(*verdict)).collect();
    check(&[], verdict_of(all(&table)));
    let example = Vec::new();
    let mut tables = BTreeMap::from([(table, Left { count: 1, example })]);
    for own in space.dimensions() {
        let mut next = BTreeMap::new();
        for (table, left) in &tables {
            let size = (table.len() / own.answers.len().max(1)).max(1);
            let open = union(table, size);
            let answered = table
                .chunks(size)
                .enumerate()
                .map(|(answer, block)| (Some(answer), block.to_vec(), own.stands_for(answer)));
            for (answer, table, weight) in [(None, open, 1)].into_iter().chain(answered) {
                let mut example = left.example.clone();
                example.push(answer);
                check(&example, verdict_of(all(&table)));
                let count = left.count * weight;
                let known = next.entry(table).or_insert(Left { count: 0, example });
                known.count += count;
            }
        }
        tables = next;
    }
    let mut counts = Counts::new();
    for (table, left) in tables {
        *counts.entry(verdict_of(all(&table))).or_default() += left.count;
    }
    counts
}

/// For each way to answer what is left, what is possible while the question before it is open.
fn union(table: &[Ends], size: usize) -> Vec<Ends> {
    let mut open = vec![0; size];
    for block in table.chunks(size) {
        open.iter_mut()
            .zip(block)
            .for_each(|(open, ends)| *open |= ends);
    }
    open
}

fn all(table: &[Ends]) -> Ends {
    table.iter().fold(0, |all, ends| all | ends)
}

fn ends_of(verdict: Option<Verdict>) -> Ends {
    match verdict {
        Some(Verdict::Fits) => FITS,
        Some(Verdict::NotRaised) => NOT_RAISED,
        Some(_) => DOES_NOT_FIT,
        None => 0,
    }
}

/// It depends where some completions fit and some do not, and is not raised where none is.
fn verdict_of(ends: Ends) -> Option<Verdict> {
    match ends {
        0 => None,
        FITS => Some(Verdict::Fits),
        NOT_RAISED => Some(Verdict::NotRaised),
        some if some & FITS != 0 => Some(Verdict::Depends),
        _ => Some(Verdict::DoesNotFit),
    }
}
