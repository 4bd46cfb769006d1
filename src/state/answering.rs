//! The part of the reducer that changes answers. A selected choice replaces the previous one or, in
//! a multi-select, is added to the selected choices. "None of these" and "not sure" each replace
//! all other choices.

use crate::state::State;
use guide_engine::answer::Answer;
use guide_engine::condition::QuestionIx;
use guide_engine::document::{QuestionKind, Settlement};
use guide_engine::order;

impl State {
    pub(super) fn answer(&mut self, index: QuestionIx, answer: Answer) {
        self.answers = std::mem::take(&mut self.answers).with(index, answer);
        self.rejections = 0;
        self.cleared = false;
    }

    pub(super) fn choose(&mut self, index: QuestionIx, choice: usize) {
        let Some(question) = self.catalog().question(index) else {
            return;
        };
        let before = match self.answers.get(index) {
            Answer::Chosen(chosen) if question.kind == QuestionKind::Many => chosen.as_slice(),
            _ => &[],
        };
        let chosen = self.toggled(index, before, choice);
        let answer = if chosen.is_empty() {
            Answer::Open
        } else {
            Answer::Chosen(chosen)
        };
        let point = question.point.as_ref();
        let settlement = self.answers.settlement(index).or_else(|| {
            point.map(|point| Settlement {
                from: point.ask,
                on: Some(self.today),
            })
        });
        self.answer(index, answer);
        if let Some(settlement) = settlement {
            self.answers = std::mem::take(&mut self.answers).with_settlement(index, settlement);
        }
    }

    /// Returns the choices `before` with `choice` added or, if it is among them, removed. Adding
    /// "none of these" removes all other choices, and adding any other choice removes "none of
    /// these".
    pub(super) fn toggled(&self, index: QuestionIx, before: &[usize], choice: usize) -> Vec<usize> {
        let choices = self.catalog().question(index);
        let choices = choices.map(|question| question.choices.as_slice());
        let choices = choices.unwrap_or_default();
        let is_none_of_these = |choice: usize| choices.get(choice).is_some_and(|c| c.none);
        let others = before.iter().copied().filter(|other| *other != choice);
        let mut chosen: Vec<usize> = others.collect();
        if chosen.len() == before.len() {
            chosen.retain(|other| !is_none_of_these(*other) && !is_none_of_these(choice));
            chosen.push(choice);
            order::sort(&mut chosen);
        }
        chosen
    }

    pub(super) fn toggle_not_sure(&mut self, index: QuestionIx) {
        let is_multi_select = self
            .catalog()
            .question(index)
            .is_some_and(|q| q.kind == QuestionKind::Many);
        let clear = is_multi_select && *self.answers.get(index) == Answer::NotSure;
        self.answer(index, if clear { Answer::Open } else { Answer::NotSure });
    }
}
