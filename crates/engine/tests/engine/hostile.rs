//! Property tests with hostile input of every kind that the engine accepts: catalogs, scenarios,
//! reports, links, answers, lists of programs and dates.
//!
//! The engine must return a valid result or an error message for every input, and must not panic or
//! exceed a time limit. A quick run tries fewer cases of each property than the nightly run.
//! `PROPTEST_CASES=20000 cargo test` tries 20,000 cases of each property.

use crate::cpu::within;
use crate::damage::{TEXTS, broken, damage};
use crate::depth;
use crate::interviewed::day;
use crate::toy;
use guide_engine::answer::Answers;
use guide_engine::assess::{assess, verdicts};
use guide_engine::catalog::Catalog;
use guide_engine::date::Date;
use guide_engine::decode::read;
use guide_engine::document::AnswerValue;
use guide_engine::document::{Document, QuestionKind, Scenario};
use guide_engine::interview::{best_next, interview};
use guide_engine::report::{self, SavedReport};
use guide_engine::share;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;
use std::rc::Rc;

/// The time limit for each step with one input, as a multiple of the time for linking the shipped
/// content.
const MAX_UNITS: u32 = 50;

/// Returns a document with nested rules and a relation between programs, which is small enough for
/// many cases.
fn small() -> Document {
    let questions = vec![
        toy::question("challenges", QuestionKind::Many, 3),
        toy::question("place", QuestionKind::One, 2),
    ];
    let either = toy::any(vec![
        toy::is("place", 0),
        toy::not(toy::is("challenges", 1)),
    ]);
    let mut first = toy::program("first", 1, vec![either]);
    first.relations.push(toy::needs("second"));
    let used = toy::any(vec![toy::is("place", 1), toy::is("challenges", 0)]);
    let second = toy::program("second", 2, vec![used]);
    toy::document(questions, vec![first, second])
}

fn values() -> Rc<[Value; 2]> {
    thread_local! {
        static VALUES: Rc<[Value; 2]> = Rc::new([&small(), crate::content().document()]
            .map(|document| serde_json::to_value(document).unwrap()));
    }
    VALUES.with(Rc::clone)
}

fn quick<T>(what: &str, run: impl Fn() -> T) -> T {
    within(MAX_UNITS, what, run)
}

/// Checks the error messages for rejected input: there must be at least one message, and no message
/// may be empty.
fn says(messages: &[String]) {
    assert!(!messages.is_empty());
    assert!(messages.iter().all(|message| !message.trim().is_empty()));
}

/// Answers up to three questions of a linked catalog. Before each answer, checks the verdicts and
/// makes the exports.
fn works(catalog: &Catalog) {
    let mut answers = Answers::default();
    for _ in 0..3 {
        let before = interview(catalog, &answers, day());
        let all = verdicts(catalog, &answers, day());
        assert_eq!(verdicts(catalog, &before.used, day()), all);
        let assessed = assess(catalog, &answers, day());
        assert_eq!(assessed.agreements.len(), catalog.agreements().count());
        report::csv(catalog, &assessed);
        report::markdown(catalog, &answers, &before.used, &assessed);
        let Some(next) = best_next(catalog, &answers, day()) else {
            break;
        };
        let question = catalog.question(next).unwrap();
        let id = question.choices[0].id.to_string();
        let given = match question.kind {
            QuestionKind::One => AnswerValue::One(id),
            QuestionKind::Many => AnswerValue::Many(vec![id]),
        };
        answers = answers.read(catalog, question.id.as_str(), &given).unwrap();
    }
}

