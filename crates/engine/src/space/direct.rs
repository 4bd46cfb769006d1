//! Evaluates rules directly from the document, as an oracle for the decision diagrams.
//!
//! `guide prove` compares the results with those of the assessment. This code is simple so that it
//! can be trusted: it looks up every id each time, never merges rules into a shared structure, and
//! caches nothing. It gives correct results only for whole answer sets, because it treats an open
//! question as one with no choice chosen.

use super::inputs::needed_programs;
use crate::answer::{Answer, Answers};
use crate::catalog::CHALLENGES;
use crate::condition::QuestionIx;
use crate::document::Verdict;
use crate::document::{Agreement, Document, Program, Question, QuestionKind, Rule};

/// Whether a rule holds.
pub fn holds(document: &Document, rule: &Rule, answers: &Answers) -> bool {
    if let Some(parts) = &rule.all {
        return parts.iter().all(|part| holds(document, part, answers));
    }
    if let Some(parts) = &rule.any {
        return parts.iter().any(|part| holds(document, part, answers));
    }
    if let Some(part) = &rule.not {
        return !holds(document, part, answers);
    }
    let Some(question) = &rule.question else {
        return false;
    };
    let mut choices = rule.is.iter().chain(rule.any_of.iter().flatten());
    choices.any(|choice| is_chosen(document, question.as_str(), choice.as_str(), answers))
}

/// Whether the answers name one of the challenges that an agreement addresses.
pub fn is_addressed(document: &Document, agreement: &Agreement, answers: &Answers) -> bool {
    let mut addressed = agreement.addresses.iter();
    addressed.any(|entry| is_chosen(document, CHALLENGES, entry.challenge.as_str(), answers))
}

/// Whether an agreement is raised, by a challenge that it addresses or by one of its `raises`.
pub fn is_raised(document: &Document, agreement: &Agreement, answers: &Answers) -> bool {
    let mut raises = agreement.raises.iter();
    is_addressed(document, agreement, answers)
        || raises.any(|raise| holds(document, &raise.when, answers))
}

/// Whether the answers violate an exclusion.
pub fn is_excluded(document: &Document, answers: &Answers) -> bool {
    let mut exclusions = document.exclusions.iter();
    exclusions.any(|exclusion| holds(document, &exclusion.when, answers))
}

/// Returns whether each need of an agreement is met: first for its own needs, in order, then for
/// each program that it needs. The need for a program is met if one of that program's agreements
/// fits.
pub fn needs_met(
    document: &Document,
    program: &Program,
    agreement: &Agreement,
    answers: &Answers,
) -> Vec<bool> {
    let needs = agreement.needs.iter();
    let needs = needs.map(|need| holds(document, &need.when, answers));
    let programs = needed_programs(document, program).map(|other| {
        let mut agreements = other.agreements.iter();
        agreements.any(|agreement| verdict(document, other, agreement, answers) == Verdict::Fits)
    });
    needs.chain(programs).collect()
}

/// Returns the verdict for a day on which the agreement and every program it needs are on offer.
pub fn verdict(
    document: &Document,
    program: &Program,
    agreement: &Agreement,
    answers: &Answers,
) -> Verdict {
    if !is_raised(document, agreement, answers) {
        return Verdict::NotRaised;
    }
    let met = needs_met(document, program, agreement, answers);
    if met.into_iter().all(|met| met) {
        Verdict::Fits
    } else {
        Verdict::DoesNotFit
    }
}

fn is_chosen(document: &Document, question: &str, choice: &str, answers: &Answers) -> bool {
    let mut questions = document.questions.iter().enumerate();
    let found = questions.find(|(_, known)| known.id.as_str() == question);
    found.is_some_and(|(index, question)| {
        let mut choices = question.choices.iter();
        let position = choices.position(|known| known.id.as_str() == choice);
        let chosen = match answers.get(QuestionIx(index)) {
            Answer::Chosen(chosen) => chosen.as_slice(),
            Answer::Open | Answer::NotSure => &[],
        };
        position.is_some_and(|position| counts_as_chosen(question, position, chosen))
    })
}

/// Whether a choice counts as chosen. In a multi-select, "none of these" counts as chosen if and
/// only if no other choice is chosen.
fn counts_as_chosen(question: &Question, position: usize, chosen: &[usize]) -> bool {
    let is_none = |position: &usize| {
        let choice = question.choices.get(*position);
        choice.is_some_and(|choice| choice.none)
    };
    if question.kind == QuestionKind::Many && is_none(&position) {
        return chosen.iter().all(is_none);
    }
    chosen.contains(&position)
}
