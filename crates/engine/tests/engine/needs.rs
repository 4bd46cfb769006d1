//! Tests of needs. A program that needs another program fits only if the other one fits, and is
//! offered only while the other one is offered. Two needs that cannot be met together are named in
//! one reason.

use crate::builder;
use guide_engine::answer::{Answer, Answers};
use guide_engine::assess::{self, Reason};
use guide_engine::catalog::Catalog;
use guide_engine::condition::QuestionIx;
use guide_engine::document::QuestionKind;
use guide_engine::document::Verdict;

fn catalog() -> Catalog {
    let mut building = builder::program("building", 1, vec![builder::is("place", 0)]);
    building.relations.push(builder::needs("ground"));
    let mut ground = builder::program("ground", 2, vec![builder::is("law", 0)]);
    ground.agreements[0].offered = vec![builder::offered("2010", None)];
    let mut other = builder::program(
        "other",
        3,
        vec![builder::is("place", 1), builder::is("law", 1)],
    );
    other.agreements[0].addresses[0].challenge = "c1".into();
    let questions = vec![
        builder::question("challenges", QuestionKind::Many, 3),
        builder::question("place", QuestionKind::One, 2),
        builder::question("law", QuestionKind::One, 2),
    ];
    builder::link(builder::document(questions, vec![building, ground, other])).unwrap()
}

fn verdict(
    catalog: &Catalog,
    place: Option<usize>,
    law: Option<usize>,
    day: &str,
) -> (Verdict, Vec<Reason>) {
    let mut answers = Answers::default().with(QuestionIx(0), Answer::Chosen(vec![0]));
    for (question, choice) in [(1, place), (2, law)] {
        if let Some(choice) = choice {
            answers = answers.with(QuestionIx(question), Answer::Chosen(vec![choice]));
        }
    }
    let assessed = assess::assess(catalog, &answers, day.parse().unwrap());
    let first = &assessed.agreements[0];
    (first.verdict, first.reasons.clone())
}

#[test]
fn a_program_fits_only_if_the_needed_program_fits() {
    let catalog = catalog();
    assert_eq!(
        verdict(&catalog, Some(0), Some(0), "2020-01-01").0,
        Verdict::Fits
    );
    assert_eq!(
        verdict(&catalog, Some(0), None, "2020-01-01").0,
        Verdict::Depends
    );
    let (verdict, reasons) = verdict(&catalog, Some(0), Some(1), "2020-01-01");
    assert_eq!(verdict, Verdict::DoesNotFit);
    assert!(
        reasons.contains(&Reason::NotMet(1, vec![QuestionIx(2)])),
        "{reasons:?}"
    );
}

#[test]
fn a_program_is_offered_only_while_the_needed_program_is() {
    let catalog = catalog();
    assert_eq!(
        verdict(&catalog, Some(0), Some(0), "2005-01-01").0,
        Verdict::NotOffered
    );
}

/// Either of the two needs can still be met, but not both at once. So the verdict is decided as
/// `DoesNotFit`, and the reason `Clash` names both needs.
#[test]
fn a_clash_reason_names_both_needs() {
    let either = |a: usize| builder::any(vec![builder::is("a", a), builder::is("b", 0)]);
    let questions = vec![
        builder::question("challenges", QuestionKind::Many, 2),
        builder::question("a", QuestionKind::One, 2),
        builder::question("b", QuestionKind::One, 2),
    ];
    // This program uses choice `c1` of `b`. Otherwise linking would report the choice as unused.
    let other = builder::program("other", 2, vec![builder::is("b", 1)]);
    let programs = vec![
        builder::program("clash", 1, vec![either(0), either(1)]),
        other,
    ];
    let catalog = builder::link(builder::document(questions, programs)).unwrap();
    let answers = Answers::default()
        .with(QuestionIx(0), Answer::Chosen(vec![0]))
        .with(QuestionIx(2), Answer::Chosen(vec![1]));
    let assessed = assess::assess(&catalog, &answers, "2020-01-01".parse().unwrap());
    let first = &assessed.agreements[0];
    assert_eq!(first.verdict, Verdict::DoesNotFit);
    assert_eq!(
        first.reasons,
        [Reason::Raised(vec![0], vec![]), Reason::Clash(vec![0, 1])]
    );
}
