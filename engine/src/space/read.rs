//! What rules read, as they are written: the questions, and the tests of each.

use crate::catalog::CHALLENGES;
use crate::condition::QuestionIx;
use crate::document::{Agreement, Document, Exclusion, Program, RelationKind, Rule};
use std::collections::{BTreeMap, BTreeSet};

/// For each question that some rules read, their tests of it. A test is the set of the choices that it accepts, by position.
pub type Read = BTreeMap<QuestionIx, BTreeSet<BTreeSet<usize>>>;

/// Adds what the verdict of an agreement reads: the challenges it addresses, what else raises it, its needs, and what decides whether the programs
/// it needs fit.
pub fn read_by_verdict(
    document: &Document,
    program: &Program,
    agreement: &Agreement,
    into: &mut Read,
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

/// Adds what the challenges that an agreement addresses read: one of them is enough.
pub fn read_by_challenges(document: &Document, agreement: &Agreement, into: &mut Read) {
    let challenges = agreement.addresses.iter();
    let challenges = challenges.map(|addressed| addressed.challenge.as_str());
    test(document, CHALLENGES, challenges, into);
}

/// Adds what the exclusions read that have to do with the questions read so far, or with a question that another of them reads.
pub fn read_by_exclusions(document: &Document, into: &mut Read) {
    let own = |exclusion: &Exclusion| {
        let mut read = Read::new();
        read_by_rule(document, &exclusion.when, &mut read);
        read
    };
    let mut left: Vec<Read> = document.exclusions.iter().map(own).collect();
    let mut bears = |into: &Read| {
        let place = left
            .iter()
            .position(|own| own.keys().any(|place| into.contains_key(place)))?;
        Some(left.swap_remove(place))
    };
    while let Some(own) = bears(into) {
        for (place, tests) in own {
            into.entry(place).or_default().extend(tests);
        }
    }
}

/// Adds what a rule reads.
pub fn read_by_rule(document: &Document, rule: &Rule, into: &mut Read) {
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

/// The programs that a program needs, in the order of its relations.
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

/// Adds a test of a question; choices that the question does not have accept nothing.
fn test<'c>(
    document: &Document,
    question: &str,
    choices: impl Iterator<Item = &'c str>,
    into: &mut Read,
) {
    let mut questions = document.questions.iter().enumerate();
    let found = questions.find(|(_, known)| known.id.as_str() == question);
    let Some((place, question)) = found else {
        return;
    };
    let position = |choice: &str| {
        let mut known = question.choices.iter();
        known.position(|known| known.id.as_str() == choice)
    };
    let accepted = choices.filter_map(position).collect();
    into.entry(QuestionIx(place)).or_default().insert(accepted);
}
