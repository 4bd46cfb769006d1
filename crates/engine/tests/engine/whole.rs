//! Compares the engine with the truth tables of `table.rs` on random complete answer sets. The
//! tables use the fixture catalog, because the shipped content has too many answer sets for them.
//! Other tests in this file compare `reassess` with `assess` and check reasons on the shipped
//! content.

use crate::depth;
use crate::interviewed::{Decided, Everything, answers, day, sample, sample_of};
use crate::reasons_and_changes::{named, sorted};
use guide_engine::answer::{Answer, Answers};
use guide_engine::assess::{self, Reason};
use guide_engine::catalog::AgreementIx;
use guide_engine::condition::QuestionIx;
use guide_engine::counterfactuals::counterfactuals;
use guide_engine::document::Verdict;
use guide_engine::interview::bearing;
use guide_engine::sufficient_reasons::{COMPLETE_UP_TO, sufficient_reasons};
use std::collections::BTreeSet;

/// Returns the number of answer sets to draw. A quick run draws the first 1,000 sets of the nightly
/// run.
fn sets() -> usize {
    depth::pick(1_000, 100_000)
}

#[test]
fn random_answer_sets_get_the_verdicts_of_the_tables() {
    let catalog = crate::unrelated();
    let everything = Everything::of(&catalog);
    for known in sample_of(&catalog, 1.0, sets()) {
        assert_eq!(known.len(), catalog.all_questions().count());
        let tables = everything.programs.iter().flatten();
        let expected = tables.map(|(table, _)| table.settled(&table.setting(&known)).unwrap());
        let found = assess::verdicts(&catalog, &answers(&known), day());
        assert!(found.into_iter().eq(expected), "{known:?}");
    }
}

/// For each answer set, the test compares the next agreement and the next question in turn. So each
/// agreement and each question is compared on over 100 sets, and on over 10,000 in a nightly run.
#[test]
fn random_answer_sets_get_the_reasons_changes_and_bearings_of_the_tables() {
    let catalog = crate::unrelated();
    let everything = Everything::of(&catalog);
    let tables: Vec<&Decided> = everything.programs.iter().flatten().collect();
    let questions = catalog.questions().count();
    for (turn, known) in sample_of(&catalog, 1.0, sets()).into_iter().enumerate() {
        let given = answers(&known);
        let index = turn % tables.len();
        let table = &tables[index].0;
        let setting = table.setting(&known);
        let found = sufficient_reasons(&catalog, &given, AgreementIx(index), day());
        let small = found.iter().filter(|set| set.len() <= COMPLETE_UP_TO);
        let small: BTreeSet<_> = small.cloned().collect();
        let expected: BTreeSet<_> = table.because(&setting).into_iter().collect();
        assert_eq!(small, expected, "{index} with {known:?}");
        if table.settled(&setting) != Some(Verdict::Fits) {
            let found = counterfactuals(&catalog, &given, AgreementIx(index), day()).unwrap();
            let found: BTreeSet<_> = found.into_iter().map(sorted).collect();
            let expected = table.changes(&setting);
            let expected: BTreeSet<_> = expected.iter().map(|set| named(table, set)).collect();
            assert_eq!(found, expected, "{index} with {known:?}");
        }
        let question = turn % questions;
        let expected = everything.bearing(&catalog, &known, question);
        let found = bearing(&catalog, &given, QuestionIx(question), day());
        assert_eq!(found, expected, "{question} with {known:?}");
    }
}

#[test]
fn an_edit_assessed_again_is_what_assessing_everything_gives() {
    let catalog = crate::content();
    for known in sample(depth::pick(300, 1_000)) {
        let before = answers(&known);
        let first = assess::assess(&catalog, &before, day());
        for (index, question) in catalog.all_questions() {
            for answer in [
                Answer::Open,
                Answer::Chosen(vec![0]),
                Answer::Chosen(vec![question.choices.len() / 2]),
            ] {
                let after = before.clone().with(index, answer);
                let again = assess::reassess(&catalog, &first, &before, &after);
                assert_eq!(again, assess::assess(&catalog, &after, day()), "{known:?}");
            }
        }
    }
}

#[test]
fn reasons_name_answers_where_it_is_settled_and_open_questions_where_it_is_not() {
    let catalog = crate::content();
    let mut seen = (0, 0);
    for known in sample(1_000) {
        let assessed = assess::assess(&catalog, &answers(&known), day());
        for reason in assessed.agreements.iter().flat_map(|one| &one.reasons) {
            match reason {
                Reason::Met(_, questions) | Reason::NotMet(_, questions) => {
                    assert!(questions.iter().all(|at| known.contains_key(&at.0)));
                    seen.0 += 1;
                }
                Reason::Open(_, questions) => {
                    assert!(!questions.is_empty());
                    assert!(questions.iter().all(|at| !known.contains_key(&at.0)));
                    seen.1 += 1;
                }
                _ => {}
            }
        }
    }
    assert!(seen.0 > 1_000 && seen.1 > 1_000, "{seen:?}");
}

/// `touched` returns exactly the agreements that read the edited question.
#[test]
fn an_edit_touches_what_reads_the_question_and_nothing_else() {
    let catalog = crate::content();
    let touched = |question: &str| -> Vec<String> {
        let index = catalog.find_question(question).unwrap();
        let edit = Answers::default().with(index, Answer::Chosen(vec![0]));
        let touched = assess::touched(&catalog, &Answers::default(), &edit);
        let name = |index: &AgreementIx| catalog.agreement(*index).unwrap().0.id.to_string();
        touched.iter().map(name).collect()
    };
    assert_eq!(touched("joint_case"), ["asset-forfeiture", "firewall"]);
    assert_eq!(
        touched("officers"),
        ["customs-cross-designation", "287g", "287g", "287g"]
    );
    assert_eq!(touched("challenges").len(), 15);
    let none = assess::touched(&catalog, &Answers::default(), &Answers::default());
    assert_eq!(none, []);
}

#[test]
fn only_what_was_answered_is_there() {
    let nothing = Answers::default();
    assert!(nothing.is_empty());
    let one = nothing.with(QuestionIx(3), Answer::NotSure);
    assert!(!one.is_empty());
    assert!(one.with(QuestionIx(3), Answer::Open).is_empty());
}
