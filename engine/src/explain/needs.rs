//! Explains in a sentence whether a need is met, not met or open, and quotes the person's answers.
//!
//! A need is a rule that must hold for an agreement to fit. `explain::reasons` calls these methods.

use super::{Explainer, in_words};
use crate::answer::Answer;
use crate::condition::{Condition, QuestionIx};
use crate::document::Choice;
use crate::word::{self, Word};

impl<'c> Explainer<'c, '_> {
    pub(super) fn met(&self, need: usize, questions: &[QuestionIx]) -> String {
        let own = self.linked.needs.get(need);
        let when = own.and_then(|own| own.when.as_ref());
        let [place] = questions else {
            return self.fill(
                word::REASON_MET,
                &[("answers", self.said_for(when, questions))],
            );
        };
        let tested = self.tested(when, questions);
        let choices = match tested.get(*place) {
            Answer::Chosen(chosen) => self.quoted(*place, chosen, word::LIST_AND),
            Answer::Open | Answer::NotSure => String::new(),
        };
        let fills = [("question", self.name(*place)), ("choices", choices)];
        self.fill(word::REASON_MET_ONE, &fills)
    }

    pub(super) fn not_met(&self, need: usize, questions: &[QuestionIx]) -> String {
        match self.one_question(need, questions) {
            Some((place, wanted)) => {
                let fills = [
                    ("question", self.name(place)),
                    (
                        "said",
                        self.quoted(place, self.chosen(place), word::LIST_AND),
                    ),
                    ("choices", self.quoted(place, wanted, word::RULE_OR_CHOICE)),
                ];
                self.fill(word::REASON_NOT_MET_ONE, &fills)
            }
            None => {
                let fills = [("rule", self.rule(need)), ("answers", self.said(questions))];
                self.fill(word::REASON_NOT_MET, &fills)
            }
        }
    }

    pub(super) fn open(&self, need: usize, questions: &[QuestionIx]) -> String {
        match self.one_question(need, questions) {
            Some((place, wanted)) => {
                let choices = self.quoted(place, wanted, word::RULE_OR_CHOICE);
                let fills = [("question", self.name(place)), ("choices", choices)];
                self.fill(word::REASON_OPEN_ONE, &fills)
            }
            None => {
                let fills = [
                    ("rule", self.rule(need)),
                    ("questions", self.asked(questions)),
                ];
                self.fill(word::REASON_OPEN, &fills)
            }
        }
    }

    /// Returns the question and the wanted choices of a need that tests a single question, if
    /// `questions` has only that question. If an exclusion decides the need, `questions` has other
    /// entries.
    fn one_question(
        &self,
        need: usize,
        questions: &[QuestionIx],
    ) -> Option<(QuestionIx, &'c [usize])> {
        match self.linked.needs.get(need)?.when.as_ref()? {
            Condition::AnyOf(place, choices) => {
                (questions == [*place]).then_some((*place, choices))
            }
            _ => None,
        }
    }

    fn name(&self, place: QuestionIx) -> String {
        let question = self.catalog.question(place);
        question
            .map(|question| question.short.clone())
            .unwrap_or_default()
    }

    fn chosen(&self, place: QuestionIx) -> &[usize] {
        match self.answers.get(place) {
            Answer::Chosen(chosen) => chosen,
            Answer::Open | Answer::NotSure => &[],
        }
    }

    /// Returns the choices in quotation marks, joined with the message `between`.
    fn quoted(&self, place: QuestionIx, choices: &[usize], between: Word) -> String {
        let question = self.catalog.question(place);
        let all = question
            .map(|question| question.choices.as_slice())
            .unwrap_or_default();
        let choices = choices.iter().filter_map(|choice| all.get(*choice));
        let quote = |choice: &Choice| {
            self.words()
                .fill(word::RULE_QUOTED, &[("choice", &choice.label)])
        };
        in_words::joined(self.words(), between, choices.map(quote))
    }
}