/// Decodes a text as a document and links it, both in full and with only its first program. Returns
/// whether the text can be decoded and linked in full. If a step fails, checks the error messages.
fn catalogue(text: &str) -> bool {
    let document = match quick("reading", || read::<Document>(text)) {
        Ok(document) => document,
        Err(messages) => {
            says(&messages);
            return false;
        }
    };
    let messages = |problems: Vec<guide_engine::problem::Problem>| {
        says(&problems.iter().map(ToString::to_string).collect::<Vec<_>>());
    };
    let first: Vec<String> = document
        .programs
        .iter()
        .take(1)
        .map(|p| p.id.to_string())
        .collect();
    match quick("linking some", || {
        Catalog::link_only(document.clone(), &first)
    }) {
        Ok(some) => quick("some", || works(&some)),
        Err(refused) => says(&[refused.to_string()]),
    }
    match quick("linking", || Catalog::link(document.clone())) {
        Ok(linked) => quick("the guide", || works(&linked)),
        Err(problems) => {
            messages(problems);
            return false;
        }
    }
    true
}

/// Decodes a text as a report and restores the report. If either step fails, checks the error
/// messages.
fn file(catalog: &Catalog, text: &str) {
    match quick("reading", || read::<SavedReport>(text)) {
        Err(messages) => says(&messages),
        Ok(kept) => match quick("restoring", || report::restore(catalog, &kept)) {
            Err(refused) => says(&[refused.to_string()]),
            Ok(restored) => {
                assert!(!restored.same_rules || restored.dropped.is_empty());
                let own = restored.dropped.iter().map(ToString::to_string);
                own.for_each(|dropped| says(&[dropped]));
                assess(catalog, &restored.answers, kept.as_of);
            }
        },
    }
}

/// Decodes a text as a trainer's own scenario, adds it to the shipped scenarios and links the
/// document. If a step fails, checks the error messages.
fn lesson(text: &str) {
    match quick("reading", || read::<Scenario>(text)) {
        Err(messages) => says(&messages),
        Ok(scenario) => {
            let mut document = crate::content().document().clone();
            document.scenarios.push(scenario);
            match quick("linking", || Catalog::link(document.clone())) {
                Err(problems) => {
                    says(&problems.iter().map(ToString::to_string).collect::<Vec<_>>())
                }
                Ok(catalog) => assert_eq!(catalog.scenarios().count(), document.scenarios.len()),
            }
        }
    }
}

/// Returns a valid report and a valid link, which are made once for each test thread.
fn good() -> Rc<[String; 2]> {
    thread_local! {
        static GOOD: Rc<[String; 2]> = Rc::new([kept(&crate::content()), link(&crate::content())]);
    }
    GOOD.with(Rc::clone)
}

fn given(catalog: &Catalog) -> Answers {
    crate::stories::answers_of(catalog, "01-border-sheriff-cash-and-gangs.toml")
}

fn link(catalog: &Catalog) -> String {
    share::encode(catalog, &given(catalog)).unwrap()
}

fn kept(catalog: &Catalog) -> String {
    let given = given(catalog);
    let used = interview(catalog, &given, day()).used;
    let assessed = assess(catalog, &used, day());
    serde_json::to_string(&report::report(
        catalog,
        &given,
        &used,
        &assessed,
        Some(day()),
    ))
    .unwrap()
}

