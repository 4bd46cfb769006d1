//! Tests of exclusions, each of which is a combination of answers that no agency can have. No
//! verdict, reason or counterfactual relies on an excluded combination, and answers that contradict
//! each other still get verdicts.

use crate::ends::Outcomes;
use crate::naive;
use crate::random;
use crate::toy;
use guide_engine::answer::{Answer, Answers};
use guide_engine::assess::{self, Reason};
use guide_engine::catalog::{AgreementIx, Catalog};
use guide_engine::condition::QuestionIx;
use guide_engine::contradiction::{contradictions, is_possible};
use guide_engine::counterfactuals::counterfactuals;
use guide_engine::date::Date;
use guide_engine::document::Verdict;
use guide_engine::document::{Document, Exclusion, QuestionKind, Rule};
use guide_engine::interview::interview;
use guide_engine::sufficient_reasons::sufficient_reasons;
use proptest::prelude::*;

fn day() -> Date {
    "2020-01-01".parse().unwrap()
}

fn excluded(when: Rule) -> Exclusion {
    Exclusion {
        when,
        text: "Nobody has both.".to_owned(),
    }
}

/// Returns a document with a question about a jail, a question about holds, and one exclusion: an
/// agency without a jail holds nobody.
fn document() -> Document {
    let questions = vec![
        toy::question("challenges", QuestionKind::Many, 2),
        toy::question("jail", QuestionKind::One, 2),
        toy::question("holds", QuestionKind::Many, 3),
        toy::question("staff", QuestionKind::One, 2),
    ];
    let programs = vec![
        toy::program("holding", 1, vec![toy::is("holds", 0)]),
        toy::program("jailing", 2, vec![toy::is("jail", 0)]),
        toy::program(
            "others",
            3,
            vec![
                toy::any(vec![
                    toy::is("jail", 1),
                    toy::is("holds", 1),
                    toy::is("staff", 0),
                ]),
                toy::not(toy::is("staff", 1)),
            ],
        ),
    ];
    let mut document = toy::document(questions, programs);
    let held = toy::any(vec![toy::is("holds", 0), toy::is("holds", 1)]);
    document.exclusions = vec![excluded(toy::all(vec![toy::is("jail", 1), held]))];
    document
}

fn catalog() -> Catalog {
    toy::link(document()).unwrap()
}

fn answers(given: &[(usize, &[usize])]) -> Answers {
    let named = Answers::default().with(QuestionIx(0), Answer::Chosen(vec![0]));
    given.iter().fold(named, |answers, (index, chosen)| {
        answers.with(QuestionIx(*index), Answer::Chosen(chosen.to_vec()))
    })
}

#[test]
fn what_an_exclusion_rules_out_is_settled_without_being_asked() {
    let catalog = catalog();
    let without_jail = answers(&[(1, &[1])]);
    let assessed = assess::assess(&catalog, &without_jail, day());
    let holding = &assessed.agreements[0];
    assert_eq!(holding.verdict, Verdict::DoesNotFit);
    assert_eq!(
        holding.reasons,
        [
            Reason::Raised(vec![0], vec![]),
            Reason::NotMet(0, vec![QuestionIx(1)])
        ]
    );
    let reasons = sufficient_reasons(&catalog, &without_jail, AgreementIx(0), day());
    assert_eq!(reasons, [[QuestionIx(1)]]);
    assert!(!interview(&catalog, &without_jail, day()).asked[2]);
    // Conversely, an agency that holds people must have a jail.
    let holds = answers(&[(2, &[0])]);
    let assessed = assess::assess(&catalog, &holds, day());
    assert_eq!(assessed.agreements[1].verdict, Verdict::Fits);
}

#[test]
fn suggested_changes_lead_to_an_agency_that_can_be() {
    let catalog = catalog();
    let without_jail = answers(&[(1, &[1]), (2, &[2])]);
    let found = counterfactuals(&catalog, &without_jail, AgreementIx(0), day()).unwrap();
    assert!(!found.is_empty());
    for set in found {
        let changed = set.iter().fold(without_jail.clone(), |answers, change| {
            let before = match answers.get(change.question) {
                Answer::Chosen(chosen) => chosen.clone(),
                _ => Vec::new(),
            };
            let is_one = catalog.question(change.question).unwrap().kind == QuestionKind::One;
            let mut chosen = if is_one { Vec::new() } else { before };
            chosen.retain(|choice| *choice != change.choice && *choice != 2);
            chosen.extend(change.chosen.then_some(change.choice));
            answers.with(change.question, Answer::Chosen(chosen))
        });
        assert!(is_possible(&catalog, &changed), "{set:?}");
        assert_eq!(
            assess::verdicts(&catalog, &changed, day())[0],
            Verdict::Fits
        );
    }
}

#[test]
fn contradictory_answers_are_told_and_block_nothing() {
    let catalog = catalog();
    let both = answers(&[(1, &[1]), (2, &[0])]);
    assert!(!is_possible(&catalog, &both));
    let found = contradictions(&catalog, &both);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].text, "Nobody has both.");
    assert_eq!(found[0].questions, [QuestionIx(1), QuestionIx(2)]);
    // Each rule is evaluated with the contradictory answers, although no agency can have them.
    let verdicts = assess::verdicts(&catalog, &both, day());
    assert_eq!(verdicts[..2], [Verdict::Fits, Verdict::DoesNotFit]);
    let fine = answers(&[(1, &[0]), (2, &[0])]);
    assert!(is_possible(&catalog, &fine));
    assert_eq!(contradictions(&catalog, &fine), []);
}

#[test]
fn exclusions_that_leave_nothing_are_rejected() {
    let mut document = document();
    document.exclusions.push(excluded(toy::is("jail", 0)));
    document.exclusions.push(excluded(toy::is("jail", 1)));
    let problems = toy::link(document).unwrap_err();
    let text: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(
        text.iter()
            .any(|line| line.contains("together they exclude all answers")),
        "{text:?}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: crate::depth::cases(60, 240), ..ProptestConfig::default() })]

    /// With random exclusions, the engine finds the same verdict, and the same questions on which
    /// the verdict depends, as enumeration of every possible completion of the answers.
    #[test]
    fn with_exclusions_a_random_rule_is_decided_as_trying_everything_decides_it(
        needs in proptest::collection::vec(random::rule(), 1..=2),
        excluded_rules in proptest::collection::vec(random::rule(), 1..=2),
    ) {
        let (mut document, _) = random::catalog(needs);
        document.exclusions = excluded_rules.into_iter().map(excluded).collect();
        let Ok(catalog) = Catalog::link(document.clone()) else { return Ok(()) };
        let agreement = &document.programs[0].agreements[0];
        let mentioned = naive::read_by_verdict(&document, agreement);
        let ends = Outcomes::of_verdict(&document, agreement, &mentioned, day());
        let turns = ends.turns_on();
        for (set, partial) in ends.sets().filter(|(set, _)| ends.is_possible(*set)) {
            let answers = partial.iter().fold(Answers::default(), |answers, (index, chosen)| {
                answers.with(QuestionIx(*index), Answer::Chosen(chosen.clone()))
            });
            let found = assess::assess(&catalog, &answers, day());
            assert_eq!(found.agreements[0].verdict, ends.verdict(set), "{partial:?}");
            let turns_on: Vec<_> = found.agreements[0].turns_on.iter().map(|q| q.0).collect();
            assert_eq!(turns_on, Vec::from_iter(turns.questions(set)), "{partial:?}");
        }
    }
}
