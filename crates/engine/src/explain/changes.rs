//! Explains counterfactuals: what would have to change for an agreement to fit, and who could
//! change it.
//!
//! The module `counterfactuals` finds the sets of changes, and the widget shows these explanations.

use super::text::join;
use crate::catalog::Catalog;
use crate::condition::QuestionIx;
use crate::counterfactuals::Counterfactual;
use crate::document::{ChangedBy, QuestionKind};
use crate::messages::key;
use crate::order;

/// One set of changes after which an agreement fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WayToFit {
    /// The changed answers, as part of a sentence. Alternatives are joined with "or", separate
    /// changes with "and".
    pub text: String,
    /// The questions whose answers would change.
    pub questions: Vec<QuestionIx>,
    /// Who could make the change that is hardest to make.
    pub changed_by: ChangedBy,
}

/// Explains sets of changes in words. No set is left out.
///
/// Sets that differ only in the choice of one single-choice question are merged into one way, which
/// lists the choices as alternatives.
pub fn ways_to_fit(catalog: &Catalog, sets: &[Vec<Counterfactual>]) -> Vec<WayToFit> {
    let mut ways: Vec<Vec<Change>> = sets.iter().map(|set| changes(set)).collect();
    while let Some((first, second, index)) = pair_to_merge(catalog, &ways) {
        let second = ways.remove(second);
        let choices = second
            .get(index)
            .map(|change| change.choices.clone())
            .unwrap_or_default();
        if let Some(change) = ways.get_mut(first).and_then(|way| way.get_mut(index)) {
            change.choices.extend(choices);
            order::sort_and_dedup(&mut change.choices);
        }
    }
    ways.iter().map(|way| explain(catalog, way)).collect()
}

/// A change with alternatives: choices of one question, any one of which is enough.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Change {
    question: QuestionIx,
    choices: Vec<usize>,
    chosen: bool,
}

fn changes(set: &[Counterfactual]) -> Vec<Change> {
    let to_change = |counterfactual: &Counterfactual| Change {
        question: counterfactual.question,
        choices: vec![counterfactual.choice],
        chosen: counterfactual.chosen,
    };
    let mut changes: Vec<_> = set.iter().map(to_change).collect();
    order::sort_by_key(&mut changes, |change| {
        (change.question, change.choices.clone())
    });
    changes
}

/// Finds two ways that differ in only one change, and there only in the choices of a single-choice
/// question. Returns the indices of the two ways and of the change.
fn pair_to_merge(catalog: &Catalog, ways: &[Vec<Change>]) -> Option<(usize, usize, usize)> {
    let pairs = ways.iter().enumerate().flat_map(|(first, way)| {
        let others = ways.iter().enumerate().skip(first + 1);
        others.map(move |(second, other)| (first, way, second, other))
    });
    let mut found = pairs.filter_map(|(first, way, second, other)| {
        let mut differing = way
            .iter()
            .zip(other)
            .enumerate()
            .filter(|(_, (a, b))| a != b);
        let (index, (a, b)) = differing.next()?;
        let question = catalog.question(a.question)?;
        let is_mergeable = way.len() == other.len()
            && differing.next().is_none()
            && a.question == b.question
            && question.kind == QuestionKind::One;
        is_mergeable.then_some((first, second, index))
    });
    found.next()
}

fn explain(catalog: &Catalog, way: &[Change]) -> WayToFit {
    let messages = catalog.messages();
    let texts = way.iter().map(|change| change_text(catalog, change));
    let changed = way
        .iter()
        .filter_map(|change| catalog.question(change.question));
    let hardest = changed
        .map(|question| question.changed_by)
        .max_by_key(|by| difficulty(*by));
    let mut questions: Vec<_> = way.iter().map(|change| change.question).collect();
    questions.dedup();
    WayToFit {
        text: join(messages, key::CHANGE_AND, texts),
        questions,
        changed_by: hardest.unwrap_or(ChangedBy::Agency),
    }
}

fn change_text(catalog: &Catalog, change: &Change) -> String {
    let messages = catalog.messages();
    let Some(question) = catalog.question(change.question) else {
        return String::new();
    };
    let choices = change
        .choices
        .iter()
        .filter_map(|choice| question.choices.get(*choice));
    let quoted =
        choices.map(|choice| messages.fill(key::RULE_QUOTED, &[("choice", &choice.label)]));
    let choices = join(messages, key::RULE_OR_CHOICE, quoted);
    let message = match (change.chosen, question.kind) {
        (false, _) => key::CHANGE_WITHOUT,
        (true, QuestionKind::Many) => key::CHANGE_ALSO,
        (true, QuestionKind::One) => key::CHANGE_TO,
    };
    messages.fill(
        message,
        &[("question", &question.short), ("choices", &choices)],
    )
}

/// Returns how hard a change is for the agency to make: 0 if the agency decides alone, up to 3 for
/// a circumstance that cannot be changed.
fn difficulty(by: ChangedBy) -> u8 {
    match by {
        ChangedBy::Agency => 0,
        ChangedBy::GoverningBody => 1,
        ChangedBy::Outside => 2,
        ChangedBy::Fixed => 3,
    }
}