fn cases(quick: u32, nightly: u32) -> ProptestConfig {
    ProptestConfig {
        cases: depth::cases(quick, nightly),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

// These properties get fewer cases because each case is slow: it decodes and links a whole
// document, or decodes and restores a whole report.
proptest! {
    #![proptest_config(cases(60, 2_400))]

    #[test]
    fn a_damaged_catalogue_is_refused_or_works(
        damages in proptest::collection::vec((any::<Index>(), any::<u8>()), 1..4),
        whole in proptest::bool::weighted(0.1),
    ) {
        let mut value = values()[usize::from(whole)].clone();
        damages.iter().for_each(|(index, kind)| damage(&mut value, *index, *kind));
        catalogue(&value.to_string());
    }

    #[test]
    fn a_catalogue_that_is_no_json_any_more_is_refused_or_works(index: Index, kind: u8) {
        catalogue(&broken(&values()[0].to_string(), index, kind));
    }

    #[test]
    fn a_damaged_report_is_refused_or_restored(
        damages in proptest::collection::vec((any::<Index>(), any::<u8>()), 1..3),
        index: Index,
        kind: u8,
    ) {
        let catalog = crate::content();
        let [good, _] = &*good();
        file(&catalog, &broken(good, index, kind));
        let mut value: Value = serde_json::from_str(good).unwrap();
        // Restoring reads only about a tenth of a report and recomputes the rest. So each case also
        // damages `answers`, which is part of this tenth.
        damage(&mut value["answers"], index, kind);
        file(&catalog, &value.to_string());
        damages.iter().for_each(|(index, kind)| damage(&mut value, *index, *kind));
        file(&catalog, &value.to_string());
    }

    #[test]
    fn a_damaged_scenario_is_refused_or_played(index: Index, kind: u8, cut: bool) {
        let good = serde_json::to_value(&crate::content().document().scenarios[0]).unwrap();
        let mut value = good.clone();
        damage(&mut value, index, kind);
        lesson(&if cut { broken(&good.to_string(), index, kind) } else { value.to_string() });
    }
}

proptest! {
    #![proptest_config(cases(300, 2_400))]

    #[test]
    fn any_text_is_no_catalogue_and_no_report(text in "\\PC{0,200}|[\\[\\]{}\":,0-9eE+\\\\untrf-]{0,200}") {
        prop_assert!(!catalogue(&text));
        file(&crate::content(), &text);
    }

    #[test]
    fn a_damaged_link_is_refused_or_opened(index: Index, kind: u8, text in "\\PC{0,400}") {
        let catalog = crate::content();
        let [_, good] = &*good();
        for link in [text, broken(good, index, kind)] {
            match quick("a link", || share::decode(&catalog, &link)) {
                Err(refused) => says(&[refused.to_string()]),
                Ok(opened) => prop_assert_eq!(opened.answers, given(&catalog)),
            }
        }
    }

    #[test]
    fn any_answer_is_taken_or_refused_in_a_sentence(
        question in prop_oneof![Just("challenges".to_owned()), Just("place".to_owned()), "\\PC{0,40}"],
        choices in proptest::collection::vec(prop_oneof![Just("none".to_owned()), proptest::sample::select(&TEXTS[..]).prop_map(str::to_owned), "\\PC{0,20}"], 0..5),
        one: bool,
    ) {
        let catalog = crate::content();
        let given = match choices.first() {
            Some(first) if one => AnswerValue::One(first.clone()),
            _ => AnswerValue::Many(choices),
        };
        match Answers::default().read(&catalog, &question, &given) {
            Err(refused) => says(&[refused.to_string()]),
            Ok(answers) => {
                let index = catalog.find_question(&question).unwrap();
                prop_assert!(answers.give(&catalog, index).is_some());
            }
        }
    }

    #[test]
    fn any_programs_are_shown_or_refused_in_a_sentence(
        ids in proptest::collection::vec(prop_oneof![Just("first".to_owned()), Just("second".to_owned()), proptest::sample::select(&TEXTS[..]).prop_map(str::to_owned), "\\PC{0,20}"], 0..4),
    ) {
        match Catalog::link_only(small(), &ids) {
            Err(refused) => says(&[refused.to_string()]),
            Ok(some) => {
                prop_assert!(some.programs().iter().all(|program| ids.contains(&program.id.to_string())));
                works(&some);
            }
        }
    }

    #[test]
    fn any_text_is_a_date_or_none(text in "\\PC{0,20}|[0-9-]{0,12}") {
        if let Ok(day) = text.parse::<Date>() {
            prop_assert_eq!(day.to_string(), text);
        }
    }
}

#[test]
fn the_untouched_catalogues_are_taken_by_the_same_door() {
    for value in values().iter() {
        let text = value.to_string();
        let problems = Catalog::link(read(&text).unwrap()).err();
        assert!(catalogue(&text), "{problems:?}");
    }
}
