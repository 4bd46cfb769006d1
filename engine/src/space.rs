//! The answer space: every answer set that some rules can tell apart, in one fixed order.
//!
//! A rule reads few of the questions and, of a multi-select, few of its choices. Whatever else is answered makes no difference to
//! it, so the answers to what it reads stand for all there are. Proofs, truth tables and comparisons of content walk that space.

mod direct;
mod read;

pub use direct::{holds, is_addressed, is_excluded, is_raised, needs_met, verdict};
pub use read::{
    Read, needed_programs, read_by_challenges, read_by_exclusions, read_by_rule, read_by_verdict,
};

use crate::answer::{Answer, Answers};
use crate::catalog::{AgreementIx, Catalog};
use crate::condition::QuestionIx;
use crate::date::Date;
use crate::document::{Document, Question, QuestionKind};
use crate::offer::is_on_offer;
use std::collections::BTreeSet;

/// The tests of a question: of each the choices that it accepts.
type Tests = BTreeSet<BTreeSet<usize>>;

/// A space with more whole answer sets than this is refused: walking it would take minutes.
pub const MOST_SETS: usize = 10_000_000;

/// The answer sets over some questions.
///
/// Their order: the questions are those read, in the order of the catalogue, and the answer to the last of them changes
/// fastest. The answers of a question with one answer are its choices in order, where choices that no test tells apart are one
/// answer. Those of a multi-select are the sets of its choices that are told apart, counted in binary, the first of them as the
/// lowest digit.
#[derive(Clone, Debug)]
pub struct Space {
    dimensions: Vec<Dimension>,
}

/// The answers to one question that rules can tell apart.
#[derive(Clone, Debug)]
pub struct Dimension {
    /// The question.
    pub question: QuestionIx,
    /// In a multi-select, the choices that are told apart; empty where one choice is chosen.
    pub ticks: Vec<usize>,
    /// The answers, in order. Where nothing is ticked, "none of these" is chosen, if the question has it.
    pub answers: Vec<Vec<usize>>,
    /// For each answer all that it stands for, itself first. Where one choice is chosen: choices, by position. In a multi-select: sets
    /// of the choices told apart, in binary.
    pub alike: Vec<Vec<usize>>,
}

impl Space {
    /// The space over what is read, or `None` where it has more than [`MOST_SETS`] answer sets.
    pub fn over(questions: &[Question], read: &Read) -> Option<Self> {
        Self::new(questions, read, false)
    }

    /// The same, where the sets of a multi-select's choices count as one answer too if no test tells them apart.
    pub fn by_tests(questions: &[Question], read: &Read) -> Option<Self> {
        Self::new(questions, read, true)
    }

    fn new(questions: &[Question], read: &Read, merged: bool) -> Option<Self> {
        let mut sets = 1usize;
        let mut dimensions = Vec::new();
        for (place, tests) in read {
            let question = questions.get(place.0)?;
            let dimension = match question.kind {
                QuestionKind::One => Dimension::of_one(*place, question, tests),
                QuestionKind::Many => Dimension::of_many(*place, question, tests, merged)?,
            };
            sets = sets
                .checked_mul(dimension.answers.len())
                .filter(|sets| *sets <= MOST_SETS)?;
            dimensions.push(dimension);
        }
        Some(Self { dimensions })
    }

    /// Its questions with their answers, in order.
    pub fn dimensions(&self) -> &[Dimension] {
        &self.dimensions
    }

    /// How many whole answer sets there are: every question answered.
    pub fn whole(&self) -> usize {
        let answers = self.dimensions.iter().map(|own| own.answers.len());
        answers.product()
    }

    /// How many partial answer sets there are, each question open or answered, where no two choices count as one.
    pub fn partial(&self) -> usize {
        let answers = self.dimensions.iter().map(|own| {
            let answers = 0..own.answers.len();
            1 + answers.map(|answer| own.stands_for(answer)).sum::<usize>()
        });
        answers.product()
    }

    /// The whole answer set at this place in the order.
    pub fn whole_at(&self, index: usize) -> Answers {
        self.answers_of(&self.digits_at(index))
    }

