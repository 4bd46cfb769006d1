//! Tests of restoring a report: the answers, the settlements of open points, and the verdicts that
//! changed since the report was made.

use crate::day;
use crate::samples::{sample, to_answers};
use guide_engine::answer::{Answer, Answers};
use guide_engine::assess;
use guide_engine::catalog::AnswerError;
use guide_engine::catalog::Catalog;
use guide_engine::condition::QuestionIx;
use guide_engine::date::Date;
use guide_engine::document::Desk;
use guide_engine::document::Verdict;
use guide_engine::document::{AnswerValue, Settlement};
use guide_engine::interview::interview;
use guide_engine::report::{self, Changed, FORMAT, RestoreError, SavedReport, SavedVerdict};
use std::collections::BTreeMap;

/// Makes a report and returns the fields that `restore` reads, without going through JSON.
fn saved_report(catalog: &Catalog, answers: &Answers) -> SavedReport {
    let used = interview(catalog, answers, day()).used;
    let assessed = assess::assess(catalog, &used, day());
    let report = report::report(catalog, answers, &used, &assessed, Some(day()));
    let owned = |(question, value): (&str, AnswerValue)| (question.to_owned(), value);
    SavedReport {
        format: report.format.to_owned(),
        as_of: report.as_of,
        made: report.made,
        catalog: report.catalog.to_owned(),
        rules: report.rules.clone(),
        answers: report.answers.into_iter().map(owned).collect(),
        settled: report
            .settled
            .into_iter()
            .map(|(point, settlement)| (point.to_owned(), settlement))
            .collect(),
        assessments: report
            .assessments
            .iter()
            .map(|assessment| SavedVerdict {
                program: assessment.program.to_owned(),
                agreement: assessment.agreement.to_owned(),
                verdict: assessment.verdict.to_owned(),
            })
            .collect(),
    }
}

#[test]
fn a_restored_report_has_the_same_answers() {
    let catalog = crate::content();
    for known in sample(500) {
        let answers = to_answers(&known).with(QuestionIx(5), Answer::NotSure);
        let restored = report::restore(&catalog, &saved_report(&catalog, &answers)).unwrap();
        assert_eq!(restored.answers, answers);
        assert!(restored.same_rules && restored.dropped.is_empty());
        assert_eq!(restored.changed, []);
    }
}

#[test]
fn a_restored_report_has_its_settlements() {
    let catalog = crate::content();
    let point = catalog.find_question("lesc_phone").unwrap();
    let settlement = Settlement {
        from: Desk::Ice,
        on: Date::day(2026, 11, 12),
    };
    let answers = Answers::default()
        .with(point, Answer::Chosen(vec![0]))
        .with_settlement(point, settlement);
    let restored = report::restore(&catalog, &saved_report(&catalog, &answers)).unwrap();
    assert_eq!(restored.answers.settlement(point), Some(settlement));
    // A reopened point has no record of who settled it, and `with_settlement` adds none.
    let reopened = answers
        .with(point, Answer::Open)
        .with_settlement(point, settlement);
    assert_eq!(reopened, Answers::default());
}

#[test]
fn a_report_of_older_rules_is_recomputed_and_lists_changed_verdicts() {
    let catalog = crate::content();
    let answers = crate::stories::answers_of(&catalog, "01-border-sheriff-cash-and-gangs.toml");
    let saved = saved_report(&catalog, &answers);
    let mut document = crate::editable();
    let programs = &mut document.programs;
    let shield = programs
        .iter_mut()
        .find(|program| program.id.as_str() == "community-shield")
        .unwrap();
    // A made-up rule change: Community Shield no longer addresses gangs.
    shield.agreements[0].addresses[0].challenge = "fugitives".into();
    let newer = Catalog::link(document).unwrap();
    let restored = report::restore(&newer, &saved).unwrap();
    assert_eq!(restored.answers, answers);
    assert!(!restored.same_rules);
    let changed: Vec<_> = restored
        .changed
        .iter()
        .map(|changed| {
            (
                newer.agreement(changed.agreement).unwrap().0.id.as_str(),
                changed.then,
                changed.now,
            )
        })
        .collect();
    assert_eq!(
        changed,
        [("community-shield", Some(Verdict::Fits), Verdict::NotRaised)]
    );
}

#[test]
fn unknown_answers_are_dropped_and_listed() {
    let catalog = crate::content();
    let answers = crate::stories::answers_of(&catalog, "01-border-sheriff-cash-and-gangs.toml");
    let mut saved = saved_report(&catalog, &answers);
    saved.rules = "0000000000000000".to_owned();
    saved
        .answers
        .insert("color".to_owned(), AnswerValue::One("blue".to_owned()));
    saved.assessments.push(SavedVerdict {
        program: "gone".to_owned(),
        agreement: "take-part".to_owned(),
        verdict: "fits".to_owned(),
    });
    let restored = report::restore(&catalog, &saved).unwrap();
    assert_eq!(restored.answers, answers);
    assert_eq!(
        restored.dropped,
        [AnswerError::UnknownQuestion("color".to_owned())]
    );
    assert_eq!(restored.changed, []);
}

#[test]
fn rejects_an_unknown_format_and_a_tampered_answer() {
    let catalog = crate::content();
    let valid = saved_report(&catalog, &Answers::default());
    let mut newer = valid.clone();
    newer.format = "ice-access-guide/2".to_owned();
    let error = report::restore(&catalog, &newer).unwrap_err();
    assert_eq!(error, RestoreError::Format("ice-access-guide/2".to_owned()));
    assert_eq!(
        error.to_string(),
        format!("the format is \"ice-access-guide/2\", not \"{FORMAT}\"")
    );
    let mut tampered = valid;
    tampered.answers = BTreeMap::from([("power".to_owned(), AnswerValue::One("all".to_owned()))]);
    assert!(matches!(
        report::restore(&catalog, &tampered),
        Err(RestoreError::Answer(AnswerError::UnknownChoice(..)))
    ));
}

#[test]
fn a_report_without_verdicts_lists_no_changed_verdict() {
    let catalog = crate::content();
    let mut saved = saved_report(&catalog, &Answers::default());
    saved.assessments.clear();
    assert_eq!(
        report::restore(&catalog, &saved).unwrap().changed,
        Vec::<Changed>::new()
    );
}
