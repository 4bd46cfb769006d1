//! Finds choices that change no result, and questions that the interview never asks.
//!
//! `guide prove` reports such choices and questions as faults. It also prints an example for each
//! open point (a question that only ICE, counsel or another agency can settle) that decides a
//! verdict.

use super::witness;
use guide_engine::answer::{Answer, Answers};
use guide_engine::catalog::Catalog;
use guide_engine::condition::QuestionIx;
use guide_engine::date::Date;
use guide_engine::document::Verdict;
use guide_engine::document::{Document, Question};
use guide_engine::interview::interview;
use guide_engine::space::{Dimension, Space};
use std::collections::{BTreeMap, BTreeSet};

/// The choices and open points that are known to change a result.
#[derive(Default)]
pub struct Effects {
    effective: BTreeSet<(QuestionIx, Choice)>,
    /// For each open point, a line about the first agreement whose verdict it decides: the name of
    /// the agreement, the verdicts for "yes" and "no", and the answers to the other questions.
    points: BTreeMap<QuestionIx, String>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Choice {
    Index(usize),
    /// "None of these" in a multi-select.
    None,
}

impl Effects {
    /// Records each choice that changes a result by itself, which means that two whole answer sets
    /// (those without open questions) differ only in this choice and have different results.
    /// `results` lists the result of each whole answer set, which is a verdict or a mark. A result
    /// is `None` if an exclusion rules out the answer set; such answer sets are not compared.
    pub fn add_choices<R: PartialEq>(&mut self, space: &Space, results: &[Option<R>]) {
        let mut step = space.whole();
        for dimension in space.dimensions() {
            let block = step;
            step /= dimension.answers.len().max(1);
            for first in 0..dimension.answers.len() {
                for second in first + 1..dimension.answers.len() {
                    if self.is_new(dimension, first, second)
                        && first_difference(results, block, step, first, second).is_some()
                    {
                        let choices = between(dimension, first, second);
                        self.effective
                            .extend(choices.map(|choice| (dimension.question, choice)));
                    }
                }
            }
        }
    }

    /// For each open point, records the first combination of answers to the other questions with
    /// which the open point decides the verdict on this agreement. Skips open points that are
    /// already recorded.
    pub fn add_points(
        &mut self,
        document: &Document,
        name: &str,
        space: &Space,
        verdicts: &[Option<Verdict>],
    ) {
        let mut step = space.whole();
        for (position, dimension) in space.dimensions().iter().enumerate() {
            let block = step;
            step /= dimension.answers.len().max(1);
            let question = document.questions.get(dimension.question.0);
            let is_point = question.is_some_and(|question| question.point.is_some());
            if !is_point || self.points.contains_key(&dimension.question) {
                continue;
            }
            if let Some(index) = first_difference(verdicts, block, step, 0, 1) {
                let verdict = |index: usize| verdicts.get(index).copied().flatten();
                let key = |index| verdict(index).map_or("excluded", Verdict::key);
                let mut digits = space.digits_at(index);
                if let Some(digit) = digits.get_mut(position) {
                    *digit = None;
                }
                let json = witness::json(&document.questions, &space.answers_of(&digits));
                let line = format!(
                    "{name}: yes {}, no {}: {json}",
                    key(index),
                    key(index + step)
                );
                self.points.insert(dimension.question, line);
            }
        }
    }

    /// Returns one line for each open point that decides a verdict.
    pub fn witnesses(&self, document: &Document) -> Vec<String> {
        let points = self.points.iter().filter_map(|(index, line)| {
            let question = document.questions.get(index.0)?;
            Some(format!("point {}: {line}", question.id))
        });
        points.collect()
    }

    fn is_new(&self, dimension: &Dimension, first: usize, second: usize) -> bool {
        between(dimension, first, second)
            .any(|choice| !self.effective.contains(&(dimension.question, choice)))
    }

    /// Returns one line for each choice that changes no result, with an answer set that contains
    /// the choice.
    pub fn ineffective_choices(&self, document: &Document) -> Vec<String> {
        let questions = document.questions.iter().enumerate();
        let choices = questions.flat_map(|(position, question)| {
            let choices = (0..question.choices.len()).map(move |choice| (position, choice));
            choices.filter(move |(_, choice)| {
                !self.is_effective(QuestionIx(position), question, *choice)
            })
        });
        choices
            .map(|(position, choice)| without_effect(document, position, choice))
            .collect()
    }