    /// The answers of the whole answer set at this place in the order: for each question the place of its answer.
    pub fn digits_at(&self, mut index: usize) -> Vec<Option<usize>> {
        let mut digits = vec![None; self.dimensions.len()];
        for (own, digit) in self.dimensions.iter().zip(&mut digits).rev() {
            *digit = Some(index % own.answers.len());
            index /= own.answers.len();
        }
        digits
    }

    /// The answer set with these answers to its first questions, by their place in the order; `None` and what is beyond is open.
    pub fn answers_of(&self, digits: &[Option<usize>]) -> Answers {
        let mut answers = Answers::default();
        for (own, digit) in self.dimensions.iter().zip(digits) {
            if let Some(chosen) = digit.and_then(|digit| own.answers.get(digit)) {
                answers = answers.with(own.question, Answer::Chosen(chosen.clone()));
            }
        }
        answers
    }
}

impl Dimension {
    fn of_one(place: QuestionIx, question: &Question, tests: &Tests) -> Self {
        let accepts = |choice: &usize| -> Vec<bool> {
            let tests = tests.iter();
            tests.map(|accepted| accepted.contains(choice)).collect()
        };
        let alike = classes(0..question.choices.len(), accepts);
        let first = |alike: &Vec<usize>| alike.iter().take(1).copied().collect();
        Self {
            question: place,
            ticks: Vec::new(),
            answers: alike.iter().map(first).collect(),
            alike,
        }
    }

    /// `None` where there are more sets of choices than can be counted.
    fn of_many(
        place: QuestionIx,
        question: &Question,
        tests: &Tests,
        merged: bool,
    ) -> Option<Self> {
        let none = question.choices.iter().position(|choice| choice.none);
        let ticks = ticks(question, &tests.iter().flatten().copied().collect());
        let sets = 1usize.checked_shl(u32::try_from(ticks.len()).ok()?)?;
        if sets > MOST_SETS {
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
            question: place,
            answers: answers.map(ticked).collect(),
            ticks,
            alike,
        })
    }

    /// How many of the question's answers an answer stands for.
    pub fn stands_for(&self, answer: usize) -> usize {
        self.alike.get(answer).map_or(1, Vec::len)
    }
}

/// Puts what the tests accept alike together, in the order of the first of each.
fn classes(
    all: impl Iterator<Item = usize>,
    accepts: impl Fn(&usize) -> Vec<bool>,
) -> Vec<Vec<usize>> {
    let mut classes: Vec<(Vec<bool>, Vec<usize>)> = Vec::new();
    for each in all {
        let own = accepts(&each);
        match classes.iter_mut().find(|(known, _)| *known == own) {
            Some((_, alike)) => alike.push(each),
            None => classes.push((own, vec![each])),
        }
    }
    classes.into_iter().map(|(_, alike)| alike).collect()
}

/// The choices of a multi-select that are told apart, when these are tested.
fn ticks(question: &Question, tested: &BTreeSet<usize>) -> Vec<usize> {
    let choices = question.choices.iter().enumerate();
    // A rule that asks for "none of these" reads every other choice.
    let all = choices
        .clone()
        .any(|(position, choice)| choice.none && tested.contains(&position));
    choices
        .filter(|(position, choice)| !choice.none && (all || tested.contains(position)))
        .map(|(position, _)| position)
        .collect()
}

/// The last day on which an agreement, and every program it needs, came to be on offer; `None` if it never is.
///
/// What answers decide is proven and compared for this day, so that no clock has a say in it.
pub fn last_on_offer(catalog: &Catalog, agreement: AgreementIx) -> Option<Date> {
    let linked = catalog.agreements.get(agreement.0)?;
    let mut days: Vec<Date> = begins(catalog.document()).collect();
    days.sort_unstable_by_key(|day| day.first());
    let on_offer = |day: &Date| is_on_offer(catalog, linked, *day);
    days.into_iter().rev().find(on_offer)
}

/// The first days of all spans in which something is on offer.
fn begins(document: &Document) -> impl Iterator<Item = Date> {
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
