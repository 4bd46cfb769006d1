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
    pub(super) fn answers(
        &mut self,
        values: &BTreeMap<QuestionId, AnswerValue>,
    ) -> Option<Answers> {
        let decoded = values.iter().map(|(id, value)| self.answer(id, value));
        // Collect first, so that every answer is checked, not only those up to the first mistake.
        let decoded: Vec<_> = decoded.collect();
        let mut decoded = decoded.into_iter();
        decoded.try_fold(Answers::default(), |answers, decoded| {
            let (index, answer) = decoded?;
            Some(answers.with(index, answer))
        })
    }

    fn answer(&mut self, id: &QuestionId, value: &AnswerValue) -> Option<(QuestionIx, Answer)> {
        let field = format!("answers.{id}");
        let mut questions = self.document.questions.iter().enumerate();
        let Some((index, question)) = questions.find(|(_, question)| question.id == *id) else {
            self.unknown_question(&field, id);
            return None;
        };
        if let AnswerValue::Many(choices) = value {
            for (position, choice) in choices.iter().enumerate() {
                let same = earlier(choices, position, |other| other == choice);
                let entry = format!("{field}#{}", position + 1);
                self.report_duplicate(&entry, choice, &field, same, "remove one");
            }
        }
        let decoded = decode_answer(question, value);
        let decoded = decoded.map_err(|error| self.invalid_answer(&field, question, value, &error));
        Some((QuestionIx(index), decoded.ok()?))
    }

    fn unknown_question(&mut self, field: &str, id: &QuestionId) {
        let cause = Cause::Unknown(Subject::Questions, id.to_string());
        let found = format!("there is no question \"{id}\"");
        let questions = self.document.questions.iter();
        let remedy = one_of(questions.map(|question| question.id.as_str()));
        self.problem_with_cause(cause, field, found, remedy);
    }

    fn invalid_answer(
        &mut self,
        field: &str,
        question: &Question,
        value: &AnswerValue,
        error: &AnswerError,
    ) {
        let (found, remedy) = match error {
            AnswerError::UnknownQuestion(_) | AnswerError::UnknownChoice(..) => {
                return self.unknown_choices(field, question, value);
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
                format!("\"{none}\" is listed with other choices"),
                "write it alone, or remove it".to_owned(),
            ),
        };
        self.problem(field, found, remedy);
    }

    /// Reports every choice that the question does not have, not only the first.
    fn unknown_choices(&mut self, field: &str, question: &Question, value: &AnswerValue) {
        let (choices, also_allowed) = match value {
            AnswerValue::One(choice) => (vec![(field.to_owned(), choice)], Some(NOT_SURE)),
            AnswerValue::Many(choices) => {
                let indices = (1..).map(|index| format!("{field}#{index}"));
                (indices.zip(choices).collect(), None)
            }
        };
        let known = question.choices.iter().map(|known| known.id.as_str());
        for (field, choice) in choices {
            if !known.clone().any(|known| known == choice) {
                let found = format!("question \"{}\" has no choice \"{choice}\"", question.id);
                self.problem(&field, found, one_of(known.clone().chain(also_allowed)));
            }
        }
    }
}
