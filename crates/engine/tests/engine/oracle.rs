//! A second evaluator of rules, written from the specification alone. Tests compare its results
//! with the engine's. It shares only types with the engine.
//!
//! This module evaluates complete answer sets. The module `enumeration` evaluates partial ones.

use guide_engine::date::Date;
use guide_engine::document::Verdict;
use guide_engine::document::{Agreement, Document, Question, QuestionKind, Rule};
use std::collections::{BTreeMap, BTreeSet};

/// The indexes of the selected choices, by question index. Without an entry, the answer is unknown.
pub type Chosen = BTreeMap<usize, Vec<usize>>;

/// Whether a rule holds. Every question that the rule reads must have an entry in `chosen`.
pub fn holds(document: &Document, rule: &Rule, chosen: &Chosen) -> bool {
    if let Some(rules) = &rule.all {
        return rules.iter().all(|rule| holds(document, rule, chosen));
    }
    if let Some(rules) = &rule.any {
        return rules.iter().any(|rule| holds(document, rule, chosen));
    }
    if let Some(rule) = &rule.not {
        return !holds(document, rule, chosen);
    }
    let index = question_index(document, rule);
    let question = &document.questions[index];
    let wanted = rule.is.iter().chain(rule.any_of.iter().flatten());
    wanted.into_iter().any(|wanted| {
        let choice = question
            .choices
            .iter()
            .position(|c| c.id == *wanted)
            .unwrap();
        is_chosen(question, choice, &chosen[&index])
    })
}

/// Whether a choice is chosen. In a multi-select question, "none of these" counts as chosen if no
/// other choice is chosen.
fn is_chosen(question: &Question, choice: usize, chosen: &[usize]) -> bool {
    if question.kind == QuestionKind::Many && question.choices[choice].none {
        return chosen.iter().all(|other| question.choices[*other].none);
    }
    chosen.contains(&choice)
}

fn question_index(document: &Document, rule: &Rule) -> usize {
    let id = rule.question.as_ref().unwrap();
    document
        .questions
        .iter()
        .position(|question| question.id == *id)
        .unwrap()
}

/// Returns the verdict on an agreement. `chosen` must answer every question that the rules read.
pub fn verdict(document: &Document, agreement: &Agreement, chosen: &Chosen, day: Date) -> Verdict {
    let is_offered = agreement.offered.iter().any(|span| {
        let started = span.from.first() <= day.last();
        started && span.until.is_none_or(|until| day.first() <= until.last())
    });
    if !is_offered {
        return Verdict::NotOffered;
    }
    let challenges = challenges_index(document);
    let is_named = agreement.addresses.iter().any(|addressed| {
        let choices = &document.questions[challenges].choices;
        let choice = choices
            .iter()
            .position(|c| c.id == addressed.challenge)
            .unwrap();
        chosen[&challenges].contains(&choice)
    });
    let mut raises = agreement.raises.iter();
    if !is_named && !raises.any(|raise| holds(document, &raise.when, chosen)) {
        return Verdict::NotRaised;
    }
    if agreement
        .needs
        .iter()
        .all(|need| holds(document, &need.when, chosen))
    {
        Verdict::Fits
    } else {
        Verdict::DoesNotFit
    }
}

fn challenges_index(document: &Document) -> usize {
    let mut questions = document.questions.iter();
    questions
        .position(|question| question.id.as_str() == "challenges")
        .unwrap()
}

/// The indexes of the choices that rules mention, by question index.
pub type Mentioned = BTreeMap<usize, BTreeSet<usize>>;

/// Returns the choices that decide the verdict on an agreement, with those of connected exclusions.
pub fn mentioned_by_verdict(document: &Document, agreement: &Agreement) -> Mentioned {
    let mut mentioned = Mentioned::new();
    let index = challenges_index(document);
    for addressed in &agreement.addresses {
        let choices = &document.questions[index].choices;
        let choice = choices
            .iter()
            .position(|c| c.id == addressed.challenge)
            .unwrap();
        mentioned.entry(index).or_default().insert(choice);
    }
    for need in agreement.raises.iter().chain(&agreement.needs) {
        add_mentioned_by_rule(document, &need.when, &mut mentioned);
    }
    add_connected_exclusions(document, &mut mentioned);
    mentioned
}

/// Adds to `mentioned` the choices of each exclusion that has a question in `mentioned`, until no
/// further exclusion has one.
pub fn add_connected_exclusions(document: &Document, mentioned: &mut Mentioned) {
    let mut pending: Vec<Mentioned> = document
        .exclusions
        .iter()
        .map(|exclusion| mentioned_by_rule(document, &exclusion.when))
        .collect();
    while let Some(next) = pending
        .iter()
        .position(|choices| choices.keys().any(|index| mentioned.contains_key(index)))
    {
        for (index, choices) in pending.swap_remove(next) {
            mentioned.entry(index).or_default().extend(choices);
        }
    }
}

fn mentioned_by_rule(document: &Document, rule: &Rule) -> Mentioned {
    let mut found = Mentioned::new();
    add_mentioned_by_rule(document, rule, &mut found);
    found
}

/// Whether the answers violate no exclusion. Exclusions with an unanswered question are skipped.
pub fn is_possible(document: &Document, chosen: &Chosen) -> bool {
    let mut exclusions = document.exclusions.iter();
    !exclusions.any(|exclusion| {
        let mentioned = mentioned_by_rule(document, &exclusion.when);
        mentioned.keys().all(|index| chosen.contains_key(index))
            && holds(document, &exclusion.when, chosen)
    })
}

/// Adds to `mentioned` the choices that a rule mentions.
pub fn add_mentioned_by_rule(document: &Document, rule: &Rule, mentioned: &mut Mentioned) {
    for part in rule.all.iter().chain(&rule.any).flatten() {
        add_mentioned_by_rule(document, part, mentioned);
    }
    if let Some(part) = &rule.not {
        add_mentioned_by_rule(document, part, mentioned);
    }
    if rule.question.is_some() {
        let index = question_index(document, rule);
        let question = &document.questions[index];
        for wanted in rule.is.iter().chain(rule.any_of.iter().flatten()) {
            let choice = question
                .choices
                .iter()
                .position(|c| c.id == *wanted)
                .unwrap();
            mentioned.entry(index).or_default().insert(choice);
        }
    }
}
