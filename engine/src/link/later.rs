//! Checks that only the whole catalogue needs: `parts` cuts the program here.
//!
//! What comes first was checked as a part of the whole when it was built, and its hash is known.

use super::{Linker, rules, scenarios};
use crate::catalog::{Catalog, LinkedNeed, LinkedScenario};
use crate::document::{Agreement, Citation, Document, Program, Rule, StandingOption};
use crate::id::{ChoiceId, QuestionId};
use crate::order;
use crate::problem::Problem;

/// Checks what stands around questions and programs.
#[inline(never)]
pub fn around(linker: &mut Linker<'_>) {
    linker.about();
    linker.glossary();
    linker.words();
}

/// Checks what can be checked only when it is known which choices and sources have been referred to.
#[inline(never)]
pub fn rest(linker: &mut Linker<'_>) {
    linker.law();
    linker.questions();
    linker.sources();
    linker.overflow();
}

/// The problems of a document that could not be linked; its rules may be of any depth.
#[inline(never)]
pub fn failed(document: Document, problems: Vec<Problem>) -> Vec<Problem> {
    rules::take_apart(document);
    in_order(problems)
}

/// Problems in the order of the document. Stable: within a part the order is that of its fields.
#[inline(never)]
pub fn in_order(mut problems: Vec<Problem>) -> Vec<Problem> {
    order::put_by_key(&mut problems, |problem| problem.subject);
    problems
}

/// Checks what stands in a program beside its agreements.
#[inline(never)]
pub fn program<'d>(linker: &mut Linker<'d>, position: usize, program: &'d Program) {
    linker.program(position, program);
}

/// Checks what stands in an agreement before its rules.
#[inline(never)]
pub fn agreement<'d>(
    linker: &mut Linker<'d>,
    (place, field): (usize, &str),
    program: &'d Program,
    agreement: &'d Agreement,
) {
    linker.agreement_checks(place, field, program, agreement);
}

/// Checks what stands in an agreement after its rules.
#[inline(never)]
pub fn agreement_rest<'d>(linker: &mut Linker<'d>, field: &str, agreement: &'d Agreement) {
    linker.facts(&format!("{field}.clauses"), &agreement.clauses);
    linker.compare(&format!("{field}.compare"), &agreement.compare);
}

/// Checks what stands in a standing option before its requirements.
#[inline(never)]
pub fn option<'d>(linker: &mut Linker<'d>, position: usize, option: &'d StandingOption) {
    linker.option_checks(position, option);
}

/// Checks what stands in a standing option after its requirements.
#[inline(never)]
pub fn option_rest<'d>(linker: &mut Linker<'d>, option: &'d StandingOption) {
    linker.asks("ask_ice", &option.ask_ice);
    linker.compare("compare", &option.compare);
}

/// Checks a text.
#[inline(never)]
pub fn text(linker: &mut Linker<'_>, field: &str, text: &str) {
    linker.text_checks(field, text);
}

/// Checks the citations of a statement that has to have one.
#[inline(never)]
pub fn cited<'d>(linker: &mut Linker<'d>, field: &str, cite: &'d [Citation]) {
    linker.cited_checks(field, cite);
}

/// Tells that needs exclude each other.
#[inline(never)]
pub fn never_together(
    linker: &mut Linker<'_>,
    field: &str,
    program: &Program,
    needs: &[LinkedNeed],
) {
    linker.never_together(field, program, needs);
}

/// Tells that what stands for none of the challenges is addressed.
#[inline(never)]
pub fn none_challenged(linker: &mut Linker<'_>, field: &str, challenge: &ChoiceId) {
    linker.none_challenged(field, challenge);
}

/// Tells that a rule has no form that there is.
#[inline(never)]
pub fn malformed(linker: &mut Linker<'_>, field: &str, rule: &Rule) {
    linker.tell_malformed(field, rule);
}

/// Tells that a rule has too many levels.
#[inline(never)]
pub fn too_deep<'d>(linker: &mut Linker<'d>, field: &str, rule: &'d Rule) {
    linker.tell_too_deep(field, rule);
}

/// Tells that there is no such question.
#[inline(never)]
pub fn no_question(
    linker: &mut Linker<'_>,
    field: &str,
    question: &QuestionId,
    choices: &[ChoiceId],
) {
    linker.tell_no_question(field, question, choices);
}

/// Tells that a question has no such choice.
#[inline(never)]
pub fn no_choice(
    linker: &mut Linker<'_>,
    field: &str,
    names: (&QuestionId, &ChoiceId),
    remedy: String,
) {
    linker.tell_no_choice(field, names, remedy);
}

/// Checks every scenario and looks up what it names.
#[inline(never)]
pub fn scenarios(linker: &mut Linker<'_>) -> Vec<LinkedScenario> {
    linker.scenarios()
}

/// What does not end as a scenario says.
#[inline(never)]
pub fn decided_otherwise(catalog: &Catalog) -> Vec<Problem> {
    scenarios::decided_otherwise(catalog)
}
