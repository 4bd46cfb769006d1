//! Merges the questions of two content folders by id, and turns an answer set for the merged
//! questions into one for each folder. This lets `guide diff` try the same answers on both folders.

use super::IndexedAgreement;
use guide_engine::answer::{Answer, Answers};
use guide_engine::catalog::Catalog;
use guide_engine::condition::QuestionIx;
use guide_engine::document::{Question, QuestionKind};
use guide_engine::space::{self, Inputs};

/// Two catalogs and their merged questions.
pub struct MergedCatalogs<'a> {
    pub old: &'a Catalog,
    pub new: &'a Catalog,
    /// The questions of the new folder, then those that only the old folder has. Choices found only
    /// in the old folder follow the other choices of their question.
    pub questions: Vec<Question>,
}

/// An answer set that was converted to the questions of one folder.
pub struct Converted {
    pub answers: Answers,
    /// Whether nothing was lost in the conversion: the folder has every answered question, with the
    /// same kind, and every selected choice.
    pub is_lossless: bool,
}

impl<'a> MergedCatalogs<'a> {
    /// Merges the questions of two folders.
    pub fn new(old: &'a Catalog, new: &'a Catalog) -> Self {
        let mut questions = new.document().questions.clone();
        for question in &old.document().questions {
            match questions.iter_mut().find(|merged| merged.id == question.id) {
                Some(merged) => add_choices(merged, question),
                None => questions.push(question.clone()),
            }
        }
        Self {
            old,
            new,
            questions,
        }
    }

    /// Collects the tests that decide the verdict on an agreement in either folder. The keys of the
    /// result are indices of merged questions.
    pub fn inputs(&self, before: IndexedAgreement, after: IndexedAgreement) -> Inputs {
        let mut merged_inputs = Inputs::new();
        for (catalog, (_, program, agreement)) in [(self.old, before), (self.new, after)] {
            let document = catalog.document();
            let mut inputs = Inputs::new();
            space::read_by_verdict(document, program, agreement, &mut inputs);
            // Add a test that accepts every choice of this folder. Otherwise a choice that exists
            // only in the other folder would count as equal to a choice of this folder that no rule
            // tests. The two choices must be distinguished, because a single-choice question
            // becomes open if this folder lacks the selected choice.
            for (index, tests) in &mut inputs {
                let question = document.questions.get(index.0);
                let choices = question.map(|question| question.choices.len());
                tests.insert((0..choices.unwrap_or_default()).collect());
            }
            for (index, tests) in inputs {
                let question = document.questions.get(index.0);
                let Some((merged, index)) =
                    question.and_then(|question| find(&self.questions, question))
                else {
                    continue;
                };
                let tests = tests.iter().map(|accepted| {
                    let accepted = accepted.iter();
                    accepted
                        .filter_map(|choice| same_choice(question?, *choice, merged))
                        .collect()
                });
                merged_inputs.entry(index).or_default().extend(tests);
            }
        }
        merged_inputs
    }

    /// Converts an answer set to the questions of the old folder.
    pub fn in_old(&self, answers: &Answers) -> Converted {
        self.convert(self.old, answers)
    }

    /// Converts an answer set to the questions of the new folder.
    pub fn in_new(&self, answers: &Answers) -> Converted {
        self.convert(self.new, answers)
    }

    /// Converts an answer set to the questions of `catalog`. Choices that `catalog` lacks are
    /// dropped. A single-choice question then becomes open, whereas a multi-select keeps its other
    /// choices.
    fn convert(&self, catalog: &Catalog, answers: &Answers) -> Converted {
        let mut converted = Converted {
            answers: Answers::default(),
            is_lossless: true,
        };
        for (index, question) in self.questions.iter().enumerate() {
            let Answer::Chosen(chosen) = answers.get(QuestionIx(index)) else {
                continue;
            };
            let Some((target, index)) = find(&catalog.document().questions, question) else {
                converted.is_lossless = false;
                continue;
            };
            let known = chosen.iter();
            let known = known.filter_map(|choice| same_choice(question, *choice, target));
            let mut known: Vec<usize> = known.collect();
            known.sort_unstable();
            converted.is_lossless &= known.len() == chosen.len() && target.kind == question.kind;
            let answer = answer(target, known, chosen.len());
            converted.answers = converted.answers.with(index, answer);
        }
        converted
    }
}

fn add_choices(merged: &mut Question, question: &Question) {
    if question.kind == QuestionKind::Many {
        merged.kind = QuestionKind::Many;
    }
    for choice in &question.choices {
        if merged.choices.iter().all(|other| other.id != choice.id) {
            merged.choices.push(choice.clone());
        }
    }
}

/// Returns the question in `questions` that has the same id as `question`, and its index.
fn find<'q>(questions: &'q [Question], question: &Question) -> Option<(&'q Question, QuestionIx)> {
    let mut questions = questions.iter().enumerate();
    let found = questions.find(|(_, other)| other.id == question.id);
    found.map(|(index, other)| (other, QuestionIx(index)))
}

/// Returns the index of the choice of `other` that has the same id as choice `choice` of
/// `question`.
fn same_choice(question: &Question, choice: usize, other: &Question) -> Option<usize> {
    let choice = question.choices.get(choice)?;
    let mut choices = other.choices.iter();
    choices.position(|other| other.id == choice.id)
}

/// Returns the answer to a question of one folder. `known` lists the selected choices that the
/// folder has; `chosen` is the number of all selected choices.
fn answer(question: &Question, known: Vec<usize>, chosen: usize) -> Answer {
    match question.kind {
        QuestionKind::One if known.len() == 1 && chosen == 1 => Answer::Chosen(known),
        QuestionKind::One => Answer::Open,
        QuestionKind::Many => Answer::Chosen(known),
    }
}
