//! Checks the answers of a scenario against the questions and choices of the document. The linker
//! calls `answers` for each scenario.

use super::Linker;
use super::texts::{earlier, one_of};
use crate::answer::{Answer, Answers};
use crate::catalog::{AnswerError, decode_answer};
use crate::condition::QuestionIx;
use crate::document::Question;
use crate::document::{AnswerValue, NOT_SURE};
use crate::id::QuestionId;
use crate::problem::{Cause, Subject};
use std::collections::BTreeMap;

impl<'d> Linker<'d> {
    /// Returns the scenario's answers, or `None` if any of them is invalid.
    pub(super) fn answers(&mut self, given: &BTreeMap<QuestionId, AnswerValue>) -> Option<Answers> {
        let read = given.iter().map(|(id, given)| self.answer(id, given));
        // Collect first, so that every answer is checked, not only those up to the first mistake.
        let read: Vec<_> = read.collect();
        let mut read = read.into_iter();
        read.try_fold(Answers::default(), |answers, read| {
            let (index, answer) = read?;
            Some(answers.with(index, answer))
        })
    }

    fn answer(&mut self, id: &QuestionId, given: &AnswerValue) -> Option<(QuestionIx, Answer)> {
        let field = format!("answers.{id}");
        let mut questions = self.document.questions.iter().enumerate();
        let Some((index, question)) = questions.find(|(_, question)| question.id == *id) else {
            self.no_question(&field, id);
            return None;
        };
        if let AnswerValue::Many(choices) = given {
            for (position, choice) in choices.iter().enumerate() {
                let same = earlier(choices, position, |other| other == choice);
                let index = format!("{field}#{}", position + 1);
                self.not_twice(&index, choice, &field, same, "remove one");
            }
        }
        let read = decode_answer(question, given);
        let read = read.map_err(|refused| self.refused(&field, question, given, &refused));
        Some((QuestionIx(index), read.ok()?))
    }

    fn no_question(&mut self, field: &str, id: &QuestionId) {
        let cause = Cause::Unknown(Subject::Questions, id.to_string());
        let found = format!("there is no question \"{id}\"");
        let questions = self.document.questions.iter();
        let remedy = one_of(questions.map(|question| question.id.as_str()));
        self.problem_by(cause, field, found, remedy);
    }

    fn refused(
        &mut self,
        field: &str,
        question: &Question,
        given: &AnswerValue,
        refused: &AnswerError,
    ) {
        let (found, remedy) = match refused {
            AnswerError::UnknownQuestion(_) | AnswerError::UnknownChoice(..) => {
                return self.no_choices(field, question, given);
            }
            AnswerError::ListExpected(_, choice) => (
                "it is one choice, and the question takes a list".to_owned(),
                format!("write [\"{choice}\"]"),
            ),
            AnswerError::OneExpected(_) => (
                "it is a list, and the question takes one choice".to_owned(),
                "write one choice in quotes".to_owned(),
            ),
            AnswerError::NoneAndOthers(_, none) => (
                format!("\"{none}\" stands beside other choices"),
                "write it alone, or take it out".to_owned(),
            ),
        };
        self.problem(field, found, remedy);
    }

    /// Reports every choice that the question does not have, not only the first.
    fn no_choices(&mut self, field: &str, question: &Question, given: &AnswerValue) {
        let (given, besides) = match given {
            AnswerValue::One(choice) => (vec![(field.to_owned(), choice)], Some(NOT_SURE)),
            AnswerValue::Many(choices) => {
                let indices = (1..).map(|index| format!("{field}#{index}"));
                (indices.zip(choices).collect(), None)
            }
        };
        let known = question.choices.iter().map(|known| known.id.as_str());
        for (field, choice) in given {
            if !known.clone().any(|known| known == choice) {
                let found = format!("question \"{}\" has no choice \"{choice}\"", question.id);
                self.problem(&field, found, one_of(known.clone().chain(besides)));
            }
        }
    }
}
