//! Tests of reports: the fields of the CSV and Markdown exports, restoring a report, and the
//! fingerprint of the rules.

use crate::interviewed::{answers, sample};
use guide_engine::answer::{Answer, Answers};
use guide_engine::assess;
use guide_engine::catalog::AnswerError;
use guide_engine::catalog::Catalog;
use guide_engine::condition::QuestionIx;
use guide_engine::date::Date;
use guide_engine::document::Desk;
use guide_engine::document::Verdict;
use guide_engine::document::{AnswerValue, Settlement};
use guide_engine::fingerprint;
use guide_engine::interview::interview;
use guide_engine::report::{self, Changed, FORMAT, RestoreError, SavedReport, SavedVerdict};
use std::collections::BTreeMap;

pub fn day() -> Date {
    "2026-11-21".parse().unwrap()
}

/// Returns three results for the story in the file `name`: all its answers, the answers that count,
/// and the assessment of the answers that count.
pub fn story(catalog: &Catalog, name: &str) -> (Answers, Answers, assess::Assessed) {
    let given = crate::stories::answers_of(catalog, name);
    let used = interview(catalog, &given, day()).used;
    let assessed = assess::assess(catalog, &used, day());
    (given, used, assessed)
}

/// The `csv` crate reads the same fields back, in one record for each requirement. The shipped
/// texts do not look like formulas, so the export adds no apostrophe to them.
#[test]
fn another_reader_finds_the_same_fields() {
    let catalog = crate::content();
    let mut duties = 0;
    for known in sample(40) {
        let assessed = assess::assess(&catalog, &answers(&known), day());
        let text = report::csv(&catalog, &assessed);
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let expected = catalog.agreements().zip(&assessed.agreements);
        let expected: Vec<_> = expected
            .flat_map(|((_, program, agreement), assessment)| {
                let marks = agreement.requirements.iter().zip(&assessment.marks);
                let mut verdict = catalog.messages().verdict(assessment.verdict).to_owned();
                if assess::is_unmet_duty(&catalog, &assessed, assessment) {
                    duties += 1;
                    verdict += "; your law requires an agreement";
                }
                marks.map(move |(asked, mark)| (program, verdict.clone(), asked, *mark))
            })
            .collect();
        assert_eq!(rows.len(), expected.len());
        for (row, (program, verdict, asked, mark)) in rows.iter().zip(expected) {
            assert_eq!(row[0], program.name);
            assert_eq!(row[2], verdict);
            assert_eq!(row[4], asked.text);
            assert_eq!(&row[5], catalog.messages().mark(mark));
            assert!(!row[8].is_empty() && row[9] == *"2026-11-21");
        }
        assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']));
    }
    assert!(duties > 0, "some of these answers tell of a duty");
}

/// A field that a spreadsheet would run as a formula gets an apostrophe, which makes it plain text.
#[test]
fn formulas_quotes_and_line_breaks_stay_text() {
    let mut document = crate::editable();
    let hostile = [
        "=HYPERLINK(\"https://example.org\",\"x\")",
        "+1+1",
        "-1",
        "@SUM(A1)",
        "a \"quoted\", word",
        "＝1+1",
    ];
    let asked = &mut document.programs[0].agreements[0].requirements;
    for (asked, text) in asked.iter_mut().zip(hostile) {
        asked.text = text.to_owned();
    }
    let catalog = Catalog::link(document).unwrap();
    let assessed = assess::assess(&catalog, &Answers::default(), day());
    let text = report::csv(&catalog, &assessed);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    for (row, text) in rows.iter().zip(hostile) {
        let guarded = text.starts_with(['=', '+', '-', '@', '＝']);
        let expected = if guarded {
            format!("'{text}")
        } else {
            text.to_owned()
        };
        assert_eq!(row[4], expected);
    }
}

/// The Markdown export escapes catalog texts, so that lists, headings, code fences, bare addresses
/// and entities in them are shown as plain text.
#[test]
fn line_starts_bare_addresses_and_entities_stay_text() {
    let hostile = [
        ("- x", "\\- x"),
        ("+ x", "\\+ x"),
        ("=== x", "\\=== x"),
        ("12. x", "12\\. x"),
        ("3) x", "3\\) x"),
        ("~~~ x", "\\~\\~\\~ x"),
        ("see http://example.org", "see http\\://example.org"),
        ("see WWW.example.org", "see WWW\\.example.org"),
        ("write to x@example.org", "write to x\\@example.org"),
        ("&lt;img&gt; &#60;", "\\&lt;img\\&gt; \\&\\#60;"),
        ("this & that", "this & that"),
    ];
    for (text, expected) in hostile {
        let mut document = crate::editable();
        text.clone_into(&mut document.about.ask_ice[0].text);
        let catalog = Catalog::link(document).unwrap();
        let none = Answers::default();
        let assessed = assess::assess(&catalog, &none, day());
        let found = report::markdown(&catalog, &none, &none, &assessed);
        let line = found.lines().find(|line| line.ends_with(expected));
        assert!(line.is_some(), "{text} is not told as {expected}");
    }
}

/// Makes a report and returns the fields that `restore` reads, without going through JSON.
fn kept(catalog: &Catalog, given: &Answers) -> SavedReport {
    let used = interview(catalog, given, day()).used;
    let assessed = assess::assess(catalog, &used, day());
    let made = report::report(catalog, given, &used, &assessed, Some(day()));
    let own = |(question, given): (&str, AnswerValue)| (question.to_owned(), given);
    SavedReport {
        format: made.format.to_owned(),
        as_of: made.as_of,
        made: made.made,
        catalog: made.catalog.to_owned(),
        rules: made.rules.clone(),
        answers: made.answers.into_iter().map(own).collect(),
        settled: made
            .settled
            .into_iter()
            .map(|(point, told)| (point.to_owned(), told))
            .collect(),
        assessments: made
            .assessments
            .iter()
            .map(|line| SavedVerdict {
                program: line.program.to_owned(),
                agreement: line.agreement.to_owned(),
                verdict: line.verdict.to_owned(),
            })
            .collect(),
    }
}

