//! Compares the engine with the truth tables of `truth_table.rs` on random complete answer sets.
//! The tables use the fixture catalog, because the shipped content has too many answer sets for
//! them. Other tests in this file compare `reassess` with `assess`, and check reasons and the
//! effect of an edit on the shipped content.

use crate::day;
use crate::depth;
use crate::reasons_and_counterfactuals::{sorted, to_counterfactuals};
use crate::result_tables::{AgreementResults, ResultTables};
use crate::samples::{sample, sample_of, to_answers};
use guide_engine::answer::{Answer, Answers};
use guide_engine::assess::{self, Reason};
use guide_engine::catalog::AgreementIx;
use guide_engine::condition::QuestionIx;
use guide_engine::counterfactuals::counterfactuals;
use guide_engine::document::Verdict;
use guide_engine::interview::relevance;
use guide_engine::sufficient_reasons::{COMPLETE_UP_TO, sufficient_reasons};
use std::collections::BTreeSet;

/// Returns the number of answer sets to draw. A quick run draws the first 1,000 sets of the nightly
/// run.
fn set_count() -> usize {
    depth::pick(1_000, 100_000)
}

#[test]
fn verdicts_match_the_truth_tables() {
    let catalog = crate::fixture_without_relations();
    let results = ResultTables::of(&catalog);
    for known in sample_of(&catalog, 1.0, set_count()) {
        assert_eq!(known.len(), catalog.all_questions().count());
        let tables = results.programs.iter().flatten();
        let expected = tables.map(|(table, _)| table.decided(&table.setting(&known)).unwrap());
        let found = assess::verdicts(&catalog, &to_answers(&known), day());
        assert!(found.into_iter().eq(expected), "{known:?}");
    }
}

/// For each answer set, the test compares the next agreement and the next question in turn. So each
/// agreement and each question is compared on over 100 sets, and on over 10,000 in a nightly run.
#[test]
fn reasons_counterfactuals_and_bearings_match_the_truth_tables() {
    let catalog = crate::fixture_without_relations();
    let results = ResultTables::of(&catalog);
    let tables: Vec<&AgreementResults> = results.programs.iter().flatten().collect();
    let questions = catalog.questions().count();
    for (number, known) in sample_of(&catalog, 1.0, set_count())
        .into_iter()
        .enumerate()
    {
        let answers = to_answers(&known);
        let index = number % tables.len();
        let table = &tables[index].0;
        let setting = table.setting(&known);
        let found = sufficient_reasons(&catalog, &answers, AgreementIx(index), day());
        let small = found.iter().filter(|set| set.len() <= COMPLETE_UP_TO);
        let small: BTreeSet<_> = small.cloned().collect();
        let expected: BTreeSet<_> = table.sufficient_reasons(&setting).into_iter().collect();
        assert_eq!(small, expected, "{index} with {known:?}");
        if table.decided(&setting) != Some(Verdict::Fits) {
            let found = counterfactuals(&catalog, &answers, AgreementIx(index), day()).unwrap();
            let found: BTreeSet<_> = found.into_iter().map(sorted).collect();
            let expected = table.counterfactuals(&setting);
            let expected = expected.iter().map(|set| to_counterfactuals(table, set));
            let expected: BTreeSet<_> = expected.collect();
            assert_eq!(found, expected, "{index} with {known:?}");
        }
        let question = number % questions;
        let expected = results.relevance(&catalog, &known, question);
        let found = relevance(&catalog, &answers, QuestionIx(question), day());
        assert_eq!(found, expected, "{question} with {known:?}");
    }
}

#[test]
fn reassessing_an_edit_equals_a_full_assessment() {
    let catalog = crate::content();
    for known in sample(depth::pick(300, 1_000)) {
        let before = to_answers(&known);
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
fn reasons_name_answered_or_open_questions() {
    let catalog = crate::content();
    let (mut decided, mut open) = (0, 0);
    for known in sample(1_000) {
        let assessed = assess::assess(&catalog, &to_answers(&known), day());
        for reason in assessed
            .agreements
            .iter()
            .flat_map(|assessment| &assessment.reasons)
        {
            match reason {
                Reason::Met(_, questions) | Reason::NotMet(_, questions) => {
                    assert!(questions.iter().all(|index| known.contains_key(&index.0)));
                    decided += 1;
                }
                Reason::Open(_, questions) => {
                    assert!(!questions.is_empty());
                    assert!(questions.iter().all(|index| !known.contains_key(&index.0)));
                    open += 1;
                }
                _ => {}
            }
        }
    }
    assert!(decided > 1_000 && open > 1_000, "{decided} {open}");
}

/// `affected_agreements` returns exactly the agreements that read the edited question, and none if
/// nothing was edited.
#[test]
fn an_edit_touches_only_agreements_that_read_the_question() {
    let catalog = crate::content();
    let touched_by = |question: &str| -> Vec<String> {
        let index = catalog.find_question(question).unwrap();
        let edit = Answers::default().with(index, Answer::Chosen(vec![0]));
        let affected_agreements = assess::affected_agreements(&catalog, &Answers::default(), &edit);
        let name = |index: &AgreementIx| catalog.agreement(*index).unwrap().0.id.to_string();
        affected_agreements.iter().map(name).collect()
    };
    assert_eq!(touched_by("joint_case"), ["asset-forfeiture", "firewall"]);
    assert_eq!(
        touched_by("officers"),
        ["customs-cross-designation", "287g", "287g", "287g"]
    );
    assert_eq!(touched_by("challenges").len(), 15);
    let none = assess::affected_agreements(&catalog, &Answers::default(), &Answers::default());
    assert_eq!(none, []);
}

#[test]
fn open_answers_are_not_stored() {
    let nothing = Answers::default();
    assert!(nothing.is_empty());
    let one_answer = nothing.with(QuestionIx(3), Answer::NotSure);
    assert!(!one_answer.is_empty());
    assert!(one_answer.with(QuestionIx(3), Answer::Open).is_empty());
}
