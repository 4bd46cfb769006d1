//! Tests of explanations: each reason is generated from the rule, quotes the agency's own answers,
//! and cites sources.

use crate::builder;
use guide_engine::answer::Answers;
use guide_engine::assess;
use guide_engine::catalog::Catalog;
use guide_engine::document::AnswerValue;
use guide_engine::document::QuestionKind;
use guide_engine::document::Verdict;
use guide_engine::explain::{self, Explained};

fn answers(catalog: &Catalog, choices: &[(&str, &[&str])]) -> Answers {
    choices
        .iter()
        .fold(Answers::default(), |answers, (question, choices)| {
            let value = match choices {
                [choice] if !matches!(*question, "challenges" | "help") => {
                    AnswerValue::One((*choice).to_owned())
                }
                choices => {
                    AnswerValue::Many(choices.iter().map(|choice| (*choice).to_owned()).collect())
                }
            };
            answers
                .with_answer_value(catalog, question, &value)
                .unwrap()
        })
}

fn explained<'c>(
    catalog: &'c Catalog,
    program: &str,
    choices: &[(&str, &[&str])],
) -> (Verdict, Vec<Explained<'c>>) {
    let answers = answers(catalog, choices);
    let assessed = assess::assess(catalog, &answers, "2026-11-21".parse().unwrap());
    let index = catalog
        .agreements()
        .find(|(_, found, _)| found.id.as_str() == program)
        .unwrap()
        .0;
    let assessment = &assessed.agreements[index.0];
    (
        assessment.verdict,
        explain::reasons(catalog, &answers, &assessed, assessment),
    )
}

#[test]
fn a_fitting_agreement_quotes_the_deciding_answers() {
    let catalog = crate::fixture();
    let choices: &[(&str, &[&str])] = &[
        ("challenges", &["weeds", "poor_soil"]),
        ("help", &["shared_day"]),
    ];
    let (verdict, reasons) = explained(&catalog, "seeds", choices);
    assert_eq!(verdict, Verdict::Fits);
    let texts: Vec<_> = reasons.iter().map(|reason| reason.text.as_str()).collect();
    assert_eq!(
        texts,
        [
            "Your answers bring it up: Poor soil.",
            "On ways of working with the club you said “A day of work together”.",
        ]
    );
    assert!(reasons.iter().all(|reason| !reason.cite.is_empty()));
}

#[test]
fn an_unmet_need_quotes_the_answer_and_the_rule() {
    let catalog = crate::fixture();
    let choices: &[(&str, &[&str])] = &[("challenges", &["weeds"]), ("days", &["no_days"])];
    let (verdict, reasons) = explained(&catalog, "compost", choices);
    assert_eq!(verdict, Verdict::DoesNotFit);
    assert_eq!(reasons.len(), 2);
    assert_eq!(
        reasons[1].text,
        "On the days of your helpers you said “Not at all”. It needs “About a day” or \
         “About a week”."
    );
}

#[test]
fn an_open_need_names_its_question() {
    let catalog = crate::fixture();
    let (verdict, reasons) = explained(&catalog, "barrow", &[("challenges", &["weeds"])]);
    assert_eq!(verdict, Verdict::Depends);
    assert_eq!(reasons[1].kind, "open");
    assert_eq!(
        reasons[1].text,
        "Still open: ways of working with the club. It needs “We borrow things” or \
         “A day of work together”."
    );
}

#[test]
fn conflicting_needs_share_one_reason() {
    // The selected choice of `staff` meets neither need. `place` takes one choice, so the answer to
    // `place` can still meet either need, but not both.
    let need = |choice| {
        builder::any(vec![
            builder::is("place", choice),
            builder::is("staff", choice),
        ])
    };
    let questions = vec![
        builder::question("challenges", QuestionKind::Many, 2),
        builder::question("place", QuestionKind::One, 2),
        builder::question("staff", QuestionKind::Many, 3),
    ];
    let programs = vec![builder::program("both", 1, vec![need(0), need(1)])];
    let catalog = builder::link(builder::document(questions, programs)).unwrap();
    let choices: &[(&str, &[&str])] = &[("challenges", &["c0"])];
    let answers = answers(&catalog, choices);
    let none = AnswerValue::Many(vec!["c2".to_owned()]);
    let answers = answers.with_answer_value(&catalog, "staff", &none).unwrap();
    let assessed = assess::assess(&catalog, &answers, "2026-11-21".parse().unwrap());
    assert_eq!(assessed.agreements[0].verdict, Verdict::DoesNotFit);
    let reasons = explain::reasons(&catalog, &answers, &assessed, &assessed.agreements[0]);
    assert_eq!(reasons[1].kind, "clash");
    assert!(
        reasons[1]
            .text
            .starts_with("These cannot all be so together: ")
    );
}

#[test]
fn every_reason_of_the_shipped_content_has_a_text_and_a_source() {
    let catalog = crate::content();
    for day in ["2026-11-21", "2008-06-30", "1999-01-01"] {
        let answers = Answers::default();
        let assessed = assess::assess(&catalog, &answers, day.parse().unwrap());
        for assessment in &assessed.agreements {
            for reason in explain::reasons(&catalog, &answers, &assessed, assessment) {
                assert!(
                    !reason.text.is_empty() && !reason.text.contains('{'),
                    "{reason:?}"
                );
                assert!(!reason.cite.is_empty(), "{reason:?}");
            }
        }
    }
}

/// Returns the label of a choice of the shipped content.
fn label(question: &str, choice: &str) -> String {
    let catalog = crate::content();
    let index = catalog.find_question(question).unwrap();
    let mut choices = catalog.question(index).unwrap().choices.iter();
    let found = choices.find(|other| other.id.as_str() == choice).unwrap();
    found.label.clone()
}

#[test]
fn reasons_quote_only_chosen_choices_that_the_rule_tests() {
    let catalog = crate::content();
    let choices: &[(&str, &[&str])] = &[
        ("challenges", &["none_of_these"]),
        ("custody", &["jail"]),
        ("systems", &["ori_nlets", "livescan"]),
    ];
    let (verdict, reasons) = explained(&catalog, "secure-communities", choices);
    assert_eq!(verdict, Verdict::Fits);
    let text = |kind: &str| -> String {
        let reasons = reasons.iter().filter(|reason| reason.kind == kind);
        reasons.map(|reason| reason.text.as_str()).collect()
    };
    // Two choices of `custody` raise the agreement, and the agency chose only `jail`.
    assert!(text("raised").contains(&label("custody", "jail")));
    assert!(!text("raised").contains(&label("custody", "booking")));
    // The agency chose two systems, and the rule names only one of them.
    assert!(text("met").contains(&label("systems", "livescan")));
    assert!(!text("met").contains(&label("systems", "ori_nlets")));
}