#[test]
fn a_report_read_back_is_where_it_was() {
    let catalog = crate::content();
    for known in sample(500) {
        let given = answers(&known).with(QuestionIx(5), Answer::NotSure);
        let restored = report::restore(&catalog, &kept(&catalog, &given)).unwrap();
        assert_eq!(restored.answers, given);
        assert!(restored.same_rules && restored.dropped.is_empty());
        assert_eq!(restored.changed, []);
    }
}

#[test]
fn who_settled_a_point_and_when_comes_back_with_the_report() {
    let catalog = crate::content();
    let point = catalog.find_question("lesc_phone").unwrap();
    let told = Settlement {
        from: Desk::Ice,
        on: Date::day(2026, 11, 12),
    };
    let given = Answers::default()
        .with(point, Answer::Chosen(vec![0]))
        .settled_by(point, told);
    let restored = report::restore(&catalog, &kept(&catalog, &given)).unwrap();
    assert_eq!(restored.answers.told(point), Some(told));
    // A reopened point has no record of who settled it, and `settled_by` adds none.
    let open = given.with(point, Answer::Open).settled_by(point, told);
    assert_eq!(open, Answers::default());
}

#[test]
fn a_report_of_older_rules_is_computed_anew_and_the_changed_verdicts_are_named() {
    let catalog = crate::content();
    let given = crate::stories::answers_of(&catalog, "01-border-sheriff-cash-and-gangs.toml");
    let kept = kept(&catalog, &given);
    let mut document = crate::editable();
    let programs = &mut document.programs;
    let shield = programs
        .iter_mut()
        .find(|program| program.id.as_str() == "community-shield")
        .unwrap();
    // A made-up rule change: Community Shield no longer addresses gangs.
    shield.agreements[0].addresses[0].challenge = "fugitives".into();
    let newer = Catalog::link(document).unwrap();
    let restored = report::restore(&newer, &kept).unwrap();
    assert_eq!(restored.answers, given);
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
fn answers_that_newer_rules_do_not_know_are_named_and_the_others_kept() {
    let catalog = crate::content();
    let given = crate::stories::answers_of(&catalog, "01-border-sheriff-cash-and-gangs.toml");
    let mut kept = kept(&catalog, &given);
    kept.rules = "0000000000000000".to_owned();
    kept.answers
        .insert("color".to_owned(), AnswerValue::One("blue".to_owned()));
    kept.assessments.push(SavedVerdict {
        program: "gone".to_owned(),
        agreement: "take-part".to_owned(),
        verdict: "fits".to_owned(),
    });
    let restored = report::restore(&catalog, &kept).unwrap();
    assert_eq!(restored.answers, given);
    assert_eq!(
        restored.dropped,
        [AnswerError::UnknownQuestion("color".to_owned())]
    );
    assert_eq!(restored.changed, []);
}

#[test]
fn a_report_that_is_none_or_was_tampered_with_is_refused() {
    let catalog = crate::content();
    let good = kept(&catalog, &Answers::default());
    let mut other = good.clone();
    other.format = "ice-access-guide/2".to_owned();
    let refused = report::restore(&catalog, &other).unwrap_err();
    assert_eq!(
        refused,
        RestoreError::Format("ice-access-guide/2".to_owned())
    );
    assert_eq!(
        refused.to_string(),
        format!("the format is \"ice-access-guide/2\", not \"{FORMAT}\"")
    );
    let mut tampered = good;
    tampered.answers = BTreeMap::from([("power".to_owned(), AnswerValue::One("all".to_owned()))]);
    assert!(matches!(
        report::restore(&catalog, &tampered),
        Err(RestoreError::Answer(AnswerError::UnknownChoice(..)))
    ));
}

#[test]
fn a_report_without_verdicts_names_no_changed_one() {
    let catalog = crate::content();
    let mut kept = kept(&catalog, &Answers::default());
    kept.assessments.clear();
    assert_eq!(
        report::restore(&catalog, &kept).unwrap().changed,
        Vec::<Changed>::new()
    );
}

#[test]
fn wording_does_not_change_the_fingerprint_and_every_rule_does() {
    let shipped = crate::content();
    let of = |document: guide_engine::document::Document| {
        fingerprint::of(&Catalog::link(document).unwrap())
    };
    let before = fingerprint::of(&shipped);
    let mut wording = crate::editable();
    wording.programs[0].name.push_str(" too");
    wording.questions[0].text.push_str(" Really?");
    wording.about.version = "9.9.9".to_owned();
    assert_eq!(of(wording), before);
    let mut seen = vec![before];
    let mut differs = |change: &dyn Fn(&mut guide_engine::document::Document)| {
        let mut document = crate::editable();
        change(&mut document);
        let found = of(document);
        assert!(!seen.contains(&found));
        seen.push(found);
    };
    differs(&|document| document.questions[3].choices.swap(0, 1));
    differs(&|document| document.programs.swap(0, 1));
    differs(&|document| {
        document.programs[0].agreements[0].offered[0].from = "2006".parse().unwrap()
    });
    differs(&|document| drop(document.programs[4].agreements[0].needs.pop()));
    differs(&|document| drop(document.programs[4].agreements[0].requirements.pop()));
    differs(&|document| {
        document.programs[9].agreements[0].addresses[0].challenge = "fugitives".into();
    });
}
