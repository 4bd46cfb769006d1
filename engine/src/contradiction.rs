//! Answers that cannot be true together, for the notice that tells the person.

use crate::answer::Answers;
use crate::catalog::Catalog;
use crate::condition::QuestionIx;
use crate::diagram::{Look, Outcome};

/// An exclusion that answers violate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction<'c> {
    /// Why the answers cannot be true together.
    pub text: &'c str,
    /// The answered questions that the exclusion reads, in order.
    pub questions: Vec<QuestionIx>,
}

/// The exclusions that the answers violate, whatever else is answered, in the order of the catalogue.
pub fn contradictions<'c>(catalog: &'c Catalog, answers: &Answers) -> Vec<Contradiction<'c>> {
    let mut look = look(catalog, answers);
    let exclusions = catalog.document().exclusions.iter();
    let violated = exclusions.zip(&catalog.exclusions);
    let violated = violated.filter(|(_, root)| look.settled(**root) == Some(Outcome::Yes));
    violated
        .map(|(exclusion, root)| Contradiction {
            text: &exclusion.text,
            questions: questions(catalog, *root),
        })
        .collect()
}

/// Whether some agency can have these answers.
pub fn is_possible(catalog: &Catalog, answers: &Answers) -> bool {
    look(catalog, answers).ends(catalog.possible).yes
}

/// The questions that exclusions read: an answer to one of them tells something of the others.
pub fn excluding(catalog: &Catalog) -> Vec<QuestionIx> {
    questions(catalog, catalog.possible)
}

fn look<'c>(catalog: &'c Catalog, answers: &Answers) -> Look<'c> {
    Look::new(&catalog.diagrams, answers.values_of_questions(catalog))
}

fn questions(catalog: &Catalog, root: crate::diagram::NodeId) -> Vec<QuestionIx> {
    let variables = catalog.diagrams.reads(root).into_iter();
    let mut questions: Vec<_> = variables
        .map(|v| catalog.variables.question_of(v))
        .collect();
    questions.dedup();
    questions
}
