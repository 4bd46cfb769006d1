//! Explains in a sentence whether a need is met, not met or open, and quotes the person's answers.
//!
//! A need is a rule that must hold for an agreement to fit. `explain::reasons` calls these methods.

use super::{Explainer, text};
use crate::answer::Answer;
use crate::condition::{Condition, QuestionIx};
use crate::document::Choice;
use crate::messages::{Key, key};

impl<'c> Explainer<'c, '_> {
    pub(super) fn met(&self, need: usize, questions: &[QuestionIx]) -> String {
        let linked = self.linked.needs.get(need);
        let when = linked.and_then(|need| need.when.as_ref());
        let [index] = questions else {
            let answers = self.tested_answers_text(when, questions);
            return self.fill(key::REASON_MET, &[("answers", answers)]);
        };
        let tested = self.tested_answers(when, questions);
        let choices = match tested.get(*index) {
            Answer::Chosen(chosen) => self.quoted(*index, chosen, key::LIST_AND),
            Answer::Open | Answer::NotSure => String::new(),
        };
        let fills = [("question", self.name(*index)), ("choices", choices)];
        self.fill(key::REASON_MET_ONE, &fills)
    }

    pub(super) fn not_met(&self, need: usize, questions: &[QuestionIx]) -> String {
        match self.one_question(need, questions) {
            Some((index, wanted)) => {
                let fills = [
                    ("question", self.name(index)),
                    (
                        "said",
                        self.quoted(index, self.chosen(index), key::LIST_AND),
                    ),
                    ("choices", self.quoted(index, wanted, key::RULE_OR_CHOICE)),
                ];
                self.fill(key::REASON_NOT_MET_ONE, &fills)
            }
            None => {
                let fills = [
                    ("rule", self.rule(need)),
                    ("answers", self.answers_text(questions)),
                ];
                self.fill(key::REASON_NOT_MET, &fills)
            }
        }
    }

    pub(super) fn open(&self, need: usize, questions: &[QuestionIx]) -> String {
        match self.one_question(need, questions) {
            Some((index, wanted)) => {
                let choices = self.quoted(index, wanted, key::RULE_OR_CHOICE);
                let fills = [("question", self.name(index)), ("choices", choices)];
                self.fill(key::REASON_OPEN_ONE, &fills)
            }
            None => {
                let fills = [
                    ("rule", self.rule(need)),
                    ("questions", self.questions_text(questions)),
                ];
                self.fill(key::REASON_OPEN, &fills)
            }
        }
    }

    /// Returns the question and the wanted choices of a need that tests a single question, if
    /// `questions` has only that question. If an exclusion helps to decide the need, `questions`
    /// can have other entries.
    fn one_question(
        &self,
        need: usize,
        questions: &[QuestionIx],
    ) -> Option<(QuestionIx, &'c [usize])> {
        match self.linked.needs.get(need)?.when.as_ref()? {
            Condition::AnyOf(index, choices) => {
                (questions == [*index]).then_some((*index, choices))
            }
            _ => None,
        }
    }

    fn name(&self, index: QuestionIx) -> String {
        let question = self.catalog.question(index);
        question
            .map(|question| question.short.clone())
            .unwrap_or_default()
    }

    fn chosen(&self, index: QuestionIx) -> &[usize] {
        match self.answers.get(index) {
            Answer::Chosen(chosen) => chosen,
            Answer::Open | Answer::NotSure => &[],
        }
    }

    /// Returns the choices in quotation marks, joined with the message `between`.
    fn quoted(&self, index: QuestionIx, choices: &[usize], between: Key) -> String {
        let question = self.catalog.question(index);
        let all = question
            .map(|question| question.choices.as_slice())
            .unwrap_or_default();
        let choices = choices.iter().filter_map(|choice| all.get(*choice));
        let quote = |choice: &Choice| {
            self.messages()
                .fill(key::RULE_QUOTED, &[("choice", &choice.label)])
        };
        text::join(self.messages(), between, choices.map(quote))
    }
}
