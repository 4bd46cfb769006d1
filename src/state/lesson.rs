//! The part of the state for a classroom lesson, in which a class discusses a scenario: the current
//! step, the guesses of the class, the answer that the class tries, the scenario for comparison,
//! and whether the shortcut keys are off.

use crate::state::State;
use crate::state::page::Page;
use guide_engine::answer::{Answer, Answers};
use guide_engine::catalog::AgreementIx;
use guide_engine::condition::QuestionIx;
use guide_engine::document::{QuestionKind, Verdict};

/// An event in a classroom lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LessonEvent {
    /// Forward by one step.
    Forward,
    /// Back by one step.
    Back,
    /// The class guessed this verdict for this agreement.
    Guessed(AgreementIx, Verdict),
    /// The class guessed this verdict for the first discussed agreement that has no guess yet.
    /// Counts only in step 1.
    GuessedNext(Verdict),
    /// The class tried another answer to this question: a choice, by its index.
    AnswerTried(QuestionIx, usize),
    /// The class withdrew the tried answer.
    TrialUndone,
    /// Another scenario was selected for comparison, by its index; `None` ends the comparison.
    ComparisonChosen(Option<usize>),
    /// The shortcut keys were switched off or on.
    KeysToggled,
}

/// The meaning of a key that the presenter pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Forward: an arrow key or Page Down. Presenter remotes send these keys.
    Forward,
    /// Back: an arrow key or Page Up. Presenter remotes send these keys.
    Back,
    /// Reveal the next verdict: the letter R.
    Reveal,
    /// A number, which selects a choice of a question or, in a lesson, a verdict.
    Number(usize),
}

/// The state of a classroom lesson. None of it is saved.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lesson {
    /// The current step. Step 0 shows the story, and step 1 asks for guesses. Each further step
    /// reveals one verdict, and the last step shows the summary.
    pub step: usize,
    /// The verdict that the class guessed for each discussed agreement that has a guess.
    pub guesses: Vec<(AgreementIx, Verdict)>,
    /// The question and the answer that the class tries instead of the scenario's own answer.
    pub tried: Option<(QuestionIx, Answer)>,
    /// The index of another scenario with which the current one is compared.
    pub compared_with: Option<usize>,
    /// Whether the shortcut keys are switched off.
    pub keys_off: bool,
}

impl Lesson {
    /// Returns the verdict that the class guessed for an agreement, if any.
    pub fn guess(&self, agreement: AgreementIx) -> Option<Verdict> {
        let mut guesses = self.guesses.iter();
        guesses
            .find(|(other, _)| *other == agreement)
            .map(|(_, guess)| *guess)
    }

    /// Returns the scenario's answers, with the tried answer, if any, in place of the scenario's
    /// own.
    pub fn answers_with_trial(&self, answers: &Answers) -> Answers {
        match &self.tried {
            Some((index, answer)) => answers.clone().with(*index, answer.clone()),
            None => answers.clone(),
        }
    }

    fn set_guess(&mut self, agreement: AgreementIx, guess: Verdict) {
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
            .map(|(index, _)| AgreementIx(index))
            .collect()
    }

    pub(super) fn apply_lesson_event(&mut self, event: LessonEvent) {
        if event == LessonEvent::KeysToggled {
            self.lesson.keys_off = !self.lesson.keys_off;
        }
        let Page::Scenario(scenario) = self.page else {
            return;
        };
        let discussed = self.discussed(scenario);
        let last = discussed.len() + 2;
        match event {
            LessonEvent::Forward => self.lesson.step = (self.lesson.step + 1).min(last),
            LessonEvent::Back => self.lesson.step = self.lesson.step.saturating_sub(1),
            LessonEvent::Guessed(agreement, guess) => self.lesson.set_guess(agreement, guess),
            LessonEvent::GuessedNext(guess) => {
                let open = |index: &&AgreementIx| self.lesson.guess(**index).is_none();
                let next = discussed.iter().find(open).copied();
                if let Some(agreement) = next.filter(|_| self.lesson.step == 1) {
                    self.lesson.set_guess(agreement, guess);
                }
            }
            LessonEvent::AnswerTried(index, choice) => self.try_answer(scenario, index, choice),
            LessonEvent::TrialUndone => self.lesson.tried = None,
            LessonEvent::ComparisonChosen(other) => self.lesson.compared_with = other,
            LessonEvent::KeysToggled => {}
        }
    }

    /// Sets the tried answer. In a multi-select, adds `choice` to the chosen choices or removes
    /// `choice` from them. For any other question, `choice` becomes the answer.
    fn try_answer(&mut self, scenario: usize, index: QuestionIx, choice: usize) {
        let linked = self.catalog().scenarios().nth(scenario);
        let answers = linked
            .map(|(_, linked)| linked.answers.clone())
            .unwrap_or_default();
        let answers = self.lesson.answers_with_trial(&answers);
        let kind = self.catalog().question(index).map(|question| question.kind);
        let chosen = match (answers.get(index), kind) {
            (Answer::Chosen(before), Some(QuestionKind::Many)) => {
                self.toggled(index, before, choice)
            }
            _ => vec![choice],
        };
        let answer = if chosen.is_empty() {
            Answer::Open
        } else {
            Answer::Chosen(chosen)
        };
        self.lesson.tried = Some((index, answer));
    }
}
