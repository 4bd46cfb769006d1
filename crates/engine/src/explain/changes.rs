//! Explains counterfactuals: what would have to change for an agreement to fit, and who could
//! change it.
//!
//! The module `change` finds the sets of changes, and the widget shows these explanations.

use super::in_words::joined;
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
    let mut ways: Vec<Vec<Part>> = sets.iter().map(|set| parts(set)).collect();
    while let Some((first, second, at)) = pair_to_merge(catalog, &ways) {
        let second = ways.remove(second);
        let more = second
            .get(at)
            .map(|part| part.choices.clone())
            .unwrap_or_default();
        if let Some(part) = ways.get_mut(first).and_then(|way| way.get_mut(at)) {
            part.choices.extend(more);
            order::sort_and_dedup(&mut part.choices);
        }
    }
    ways.iter().map(|way| in_words(catalog, way)).collect()
}

/// A change with alternatives: choices of one question, any one of which is enough.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    question: QuestionIx,
    choices: Vec<usize>,
    chosen: bool,
}

fn parts(set: &[Counterfactual]) -> Vec<Part> {
    let part = |change: &Counterfactual| Part {
        question: change.question,
        choices: vec![change.choice],
        chosen: change.chosen,
    };
    let mut parts: Vec<_> = set.iter().map(part).collect();
    order::sort_by_key(&mut parts, |part| (part.question, part.choices.clone()));
    parts
}

/// Finds two ways that differ in only one part, and there only in the choices of a single-choice
/// question. Returns the indices of the two ways and of the part.
fn pair_to_merge(catalog: &Catalog, ways: &[Vec<Part>]) -> Option<(usize, usize, usize)> {
    let pairs = ways.iter().enumerate().flat_map(|(first, way)| {
        let later = ways.iter().enumerate().skip(first + 1);
        later.map(move |(second, other)| (first, way, second, other))
    });
    let mut found = pairs.filter_map(|(first, way, second, other)| {
        let mut differing = way
            .iter()
            .zip(other)
            .enumerate()
            .filter(|(_, (a, b))| a != b);
        let (at, (a, b)) = differing.next()?;
        let question = catalog.question(a.question)?;
        let mergeable = way.len() == other.len()
            && differing.next().is_none()
            && a.question == b.question
            && question.kind == QuestionKind::One;
        mergeable.then_some((first, second, at))
    });
    found.next()
}

fn in_words(catalog: &Catalog, way: &[Part]) -> WayToFit {
    let messages = catalog.messages();
    let texts = way.iter().map(|part| part_in_words(catalog, part));
    let by = way
        .iter()
        .filter_map(|part| catalog.question(part.question));
    let hardest = by
        .map(|question| question.changed_by)
        .max_by_key(|by| difficulty(*by));
    let mut questions: Vec<_> = way.iter().map(|part| part.question).collect();
    questions.dedup();
    WayToFit {
        text: joined(messages, key::CHANGE_AND, texts),
        questions,
        changed_by: hardest.unwrap_or(ChangedBy::Agency),
    }
}

fn part_in_words(catalog: &Catalog, part: &Part) -> String {
    let messages = catalog.messages();
    let Some(question) = catalog.question(part.question) else {
        return String::new();
    };
    let choices = part
        .choices
        .iter()
        .filter_map(|choice| question.choices.get(*choice));
    let quoted =
        choices.map(|choice| messages.fill(key::RULE_QUOTED, &[("choice", &choice.label)]));
    let choices = joined(messages, key::RULE_OR_CHOICE, quoted);
    let word = match (part.chosen, question.kind) {
        (false, _) => key::CHANGE_WITHOUT,
        (true, QuestionKind::Many) => key::CHANGE_ALSO,
        (true, QuestionKind::One) => key::CHANGE_TO,
    };
    messages.fill(
        word,
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