    fn is_effective(&self, position: QuestionIx, question: &Question, choice: usize) -> bool {
        let is_none = question
            .choices
            .get(choice)
            .is_some_and(|choice| choice.none);
        self.effective.contains(&(position, Choice::Index(choice)))
            || is_none && self.effective.contains(&(position, Choice::None))
    }
}

/// Returns the choices that are shown to have an effect, given that replacing answer `first` to a
/// question by answer `second` changes a result. In a single-choice question, these are all choices
/// that either answer represents. In a multi-select, an answer represents sets of choices; a choice
/// has an effect if it is the only difference between a set of the first answer and a set of the
/// second. If the first answer represents the empty set, "none of these" also has an effect.
fn between(dimension: &Dimension, first: usize, second: usize) -> impl Iterator<Item = Choice> {
    let (choices, none) = if dimension.ticks.is_empty() {
        let alike = [first, second].into_iter();
        let alike = alike.flat_map(|answer| dimension.alike.get(answer).into_iter().flatten());
        (alike.map(|choice| Choice::Index(*choice)).collect(), false)
    } else {
        let sets = |answer| dimension.alike.get(answer).into_iter().flatten();
        let pairs = sets(first).flat_map(|set| sets(second).map(move |other| set ^ other));
        let pairs: BTreeSet<usize> = pairs.collect();
        let bits = dimension.ticks.iter().enumerate();
        let ticked = bits.filter(|(bit, _)| pairs.contains(&(1 << bit)));
        let choices: Vec<_> = ticked.map(|(_, choice)| Choice::Index(*choice)).collect();
        (choices, sets(first).any(|set| *set == 0))
    };
    choices.into_iter().chain(none.then_some(Choice::None))
}

/// Returns the index of the first whole answer set that has answer `first` to a question and whose
/// result changes if this answer is replaced by `second`. `results` consists of blocks of `block`
/// results, one block for each combination of answers to the preceding questions. Within a block,
/// each answer to the question itself has `step` results, one for each combination of answers to
/// the following questions.
fn first_difference<R: PartialEq>(
    results: &[Option<R>],
    block: usize,
    step: usize,
    first: usize,
    second: usize,
) -> Option<usize> {
    let mut blocks = results.chunks(block.max(1)).enumerate();
    blocks.find_map(|(number, results)| {
        let results_for = |answer: usize| {
            let results = results.get(answer * step..(answer + 1) * step);
            results.unwrap_or_default()
        };
        let mut pairs = results_for(first).iter().zip(results_for(second));
        let offset =
            pairs.position(|pair| matches!(pair, (Some(left), Some(right)) if left != right))?;
        Some(number * block + first * step + offset)
    })
}

fn without_effect(document: &Document, position: usize, choice: usize) -> String {
    let answers = Answers::default().with(QuestionIx(position), Answer::Chosen(vec![choice]));
    let json = witness::json(&document.questions, &answers);
    let question = document.questions.get(position);
    let choice = question.and_then(|question| question.choices.get(choice));
    format!(
        "question {}: no effect: choice {} changes no verdict and no mark: {json}",
        question.map_or("", |question| question.id.as_str()),
        choice.map_or("", |choice| choice.id.as_str()),
    )
}

/// Returns a fault for each question that the interview asks on none of `days`.
///
/// The interview asks a question if its field `law` is set, or if it can still change a result,
/// given the answers before it. Each further answer can only reduce the set of results that a
/// question can change. Therefore, a question that is not asked when nothing is answered is never
/// asked.
pub fn never_asked(catalog: &Catalog, days: &[Option<Date>]) -> Vec<String> {
    let mut days: Vec<Date> = days.iter().copied().flatten().collect();
    days.sort_unstable_by_key(|day| day.first());
    days.dedup();
    let days = days.into_iter();
    let asked: Vec<Vec<bool>> = days
        .map(|day| interview(catalog, &Answers::default(), day).asked)
        .collect();
    let questions = catalog.questions();
    let never = questions.filter(|(position, _)| {
        let mut asked = asked.iter();
        !asked.any(|asked| asked.get(position.0) == Some(&true))
    });
    never
        .map(|(_, question)| {
            format!(
                "question {}: never asked: it affects no verdict and no mark, even if nothing is \
                 answered: {{}}",
                question.id
            )
        })
        .collect()
}
