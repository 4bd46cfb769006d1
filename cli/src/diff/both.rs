//! The questions of two content folders put together by their ids, and answers taken apart again.

use super::Placed;
use guide_engine::answer::{Answer, Answers};
use guide_engine::catalog::Catalog;
use guide_engine::condition::QuestionIx;
use guide_engine::document::{Question, QuestionKind};
use guide_engine::space::{self, Read};

/// Two folders and the questions of both.
pub struct Both<'a> {
    pub old: &'a Catalog,
    pub new: &'a Catalog,
    /// The new folder's questions, each with the old one's choices that it lacks, and then those that only the old one has.
    pub questions: Vec<Question>,
}

/// An answer set as one folder takes it.
pub struct Taken {
    pub answers: Answers,
    /// Whether the folder has every question and choice in it.
    pub known_in_full: bool,
}

impl<'a> Both<'a> {
    /// Puts the questions of two folders together.
    pub fn new(old: &'a Catalog, new: &'a Catalog) -> Self {
        let mut questions = new.document().questions.clone();
        for own in &old.document().questions {
            match questions.iter_mut().find(|known| known.id == own.id) {
                Some(known) => add_choices(known, own),
                None => questions.push(own.clone()),
            }
        }
        Self {
            old,
            new,
            questions,
        }
    }

    /// What the verdict of an agreement reads in either folder.
    pub fn read(&self, before: Placed, after: Placed) -> Read {
        let mut read = Read::new();
        for (catalog, (_, program, agreement)) in [(self.old, before), (self.new, after)] {
            let document = catalog.document();
            let mut own = Read::new();
            space::read_by_verdict(document, program, agreement, &mut own);
            // A choice that a folder does not have is not the same to it as one that it does not test.
            for (place, tests) in &mut own {
                let choices = document.questions.get(place.0).map(|own| own.choices.len());
                tests.insert((0..choices.unwrap_or_default()).collect());
            }
            for (place, tests) in own {
                let question = document.questions.get(place.0);
                let Some((merged, place)) = question.and_then(|own| find(&self.questions, own))
                else {
                    continue;
                };
                let tests = tests.iter().map(|accepted| {
                    let accepted = accepted.iter();
                    accepted
                        .filter_map(|choice| same_choice(question?, *choice, merged))
                        .collect()
                });
                read.entry(place).or_default().extend(tests);
            }
        }
        read
    }

    /// The answer set as the old folder takes it.
    pub fn in_old(&self, answers: &Answers) -> Taken {
        self.take(self.old, answers)
    }

    /// The answer set as the new folder takes it.
    pub fn in_new(&self, answers: &Answers) -> Taken {
        self.take(self.new, answers)
    }

    /// Of a question with one answer, a choice that the folder does not have leaves it open; of a multi-select, such
    /// a choice is left out.
    fn take(&self, catalog: &Catalog, answers: &Answers) -> Taken {
        let mut taken = Taken {
            answers: Answers::default(),
            known_in_full: true,
        };
        for (place, question) in self.questions.iter().enumerate() {
            let Answer::Chosen(chosen) = answers.get(QuestionIx(place)) else {
                continue;
            };
            let Some((own, place)) = find(&catalog.document().questions, question) else {
                taken.known_in_full = false;
                continue;
            };
            let known = chosen.iter();
            let known = known.filter_map(|choice| same_choice(question, *choice, own));
            let mut known: Vec<usize> = known.collect();
            known.sort_unstable();
            taken.known_in_full &= known.len() == chosen.len() && own.kind == question.kind;
            let answer = answer(own, known, chosen.len());
            taken.answers = taken.answers.with(place, answer);
        }
        taken
    }
}

fn add_choices(known: &mut Question, own: &Question) {
    if own.kind == QuestionKind::Many {
        known.kind = QuestionKind::Many;
    }
    for choice in &own.choices {
        if known.choices.iter().all(|other| other.id != choice.id) {
            known.choices.push(choice.clone());
        }
    }
}

/// The question of the same id.
fn find<'q>(among: &'q [Question], question: &Question) -> Option<(&'q Question, QuestionIx)> {
    let mut among = among.iter().enumerate();
    let found = among.find(|(_, other)| other.id == question.id);
    found.map(|(place, other)| (other, QuestionIx(place)))
}

/// The position in another question of the choice of the same id.
fn same_choice(question: &Question, choice: usize, other: &Question) -> Option<usize> {
    let choice = question.choices.get(choice)?;
    let mut choices = other.choices.iter();
    choices.position(|other| other.id == choice.id)
}

/// The answer to a folder's own question, by the choices that it knows of as many as were chosen.
fn answer(own: &Question, known: Vec<usize>, chosen: usize) -> Answer {
    match own.kind {
        QuestionKind::One if known.len() == 1 && chosen == 1 => Answer::Chosen(known),
        QuestionKind::One => Answer::Open,
        QuestionKind::Many => Answer::Chosen(known),
    }
}
