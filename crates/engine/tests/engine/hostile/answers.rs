//! Property tests with hostile reports, links, answers and dates.

use super::catalogs::check_catalog_text;
use super::damage::{TEXTS, broken, damage};
use super::{check_messages, config, in_time};
use crate::day;
use guide_engine::answer::Answers;
use guide_engine::assess::assess;
use guide_engine::catalog::Catalog;
use guide_engine::date::Date;
use guide_engine::decode::from_str;
use guide_engine::document::AnswerValue;
use guide_engine::interview::interview;
use guide_engine::report::{self, SavedReport};
use guide_engine::share;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;
use std::rc::Rc;

/// Decodes a text as a report, restores the report, and assesses the restored answers. Checks the
/// error messages if decoding or restoring fails, and the messages about dropped answers otherwise.
fn check_report(catalog: &Catalog, text: &str) {
    match in_time("decoding", || from_str::<SavedReport>(text)) {
        Err(messages) => check_messages(&messages),
        Ok(saved) => match in_time("restoring", || report::restore(catalog, &saved)) {
            Err(error) => check_messages(&[error.to_string()]),
            Ok(restored) => {
                assert!(!restored.same_rules || restored.dropped.is_empty());
                let messages = restored.dropped.iter().map(ToString::to_string);
                messages.for_each(|message| check_messages(&[message]));
                assess(catalog, &restored.answers, saved.as_of);
            }
        },
    }
}

/// Returns a valid report and a valid link, which are made once for each test thread.
fn report_and_link() -> Rc<[String; 2]> {
    thread_local! {
        static VALID: Rc<[String; 2]> =
            Rc::new([valid_report(&crate::content()), valid_link(&crate::content())]);
    }
    VALID.with(Rc::clone)
}

fn valid_answers(catalog: &Catalog) -> Answers {
    crate::stories::answers_of(catalog, "01-border-sheriff-cash-and-gangs.toml")
}

fn valid_link(catalog: &Catalog) -> String {
    share::encode(catalog, &valid_answers(catalog)).unwrap()
}

fn valid_report(catalog: &Catalog) -> String {
    let answers = valid_answers(catalog);
    let used = interview(catalog, &answers, day()).used;
    let assessed = assess(catalog, &used, day());
    serde_json::to_string(&report::report(
        catalog,
        &answers,
        &used,
        &assessed,
        Some(day()),
    ))
    .unwrap()
}

// In a quick run, this property gets fewer cases than the others, because each case decodes and
// restores whole reports, which is slow.
proptest! {
    #![proptest_config(config(60, 2_400))]

    #[test]
    fn a_damaged_report_is_rejected_or_restored(
        damages in proptest::collection::vec((any::<Index>(), any::<u8>()), 1..3),
        index: Index,
        kind: u8,
    ) {
        let catalog = crate::content();
        let [valid, _] = &*report_and_link();
        check_report(&catalog, &broken(valid, index, kind));
        let mut value: Value = serde_json::from_str(valid).unwrap();
        // Restoring reads only about a tenth of a report and recomputes the rest. So each case also
        // damages `answers`, which is part of this tenth.
        damage(&mut value["answers"], index, kind);
        check_report(&catalog, &value.to_string());
        damages.iter().for_each(|(index, kind)| damage(&mut value, *index, *kind));
        check_report(&catalog, &value.to_string());
    }
}

proptest! {
    #![proptest_config(config(300, 2_400))]

    #[test]
    fn rejects_random_text_as_catalog_and_report(
        text in "\\PC{0,200}|[\\[\\]{}\":,0-9eE+\\\\untrf-]{0,200}",
    ) {
        prop_assert!(!check_catalog_text(&text));
        check_report(&crate::content(), &text);
    }

    #[test]
    fn a_damaged_link_is_rejected_or_opened(index: Index, kind: u8, text in "\\PC{0,400}") {
        let catalog = crate::content();
        let [_, valid] = &*report_and_link();
        for link in [text, broken(valid, index, kind)] {
            match in_time("decoding a link", || share::decode(&catalog, &link)) {
                Err(error) => check_messages(&[error.to_string()]),
                Ok(opened) => prop_assert_eq!(opened.answers, valid_answers(&catalog)),
            }
        }
    }

    #[test]
    fn any_answer_is_accepted_or_rejected_with_a_message(
        question in prop_oneof![
            Just("challenges".to_owned()),
            Just("place".to_owned()),
            "\\PC{0,40}",
        ],
        choices in proptest::collection::vec(
            prop_oneof![
                Just("none".to_owned()),
                proptest::sample::select(&TEXTS[..]).prop_map(str::to_owned),
                "\\PC{0,20}",
            ],
            0..5,
        ),
        is_single: bool,
    ) {
        let catalog = crate::content();
        let value = match choices.first() {
            Some(first) if is_single => AnswerValue::One(first.clone()),
            _ => AnswerValue::Many(choices),
        };
        match Answers::default().with_answer_value(&catalog, &question, &value) {
            Err(error) => check_messages(&[error.to_string()]),
            Ok(answers) => {
                let index = catalog.find_question(&question).unwrap();
                prop_assert!(answers.answer_value(&catalog, index).is_some());
            }
        }
    }

    #[test]
    fn random_text_that_parses_as_a_date_round_trips(text in "\\PC{0,20}|[0-9-]{0,12}") {
        if let Ok(day) = text.parse::<Date>() {
            prop_assert_eq!(day.to_string(), text);
        }
    }
}
