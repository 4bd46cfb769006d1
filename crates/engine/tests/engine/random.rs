//! Generates catalogs with random rules and compares the engine's results on them with full
//! enumeration. The rules nest `all`, `any` and `not`, over single-choice and multi-select
//! questions.

use crate::depth;
use crate::ends::{Outcomes, checked_apart};
use crate::naive::{self, Mentioned};
use crate::toy;
use guide_engine::answer::{Answer, Answers};
use guide_engine::assess;
use guide_engine::catalog::Catalog;
use guide_engine::condition::QuestionIx;
use guide_engine::document::{Document, Question, QuestionKind, Rule};
use guide_engine::problem::Cause;
use proptest::prelude::*;
use std::collections::BTreeSet;

const QUESTIONS: [(&str, QuestionKind, usize); 4] = [
    ("challenges", QuestionKind::Many, 3),
    ("place", QuestionKind::One, 3),
    ("staff", QuestionKind::Many, 4),
    ("law", QuestionKind::One, 2),
];

fn questions() -> Vec<Question> {
    let questions = QUESTIONS.iter();
    questions
        .map(|(id, kind, choices)| toy::question(id, *kind, *choices))
        .collect()
}

pub fn rule() -> impl Strategy<Value = Rule> {
    let test = (0..QUESTIONS.len()).prop_flat_map(|question| {
        let (id, _, choices) = QUESTIONS[question];
        let choices = proptest::collection::btree_set(0..choices, 1..=2);
        choices.prop_map(move |choices: BTreeSet<usize>| any_of(id, &choices))
    });
    test.prop_recursive(4, 24, 3, |inner| {
        let parts = || proptest::collection::vec(inner.clone(), 1..=3);
        prop_oneof![
            parts().prop_map(toy::all),
            parts().prop_map(toy::any),
            inner.clone().prop_map(toy::not),
        ]
    })
}

fn any_of(question: &str, choices: &BTreeSet<usize>) -> Rule {
    Rule {
        question: Some(question.into()),
        any_of: Some(
            choices
                .iter()
                .map(|c| format!("c{c}").as_str().into())
                .collect(),
        ),
        ..Rule::default()
    }
}

/// Returns the needs of the second program. They mention most choices, so that linking rejects few
/// random catalogs for unused choices.
fn all_used() -> Vec<Rule> {
    let used = QUESTIONS.iter().skip(1);
    used.map(|(id, _, choices)| {
        // Leaves out the last choice, so that the rule holds for some answers and not for others.
        any_of(id, &(0..choices - 1).collect())
    })
    .collect()
}

pub fn catalog(
    needs: Vec<Rule>,
) -> (
    Document,
    Result<Catalog, Vec<guide_engine::problem::Problem>>,
) {
    let programs = vec![
        toy::program("random", 1, needs),
        toy::program("other", 2, all_used()),
    ];
    let document = toy::document(questions(), programs);
    (document.clone(), Catalog::link(document))
}

fn all_questions() -> Mentioned {
    let indices = QUESTIONS.iter().enumerate();
    indices
        .map(|(index, (_, _, choices))| (index, (0..*choices).collect()))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: depth::cases(40, 120), ..ProptestConfig::default() })]

    #[test]
    fn a_random_rule_is_decided_as_trying_everything_decides_it(
        needs in proptest::collection::vec(rule(), 1..=3),
    ) {
        let (document, linked) = catalog(needs.clone());
        let mentioned = all_questions();
        let constant = |rule: &Rule| {
            let mut found = BTreeSet::new();
            naive::completions(&document, &mentioned, &naive::Chosen::new(), &mut |chosen| {
                found.insert(naive::holds(&document, rule, chosen));
            });
            found.len() == 1
        };
        let together = toy::all(needs.clone());
        let mut can_hold = false;
        naive::completions(&document, &mentioned, &naive::Chosen::new(), &mut |chosen| {
            can_hold |= naive::holds(&document, &together, chosen);
        });
        let catalog = match linked {
            Ok(catalog) => catalog,
            Err(problems) => {
                // Linking may reject a catalog only because of unused choices, a need that is
                // always or never met, or needs that cannot be met together.
                let unused = problems.iter().all(|problem| problem.cause == Cause::Unused);
                prop_assert!(unused || needs.iter().any(constant) || !can_hold, "{problems:?}");
                return Ok(());
            }
        };
        prop_assert!(!needs.iter().any(constant) && can_hold);
        let day = "2020-01-01".parse().unwrap();
        let agreement = &document.programs[0].agreements[0];
        let mentioned = naive::read_by_verdict(&document, agreement);
        let ends = Outcomes::of_verdict(&document, agreement, &mentioned, day);
        let turns = ends.turns_on();
        for (set, partial) in ends.sets() {
            let answers = partial.iter().fold(Answers::default(), |answers, (index, chosen)| {
                answers.with(QuestionIx(*index), Answer::Chosen(chosen.clone()))
            });
            let found = assess::assess(&catalog, &answers, day);
            let expected = ends.verdict(set);
            assert_eq!(found.agreements[0].verdict, expected, "{partial:?}");
            let turns_on: Vec<_> = found.agreements[0].turns_on.iter().map(|q| q.0).collect();
            let expected_turns = turns.questions(set);
            assert_eq!(turns_on, Vec::from_iter(expected_turns.clone()), "{partial:?}");
            if set.is_multiple_of(checked_apart()) {
                let defined = naive::open_verdict(&document, agreement, &mentioned, &partial, day);
                assert_eq!(expected, defined, "{partial:?}");
                let defined = naive::turns_on(&document, agreement, &mentioned, &partial, day);
                assert_eq!(expected_turns, defined, "{partial:?}");
            }
        }
    }
}
