//! Converts answers between the ids of choices, which files and host pages use, and indices.

use crate::answer::{Answer, Answers};
use crate::catalog::Catalog;
use crate::condition::QuestionIx;
use crate::document::{AnswerValue, NOT_SURE, Question, QuestionKind};
use crate::id::{ChoiceId, QuestionId};
use crate::mdd::Values;
use crate::order;
use std::fmt;

/// The reason for rejecting an answer from a file or a host page. `Display` writes the error
/// message for the author of that file or page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerError {
    /// No question has this id.
    UnknownQuestion(String),
    /// The question has no choice with this id.
    UnknownChoice(QuestionId, String),
    /// A multi-select, which takes a list of choices, received a single choice.
    ListExpected(QuestionId, String),
    /// A question that takes one choice received a list.
    OneExpected(QuestionId),
    /// "None of these" was combined with another choice.
    NoneAndOthers(QuestionId, ChoiceId),
}

impl fmt::Display for AnswerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownQuestion(id) => write!(f, "no question has the id \"{id}\""),
            Self::UnknownChoice(question, choice) => {
                write!(f, "question \"{question}\" has no choice \"{choice}\"")
            }
            Self::ListExpected(question, choice) => write!(
                f,
                "question \"{question}\" takes a list of choices, such as [\"{choice}\"], or \
                 \"{NOT_SURE}\""
            ),
            Self::OneExpected(question) => write!(
                f,
                "question \"{question}\" takes one choice or \"{NOT_SURE}\", not a list"
            ),
            Self::NoneAndOthers(question, none) => write!(
                f,
                "question \"{question}\": \"{none}\" excludes every other choice"
            ),
        }
    }
}

impl std::error::Error for AnswerError {}

impl Answers {
    /// Decodes `value` as the answer to `question`, and returns these answers with it.
    ///
    /// # Errors
    /// Returns an error if the catalog has no such question, or if the question does not accept the
    /// answer.
    pub fn with_answer_value(
        self,
        catalog: &Catalog,
        question: &str,
        value: &AnswerValue,
    ) -> Result<Self, AnswerError> {
        let unknown = || AnswerError::UnknownQuestion(question.to_owned());
        let index = catalog.find_question(question).ok_or_else(unknown)?;
        let question = catalog.question(index).ok_or_else(unknown)?;
        Ok(self.with(index, decode_answer(question, value)?))
    }

    /// Like [`Answers::with_answer_value`], but drops unknown choices from a list, and rejects the
    /// answer only if no choice is left or the rest is invalid. Also returns every error.
    pub fn with_known_choices(
        self,
        catalog: &Catalog,
        question: &str,
        mut value: AnswerValue,
    ) -> (Self, Vec<AnswerError>) {
        let mut errors = Vec::new();
        loop {
            match self.clone().with_answer_value(catalog, question, &value) {
                Ok(answers) => return (answers, errors),
                Err(error) => {
                    let rest = without(value, &error);
                    errors.push(error);
                    let Some(rest) = rest else {
                        return (self, errors);
                    };
                    value = rest;
                }
            }
        }
    }

    /// Encodes the answer to a question for a file or a host page. Returns `None` if the question
    /// is open.
    pub fn answer_value(&self, catalog: &Catalog, index: QuestionIx) -> Option<AnswerValue> {
        let question = catalog.question(index)?;
        let chosen = match self.get(index) {
            Answer::Open => return None,
            Answer::NotSure => return Some(AnswerValue::One(NOT_SURE.to_owned())),
            Answer::Chosen(chosen) => chosen,
        };
        let mut ids = chosen
            .iter()
            .filter_map(|choice| question.choices.get(*choice))
            .map(|choice| choice.id.to_string());
        match question.kind {
            QuestionKind::One => ids.next().map(AnswerValue::One),
            QuestionKind::Many => Some(AnswerValue::Many(ids.collect())),
        }
    }

    /// Like [`Answers::values`], but leaves the variables that depend on the day (whether an
    /// agreement is on offer) unknown.
    pub(crate) fn values_of_questions(&self, catalog: &Catalog) -> Values {
        let variables = catalog.variables();
        let mut values = vec![None; variables.count()];
        for (question, answer) in self.iter() {
            if let Answer::Chosen(chosen) = answer {
                variables.set(question, chosen, &mut values);
            }
        }
        values
    }
}

/// Returns the list `value` without the rejected choice. Returns `None` if `value` is not a list,
/// if the error is not about an unknown choice, or if no choice is left: an empty list would mean
/// "none of these", which nobody answered.
fn without(value: AnswerValue, error: &AnswerError) -> Option<AnswerValue> {
    let (AnswerValue::Many(mut choices), AnswerError::UnknownChoice(_, unknown)) = (value, error)
    else {
        return None;
    };
    choices.retain(|choice| choice != unknown);
    (!choices.is_empty()).then_some(AnswerValue::Many(choices))
}

/// Checks an answer value against the question and converts choice ids to indices.
pub(crate) fn decode_answer(
    question: &Question,
    value: &AnswerValue,
) -> Result<Answer, AnswerError> {
    let find = |choice: &String| {
        let index = question
            .choices
            .iter()
            .position(|known| known.id.as_str() == choice);
        index.ok_or_else(|| AnswerError::UnknownChoice(question.id.clone(), choice.clone()))
    };
    match (value, question.kind) {
        (AnswerValue::One(text), _) if text == NOT_SURE => Ok(Answer::NotSure),
        (AnswerValue::One(choice), QuestionKind::One) => Ok(Answer::Chosen(vec![find(choice)?])),
        (AnswerValue::One(choice), QuestionKind::Many) => {
            find(choice)?;
            Err(AnswerError::ListExpected(
                question.id.clone(),
                choice.clone(),
            ))
        }
        (AnswerValue::Many(_), QuestionKind::One) => {
            Err(AnswerError::OneExpected(question.id.clone()))
        }
        (AnswerValue::Many(choices), QuestionKind::Many) => {
            let mut chosen = choices.iter().map(find).collect::<Result<Vec<_>, _>>()?;
            order::sort_and_dedup(&mut chosen);
            let none = question.choices.iter().position(|choice| choice.none);
            match none.and_then(|none| {
                question
                    .choices
                    .get(none)
                    .filter(|_| chosen.contains(&none))
            }) {
                Some(none) if chosen.len() > 1 => Err(AnswerError::NoneAndOthers(
                    question.id.clone(),
                    none.id.clone(),
                )),
                _ => Ok(Answer::Chosen(chosen)),
            }
        }
    }
}
