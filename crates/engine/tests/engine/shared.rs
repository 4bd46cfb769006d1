//! Tests of share links, which carry answers: round trips, links made before a rule change, and
//! damaged links.

use crate::depth;
use crate::interviewed::{answers, sample, sample_of};
use guide_engine::answer::{Answer, Answers};
use guide_engine::catalog::Catalog;
use guide_engine::condition::QuestionIx;
use guide_engine::document::Settlement;
use guide_engine::document::{Desk, QuestionKind};
use guide_engine::share::{LONGEST, LinkError, decode, encode};
use proptest::prelude::*;

#[test]
fn answers_come_back_as_they_were() {
    let catalog = crate::content();
    let all = sample(1_000)
        .into_iter()
        .chain(sample_of(&crate::content(), 1.0, 1_000));
    for known in all {
        let mut given = answers(&known);
        if let Some(unsure) = known.keys().next() {
            given = given.with(QuestionIx(*unsure), Answer::NotSure);
        }
        let link = encode(&catalog, &given).unwrap();
        let opened = decode(&catalog, &link).unwrap();
        assert_eq!(opened.answers, given);
        assert!(opened.same_rules && opened.dropped == 0);
    }
}

#[test]
fn the_longest_link_is_short_and_fit_for_a_fragment() {
    let catalog = crate::content();
    let everything =
        catalog
            .all_questions()
            .fold(Answers::default(), |answers, (index, question)| {
                let chosen = match question.kind {
                    QuestionKind::One => vec![0],
                    QuestionKind::Many => {
                        let plain = question.choices.iter().enumerate().filter(|(_, c)| !c.none);
                        plain.map(|(at, _)| at).collect()
                    }
                };
                answers.with(index, Answer::Chosen(chosen))
            });
    let link = encode(&catalog, &everything).unwrap();
    assert!(link.len() < 270, "{} characters", link.len());
    assert!(
        link.chars()
            .all(|sign| sign.is_ascii_alphanumeric() || "-_".contains(sign))
    );
    let nothing = encode(&catalog, &Answers::default()).unwrap();
    assert_eq!(
        decode(&catalog, &nothing).unwrap().answers,
        Answers::default()
    );
}

#[test]
fn a_link_leaves_out_who_settled_a_point() {
    let catalog = crate::content();
    let (point, _) = catalog.points().next().unwrap();
    let given = Answers::default().with(point, Answer::Chosen(vec![0]));
    let told = Settlement {
        from: Desk::Ice,
        on: Some("2026-11-30".parse().unwrap()),
    };
    let link = encode(&catalog, &given.clone().settled_by(point, told)).unwrap();
    assert_eq!(decode(&catalog, &link).unwrap().answers, given);
}

#[test]
fn every_single_flipped_bit_is_refused() {
    let catalog = crate::content();
    for known in sample(25) {
        let link = encode(&catalog, &answers(&known)).unwrap();
        for at in 0..link.len() {
            for bit in 0..8 {
                let mut bytes = link.clone().into_bytes();
                bytes[at] ^= 1 << bit;
                let flipped = String::from_utf8_lossy(&bytes).into_owned();
                assert!(
                    decode(&catalog, &flipped).is_err(),
                    "{link} at {at}, bit {bit}"
                );
            }
        }
    }
}

#[test]
fn a_link_that_was_cut_off_or_is_none_is_refused() {
    let catalog = crate::content();
    let link = encode(
        &catalog,
        &crate::stories::answers_of(&catalog, "14-district-prosecutor.toml"),
    )
    .unwrap();
    for length in 0..link.len() {
        assert_eq!(decode(&catalog, &link[..length]), Err(LinkError::Damaged));
    }
    let long = "A".repeat(LONGEST + 1);
    for other in ["hello", "🦀", "AAAA", "%41", &long] {
        assert_eq!(decode(&catalog, other), Err(LinkError::Damaged));
    }
}

/// After questions and choices are reordered, an older link still yields every answer, and
/// `same_rules` is false.
#[test]
fn a_link_from_before_a_change_of_the_rules_says_so() {
    let catalog = crate::content();
    let given = crate::stories::answers_of(&catalog, "01-border-sheriff-cash-and-gangs.toml");
    let link = encode(&catalog, &given).unwrap();
    let mut document = crate::editable();
    document.questions.swap(3, 4);
    document.questions[0].choices.swap(0, 1);
    let newer = Catalog::link(document).unwrap();
    let opened = decode(&newer, &link).unwrap();
    assert!(!opened.same_rules && opened.dropped == 0);
    for (index, question) in catalog.questions() {
        let now = newer.find_question(question.id.as_str()).unwrap();
        let (mut before, mut after) = (
            given.give(&catalog, index),
            opened.answers.give(&newer, now),
        );
        for given in [&mut before, &mut after] {
            if let Some(guide_engine::document::AnswerValue::Many(ids)) = given {
                ids.sort();
            }
        }
        assert_eq!(before, after, "{}", question.id);
    }
}

#[test]
fn what_newer_rules_do_not_know_is_counted() {
    let catalog = crate::content();
    let given = crate::stories::answers_of(&catalog, "01-border-sheriff-cash-and-gangs.toml");
    let mut document = crate::editable();
    // Renames a question's id, so that the link names a question that no longer exists.
    let renamed = document
        .questions
        .iter()
        .position(|q| q.id.as_str() == "place")
        .unwrap();
    document.questions[renamed].id = "where".into();
    for program in &mut document.programs {
        for agreement in &mut program.agreements {
            for need in &mut agreement.needs {
                rename(&mut need.when);
            }
            for asked in &mut agreement.requirements {
                asked.met_when.as_mut().into_iter().for_each(rename);
            }
        }
    }
    let newer = Catalog::link(document).unwrap();
    let opened = decode(&newer, &encode(&catalog, &given).unwrap()).unwrap();
    assert_eq!((opened.same_rules, opened.dropped), (false, 1));
    assert_eq!(*opened.answers.get(QuestionIx(renamed)), Answer::Open);
}

fn rename(rule: &mut guide_engine::document::Rule) {
    if rule
        .question
        .as_ref()
        .is_some_and(|id| id.as_str() == "place")
    {
        rule.question = Some("where".into());
    }
    let all = rule.all.iter_mut().flatten();
    let parts = all.chain(rule.any.iter_mut().flatten());
    parts.chain(rule.not.as_deref_mut()).for_each(rename);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: depth::cases(400, 4_000), ..ProptestConfig::default() })]

    /// Decoding arbitrary text returns an error and never panics.
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,320}") {
        let catalog = crate::content();
        prop_assert!(decode(&catalog, &text).is_err());
    }

    /// If a random code happens to decode and its rules are the same, its answers can be encoded
    /// again. So a valid checksum does not bypass the other checks.
    #[test]
    fn any_signs_are_read_or_refused(text in "[A-Za-z0-9_-]{0,320}") {
        let catalog = crate::content();
        if let Ok(opened) = decode(&catalog, &text) {
            prop_assert!(!opened.same_rules || encode(&catalog, &opened.answers).is_some());
        }
    }
}
