//! Tests of needs. A program that needs another program fits only if the other one fits. Two needs
//! that cannot be met together are named in one reason.

use crate::toy;
use guide_engine::answer::{Answer, Answers};
use guide_engine::assess::{self, Reason};
use guide_engine::catalog::Catalog;
use guide_engine::condition::QuestionIx;
use guide_engine::document::QuestionKind;
use guide_engine::document::Verdict;

fn catalog() -> Catalog {
    let mut building = toy::program("building", 1, vec![toy::is("place", 0)]);
    building.relations.push(toy::needs("ground"));
    let mut ground = toy::program("ground", 2, vec![toy::is("law", 0)]);
    ground.agreements[0].offered = vec![toy::offered("2010", None)];
    let mut other = toy::program("other", 3, vec![toy::is("place", 1), toy::is("law", 1)]);
    other.agreements[0].addresses[0].challenge = "c1".into();
    let questions = vec![
        toy::question("challenges", QuestionKind::Many, 3),
        toy::question("place", QuestionKind::One, 2),
        toy::question("law", QuestionKind::One, 2),
    ];
    toy::link(toy::document(questions, vec![building, ground, other])).unwrap()
}

fn verdict(
    catalog: &Catalog,
    index: Option<usize>,
    law: Option<usize>,
    day: &str,
) -> (Verdict, Vec<Reason>) {
    let mut answers = Answers::default().with(QuestionIx(0), Answer::Chosen(vec![0]));
    for (question, choice) in [(1, index), (2, law)] {
        if let Some(choice) = choice {
            answers = answers.with(QuestionIx(question), Answer::Chosen(vec![choice]));
        }
    }
    let assessed = assess::assess(catalog, &answers, day.parse().unwrap());
    let first = &assessed.agreements[0];
    (first.verdict, first.reasons.clone())
}

#[test]
fn it_fits_only_with_what_it_needs() {
    let catalog = catalog();
    assert_eq!(
        verdict(&catalog, Some(0), Some(0), "2020-01-01").0,
        Verdict::Fits
    );
    assert_eq!(
        verdict(&catalog, Some(0), None, "2020-01-01").0,
        Verdict::Depends
    );
    let (against, reasons) = verdict(&catalog, Some(0), Some(1), "2020-01-01");
    assert_eq!(against, Verdict::DoesNotFit);
    assert!(
        reasons.contains(&Reason::NotMet(1, vec![QuestionIx(2)])),
        "{reasons:?}"
    );
}

#[test]
fn it_is_not_offered_while_what_it_needs_is_not() {
    let catalog = catalog();
    assert_eq!(
        verdict(&catalog, Some(0), Some(0), "2005-01-01").0,
        Verdict::NotOffered
    );
}

/// Either of the two needs can still be met, but not both at once. So the verdict is settled as
/// `DoesNotFit`, and the reason `Clash` names both needs.
#[test]
fn needs_that_cannot_be_met_together_are_named_together() {
    let either = |a: usize| toy::any(vec![toy::is("a", a), toy::is("b", 0)]);
    let questions = vec![
        toy::question("challenges", QuestionKind::Many, 2),
        toy::question("a", QuestionKind::One, 2),
        toy::question("b", QuestionKind::One, 2),
    ];
    // This program uses choice `c1` of `b`. Otherwise linking would report the choice as unused.
    let other = toy::program("other", 2, vec![toy::is("b", 1)]);
    let programs = vec![toy::program("clash", 1, vec![either(0), either(1)]), other];
    let catalog = toy::link(toy::document(questions, programs)).unwrap();
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
