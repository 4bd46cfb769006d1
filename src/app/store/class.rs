//! The part of the state for a classroom lesson, in which a class discusses a scenario: the current
//! step, the guesses of the class, and the answer that the class tries.

use super::State;
use crate::app::action::{Lesson, Page};
use guide_engine::answer::{Answer, Answers};
use guide_engine::assess::Verdict;
use guide_engine::catalog::AgreementIx;
use guide_engine::condition::QuestionIx;
use guide_engine::document::QuestionKind;

/// The state of a classroom lesson. None of it is saved.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Class {
    /// The current step. Step 0 shows the story, and step 1 asks for guesses. Each further step
    /// reveals one verdict, and the last step shows the summary.
    pub step: usize,
    /// The verdict that the class guessed for each discussed agreement that has a guess.
    pub guesses: Vec<(AgreementIx, Verdict)>,
    /// The question and the answer that the class tries instead of the scenario's own answer.
    pub tried: Option<(QuestionIx, Answer)>,
    /// The index of another scenario with which the current one is compared.
    pub beside: Option<usize>,
    /// Whether the shortcut keys are switched off.
    pub keys_off: bool,
}

impl Class {
    /// Returns the verdict that the class guessed for an agreement, if any.
    pub fn guess(&self, agreement: AgreementIx) -> Option<Verdict> {
        let mut guesses = self.guesses.iter();
        guesses
            .find(|(other, _)| *other == agreement)
            .map(|(_, guess)| *guess)
    }

    /// Returns the scenario's answers, with the tried answer in place of the scenario's own.
    pub fn tried_on(&self, answers: &Answers) -> Answers {
        match &self.tried {
            Some((place, answer)) => answers.clone().with(*place, answer.clone()),
            None => answers.clone(),
        }
    }

    fn put(&mut self, agreement: AgreementIx, guess: Verdict) {
        self.guesses.retain(|(other, _)| *other != agreement);
        self.guesses.push((agreement, guess));
    }
}

impl State {
    /// Returns the agreements that a scenario discusses, in the order of the catalog.
    pub fn discussed(&self, scenario: usize) -> Vec<AgreementIx> {
        let linked = self.catalog().scenarios().nth(scenario);
        let expected = linked.map(|(_, linked)| linked.expected.as_slice());
        let expected = expected.unwrap_or_default().iter().enumerate();
        expected
            .filter(|(_, entry)| entry.is_some())
            .map(|(at, _)| AgreementIx(at))
            .collect()
    }

    pub(super) fn teach(&mut self, lesson: Lesson) {
        if lesson == Lesson::KeysToggled {
            self.class.keys_off = !self.class.keys_off;
        }
        let Page::Scenario(scenario) = self.page else {
            return;
        };
        let discussed = self.discussed(scenario);
        let last = discussed.len() + 2;
        match lesson {
            Lesson::Forth => self.class.step = (self.class.step + 1).min(last),
            Lesson::Back => self.class.step = self.class.step.saturating_sub(1),
            Lesson::Guessed(agreement, guess) => self.class.put(agreement, guess),
            Lesson::GuessedNext(guess) => {
                let open = |place: &&AgreementIx| self.class.guess(**place).is_none();
                let next = discussed.iter().find(open).copied();
                if let Some(agreement) = next.filter(|_| self.class.step == 1) {
                    self.class.put(agreement, guess);
                }
            }
            Lesson::Tried(place, choice) => self.try_out(scenario, place, choice),
            Lesson::TakenBack => self.class.tried = None,
            Lesson::SetBeside(other) => self.class.beside = other,
            Lesson::KeysToggled => {}
        }
    }

    /// Sets the tried answer. In a multi-select, `choice` is added to the choices or removed from
    /// them; otherwise it is the whole answer.
    fn try_out(&mut self, scenario: usize, place: QuestionIx, choice: usize) {
        let linked = self.catalog().scenarios().nth(scenario);
        let own = linked
            .map(|(_, linked)| linked.answers.clone())
            .unwrap_or_default();
        let own = self.class.tried_on(&own);
        let kind = self.catalog().question(place).map(|question| question.kind);
        let chosen = match (own.get(place), kind) {
            (Answer::Chosen(before), Some(QuestionKind::Many)) => {
                self.toggled(place, before, choice)
            }
            _ => vec![choice],
        };
        let answer = if chosen.is_empty() {
            Answer::Open
        } else {
            Answer::Chosen(chosen)
        };
        self.class.tried = Some((place, answer));
    }
}
