//! Compares the engine with the naive evaluator for every partial answer set of the shipped
//! content. If an agreement or a rule has too many sets, the tests compare only a fixed sample, and
//! `guide prove` checks every set.
//!
//! The module `ends` computes the expected result of each set. The tests also check the expected
//! result against the definition in `naive`, for one set in 97 in a quick run and for every set in
//! the nightly run.

use crate::ends::{Outcomes, checked_apart, slices};
use crate::naive::{self, Chosen, Mentioned};
use guide_engine::answer::{Answer, Answers};
use guide_engine::assess;
use guide_engine::catalog::Catalog;
use guide_engine::condition::QuestionIx;
use guide_engine::date::Date;
use guide_engine::document::Requirement;
use guide_engine::document::Verdict;
use std::collections::BTreeMap;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn answers(chosen: &Chosen) -> Answers {
    chosen
        .iter()
        .fold(Answers::default(), |answers, (index, choices)| {
            answers.with(QuestionIx(*index), Answer::Chosen(choices.clone()))
        })
}

#[test]
fn verdicts_equal_every_way_of_filling_in() {
    let catalog = crate::content();
    let document = catalog.document();
    let mut counts: BTreeMap<Verdict, usize> = BTreeMap::new();
    for (index, program, agreement) in catalog.agreements() {
        let mentioned = naive::read_by_verdict(document, agreement);
        let days = [day("2026-11-21"), day("2018-06-01"), day("2004-01-01")];
        let slices = slices(document, &mentioned);
        for (day, fixed) in days
            .into_iter()
            .flat_map(|day| slices.iter().map(move |own| (day, own)))
        {
            let ends = Outcomes::of_slice(document, agreement, &mentioned, fixed, day);
            for (set, partial) in ends.sets().filter(|(set, _)| ends.is_possible(*set)) {
                let expected = ends.verdict(set);
                let name = (&program.id, &agreement.id);
                if set.is_multiple_of(checked_apart()) {
                    let defined =
                        naive::open_verdict(document, agreement, &mentioned, &partial, day);
                    assert_eq!(expected, defined, "{name:?} on {day} with {partial:?}");
                }
                let assessed = assess::assess(&catalog, &answers(&partial), day);
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
fn what_a_verdict_turns_on_equals_what_two_ways_of_filling_in_show() {
    let catalog = crate::content();
    let document = catalog.document();
    let day = day("2026-11-21");
    for (index, program, agreement) in catalog.agreements() {
        let mentioned = naive::read_by_verdict(document, agreement);
        let slices = slices(document, &mentioned);
        for fixed in &slices {
            let ends = Outcomes::of_slice(document, agreement, &mentioned, fixed, day);
            let turns = ends.turns_on();
            for (set, partial) in ends.sets().filter(|(set, _)| ends.is_possible(*set)) {
                let assessed = assess::assess(&catalog, &answers(&partial), day);
                let found = &assessed.agreements[index.0];
                if found.verdict != Verdict::Depends {
                    continue;
                }
                let name = (&program.id, &agreement.id);
                let expected = turns.questions(set);
                if set.is_multiple_of(checked_apart()) {
                    let defined = naive::turns_on(document, agreement, &mentioned, &partial, day);
                    assert_eq!(expected, defined, "{name:?} with {partial:?}");
                }
                let turns_on: Vec<usize> = found.turns_on.iter().map(|index| index.0).collect();
                let expected: Vec<usize> = expected.into_iter().collect();
                assert_eq!(turns_on, expected, "{name:?} with {partial:?}");
            }
        }
    }
}

#[test]
fn marks_equal_every_way_of_filling_in() {
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
        naive::read_by_rule(document, rule, &mut mentioned);
        naive::read_by_exclusions(document, &mut mentioned);
        for fixed in slices(document, &mentioned) {
            let ends = Outcomes::of_rule(document, rule, &mentioned, &fixed);
            for (set, partial) in ends.sets().filter(|(set, _)| ends.is_possible(*set)) {
                let expected = ends.mark(set);
                if set.is_multiple_of(checked_apart()) {
                    let defined = naive::mark(document, rule, &mentioned, &partial);
                    assert_eq!(expected, defined, "{} with {partial:?}", requirement.text);
                }
                let assessed = assess::assess(catalog, &answers(&partial), day("2026-11-21"));
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
