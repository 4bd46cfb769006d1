//! Collects, from the rules as written, which questions the rules read and which choices they test.
//!
//! [`super::Space`] is built from the result.

use crate::catalog::CHALLENGES;
use crate::condition::QuestionIx;
use crate::document::{Agreement, Document, Exclusion, Program, RelationKind, Rule};
use std::collections::{BTreeMap, BTreeSet};

/// The questions that rules read, each with the tests of that question. A test is the set of the
/// indices of the choices that it accepts.
pub type Inputs = BTreeMap<QuestionIx, BTreeSet<BTreeSet<usize>>>;

/// Adds the questions that decide the verdict on an agreement: the question `challenges`, the
/// questions that its `raises` and its needs read, and those that decide whether the programs it
/// needs fit.
pub fn read_by_verdict(
    document: &Document,
    program: &Program,
    agreement: &Agreement,
    into: &mut Inputs,
) {
    read_by_challenges(document, agreement, into);
    for need in agreement.raises.iter().chain(&agreement.needs) {
        read_by_rule(document, &need.when, into);
    }
    for other in needed_programs(document, program) {
        for agreement in &other.agreements {
            read_by_verdict(document, other, agreement, into);
        }
    }
}

/// Adds a test for whether any of the challenges that an agreement addresses is chosen.
pub fn read_by_challenges(document: &Document, agreement: &Agreement, into: &mut Inputs) {
    let challenges = agreement.addresses.iter();
    let challenges = challenges.map(|addressed| addressed.challenge.as_str());
    test(document, CHALLENGES, challenges, into);
}

/// Adds the questions and tests of every exclusion that reads a question in `into`. Repeats this
/// until no further exclusion reads a question in `into`.
pub fn read_by_exclusions(document: &Document, into: &mut Inputs) {
    let inputs_of = |exclusion: &Exclusion| {
        let mut inputs = Inputs::new();
        read_by_rule(document, &exclusion.when, &mut inputs);
        inputs
    };
    let mut pending: Vec<Inputs> = document.exclusions.iter().map(inputs_of).collect();
    let mut next_relevant = |into: &Inputs| {
        let index = pending
            .iter()
            .position(|inputs| inputs.keys().any(|index| into.contains_key(index)))?;
        Some(pending.swap_remove(index))
    };
    while let Some(inputs) = next_relevant(into) {
        for (index, tests) in inputs {
            into.entry(index).or_default().extend(tests);
        }
    }
}

/// Adds the questions that a rule reads, and its tests of them.
pub fn read_by_rule(document: &Document, rule: &Rule, into: &mut Inputs) {
    let parts = rule.all.iter().chain(&rule.any).flatten();
    for part in parts.chain(rule.not.as_deref()) {
        read_by_rule(document, part, into);
    }
    if let Some(question) = &rule.question {
        let choices = rule.is.iter().chain(rule.any_of.iter().flatten());
        let choices = choices.map(|choice| choice.as_str());
        test(document, question.as_str(), choices, into);
    }
}

/// Returns the programs that a program needs, in the order of its relations.
pub fn needed_programs<'d>(
    document: &'d Document,
    program: &'d Program,
) -> impl Iterator<Item = &'d Program> {
    let needs = program.relations.iter();
    let needs = needs.filter(|relation| relation.kind == RelationKind::Needs);
    needs.filter_map(|relation| {
        let mut programs = document.programs.iter();
        programs.find(|other| other.id == relation.program)
    })
}

/// Adds a test of a question. Ignores ids of choices that the question does not have.
fn test<'c>(
    document: &Document,
    question: &str,
    choices: impl Iterator<Item = &'c str>,
    into: &mut Inputs,
) {
    let mut questions = document.questions.iter().enumerate();
    let found = questions.find(|(_, known)| known.id.as_str() == question);
    let Some((index, question)) = found else {
        return;
    };
    let position = |choice: &str| {
        let mut known = question.choices.iter();
        known.position(|known| known.id.as_str() == choice)
    };
    let accepted = choices.filter_map(position).collect();
    into.entry(QuestionIx(index)).or_default().insert(accepted);
}
