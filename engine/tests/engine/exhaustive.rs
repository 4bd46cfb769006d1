//! The shipped content, over every partial answer set: the engine says what trying everything says.

use crate::naive::{self, Chosen, Mentioned};
use guide_engine::answer::{Answer, Answers};
use guide_engine::assess::{self, Verdict};
use guide_engine::catalog::Catalog;
use guide_engine::condition::QuestionIx;
use guide_engine::date::Date;
use guide_engine::document::Requirement;
use std::collections::BTreeMap;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn answers(chosen: &Chosen) -> Answers {
    chosen
        .iter()
        .fold(Answers::default(), |answers, (place, choices)| {
            answers.with(QuestionIx(*place), Answer::Chosen(choices.clone()))
        })
}

#[test]
fn verdicts_equal_every_way_of_filling_in() {
    let catalog = crate::content();
    let document = catalog.document();
    let mut counts: BTreeMap<Verdict, usize> = BTreeMap::new();
    for (place, program, agreement) in catalog.agreements() {
        let mentioned = naive::read_by_verdict(document, agreement);
        for day in [day("2026-11-21"), day("2018-06-01"), day("2004-01-01")] {
            naive::partials(document, &mentioned, &mut |partial| {
                let expected = naive::open_verdict(document, agreement, &mentioned, partial, day);
                let assessed = assess::assess(&catalog, &answers(partial), day);
                let found = &assessed.agreements[place.0];
                let name = (&program.id, &agreement.id);
                assert_eq!(
                    found.verdict, expected,
                    "{name:?} on {day} with {partial:?}"
                );
                assert!(
                    !found.reasons.is_empty(),
                    "{name:?} with {partial:?} has no reason"
                );
                *counts.entry(expected).or_default() += 1;
            });
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
    for (place, program, agreement) in catalog.agreements() {
        let mentioned = naive::read_by_verdict(document, agreement);
        naive::partials(document, &mentioned, &mut |partial| {
            let assessed = assess::assess(&catalog, &answers(partial), day);
            let found = &assessed.agreements[place.0];
            if found.verdict != Verdict::Depends {
                return;
            }
            let expected = naive::turns_on(document, agreement, &mentioned, partial, day);
            let turns_on: Vec<usize> = found.turns_on.iter().map(|place| place.0).collect();
            let expected: Vec<usize> = expected.into_iter().collect();
            let name = (&program.id, &agreement.id);
            assert_eq!(turns_on, expected, "{name:?} with {partial:?}");
        });
    }
}

#[test]
fn marks_equal_every_way_of_filling_in() {
    let catalog = crate::content();
    for (place, _, agreement) in catalog.agreements() {
        check_marks(&catalog, &agreement.requirements, |assessed| {
            assessed.agreements[place.0].marks.clone()
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
        naive::partials(document, &mentioned, &mut |partial| {
            let expected = naive::mark(document, rule, &mentioned, partial);
            let assessed = assess::assess(catalog, &answers(partial), day("2026-11-21"));
            assert_eq!(
                marks(&assessed)[position],
                expected,
                "{} with {partial:?}",
                requirement.text
            );
        });
    }
}
