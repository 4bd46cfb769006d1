//! `guide diff`: compares the verdicts of two content folders. For each agreement, it prints the
//! number of answer sets whose verdict differs, and one of these answer sets as an example (a
//! witness).

mod merged;
mod texts;

pub use texts::diff_texts;

use crate::prove::witness;
use crate::table::verdict;
use crate::{Failure, counted};
use guide_engine::catalog::{AgreementIx, Catalog};
use guide_engine::date::Date;
use guide_engine::document::Verdict;
use guide_engine::document::{Agreement, Offered, Program};
use guide_engine::space::{self, Space};
use merged::MergedCatalogs;
use std::collections::BTreeSet;

/// An agreement, preceded by its index in the catalog and its program.
type IndexedAgreement<'a> = (AgreementIx, &'a Program, &'a Agreement);

/// For each agreement that both folders have, prints the number of answer sets whose verdict
/// differs. Also lists the agreements, questions and choices that only one folder has.
///
/// # Errors
/// Fails if an agreement has more than [`space::MAX_SETS`] answer sets.
pub fn diff(old: &Catalog, new: &Catalog) -> Result<(), Failure> {
    for (folder, catalog, other) in [("old", old, new), ("new", new, old)] {
        for part in part_names(catalog).difference(&part_names(other)) {
            println!("only in the {folder} folder: {part}");
        }
    }
    let merged = MergedCatalogs::new(old, new);
    let mut changed = 0;
    for after in new.agreements() {
        let name = name(&after);
        if let Some(before) = old.agreements().find(|before| self::name(before) == name) {
            changed += usize::from(compare(&merged, &name, before, after)?);
        }
    }
    match changed {
        0 => println!(
            "no change: the verdicts on shared agreements are the same for every answer set"
        ),
        count => println!("{} with changed verdicts", counted(count, "agreement")),
    }
    Ok(())
}

fn name((_, program, agreement): &IndexedAgreement) -> String {
    format!("{}/{}", program.id, agreement.id)
}

/// Returns the names of the agreements, questions and choices of a folder, as they are printed.
fn part_names(catalog: &Catalog) -> BTreeSet<String> {
    let agreements = catalog.agreements();
    let agreements = agreements.map(|agreement| format!("agreement {}", name(&agreement)));
    let questions = catalog.all_questions().flat_map(|(_, question)| {
        let choices = question.choices.iter();
        let choices = choices.map(|choice| format!("choice {}.{}", question.id, choice.id));
        choices.chain([format!("question {}", question.id)])
    });
    agreements.chain(questions).collect()
}

/// Prints the result for one agreement. Returns whether the verdict differs for any answer set.
fn compare(
    merged: &MergedCatalogs,
    name: &str,
    before: IndexedAgreement,
    after: IndexedAgreement,
) -> Result<bool, Failure> {
    if spans(before.2) != spans(after.2) {
        println!(
            "{name}: the days on which it is on offer differ; verdicts are compared as if on offer"
        );
    }
    let space =
        Space::by_tests(&merged.questions, &merged.inputs(before, after)).ok_or_else(|| {
            let max = space::MAX_SETS;
            Failure::Input(format!("{name} has more than {max} answer sets to compare"))
        })?;
    let sides = [
        (
            merged.old,
            before.0,
            space::last_on_offer(merged.old, before.0),
        ),
        (
            merged.new,
            after.0,
            space::last_on_offer(merged.new, after.0),
        ),
    ];
    let (count, witness) = changes(merged, &space, sides);
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
    merged: &MergedCatalogs,
    space: &Space,
    [old, new]: [(&Catalog, AgreementIx, Option<Date>); 2],
) -> (usize, Option<String>) {
    let mut count = 0;
    let mut witness: Option<(bool, usize, [Verdict; 2])> = None;
    for index in 0..space.whole() {
        let answers = space.whole_at(index);
        let (in_old, in_new) = (merged.in_old(&answers), merged.in_new(&answers));
        let before = verdict(old.0, old.1, old.2, &in_old.answers);
        let after = verdict(new.0, new.1, new.2, &in_new.answers);
        if before != after {
            count += 1;
            let is_lossless = in_old.is_lossless && in_new.is_lossless;
            if witness.is_none_or(|(previous, ..)| is_lossless && !previous) {
                witness = Some((is_lossless, index, [before, after]));
            }
        }
    }
    let witness = witness.map(|(_, index, [before, after])| {
        let json = witness::json(&merged.questions, &space.whole_at(index));
        format!("{json}: {} -> {}", before.key(), after.key())
    });
    (count, witness)
}
