//! The answer space: every answer set that some rules can tell apart, in one fixed order.
//!
//! A rule reads few of the questions and, of a multi-select, few of its choices. Whatever else is answered makes no difference to
//! it, so the answers to what it reads stand for all there are. Proofs, truth tables and comparisons of content walk that space.

mod direct;
mod read;

pub use direct::{holds, is_excluded, is_raised, needs_met, verdict};
pub use read::{Read, needed_programs, read_by_exclusions, read_by_rule, read_by_verdict};

use crate::answer::{Answer, Answers};
use crate::catalog::{AgreementIx, Catalog};
use crate::condition::QuestionIx;
use crate::date::Date;
use crate::document::{Document, Question, QuestionKind};
use crate::offer::is_on_offer;
use std::collections::BTreeSet;

/// A space with more answer sets than this, open ones included, is refused: walking it would take minutes.
pub const MOST_SETS: usize = 10_000_000;

/// The answer sets over some questions.
///
/// Their order: the questions are those read, in the order of the catalogue, and the answer to the last of them changes
/// fastest. The answers of a question with one answer are its choices in order. Those of a multi-select are the sets of its
/// choices that are told apart, counted in binary, the first of them as the lowest digit. In partial answer sets, open comes
/// before every answer.
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
}

impl Space {
    /// The space over what is read, or `None` where it has more than [`MOST_SETS`] answer sets.
    pub fn over(questions: &[Question], read: &Read) -> Option<Self> {
        let mut sets = 1usize;
        let mut dimensions = Vec::new();
        for (place, choices) in read {
            let question = questions.get(place.0)?;
            let ticks = ticks(question, choices);
            let answers = match question.kind {
                QuestionKind::One => question.choices.len(),
                QuestionKind::Many => 1usize.checked_shl(u32::try_from(ticks.len()).ok()?)?,
            };
            sets = sets
                .checked_mul(answers.checked_add(1)?)
                .filter(|sets| *sets <= MOST_SETS)?;
            dimensions.push(Dimension::new(*place, question, ticks, answers));
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

    /// How many partial answer sets there are: each question open or answered.
    pub fn partial(&self) -> usize {
        let answers = self.dimensions.iter().map(|own| own.answers.len() + 1);
        answers.product()
    }

    /// The whole answer set at this place in the order.
    pub fn whole_at(&self, index: usize) -> Answers {
        self.at(index, 0)
    }

    /// The partial answer set at this place in the order.
    pub fn partial_at(&self, index: usize) -> Answers {
        self.at(index, 1)
    }

    /// The first question that is open in the partial answer set at this place: how many places further on the next of its
    /// answers stands, and how many answers it has. `None` where every question is answered.
    pub fn first_open(&self, index: usize) -> Option<(usize, usize)> {
        let mut stride = self.partial();
        for own in &self.dimensions {
            let digits = own.answers.len() + 1;
            stride /= digits;
            if (index / stride).is_multiple_of(digits) {
                return Some((stride, own.answers.len()));
            }
        }
        None
    }

    /// The answer set at a place, where `open` digits of each question stand for no answer.
    fn at(&self, mut index: usize, open: usize) -> Answers {
        let mut answers = Answers::default();
        // From the last question, so that the answers are given room once.
        for own in self.dimensions.iter().rev() {
            let digits = own.answers.len() + open;
            let digit = index % digits;
            index /= digits;
            let chosen = digit.checked_sub(open);
            if let Some(chosen) = chosen.and_then(|digit| own.answers.get(digit)) {
                answers = answers.with(own.question, Answer::Chosen(chosen.clone()));
            }
        }
        answers
    }
}

impl Dimension {
    fn new(place: QuestionIx, question: &Question, ticks: Vec<usize>, answers: usize) -> Self {
        let none = question.choices.iter().position(|choice| choice.none);
        let answer = |digit: usize| match question.kind {
            QuestionKind::One => vec![digit],
            QuestionKind::Many => {
                let ticked = ticks.iter().enumerate();
                let ticked = ticked.filter(|(bit, _)| digit >> bit & 1 == 1);
                let ticked: Vec<usize> = ticked.map(|(_, choice)| *choice).collect();
                if ticked.is_empty() {
                    none.into_iter().collect()
                } else {
                    ticked
                }
            }
        };
        Self {
            question: place,
            answers: (0..answers).map(answer).collect(),
            ticks,
        }
    }
}

/// The choices of a multi-select that are told apart, when these are tested.
fn ticks(question: &Question, tested: &BTreeSet<usize>) -> Vec<usize> {
    if question.kind == QuestionKind::One {
        return Vec::new();
    }
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
