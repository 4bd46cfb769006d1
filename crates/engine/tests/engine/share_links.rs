//! Tests of share links, which carry answers: round trips, links made before a rule change, and
//! damaged links.

use crate::depth;
use crate::samples::{sample, sample_of, to_answers};
use guide_engine::answer::{Answer, Answers};
use guide_engine::catalog::Catalog;
use guide_engine::condition::QuestionIx;
use guide_engine::document::Settlement;
use guide_engine::document::{AnswerValue, Desk, QuestionKind, Rule};
use guide_engine::share::{LinkError, MAX_LENGTH, decode, encode};
use proptest::prelude::*;

#[test]
fn answers_survive_a_round_trip() {
    let catalog = crate::content();
    let partial = sample(1_000).into_iter();
    let complete = sample_of(&crate::content(), 1.0, 1_000);
    for known in partial.chain(complete) {
        let mut answers = to_answers(&known);
        if let Some(unsure) = known.keys().next() {
            answers = answers.with(QuestionIx(*unsure), Answer::NotSure);
        }
        let link = encode(&catalog, &answers).unwrap();
        let opened = decode(&catalog, &link).unwrap();
        assert_eq!(opened.answers, answers);
        assert!(opened.same_rules && opened.dropped == 0);
    }
}

#[test]
fn the_longest_link_is_short_and_valid_in_a_fragment() {
    let catalog = crate::content();
    let complete =
        catalog
            .all_questions()
            .fold(Answers::default(), |answers, (index, question)| {
                let chosen = match question.kind {
                    QuestionKind::One => vec![0],
                    QuestionKind::Many => {
                        let plain = question.choices.iter().enumerate().filter(|(_, c)| !c.none);
                        plain.map(|(index, _)| index).collect()
                    }
                };
                answers.with(index, Answer::Chosen(chosen))
            });
    let link = encode(&catalog, &complete).unwrap();
    assert!(link.len() < 270, "{} characters", link.len());
    assert!(
        link.chars()
            .all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
    );
    let empty_link = encode(&catalog, &Answers::default()).unwrap();
    assert_eq!(
        decode(&catalog, &empty_link).unwrap().answers,
        Answers::default()
    );
}

#[test]
fn a_link_omits_settlements() {
    let catalog = crate::content();
    let (point, _) = catalog.points().next().unwrap();
    let answers = Answers::default().with(point, Answer::Chosen(vec![0]));
    let settlement = Settlement {
        from: Desk::Ice,
        on: Some("2026-11-30".parse().unwrap()),
    };
    let link = encode(
        &catalog,
        &answers.clone().with_settlement(point, settlement),
    )
    .unwrap();
    assert_eq!(decode(&catalog, &link).unwrap().answers, answers);
}

#[test]
fn rejects_every_single_bit_flip() {
    let catalog = crate::content();
    for known in sample(25) {
        let link = encode(&catalog, &to_answers(&known)).unwrap();
        for offset in 0..link.len() {
            for bit in 0..8 {
                let mut bytes = link.clone().into_bytes();
                bytes[offset] ^= 1 << bit;
                let flipped = String::from_utf8_lossy(&bytes).into_owned();
                assert!(
                    decode(&catalog, &flipped).is_err(),
                    "{link} at byte {offset}, bit {bit}"
                );
            }
        }
    }
}

#[test]
fn rejects_truncated_links_and_other_texts() {
    let catalog = crate::content();
    let link = encode(
        &catalog,
        &crate::stories::answers_of(&catalog, "14-district-prosecutor.toml"),
    )
    .unwrap();
    for length in 0..link.len() {
        assert_eq!(decode(&catalog, &link[..length]), Err(LinkError::Damaged));
    }
    let long = "A".repeat(MAX_LENGTH + 1);
    for other in ["hello", "🦀", "AAAA", "%41", &long] {
        assert_eq!(decode(&catalog, other), Err(LinkError::Damaged));
    }
}

/// After questions and choices are reordered, an older link still yields every answer, and
/// `same_rules` is false.
#[test]
fn a_link_from_older_rules_opens_with_all_answers() {
    let catalog = crate::content();
    let answers = crate::stories::answers_of(&catalog, "01-border-sheriff-cash-and-gangs.toml");
    let link = encode(&catalog, &answers).unwrap();
    let mut document = crate::editable();
    document.questions.swap(3, 4);
    document.questions[0].choices.swap(0, 1);
    let newer = Catalog::link(document).unwrap();
    let opened = decode(&newer, &link).unwrap();
    assert!(!opened.same_rules && opened.dropped == 0);
    for (index, question) in catalog.questions() {
        let now = newer.find_question(question.id.as_str()).unwrap();
        let (mut before, mut after) = (
            answers.answer_value(&catalog, index),
            opened.answers.answer_value(&newer, now),
        );
        for value in [&mut before, &mut after] {
            if let Some(AnswerValue::Many(ids)) = value {
                ids.sort();
            }
        }
        assert_eq!(before, after, "{}", question.id);
    }
}

#[test]
fn unknown_answers_in_a_link_are_counted() {
    let catalog = crate::content();
    let answers = crate::stories::answers_of(&catalog, "01-border-sheriff-cash-and-gangs.toml");
    let mut document = crate::editable();
    // Changes the id of a question, so that the link names a question that no longer exists.
    let index = document
        .questions
        .iter()
        .position(|q| q.id.as_str() == "place")
        .unwrap();
    document.questions[index].id = "where".into();
    for program in &mut document.programs {
        for agreement in &mut program.agreements {
            for need in &mut agreement.needs {
                rename_place(&mut need.when);
            }
            for requirement in &mut agreement.requirements {
                requirement
                    .met_when
                    .as_mut()
                    .into_iter()
                    .for_each(rename_place);
            }
        }
    }
    let newer = Catalog::link(document).unwrap();
    let opened = decode(&newer, &encode(&catalog, &answers).unwrap()).unwrap();
    assert_eq!((opened.same_rules, opened.dropped), (false, 1));
    assert_eq!(*opened.answers.get(QuestionIx(index)), Answer::Open);
}

fn rename_place(rule: &mut Rule) {
    if rule
        .question
        .as_ref()
        .is_some_and(|id| id.as_str() == "place")
    {
        rule.question = Some("where".into());
    }
    let parts = rule.all.iter_mut().flatten();
    let parts = parts.chain(rule.any.iter_mut().flatten());
    parts.chain(rule.not.as_deref_mut()).for_each(rename_place);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(depth::cases(400, 4_000)))]

    /// Decoding arbitrary text returns an error and never panics.
    #[test]
    fn rejects_random_text(text in "\\PC{0,320}") {
        let catalog = crate::content();
        prop_assert!(decode(&catalog, &text).is_err());
    }

    /// If random text happens to decode as a link for the current rules, its answers can be encoded
    /// again. So a valid checksum does not bypass the other checks.
    #[test]
    fn random_codes_are_decoded_or_rejected(text in "[A-Za-z0-9_-]{0,320}") {
        let catalog = crate::content();
        if let Ok(opened) = decode(&catalog, &text) {
            prop_assert!(!opened.same_rules || encode(&catalog, &opened.answers).is_some());
        }
    }
}
