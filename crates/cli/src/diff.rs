//! `guide diff`: compares the verdicts of two content folders. For each agreement, it prints the
//! number of answer sets whose verdict differs, and one of these answer sets as an example (a
//! witness).

mod both;
mod texts;

pub use texts::texts_of;

use crate::prove::witness;
use crate::table::verdict;
use crate::{Failure, counted};
use both::Both;
use guide_engine::catalog::{AgreementIx, Catalog};
use guide_engine::date::Date;
use guide_engine::document::Verdict;
use guide_engine::document::{Agreement, Offered, Program};
use guide_engine::space::{self, Space};
use std::collections::BTreeSet;

/// An agreement, preceded by its index in the catalog and its program.
type Placed<'a> = (AgreementIx, &'a Program, &'a Agreement);

/// For each agreement that both folders have, prints the number of answer sets whose verdict
/// differs. Also lists the agreements, questions and choices that only one folder has.
///
/// # Errors
/// Fails if an agreement has more than [`space::MAX_SETS`] answer sets.
pub fn diff(old: &Catalog, new: &Catalog) -> Result<(), Failure> {
    for (folder, own, other) in [("old", old, new), ("new", new, old)] {
        let there = parts(other);
        for part in parts(own).difference(&there) {
            println!("only in the {folder} folder: {part}");
        }
    }
    let both = Both::new(old, new);
    let mut changed = 0;
    for after in new.agreements() {
        let name = name(&after);
        if let Some(before) = old.agreements().find(|before| self::name(before) == name) {
            changed += usize::from(compare(&both, &name, before, after)?);
        }
    }
    match changed {
        0 => println!("no change: no answer set changes a verdict that both folders give"),
        some => println!(
            "{} of verdicts",
            counted(some, "way") + " to take part with changes"
        ),
    }
    Ok(())
}

fn name((_, program, agreement): &Placed) -> String {
    format!("{}/{}", program.id, agreement.id)
}

/// Returns the names of the agreements, questions and choices of a folder, as they are printed.
fn parts(catalog: &Catalog) -> BTreeSet<String> {
    let agreements = catalog.agreements();
    let agreements = agreements.map(|own| format!("agreement {}", name(&own)));
    let questions = catalog.all_questions().flat_map(|(_, question)| {
        let choices = question.choices.iter();
        let choices = choices.map(|choice| format!("choice {}.{}", question.id, choice.id));
        choices.chain([format!("question {}", question.id)])
    });
    agreements.chain(questions).collect()
}

/// Prints the result for one agreement. Returns whether the verdict differs for any answer set.
fn compare(both: &Both, name: &str, before: Placed, after: Placed) -> Result<bool, Failure> {
    if spans(before.2) != spans(after.2) {
        println!(
            "{name}: the days on which it is on offer differ; verdicts are compared as if on offer"
        );
    }
    let space = Space::by_tests(&both.questions, &both.read(before, after)).ok_or_else(|| {
        let most = space::MAX_SETS;
        Failure::Input(format!(
            "{name} has more than {most} answer sets to compare"
        ))
    })?;
    let sides = [
        (both.old, before.0, space::last_on_offer(both.old, before.0)),
        (both.new, after.0, space::last_on_offer(both.new, after.0)),
    ];
    let (count, witness) = changes(both, &space, sides);
    let sets = counted(space.whole(), "answer set");
    match witness {
        None => println!("{name}: 0 of {sets}"),
        Some(witness) => println!("{name}: {count} of {sets}, such as {witness}"),
    }
    Ok(count > 0)
}

fn spans(agreement: &Agreement) -> Vec<(Date, Option<Date>)> {
    let span = |span: &Offered| (span.from, span.until);
    agreement.offered.iter().map(span).collect()
}

/// Counts the whole answer sets (those without open questions) whose verdict differs, and describes
/// one of them. Prefers an answer set whose questions and choices exist in both folders.
fn changes(
    both: &Both,
    space: &Space,
    [old, new]: [(&Catalog, AgreementIx, Option<Date>); 2],
) -> (usize, Option<String>) {
    let mut count = 0;
    let mut witness: Option<(bool, usize, [Verdict; 2])> = None;
    for index in 0..space.whole() {
        let answers = space.whole_at(index);
        let (in_old, in_new) = (both.in_old(&answers), both.in_new(&answers));
        let before = verdict(old.0, old.1, old.2, &in_old.answers);
        let after = verdict(new.0, new.1, new.2, &in_new.answers);
        if before != after {
            count += 1;
            let known = in_old.known_in_full && in_new.known_in_full;
            if witness.is_none_or(|(so_far, ..)| known && !so_far) {
                witness = Some((known, index, [before, after]));
            }
        }
    }
    let told = witness.map(|(_, index, [before, after])| {
        let json = witness::json(&both.questions, &space.whole_at(index));
        format!("{json}: {} -> {}", before.key(), after.key())
    });
    (count, told)
}
