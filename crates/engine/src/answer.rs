//! The answers of an agency: the only data about the agency that the guide keeps. Verdicts, the
//! interview, reports and links are all computed from [`Answers`].

use crate::condition::QuestionIx;
use crate::document::Settlement;

/// The answer to one question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Answer {
    /// Not answered, or skipped.
    #[default]
    Open,
    /// Answered with "not sure". Verdicts treat it as unknown, like an open question.
    NotSure,
    /// The indices of the selected choices, in ascending order. The list is empty if a person
    /// answered a multi-select question without selecting a choice.
    Chosen(Vec<usize>),
}

/// The answers to all questions of a catalog. Trailing open answers are not stored, so equal answer
/// sets compare as equal however they came about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    answers: Vec<Answer>,
    /// For each settled open point whose origin is recorded: who settled it, and when. Sorted by
    /// question.
    settlements: Vec<(QuestionIx, Settlement)>,
}

impl Answers {
    /// Returns the answer to a question, or [`Answer::Open`] if there is none.
    pub fn get(&self, question: QuestionIx) -> &Answer {
        self.answers.get(question.0).unwrap_or(&Answer::Open)
    }

    /// Returns these answers with `answer` as the answer to `question`. If `answer` is open and the
    /// question is an open point, the record of who settled the point is removed too.
    #[must_use]
    pub fn with(mut self, question: QuestionIx, answer: Answer) -> Self {
        if answer == Answer::Open {
            self.settlements.retain(|(index, _)| *index != question);
        }
        if self.answers.len() <= question.0 {
            self.answers.resize(question.0 + 1, Answer::Open);
        }
        if let Some(current) = self.answers.get_mut(question.0) {
            *current = answer;
        }
        while self.answers.last() == Some(&Answer::Open) {
            self.answers.pop();
        }
        self
    }

    /// Returns these answers with `settlement` recorded for an open point. If the point has no
    /// answer, nothing is recorded.
    #[must_use]
    pub fn with_settlement(mut self, point: QuestionIx, settlement: Settlement) -> Self {
        if *self.get(point) == Answer::Open {
            return self;
        }
        let record = (point, settlement);
        match self
            .settlements
            .binary_search_by_key(&point, |(index, _)| *index)
        {
            Ok(index) => self
                .settlements
                .splice(index..=index, [record])
                .for_each(drop),
            Err(index) => self.settlements.insert(index, record),
        }
        self
    }

    /// Returns who settled an open point, and when, if that was recorded.
    pub fn settlement(&self, point: QuestionIx) -> Option<Settlement> {
        let mut settlements = self.settlements.iter();
        settlements
            .find(|(index, _)| *index == point)
            .map(|(_, settlement)| *settlement)
    }

    /// Returns the questions up to the last one that is not open, each with its answer.
    pub fn iter(&self) -> impl Iterator<Item = (QuestionIx, &Answer)> {
        let answers = self.answers.iter().enumerate();
        answers.map(|(index, answer)| (QuestionIx(index), answer))
    }

    /// Whether every question is open.
    pub fn is_empty(&self) -> bool {
        self.answers.iter().all(|answer| *answer == Answer::Open)
    }

    /// Counts the questions that have a different answer in `other`.
    pub fn count_differences(&self, other: &Self) -> usize {
        let indices = (0..self.answers.len().max(other.answers.len())).map(QuestionIx);
        indices
            .filter(|index| self.get(*index) != other.get(*index))
            .count()
    }
}
