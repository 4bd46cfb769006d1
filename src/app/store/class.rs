//! The classroom: a scenario on the screen, what the room guessed, and how much has been revealed.

use super::State;
use crate::app::action::{Lesson, Page};
use guide_engine::answer::{Answer, Answers};
use guide_engine::assess::Verdict;
use guide_engine::catalog::AgreementIx;
use guide_engine::condition::QuestionIx;
use guide_engine::document::QuestionKind;

/// What is going on in a classroom. Nothing of it is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Class {
    /// How far the lesson is: 0 the story, 1 the room's guesses, then one more for each verdict revealed, and last the summary.
    pub step: usize,
    /// What the room guessed, for each agreement of the scenario that is discussed.
    pub guesses: Vec<(AgreementIx, Verdict)>,
    /// The answer that is tried in place of the scenario's own.
    pub tried: Option<(QuestionIx, Answer)>,
    /// Another scenario to set beside, by its position.
    pub beside: Option<usize>,
    /// Whether single keys are switched off.
    pub keys_off: bool,
}

impl Class {
    /// What the room guessed of an agreement.
    pub fn guess(&self, agreement: AgreementIx) -> Option<Verdict> {
        let mut guesses = self.guesses.iter();
        guesses
            .find(|(other, _)| *other == agreement)
            .map(|(_, guess)| *guess)
    }

    /// The scenario's answers with the one that is tried.
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
    /// The agreements that the scenario on the screen discusses, in order.
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

    /// Tries another answer: of a question with one answer another choice, of a multi-select one choice more or less.
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
