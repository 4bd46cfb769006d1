//! The answer space: all answer sets that certain rules can distinguish, in a fixed order.
//!
//! A rule reads only a few questions and, in a multi-select, only a few choices. Nothing else in an
//! answer set affects the rule, so the answers to these questions, with only these choices,
//! represent all answer sets. `guide prove`, `guide table`, `guide diff` and `guide mutate` walk
//! this space.

mod direct;
mod inputs;

pub use direct::{holds, is_addressed, is_excluded, is_raised, needs_met, verdict};
pub use inputs::{
    Inputs, needed_programs, read_by_challenges, read_by_exclusions, read_by_rule, read_by_verdict,
};

use crate::answer::{Answer, Answers};
use crate::catalog::{AgreementIx, Catalog};
use crate::condition::QuestionIx;
use crate::date::Date;
use crate::document::{Document, Question, QuestionKind};
use crate::offer::is_on_offer;
use std::collections::BTreeSet;

/// The tests of one question. A test is the set of the indices of the choices that it accepts.
type Tests = BTreeSet<BTreeSet<usize>>;

/// Limit for the number of whole answer sets in a space. Walking a larger space would take minutes.
pub const MAX_SETS: usize = 10_000_000;

/// The answer sets over the questions that certain rules read.
///
/// The questions are in the order of the catalog, and the answer to the last question changes
/// fastest. The answers to a single-choice question are its choices, in order; choices that no test
/// distinguishes count as one answer. The answers to a multi-select are sets of choices, ordered as
/// binary numbers that have one bit for each distinguished choice, with the first choice as the
/// lowest bit.
#[derive(Clone, Debug)]
pub struct Space {
    dimensions: Vec<Dimension>,
}

/// One question, with those of its answers that rules can distinguish.
#[derive(Clone, Debug)]
pub struct Dimension {
    /// The question.
    pub question: QuestionIx,
    /// In a multi-select, the choices that the tests distinguish; otherwise empty.
    pub ticks: Vec<usize>,
    /// The answers, in order, each as a list of chosen choices. In a multi-select, if no choice in
    /// `ticks` is chosen, the answer is "none of these", provided that the question has that
    /// choice.
    pub answers: Vec<Vec<usize>>,
    /// For each entry of `answers`, all answers that it represents, starting with itself. For a
    /// single-choice question, each of these answers is the index of a choice; for a multi-select,
    /// each is a set of `ticks` as a binary number.
    pub alike: Vec<Vec<usize>>,
}

impl Space {
    /// Builds the space over the questions in `inputs`. Returns `None` if the space has more than
    /// [`MAX_SETS`] whole answer sets. In a multi-select, every set of distinguished choices is an
    /// answer of its own.
    pub fn over(questions: &[Question], inputs: &Inputs) -> Option<Self> {
        Self::new(questions, inputs, false)
    }

    /// Like [`Space::over`], but in a multi-select, sets of choices that no test distinguishes also
    /// count as one answer.
    pub fn by_tests(questions: &[Question], inputs: &Inputs) -> Option<Self> {
        Self::new(questions, inputs, true)
    }

    fn new(questions: &[Question], inputs: &Inputs, merged: bool) -> Option<Self> {
        let mut sets = 1usize;
        let mut dimensions = Vec::new();
        for (index, tests) in inputs {
            let question = questions.get(index.0)?;
            let dimension = match question.kind {
                QuestionKind::One => Dimension::of_one(*index, question, tests),
                QuestionKind::Many => Dimension::of_many(*index, question, tests, merged)?,
            };
            sets = sets
                .checked_mul(dimension.answers.len())
                .filter(|sets| *sets <= MAX_SETS)?;
            dimensions.push(dimension);
        }
        Some(Self { dimensions })
    }

    /// Returns the questions with their answers, in order.
    pub fn dimensions(&self) -> &[Dimension] {
        &self.dimensions
    }

    /// Returns the number of whole answer sets, in which every question is answered.
    pub fn whole(&self) -> usize {
        let answers = self
            .dimensions
            .iter()
            .map(|dimension| dimension.answers.len());
        answers.product()
    }

    /// Returns the number of partial answer sets, in which each question is open or answered.
    /// Answers that no test distinguishes are counted separately here.
    pub fn partial(&self) -> usize {
        let answers = self.dimensions.iter().map(|dimension| {
            let answers = 0..dimension.answers.len();
            1 + answers
                .map(|answer| dimension.class_size(answer))
                .sum::<usize>()
        });
        answers.product()
    }

    /// Returns the whole answer set at this index.
    pub fn whole_at(&self, index: usize) -> Answers {
        self.answers_of(&self.digits_at(index))
    }

    /// Returns the whole answer set at this index, as a list with the index of the answer to each
    /// question.
    pub fn digits_at(&self, mut index: usize) -> Vec<Option<usize>> {
        let mut digits = vec![None; self.dimensions.len()];
        for (dimension, digit) in self.dimensions.iter().zip(&mut digits).rev() {
            *digit = Some(index % dimension.answers.len());
            index /= dimension.answers.len();
        }
        digits
    }

