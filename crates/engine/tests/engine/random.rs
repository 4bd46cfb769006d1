//! Generates catalogs with random rules and compares the engine's results on them with full
//! enumeration. The rules nest `all`, `any` and `not`, over single-choice and multi-select
//! questions.

use crate::builder;
use crate::depth;
use crate::enumeration::{deciding_questions, for_each_completion, open_verdict};
use crate::oracle::{self, Chosen, Mentioned};
use crate::outcomes::{OutcomeTable, check_interval};
use crate::samples::to_answers;
use guide_engine::assess;
use guide_engine::catalog::Catalog;
use guide_engine::document::{Document, Question, QuestionKind, Rule};
use guide_engine::problem::{Cause, Problem};
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
        .map(|(id, kind, choices)| builder::question(id, *kind, *choices))
        .collect()
}

pub fn rule() -> impl Strategy<Value = Rule> {
    let test = (0..QUESTIONS.len()).prop_flat_map(|question| {
        let (id, _, choices) = QUESTIONS[question];
        let choices = proptest::collection::btree_set(0..choices, 1..=2);
        choices.prop_map(move |choices: BTreeSet<usize>| any_of(id, &choices))
    });
    test.prop_recursive(4, 24, 3, |inner| {
        let rules = || proptest::collection::vec(inner.clone(), 1..=3);
        prop_oneof![
            rules().prop_map(builder::all),
            rules().prop_map(builder::any),
            inner.clone().prop_map(builder::not),
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
fn needs_with_most_choices() -> Vec<Rule> {
    let questions = QUESTIONS.iter().skip(1);
    questions
        .map(|(id, _, choices)| {
            // Leaves out the last choice, so that the rule holds for some answers and not for
            // others.
            any_of(id, &(0..choices - 1).collect())
        })
        .collect()
}

pub fn catalog(needs: Vec<Rule>) -> (Document, Result<Catalog, Vec<Problem>>) {
    let programs = vec![
        builder::program("random", 1, needs),
        builder::program("other", 2, needs_with_most_choices()),
    ];
    let document = builder::document(questions(), programs);
    (document.clone(), Catalog::link(document))
}

fn all_questions() -> Mentioned {
    let indices = QUESTIONS.iter().enumerate();
    indices
        .map(|(index, (_, _, choices))| (index, (0..*choices).collect()))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(depth::cases(40, 120)))]

    #[test]
    fn random_rules_match_enumeration(needs in proptest::collection::vec(rule(), 1..=3)) {
        let (document, linked) = catalog(needs.clone());
        let mentioned = all_questions();
        let is_constant = |rule: &Rule| {
            let mut found = BTreeSet::new();
            for_each_completion(&document, &mentioned, &Chosen::new(), &mut |chosen| {
                found.insert(oracle::holds(&document, rule, chosen));
            });
            found.len() == 1
        };
        let all_needs = builder::all(needs.clone());
        let mut can_hold = false;
        for_each_completion(&document, &mentioned, &Chosen::new(), &mut |chosen| {
            can_hold |= oracle::holds(&document, &all_needs, chosen);
        });
        let catalog = match linked {
            Ok(catalog) => catalog,
            Err(problems) => {
                // Linking may reject a catalog only because of unused choices, a need that is
                // always or never met, or needs that cannot be met together.
                let all_unused = problems.iter().all(|problem| problem.cause == Cause::Unused);
                let has_constant = needs.iter().any(is_constant);
                prop_assert!(all_unused || has_constant || !can_hold, "{problems:?}");
                return Ok(());
            }
        };
        prop_assert!(!needs.iter().any(is_constant) && can_hold);
        let day = "2020-01-01".parse().unwrap();
        let agreement = &document.programs[0].agreements[0];
        let mentioned = oracle::mentioned_by_verdict(&document, agreement);
        let outcomes = OutcomeTable::of_verdict(&document, agreement, &mentioned, day);
        let dependencies = outcomes.dependencies();
        for (set, partial) in outcomes.sets() {
            let found = assess::assess(&catalog, &to_answers(&partial), day);
            let expected = outcomes.verdict(set);
            assert_eq!(found.agreements[0].verdict, expected, "{partial:?}");
            let questions: Vec<_> = found.agreements[0].depends_on.iter().map(|q| q.0).collect();
            let expected_questions = dependencies.questions(set);
            assert_eq!(questions, Vec::from_iter(expected_questions.clone()), "{partial:?}");
            if set.is_multiple_of(check_interval()) {
                let defined = open_verdict(&document, agreement, &mentioned, &partial, day);
                assert_eq!(expected, defined, "{partial:?}");
                let defined = deciding_questions(&document, agreement, &mentioned, &partial, day);
                assert_eq!(expected_questions, defined, "{partial:?}");
            }
        }
    }
}
