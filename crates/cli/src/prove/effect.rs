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
    seen: BTreeSet<(QuestionIx, Choice)>,
    /// For each open point, a line about the first agreement whose verdict it decides: the name of
    /// the agreement, the verdicts for "yes" and "no", and the answers to the other questions.
    points: BTreeMap<QuestionIx, String>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Choice {
    At(usize),
    /// "None of these" in a multi-select.
    None,
}

impl Effects {
    /// Records each choice that changes a result by itself, which means that two whole answer sets
    /// (those without open questions) differ only in this choice and have different results. `ends`
    /// lists the result of each whole answer set, which is a verdict or a mark. A result is `None`
    /// if an exclusion rules out the answer set; such answer sets are not compared.
    pub fn note<E: PartialEq>(&mut self, space: &Space, ends: &[Option<E>]) {
        let mut step = space.whole();
        for own in space.dimensions() {
            let block = step;
            step /= own.answers.len().max(1);
            for first in 0..own.answers.len() {
                for second in first + 1..own.answers.len() {
                    if self.is_new(own, first, second)
                        && differ(ends, block, step, first, second).is_some()
                    {
                        self.seen.extend(
                            between(own, first, second).map(|choice| (own.question, choice)),
                        );
                    }
                }
            }
        }
    }

    /// For each open point, records the first combination of answers to the other questions with
    /// which the open point decides the verdict on this agreement. Skips open points that are
    /// already recorded.
    pub fn note_points(
        &mut self,
        document: &Document,
        name: &str,
        space: &Space,
        ends: &[Option<Verdict>],
    ) {
        let mut step = space.whole();
        for (position, own) in space.dimensions().iter().enumerate() {
            let block = step;
            step /= own.answers.len().max(1);
            let question = document.questions.get(own.question.0);
            let is_point = question.is_some_and(|question| question.point.is_some());
            if !is_point || self.points.contains_key(&own.question) {
                continue;
            }
            if let Some(index) = differ(ends, block, step, 0, 1) {
                let verdict = |index: usize| ends.get(index).copied().flatten();
                let key = |index| verdict(index).map_or("excluded", Verdict::key);
                let mut digits = space.digits_at(index);
                if let Some(digit) = digits.get_mut(position) {
                    *digit = None;
                }
                let json = witness::json(&document.questions, &space.answers_of(&digits));
                let told = format!(
                    "{name}: yes {}, no {}: {json}",
                    key(index),
                    key(index + step)
                );
                self.points.insert(own.question, told);
            }
        }
    }

    /// Returns one line for each open point that decides a verdict.
    pub fn witnesses(&self, document: &Document) -> Vec<String> {
        let points = self.points.iter().filter_map(|(position, told)| {
            let question = document.questions.get(position.0)?;
            Some(format!("point {}: {told}", question.id))
        });
        points.collect()
    }

    fn is_new(&self, own: &Dimension, first: usize, second: usize) -> bool {
        between(own, first, second).any(|choice| !self.seen.contains(&(own.question, choice)))
    }

    /// Returns one line for each choice that changes no result, with an answer set that contains
    /// the choice.
    pub fn lacking(&self, document: &Document) -> Vec<String> {
        let questions = document.questions.iter().enumerate();
        let choices = questions.flat_map(|(position, question)| {
            let choices = (0..question.choices.len()).map(move |choice| (position, choice));
            choices.filter(move |(_, choice)| !self.has(QuestionIx(position), question, *choice))
        });
        choices
            .map(|(position, choice)| without_effect(document, position, choice))
            .collect()
    }

    fn has(&self, position: QuestionIx, question: &Question, choice: usize) -> bool {
        let is_none = question.choices.get(choice).is_some_and(|own| own.none);
        self.seen.contains(&(position, Choice::At(choice)))
            || is_none && self.seen.contains(&(position, Choice::None))
    }
}

/// Returns the choices that have an effect if replacing answer `first` to a question by answer
/// `second` changes a result. In a single-choice question, these are all choices that either answer
/// represents. In a multi-select, an answer represents sets of choices; a choice has an effect if
/// it is the only difference between a set of the first answer and a set of the second. If the
/// first answer represents the empty set, "none of these" also has an effect.
fn between(own: &Dimension, first: usize, second: usize) -> impl Iterator<Item = Choice> {
    let (choices, none) = if own.ticks.is_empty() {
        let alike = [first, second].into_iter();
        let alike = alike.flat_map(|answer| own.alike.get(answer).into_iter().flatten());
        (alike.map(|choice| Choice::At(*choice)).collect(), false)
    } else {
        let sets = |answer| own.alike.get(answer).into_iter().flatten();
        let pairs = sets(first).flat_map(|one| sets(second).map(move |other| one ^ other));
        let pairs: BTreeSet<usize> = pairs.collect();
        let bits = own.ticks.iter().enumerate();
        let ticked = bits.filter(|(bit, _)| pairs.contains(&(1 << bit)));
        let choices: Vec<_> = ticked.map(|(_, choice)| Choice::At(*choice)).collect();
        (choices, sets(first).any(|set| *set == 0))
    };
    choices.into_iter().chain(none.then_some(Choice::None))
}

/// Returns the index of the first whole answer set that has answer `first` to a question and whose
/// result changes if this answer is replaced by `second`. `ends` consists of blocks of `block`
/// results, one block for each combination of answers to the preceding questions. Within a block,
/// each answer to the question itself has `step` results, one for each combination of answers to
/// the following questions.
fn differ<E: PartialEq>(
    ends: &[Option<E>],
    block: usize,
    step: usize,
    first: usize,
    second: usize,
) -> Option<usize> {
    let mut blocks = ends.chunks(block.max(1)).enumerate();
    blocks.find_map(|(number, ends)| {
        let own = |answer: usize| {
            let ends = ends.get(answer * step..(answer + 1) * step);
            ends.unwrap_or_default()
        };
        let mut pairs = own(first).iter().zip(own(second));
        let at = pairs.position(|pair| matches!(pair, (Some(one), Some(other)) if one != other))?;
        Some(number * block + first * step + at)
    })
}

fn without_effect(document: &Document, position: usize, choice: usize) -> String {
    let answers = Answers::default().with(QuestionIx(position), Answer::Chosen(vec![choice]));
    let json = witness::json(&document.questions, &answers);
    let question = document.questions.get(position);
    let own = question.and_then(|question| question.choices.get(choice));
    format!(
        "question {}: no effect: choice {} changes no verdict and no mark: {json}",
        question.map_or("", |question| question.id.as_str()),
        own.map_or("", |choice| choice.id.as_str()),
    )
}

/// Returns a fault for each question that the interview asks on none of `days`.
///
/// The interview asks a question if it is marked `law` or can still change a result, given the
/// answers before it. Each further answer can only reduce the set of results that a question can
/// change. Therefore, a question that is not asked when nothing is answered is never asked.
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
                "question {}: never asked: it bears on nothing, not even when nothing is answered: {{}}",
                question.id
            )
        })
        .collect()
}