    /// Returns the answer set in which each question has the answer whose index is at the same
    /// position in `digits`. Questions with `None`, and questions after the end of `digits`, are
    /// open.
    pub fn answers_of(&self, digits: &[Option<usize>]) -> Answers {
        let mut answers = Answers::default();
        for (dimension, digit) in self.dimensions.iter().zip(digits) {
            if let Some(chosen) = digit.and_then(|digit| dimension.answers.get(digit)) {
                answers = answers.with(dimension.question, Answer::Chosen(chosen.clone()));
            }
        }
        answers
    }
}

impl Dimension {
    fn of_one(index: QuestionIx, question: &Question, tests: &Tests) -> Self {
        let accepts = |choice: &usize| -> Vec<bool> {
            let tests = tests.iter();
            tests.map(|accepted| accepted.contains(choice)).collect()
        };
        let alike = classes(0..question.choices.len(), accepts);
        let first = |alike: &Vec<usize>| alike.iter().take(1).copied().collect();
        Self {
            question: index,
            ticks: Vec::new(),
            answers: alike.iter().map(first).collect(),
            alike,
        }
    }

    /// Builds the dimension of a multi-select. Returns `None` if there are more than [`MAX_SETS`]
    /// sets of distinguished choices, even if `merged` would leave fewer answers.
    fn of_many(
        index: QuestionIx,
        question: &Question,
        tests: &Tests,
        merged: bool,
    ) -> Option<Self> {
        let none = question.choices.iter().position(|choice| choice.none);
        let ticks = ticks(question, &tests.iter().flatten().copied().collect());
        let sets = 1usize.checked_shl(u32::try_from(ticks.len()).ok()?)?;
        if sets > MAX_SETS {
            return None;
        }
        let ticked = |set: &usize| -> Vec<usize> {
            let ticked = ticks.iter().enumerate();
            let ticked = ticked.filter(|(bit, _)| set >> bit & 1 == 1);
            let ticked: Vec<usize> = ticked.map(|(_, choice)| *choice).collect();
            if ticked.is_empty() {
                none.into_iter().collect()
            } else {
                ticked
            }
        };
        let accepts = |set: &usize| -> Vec<bool> {
            let ticked = ticked(set);
            let tests = tests.iter();
            tests
                .map(|accepted| ticked.iter().any(|choice| accepted.contains(choice)))
                .collect()
        };
        let alike = if merged {
            classes(0..sets, accepts)
        } else {
            (0..sets).map(|set| vec![set]).collect()
        };
        let answers = alike.iter().filter_map(|alike| alike.first());
        Some(Self {
            question: index,
            answers: answers.map(ticked).collect(),
            ticks,
            alike,
        })
    }

    /// Returns how many answers the answer at this index represents, including itself.
    pub fn class_size(&self, answer: usize) -> usize {
        self.alike.get(answer).map_or(1, Vec::len)
    }
}

/// Groups answers that the same tests accept. The groups are ordered by their first answers.
fn classes(
    answers: impl Iterator<Item = usize>,
    accepts: impl Fn(&usize) -> Vec<bool>,
) -> Vec<Vec<usize>> {
    let mut classes: Vec<(Vec<bool>, Vec<usize>)> = Vec::new();
    for answer in answers {
        let accepted_by = accepts(&answer);
        match classes.iter_mut().find(|(known, _)| *known == accepted_by) {
            Some((_, alike)) => alike.push(answer),
            None => classes.push((accepted_by, vec![answer])),
        }
    }
    classes.into_iter().map(|(_, alike)| alike).collect()
}

/// Returns, for a multi-select, the choices that rules can distinguish if they test the choices in
/// `tested`.
fn ticks(question: &Question, tested: &BTreeSet<usize>) -> Vec<usize> {
    let choices = question.choices.iter().enumerate();
    // A rule that tests "none of these" depends on every other choice.
    let tests_none = choices
        .clone()
        .any(|(position, choice)| choice.none && tested.contains(&position));
    choices
        .filter(|(position, choice)| !choice.none && (tests_none || tested.contains(position)))
        .map(|(position, _)| position)
        .collect()
}

/// Returns the latest day on which some offer starts and the agreement and every program it needs
/// are on offer. Returns `None` if there is no such day.
///
/// Proofs and comparisons use this day, so that their results do not depend on a clock.
pub fn last_on_offer(catalog: &Catalog, agreement: AgreementIx) -> Option<Date> {
    let linked = catalog.agreements.get(agreement.0)?;
    let mut days: Vec<Date> = first_days(catalog.document()).collect();
    days.sort_unstable_by_key(|day| day.first());
    let on_offer = |day: &Date| is_on_offer(catalog, linked, *day);
    days.into_iter().rev().find(on_offer)
}

/// Returns the first day of every span in which some agreement is on offer.
fn first_days(document: &Document) -> impl Iterator<Item = Date> {
    let agreements = document
        .programs
        .iter()
        .flat_map(|program| &program.agreements);
    let spans = agreements.flat_map(|agreement| &agreement.offered);
    spans.filter_map(|span| {
        let (year, month, day) = span.from.first();
        Date::day(year, month, day)
    })
}
