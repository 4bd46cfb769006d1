//! Describes the rules of an agreement independently of any answers.
//!
//! The handbook shows these descriptions to readers who look up an agreement and answer no
//! questions.

use super::{Explainer, text};
use crate::answer::Answers;
use crate::catalog::{AgreementIx, Catalog};
use crate::condition::{Condition, QuestionIx};
use crate::document::{Citation, Rule};
use crate::id::ChoiceId;
use crate::messages::key;
use crate::order;

/// A need as text, with the fact behind it. A need is a rule that must hold for a fit.
#[derive(Clone, Debug, PartialEq)]
pub struct ExplainedNeed<'c> {
    /// The rule, such as "booking or jail: “We run a jail or prison”".
    pub rule: String,
    /// The fact behind the rule.
    pub fact: &'c str,
    /// The citations of the fact.
    pub cite: &'c [Citation],
}

/// Returns all needs of an agreement: everything that must hold for it to fit, except what raises
/// it.
pub fn needs(catalog: &Catalog, index: AgreementIx) -> Vec<ExplainedNeed<'_>> {
    let answers = Answers::default();
    let Some((explainer, count)) = explainer(catalog, &answers, index) else {
        return Vec::new();
    };
    let needs = (0..count).filter_map(|need| {
        let linked = explainer.linked.needs.get(need)?;
        let (fact, cite) = explainer.fact_behind(linked)?;
        let rule = match &linked.when {
            Some(when) => quoted(catalog, when),
            None => explainer.rule(need),
        };
        Some(ExplainedNeed { rule, fact, cite })
    });
    needs.collect()
}

fn explainer<'c, 'a>(
    catalog: &'c Catalog,
    answers: &'a Answers,
    index: AgreementIx,
) -> Option<(Explainer<'c, 'a>, usize)> {
    let linked = catalog.agreements.get(index.0)?;
    let (program, agreement) = catalog.agreement(index)?;
    let explainer = Explainer {
        catalog,
        answers,
        as_of: catalog.document().about.published,
        linked,
        program,
        agreement,
    };
    Some((explainer, linked.needs.len()))
}

/// The questions that an agreement's rules read, grouped by what the questions affect.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dependencies {
    /// The questions on which the verdict depends.
    pub verdict: Vec<QuestionIx>,
    /// The other questions, which affect only the marks of requirements.
    pub marks: Vec<QuestionIx>,
}

/// Returns the questions that decide the verdict on an agreement that is on offer, or its marks.
/// Leaves out questions that matter only through duties or exclusions.
pub fn dependencies(catalog: &Catalog, index: AgreementIx) -> Dependencies {
    let Some(linked) = catalog.agreements.get(index.0) else {
        return Dependencies::default();
    };
    let verdict = catalog.reads(linked.verdict).to_vec();
    let met = linked.met.iter().flatten();
    let mut marks: Vec<_> = met.flat_map(|root| catalog.reads(*root)).copied().collect();
    order::sort_and_dedup(&mut marks);
    marks.retain(|question| !verdict.contains(question));
    Dependencies { verdict, marks }
}

/// Returns a rule of the document as text, such as the `met_when` rule of a requirement.
pub fn document_rule(catalog: &Catalog, rule: &Rule) -> String {
    let condition = condition(catalog, rule);
    condition.map_or_else(String::new, |condition| quoted(catalog, &condition))
}

/// Returns a condition as text, with each choice in quotation marks. Without them, the handbook
/// would not set a choice apart from the sentence around it.
fn quoted(catalog: &Catalog, condition: &Condition) -> String {
    text::condition_text(catalog, condition, false, |messages, choice| {
        messages.fill(key::RULE_QUOTED, &[("choice", choice)])
    })
}

fn condition(catalog: &Catalog, rule: &Rule) -> Option<Condition> {
    let parts = |rules: &[Rule]| {
        rules
            .iter()
            .map(|rule| condition(catalog, rule))
            .collect::<Option<Vec<_>>>()
    };
    match rule {
        Rule { all: Some(all), .. } => Some(Condition::All(parts(all)?)),
        Rule { any: Some(any), .. } => Some(Condition::Any(parts(any)?)),
        Rule { not: Some(not), .. } => Some(Condition::Not(Box::new(condition(catalog, not)?))),
        Rule {
            question,
            is,
            any_of,
            ..
        } => {
            let index = catalog.find_question(question.as_ref()?.as_str())?;
            let choices = &catalog.question(index)?.choices;
            let named = is.iter().chain(any_of.iter().flatten());
            let position = |id: &ChoiceId| choices.iter().position(|choice| choice.id == *id);
            Some(Condition::AnyOf(
                index,
                named.map(position).collect::<Option<_>>()?,
            ))
        }
    }
}
