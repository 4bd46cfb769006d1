//! Compares the engine's sufficient reasons and counterfactuals with truth tables, on every
//! possible partial answer set of each agreement that has few enough such sets. Other tests compare
//! the truth tables with enumeration, and `assess::verdicts` with `assess::assess`.

use crate::day;
use crate::enumeration::{for_each_partial_set, possible_answers};
use crate::oracle::{self, Chosen};
use crate::outcomes::check_interval;
use crate::samples::to_answers;
use crate::truth_table::{AtomChange, TruthTable};
use guide_engine::answer::Answers;
use guide_engine::assess;
use guide_engine::catalog::{AgreementIx, Catalog};
use guide_engine::condition::QuestionIx;
use guide_engine::counterfactuals::{Counterfactual, counterfactuals};
use guide_engine::document::Verdict;
use guide_engine::sufficient_reasons::{COMPLETE_UP_TO, sufficient_reasons};
use std::collections::BTreeSet;

/// Calls `on_each` with every possible partial answer set of every agreement in the fixture catalog
/// and in the shipped content. Agreements with too many answer sets are skipped.
fn for_each_answer_set(
    on_each: &mut dyn FnMut(&Catalog, AgreementIx, &TruthTable, &Chosen, &Answers),
) {
    for_each_answer_set_of(&crate::fixture_without_relations(), on_each);
    let tried = for_each_answer_set_of(&crate::content(), on_each);
    assert!(
        tried >= 7,
        "only {tried} agreements of the shipped content were tried"
    );
}

/// Calls `on_each` as `for_each_answer_set` does, for one catalog. Returns the number of agreements
/// tried.
fn for_each_answer_set_of(
    catalog: &Catalog,
    on_each: &mut dyn FnMut(&Catalog, AgreementIx, &TruthTable, &Chosen, &Answers),
) -> usize {
    const MAX_SETS: usize = 60_000;
    let document = catalog.document();
    let mut tried = 0;
    for (index, _, agreement) in catalog.agreements() {
        let mentioned = oracle::mentioned_by_verdict(document, agreement);
        let sizes = mentioned.iter().map(|(question, choices)| {
            possible_answers(&document.questions[*question], choices).len() + 1
        });
        if sizes.map(|size| size as f64).product::<f64>() > MAX_SETS as f64 {
            continue;
        }
        tried += 1;
        let table = TruthTable::new(document, agreement, &mentioned, day());
        for_each_partial_set(document, &mentioned, &mut |partial| {
            // Contradictory answers are skipped here and tested in `exclusions.rs`.
            if table.is_possible(&table.setting(partial)) {
                on_each(catalog, index, &table, partial, &to_answers(partial));
            }
        });
    }
    tried
}

/// A quick run enumerates the completions of every 97th partial answer set, and a nightly run those
/// of every set.
#[test]
fn truth_tables_match_enumeration() {
    let mut sets = 0usize;
    for_each_answer_set(&mut |_, index, table, partial, _| {
        sets += 1;
        if sets.is_multiple_of(check_interval()) {
            let setting = table.setting(partial);
            let expected = table.decided_by_enumeration(&setting);
            assert_eq!(
                table.decided(&setting),
                expected,
                "{index:?} with {partial:?}"
            );
        }
    });
}

#[test]
fn sufficient_reasons_are_the_minimal_sets_of_answers() {
    let mut sets = 0usize;
    for_each_answer_set(&mut |catalog, index, table, partial, answers| {
        let found = sufficient_reasons(catalog, answers, index, day());
        let setting = table.setting(partial);
        if table.decided(&setting).is_none() {
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
        let expected: BTreeSet<_> = table.sufficient_reasons(&setting).into_iter().collect();
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
fn counterfactuals_are_the_minimal_sets_of_changes() {
    let mut sets = 0usize;
    for_each_answer_set(&mut |catalog, index, table, partial, answers| {
        let found = counterfactuals(catalog, answers, index, day()).unwrap();
        let setting = table.setting(partial);
        if matches!(table.decided(&setting), None | Some(Verdict::Fits)) {
            assert!(
                found.is_empty(),
                "{index:?} fits or depends with {partial:?}"
            );
            return;
        }
        let expected: BTreeSet<Vec<Counterfactual>> = table
            .counterfactuals(&setting)
            .iter()
            .map(|set| to_counterfactuals(table, set))
            .collect();
        let found: BTreeSet<Vec<Counterfactual>> = found.into_iter().map(sorted).collect();
        assert_eq!(found, expected, "{index:?} with {partial:?}");
        sets += found.len();
    });
    assert!(sets > 10_000, "only {sets} counterfactuals were compared");
}

/// Converts changes to the atoms of a truth table to changes to the choices of questions, and sorts
/// the changes.
pub fn to_counterfactuals(table: &TruthTable, set: &[AtomChange]) -> Vec<Counterfactual> {
    let change = |(index, value): &AtomChange| {
        let atom = &table.atoms[*index];
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
fn verdicts_equal_those_of_the_assessment() {
    for_each_answer_set(&mut |catalog, _, _, _, answers| {
        let assessed = assess::assess(catalog, answers, day());
        let assessments = assessed.agreements.iter();
        let expected: Vec<_> = assessments.map(|assessment| assessment.verdict).collect();
        assert_eq!(assess::verdicts(catalog, answers, day()), expected);
    });
}
