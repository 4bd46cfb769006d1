//! Tests of exclusions, each of which is a combination of answers that no agency can have. No
//! verdict, reason or counterfactual relies on an excluded combination, and answers that contradict
//! each other still get verdicts.

use crate::builder;
use crate::oracle;
use crate::outcomes::OutcomeTable;
use crate::random;
use crate::samples::to_answers;
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

fn exclusion(when: Rule) -> Exclusion {
    Exclusion {
        when,
        text: "Nobody has both.".to_owned(),
    }
}

/// Returns a document with questions about a jail, about holds and about staff, and one exclusion:
/// an agency without a jail holds nobody.
fn document() -> Document {
    let questions = vec![
        builder::question("challenges", QuestionKind::Many, 2),
        builder::question("jail", QuestionKind::One, 2),
        builder::question("holds", QuestionKind::Many, 3),
        builder::question("staff", QuestionKind::One, 2),
    ];
    let programs = vec![
        builder::program("holding", 1, vec![builder::is("holds", 0)]),
        builder::program("jailing", 2, vec![builder::is("jail", 0)]),
        builder::program(
            "others",
            3,
            vec![
                builder::any(vec![
                    builder::is("jail", 1),
                    builder::is("holds", 1),
                    builder::is("staff", 0),
                ]),
                builder::not(builder::is("staff", 1)),
            ],
        ),
    ];
    let mut document = builder::document(questions, programs);
    let holds = builder::any(vec![builder::is("holds", 0), builder::is("holds", 1)]);
    document.exclusions = vec![exclusion(builder::all(vec![builder::is("jail", 1), holds]))];
    document
}

fn catalog() -> Catalog {
    builder::link(document()).unwrap()
}

fn answers(chosen: &[(usize, &[usize])]) -> Answers {
    let with_challenge = Answers::default().with(QuestionIx(0), Answer::Chosen(vec![0]));
    chosen
        .iter()
        .fold(with_challenge, |answers, (index, choices)| {
            answers.with(QuestionIx(*index), Answer::Chosen(choices.to_vec()))
        })
}

#[test]
fn exclusions_decide_verdicts_without_further_questions() {
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
    let with_holds = answers(&[(2, &[0])]);
    let assessed = assess::assess(&catalog, &with_holds, day());
    assert_eq!(assessed.agreements[1].verdict, Verdict::Fits);
}

#[test]
fn counterfactuals_respect_exclusions() {
    let catalog = catalog();
    let without_jail = answers(&[(1, &[1]), (2, &[2])]);
    let found = counterfactuals(&catalog, &without_jail, AgreementIx(0), day()).unwrap();
    assert!(!found.is_empty());
    for set in found {
        let changed = set.iter().fold(without_jail.clone(), |answers, change| {
            let current = match answers.get(change.question) {
                Answer::Chosen(chosen) => chosen.clone(),
                _ => Vec::new(),
            };
            let is_one = catalog.question(change.question).unwrap().kind == QuestionKind::One;
            let mut chosen = if is_one { Vec::new() } else { current };
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
fn contradictory_answers_are_reported_and_still_get_verdicts() {
    let catalog = catalog();
    let contradictory = answers(&[(1, &[1]), (2, &[0])]);
    assert!(!is_possible(&catalog, &contradictory));
    let found = contradictions(&catalog, &contradictory);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].text, "Nobody has both.");
    assert_eq!(found[0].questions, [QuestionIx(1), QuestionIx(2)]);
    // Each rule is evaluated with the contradictory answers, although no agency can have them.
    let verdicts = assess::verdicts(&catalog, &contradictory, day());
    assert_eq!(verdicts[..2], [Verdict::Fits, Verdict::DoesNotFit]);
    let consistent = answers(&[(1, &[0]), (2, &[0])]);
    assert!(is_possible(&catalog, &consistent));
    assert_eq!(contradictions(&catalog, &consistent), []);
}

#[test]
fn rejects_exclusions_that_exclude_every_answer() {
    let mut document = document();
    document.exclusions.push(exclusion(builder::is("jail", 0)));
    document.exclusions.push(exclusion(builder::is("jail", 1)));
    let problems = builder::link(document).unwrap_err();
    let messages: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(
        messages
            .iter()
            .any(|message| message.contains("together they exclude all answers")),
        "{messages:?}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(crate::depth::cases(60, 240)))]

    /// With random exclusions, the engine finds the same verdict for each possible partial answer
    /// set, and the same questions on which the verdict depends, as enumeration of the completions.
    #[test]
    fn random_rules_with_exclusions_match_enumeration(
        needs in proptest::collection::vec(random::rule(), 1..=2),
        excluded_rules in proptest::collection::vec(random::rule(), 1..=2),
    ) {
        let (mut document, _) = random::catalog(needs);
        document.exclusions = excluded_rules.into_iter().map(exclusion).collect();
        let Ok(catalog) = Catalog::link(document.clone()) else { return Ok(()) };
        let agreement = &document.programs[0].agreements[0];
        let mentioned = oracle::mentioned_by_verdict(&document, agreement);
        let outcomes = OutcomeTable::of_verdict(&document, agreement, &mentioned, day());
        let dependencies = outcomes.dependencies();
        for (set, partial) in outcomes.sets().filter(|(set, _)| outcomes.is_possible(*set)) {
            let found = assess::assess(&catalog, &to_answers(&partial), day());
            assert_eq!(found.agreements[0].verdict, outcomes.verdict(set), "{partial:?}");
            let questions: Vec<_> = found.agreements[0].depends_on.iter().map(|q| q.0).collect();
            assert_eq!(questions, Vec::from_iter(dependencies.questions(set)), "{partial:?}");
        }
    }
}
