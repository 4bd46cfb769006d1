//! Property tests with hostile catalogs, scenarios and lists of programs.

use super::damage::{TEXTS, broken, damage};
use super::{check_messages, config, in_time};
use crate::builder;
use crate::day;
use guide_engine::answer::Answers;
use guide_engine::assess::{assess, verdicts};
use guide_engine::catalog::Catalog;
use guide_engine::decode::from_str;
use guide_engine::document::AnswerValue;
use guide_engine::document::{Document, QuestionKind, Scenario};
use guide_engine::interview::{best_next, interview};
use guide_engine::problem::Problem;
use guide_engine::report;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;
use std::rc::Rc;

/// Returns a document with nested rules and a relation between its two programs. The document is
/// small, so that the tests can try many cases.
fn small() -> Document {
    let questions = vec![
        builder::question("challenges", QuestionKind::Many, 3),
        builder::question("place", QuestionKind::One, 2),
    ];
    let need = builder::any(vec![
        builder::is("place", 0),
        builder::not(builder::is("challenges", 1)),
    ]);
    let mut first = builder::program("first", 1, vec![need]);
    first.relations.push(builder::needs("second"));
    let need = builder::any(vec![builder::is("place", 1), builder::is("challenges", 0)]);
    let second = builder::program("second", 2, vec![need]);
    builder::document(questions, vec![first, second])
}

/// Returns the small document and the shipped document as JSON, made once for each test thread.
fn values() -> Rc<[Value; 2]> {
    thread_local! {
        static VALUES: Rc<[Value; 2]> = Rc::new([&small(), crate::content().document()]
            .map(|document| serde_json::to_value(document).unwrap()));
    }
    VALUES.with(Rc::clone)
}

/// Answers up to three questions of a linked catalog. Before each answer, checks the verdicts and
/// makes the exports.
fn check_catalog(catalog: &Catalog) {
    let mut answers = Answers::default();
    for _ in 0..3 {
        let before = interview(catalog, &answers, day());
        let expected = verdicts(catalog, &answers, day());
        assert_eq!(verdicts(catalog, &before.used, day()), expected);
        let assessed = assess(catalog, &answers, day());
        assert_eq!(assessed.agreements.len(), catalog.agreements().count());
        report::csv(catalog, &assessed);
        report::markdown(catalog, &answers, &before.used, &assessed);
        let Some(next) = best_next(catalog, &answers, day()) else {
            break;
        };
        let question = catalog.question(next).unwrap();
        let id = question.choices[0].id.to_string();
        let value = match question.kind {
            QuestionKind::One => AnswerValue::One(id),
            QuestionKind::Many => AnswerValue::Many(vec![id]),
        };
        answers = answers
            .with_answer_value(catalog, question.id.as_str(), &value)
            .unwrap();
    }
}

/// Decodes a text as a document and links the document, both in full and with only its first
/// program. Checks each linked catalog and the error messages of each step that fails. Returns
/// whether the text can be decoded and the document can be linked in full.
pub fn check_catalog_text(text: &str) -> bool {
    let document = match in_time("decoding", || from_str::<Document>(text)) {
        Ok(document) => document,
        Err(messages) => {
            check_messages(&messages);
            return false;
        }
    };
    let first_program: Vec<String> = document
        .programs
        .iter()
        .take(1)
        .map(|program| program.id.to_string())
        .collect();
    match in_time("linking one program", || {
        Catalog::link_only(document.clone(), &first_program)
    }) {
        Ok(subset) => in_time("using one program", || check_catalog(&subset)),
        Err(error) => check_messages(&[error.to_string()]),
    }
    match in_time("linking", || Catalog::link(document.clone())) {
        Ok(catalog) => in_time("using the catalog", || check_catalog(&catalog)),
        Err(problems) => {
            check_problems(&problems);
            return false;
        }
    }
    true
}

fn check_problems(problems: &[Problem]) {
    check_messages(&problems.iter().map(ToString::to_string).collect::<Vec<_>>());
}

/// Decodes a text as a trainer's own scenario, adds it to the shipped scenarios and links the
/// document. If a step fails, checks the error messages.
fn check_scenario(text: &str) {
    match in_time("decoding", || from_str::<Scenario>(text)) {
        Err(messages) => check_messages(&messages),
        Ok(scenario) => {
            let mut document = crate::content().document().clone();
            document.scenarios.push(scenario);
            match in_time("linking", || Catalog::link(document.clone())) {
                Err(problems) => check_problems(&problems),
                Ok(catalog) => assert_eq!(catalog.scenarios().count(), document.scenarios.len()),
            }
        }
    }
}

// In a quick run, these properties get fewer cases than the last property, because each case
// decodes and links whole documents, which is slow.
proptest! {
    #![proptest_config(config(60, 2_400))]

    #[test]
    fn a_damaged_catalog_is_rejected_or_usable(
        damages in proptest::collection::vec((any::<Index>(), any::<u8>()), 1..4),
        is_shipped in proptest::bool::weighted(0.1),
    ) {
        let mut value = values()[usize::from(is_shipped)].clone();
        damages.iter().for_each(|(index, kind)| damage(&mut value, *index, *kind));
        check_catalog_text(&value.to_string());
    }

    #[test]
    fn a_catalog_with_broken_json_is_rejected_or_usable(index: Index, kind: u8) {
        check_catalog_text(&broken(&values()[0].to_string(), index, kind));
    }

    #[test]
    fn a_damaged_scenario_is_rejected_or_linked(index: Index, kind: u8, is_text_damaged: bool) {
        let valid = serde_json::to_value(&crate::content().document().scenarios[0]).unwrap();
        let mut value = valid.clone();
        damage(&mut value, index, kind);
        let text = match is_text_damaged {
            true => broken(&valid.to_string(), index, kind),
            false => value.to_string(),
        };
        check_scenario(&text);
    }
}

proptest! {
    #![proptest_config(config(300, 2_400))]

    #[test]
    fn any_program_list_is_accepted_or_rejected_with_a_message(
        ids in proptest::collection::vec(
            prop_oneof![
                Just("first".to_owned()),
                Just("second".to_owned()),
                proptest::sample::select(&TEXTS[..]).prop_map(str::to_owned),
                "\\PC{0,20}",
            ],
            0..4,
        ),
    ) {
        match Catalog::link_only(small(), &ids) {
            Err(error) => check_messages(&[error.to_string()]),
            Ok(subset) => {
                let mut programs = subset.programs().iter();
                prop_assert!(programs.all(|program| ids.contains(&program.id.to_string())));
                check_catalog(&subset);
            }
        }
    }
}

#[test]
fn the_undamaged_catalogs_are_usable() {
    for value in values().iter() {
        let text = value.to_string();
        let problems = Catalog::link(from_str(&text).unwrap()).err();
        assert!(check_catalog_text(&text), "{problems:?}");
    }
}
