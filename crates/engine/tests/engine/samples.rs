//! Draws random answer sets over a catalog. The same sets are drawn on every run.

use crate::enumeration::has_completion;
use crate::oracle::Chosen;
use guide_engine::answer::{Answer, Answers};
use guide_engine::catalog::Catalog;
use guide_engine::condition::QuestionIx;
use guide_engine::document::QuestionKind;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

/// Draws random answer sets over the shipped content. In each answer set, about one question in
/// three is open.
pub fn sample(count: usize) -> Vec<Chosen> {
    sample_of(&crate::content(), 0.66, count)
}

/// Draws random answer sets over a catalog, and skips those that an exclusion rules out. `answered`
/// is the probability that a question is answered.
pub fn sample_of(catalog: &Catalog, answered: f64, count: usize) -> Vec<Chosen> {
    let mut runner = TestRunner::deterministic();
    let strategy = answer_sets(catalog, answered);
    let candidates = std::iter::repeat_with(|| strategy.new_tree(&mut runner).unwrap().current());
    let possible = candidates.filter(|known| has_completion(catalog.document(), known));
    possible.take(count).collect()
}

/// Returns a strategy for random answer sets over all questions of a catalog. `answered` is the
/// probability that a question is answered.
fn answer_sets(catalog: &Catalog, answered: f64) -> impl Strategy<Value = Chosen> + use<> {
    let strategies: Vec<_> = catalog
        .all_questions()
        .map(|(_, question)| {
            let choices = question.choices.len();
            let single = (0..choices).prop_map(|choice| vec![choice]).boxed();
            let none = question.choices.iter().position(|choice| choice.none);
            let multiple = proptest::collection::btree_set(0..choices, 0..4).prop_map(move |set| {
                let plain: Vec<usize> = set.into_iter().filter(|c| Some(*c) != none).collect();
                if plain.is_empty() {
                    none.into_iter().collect()
                } else {
                    plain
                }
            });
            let answer = match question.kind {
                QuestionKind::One => single,
                QuestionKind::Many => multiple.boxed(),
            };
            match answered < 1.0 {
                true => proptest::option::weighted(answered, answer).boxed(),
                false => answer.prop_map(Some).boxed(),
            }
        })
        .collect();
    strategies.prop_map(|answers| {
        let indexed = answers.into_iter().enumerate();
        indexed
            .filter_map(|(index, answer)| Some((index, answer?)))
            .collect()
    })
}

/// Returns the answers in which these choices are selected and all other questions are open.
pub fn to_answers(chosen: &Chosen) -> Answers {
    chosen
        .iter()
        .fold(Answers::default(), |answers, (index, choices)| {
            answers.with(QuestionIx(*index), Answer::Chosen(choices.clone()))
        })
}
