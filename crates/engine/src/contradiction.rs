//! Finds the exclusions (combinations of answers that no agency can have) that the answers violate.
//! The page shows a notice about each violated exclusion, and the interview uses
//! [`exclusion_questions`].

use crate::answer::Answers;
use crate::catalog::Catalog;
use crate::condition::QuestionIx;
use crate::mdd::{Evaluator, Outcome};

/// An exclusion that the answers violate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction<'c> {
    /// Why the answers cannot be true together.
    pub text: &'c str,
    /// The questions that the exclusion reads, in order.
    pub questions: Vec<QuestionIx>,
}

/// Returns the exclusions that the answers violate, however the open questions are answered, in
/// catalog order.
pub fn contradictions<'c>(catalog: &'c Catalog, answers: &Answers) -> Vec<Contradiction<'c>> {
    let mut evaluator = evaluator(catalog, answers);
    let exclusions = catalog.document().exclusions.iter();
    let violated = exclusions.zip(&catalog.exclusions);
    let violated =
        violated.filter(|(_, root)| evaluator.constant_outcome(**root) == Some(Outcome::Yes));
    violated
        .map(|(exclusion, root)| Contradiction {
            text: &exclusion.text,
            questions: questions(catalog, *root),
        })
        .collect()
}

/// Whether an agency can have these answers: some completion of them violates no exclusion.
pub fn is_possible(catalog: &Catalog, answers: &Answers) -> bool {
    evaluator(catalog, answers).outcomes(catalog.possible).yes
}

/// Returns the questions that exclusions read. The answer to one of these questions can rule out
/// answers to the others.
pub fn exclusion_questions(catalog: &Catalog) -> Vec<QuestionIx> {
    questions(catalog, catalog.possible)
}

fn evaluator<'c>(catalog: &'c Catalog, answers: &Answers) -> Evaluator<'c> {
    Evaluator::new(&catalog.diagrams, answers.values_of_questions(catalog))
}

fn questions(catalog: &Catalog, root: crate::mdd::NodeId) -> Vec<QuestionIx> {
    let variables = catalog.diagrams.reads(root).into_iter();
    let mut questions: Vec<_> = variables
        .map(|variable| catalog.variables.question_of(variable))
        .collect();
    questions.dedup();
    questions
}
