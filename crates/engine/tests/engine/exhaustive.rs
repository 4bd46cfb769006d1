//! Compares the engine with the evaluator in `oracle` for every partial answer set of the shipped
//! content. If an agreement or a rule has too many sets, the tests compare only a fixed sample, and
//! `guide prove` checks every set.
//!
//! The module `outcomes` computes the expected result of each set. The tests also check the
//! expected result against the definition in `enumeration`, for one set in 97 in a quick run and
//! for every set in the nightly run.

use crate::enumeration;
use crate::oracle::{self, Mentioned};
use crate::outcomes::{OutcomeTable, check_interval, slices};
use crate::samples::to_answers;
use guide_engine::answer::Answers;
use guide_engine::assess;
use guide_engine::catalog::Catalog;
use guide_engine::date::Date;
use guide_engine::document::Requirement;
use guide_engine::document::Verdict;
use std::collections::BTreeMap;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn verdicts_match_enumeration() {
    let catalog = crate::content();
    let document = catalog.document();
    let mut counts: BTreeMap<Verdict, usize> = BTreeMap::new();
    for (index, program, agreement) in catalog.agreements() {
        let mentioned = oracle::mentioned_by_verdict(document, agreement);
        let days = [day("2026-11-21"), day("2018-06-01"), day("2004-01-01")];
        let slices = slices(document, &mentioned);
        for (day, fixed) in days
            .into_iter()
            .flat_map(|day| slices.iter().map(move |fixed| (day, fixed)))
        {
            let outcomes = OutcomeTable::of_slice(document, agreement, &mentioned, fixed, day);
            for (set, partial) in outcomes
                .sets()
                .filter(|(set, _)| outcomes.is_possible(*set))
            {
                let expected = outcomes.verdict(set);
                let name = (&program.id, &agreement.id);
                if set.is_multiple_of(check_interval()) {
                    let defined =
                        enumeration::open_verdict(document, agreement, &mentioned, &partial, day);
                    assert_eq!(expected, defined, "{name:?} on {day} with {partial:?}");
                }
                let assessed = assess::assess(&catalog, &to_answers(&partial), day);
                let found = &assessed.agreements[index.0];
                assert_eq!(
                    found.verdict, expected,
                    "{name:?} on {day} with {partial:?}"
                );
                assert!(
                    !found.reasons.is_empty(),
                    "{name:?} with {partial:?} has no reason"
                );
                *counts.entry(expected).or_default() += 1;
            }
        }
    }
    for verdict in [
        Verdict::Fits,
        Verdict::Depends,
        Verdict::DoesNotFit,
        Verdict::NotRaised,
        Verdict::NotOffered,
    ] {
        assert!(
            counts.contains_key(&verdict),
            "{verdict:?} was never reached"
        );
    }
    println!("partial answer sets by verdict: {counts:?}");
}

#[test]
fn questions_that_decide_a_verdict_match_enumeration() {
    let catalog = crate::content();
    let document = catalog.document();
    let day = day("2026-11-21");
    for (index, program, agreement) in catalog.agreements() {
        let mentioned = oracle::mentioned_by_verdict(document, agreement);
        let slices = slices(document, &mentioned);
        for fixed in &slices {
            let outcomes = OutcomeTable::of_slice(document, agreement, &mentioned, fixed, day);
            let dependencies = outcomes.dependencies();
            for (set, partial) in outcomes
                .sets()
                .filter(|(set, _)| outcomes.is_possible(*set))
            {
                let assessed = assess::assess(&catalog, &to_answers(&partial), day);
                let found = &assessed.agreements[index.0];
                if found.verdict != Verdict::Depends {
                    continue;
                }
                let name = (&program.id, &agreement.id);
                let expected = dependencies.questions(set);
                if set.is_multiple_of(check_interval()) {
                    let defined = enumeration::deciding_questions(
                        document, agreement, &mentioned, &partial, day,
                    );
                    assert_eq!(expected, defined, "{name:?} with {partial:?}");
                }
                let questions: Vec<usize> = found.depends_on.iter().map(|index| index.0).collect();
                let expected: Vec<usize> = expected.into_iter().collect();
                assert_eq!(questions, expected, "{name:?} with {partial:?}");
            }
        }
    }
}

#[test]
fn marks_match_enumeration() {
    let catalog = crate::content();
    for (index, _, agreement) in catalog.agreements() {
        check_marks(&catalog, &agreement.requirements, |assessed| {
            assessed.agreements[index.0].marks.clone()
        });
    }
    for (position, option) in catalog.options().iter().enumerate() {
        check_marks(&catalog, &option.requirements, |assessed| {
            assessed.options[position].clone()
        });
    }
}

fn check_marks(
    catalog: &Catalog,
    requirements: &[Requirement],
    marks: impl Fn(&assess::Assessed) -> Vec<guide_engine::document::Mark>,
) {
    let document = catalog.document();
    for (position, requirement) in requirements.iter().enumerate() {
        let mut mentioned = Mentioned::new();
        let Some(rule) = &requirement.met_when else {
            let assessed = assess::assess(catalog, &Answers::default(), day("2026-11-21"));
            assert_eq!(Some(marks(&assessed)[position]), requirement.mark);
            continue;
        };
        oracle::add_mentioned_by_rule(document, rule, &mut mentioned);
        oracle::add_connected_exclusions(document, &mut mentioned);
        for fixed in slices(document, &mentioned) {
            let outcomes = OutcomeTable::of_rule(document, rule, &mentioned, &fixed);
            for (set, partial) in outcomes
                .sets()
                .filter(|(set, _)| outcomes.is_possible(*set))
            {
                let expected = outcomes.mark(set);
                if set.is_multiple_of(check_interval()) {
                    let defined = enumeration::mark(document, rule, &mentioned, &partial);
                    assert_eq!(expected, defined, "{} with {partial:?}", requirement.text);
                }
                let assessed = assess::assess(catalog, &to_answers(&partial), day("2026-11-21"));
                assert_eq!(
                    marks(&assessed)[position],
                    expected,
                    "{} with {partial:?}",
                    requirement.text
                );
            }
        }
    }
}
