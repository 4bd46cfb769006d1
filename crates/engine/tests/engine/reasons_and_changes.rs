//! Compares the engine's sufficient reasons, counterfactuals and verdicts with enumeration, on
//! every partial answer set of each agreement that has few enough of them.

use crate::ends::checked_apart;
use crate::naive::{self, Chosen};
use crate::table::{Changed, Table};
use guide_engine::answer::{Answer, Answers};
use guide_engine::assess;
use guide_engine::catalog::{AgreementIx, Catalog};
use guide_engine::condition::QuestionIx;
use guide_engine::counterfactuals::{Counterfactual, counterfactuals};
use guide_engine::date::Date;
use guide_engine::document::Verdict;
use guide_engine::sufficient_reasons::{COMPLETE_UP_TO, sufficient_reasons};
use std::collections::BTreeSet;

fn day() -> Date {
    "2026-11-21".parse().unwrap()
}

fn answers(chosen: &Chosen) -> Answers {
    chosen
        .iter()
        .fold(Answers::default(), |answers, (index, choices)| {
            answers.with(QuestionIx(*index), Answer::Chosen(choices.clone()))
        })
}

/// Calls `on_each` with every possible partial answer set of every agreement in the fixture catalog
/// and in the shipped content. Agreements with too many answer sets are skipped.
fn everywhere(on_each: &mut dyn FnMut(&Catalog, AgreementIx, &Table, &Chosen, &Answers)) {
    everywhere_in(&crate::unrelated(), on_each);
    let tried = everywhere_in(&crate::content(), on_each);
    assert!(
        tried >= 7,
        "only {tried} agreements of the shipped content were tried"
    );
}

/// Calls `on_each` as `everywhere` does, for one catalog. Returns the number of agreements tried.
fn everywhere_in(
    catalog: &Catalog,
    on_each: &mut dyn FnMut(&Catalog, AgreementIx, &Table, &Chosen, &Answers),
) -> usize {
    const MOST: usize = 60_000;
    let document = catalog.document();
    let mut tried = 0;
    for (index, _, agreement) in catalog.agreements() {
        let mentioned = naive::read_by_verdict(document, agreement);
        let sizes = mentioned.iter().map(|(question, choices)| {
            naive::possible(&document.questions[*question], choices).len() + 1
        });
        if sizes.map(|size| size as f64).product::<f64>() > MOST as f64 {
            continue;
        }
        tried += 1;
        let table = Table::new(document, agreement, &mentioned, day());
        naive::partials(document, &mentioned, &mut |partial| {
            // Contradictory answers are skipped here and tested in `contradictory.rs`.
            if table.is_possible(&table.setting(partial)) {
                on_each(catalog, index, &table, partial, &answers(partial));
            }
        });
    }
    tried
}

/// A quick run enumerates the completions of every 97th partial answer set, and a nightly run those
/// of every set.
#[test]
fn the_tables_settle_what_trying_every_way_settles() {
    let mut turn = 0usize;
    everywhere(&mut |_, index, table, partial, _| {
        turn += 1;
        if turn.is_multiple_of(checked_apart()) {
            let setting = table.setting(partial);
            let tried = table.settled_by_trying(&setting);
            assert_eq!(table.settled(&setting), tried, "{index:?} with {partial:?}");
        }
    });
}

#[test]
fn reasons_are_the_minimal_sets_of_answers() {
    let mut sets = 0usize;
    everywhere(&mut |catalog, index, table, partial, answers| {
        let found = sufficient_reasons(catalog, answers, index, day());
        let setting = table.setting(partial);
        if table.settled(&setting).is_none() {
            assert!(found.is_empty(), "{index:?} depends with {partial:?}");
            return;
        }
        assert!(
            !found.is_empty(),
            "{index:?} has no reason with {partial:?}"
        );
        let small: BTreeSet<_> = found
            .iter()
            .filter(|set| set.len() <= COMPLETE_UP_TO)
            .cloned()
            .collect();
        let expected: BTreeSet<_> = table.because(&setting).into_iter().collect();
        assert_eq!(small, expected, "{index:?} with {partial:?}");
        for set in &found {
            assert!(
                table.is_minimal_reason(&setting, set),
                "{index:?}: {set:?} with {partial:?}"
            );
        }
        sets += found.len();
    });
    assert!(sets > 30_000, "only {sets} reasons were compared");
}

#[test]
fn changes_are_the_minimal_sets_that_make_it_fit() {
    let mut sets = 0usize;
    everywhere(&mut |catalog, index, table, partial, answers| {
        let found = counterfactuals(catalog, answers, index, day()).unwrap();
        let setting = table.setting(partial);
        if matches!(table.settled(&setting), None | Some(Verdict::Fits)) {
            assert!(
                found.is_empty(),
                "{index:?} is not settled against, with {partial:?}"
            );
            return;
        }
        let expected: BTreeSet<Vec<Counterfactual>> = table
            .changes(&setting)
            .iter()
            .map(|set| named(table, set))
            .collect();
        let found: BTreeSet<Vec<Counterfactual>> = found.into_iter().map(sorted).collect();
        assert_eq!(found, expected, "{index:?} with {partial:?}");
        sets += found.len();
    });
    assert!(sets > 10_000, "only {sets} sets of changes were compared");
}

pub fn named(table: &Table, set: &[Changed]) -> Vec<Counterfactual> {
    let change = |(at, value): &Changed| {
        let atom = &table.atoms[*at];
        Counterfactual {
            question: QuestionIx(atom.question),
            choice: atom.choice.unwrap_or(*value),
            chosen: atom.choice.is_none() || *value == 1,
        }
    };
    sorted(set.iter().map(change).collect())
}

pub fn sorted(mut set: Vec<Counterfactual>) -> Vec<Counterfactual> {
    set.sort_unstable();
    set
}

#[test]
fn the_verdicts_alone_are_those_of_the_whole_assessment() {
    everywhere(&mut |catalog, _, _, _, answers| {
        let whole = assess::assess(catalog, answers, day());
        let whole: Vec<_> = whole.agreements.iter().map(|one| one.verdict).collect();
        assert_eq!(assess::verdicts(catalog, answers, day()), whole);
    });
}
