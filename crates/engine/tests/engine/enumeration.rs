//! Evaluates partial answer sets with the evaluator in `oracle`, by enumeration of completions: the
//! ways to answer the open questions of a partial answer set.

use crate::oracle::{self, Chosen, Mentioned};
use guide_engine::date::Date;
use guide_engine::document::Verdict;
use guide_engine::document::{Agreement, Document, Mark, Question, QuestionKind, Rule};
use std::collections::{BTreeMap, BTreeSet};

/// Returns the answers to try for a question. For a single-choice question, these are all choices.
/// For a multi-select question, these are all sets of the choices in `mentioned`, or all sets of
/// its choices if `mentioned` has "none of these". The choice "none of these" represents the empty
/// set.
pub fn possible_answers(question: &Question, mentioned: &BTreeSet<usize>) -> Vec<Vec<usize>> {
    if question.kind == QuestionKind::One {
        return (0..question.choices.len())
            .map(|choice| vec![choice])
            .collect();
    }
    // A rule that tests "none of these" depends on every choice of its question.
    let is_none_tested = mentioned
        .iter()
        .any(|choice| question.choices[*choice].none);
    let tested: Vec<usize> = (0..question.choices.len())
        .filter(|choice| {
            !question.choices[*choice].none && (is_none_tested || mentioned.contains(choice))
        })
        .collect();
    let none = question.choices.iter().position(|choice| choice.none);
    (0..1usize << tested.len())
        .map(|bits| {
            let chosen = tested
                .iter()
                .enumerate()
                .filter(|(bit, _)| bits >> bit & 1 == 1);
            let chosen: Vec<usize> = chosen.map(|(_, choice)| *choice).collect();
            if chosen.is_empty() {
                none.into_iter().collect()
            } else {
                chosen
            }
        })
        .collect()
}

/// Completes `partial` with answers to the questions in `mentioned`, and calls `on_each` with every
/// completion that violates no exclusion.
pub fn for_each_completion(
    document: &Document,
    mentioned: &Mentioned,
    partial: &Chosen,
    on_each: &mut dyn FnMut(&Chosen),
) {
    let open = mentioned
        .iter()
        .find(|(index, _)| !partial.contains_key(index));
    let Some((index, choices)) = open else {
        if oracle::is_possible(document, partial) {
            on_each(partial);
        }
        return;
    };
    let mut chosen = partial.clone();
    for answer in possible_answers(&document.questions[*index], choices) {
        chosen.insert(*index, answer);
        for_each_completion(document, mentioned, &chosen, on_each);
    }
}

/// Whether some completion of `partial` violates no exclusion.
pub fn has_completion(document: &Document, partial: &Chosen) -> bool {
    let mut mentioned: Mentioned = partial
        .keys()
        .map(|index| (*index, BTreeSet::new()))
        .collect();
    oracle::add_connected_exclusions(document, &mut mentioned);
    mentioned.retain(|_, choices| !choices.is_empty());
    let mut has_completion = false;
    for_each_completion(document, &mentioned, partial, &mut |_| {
        has_completion = true
    });
    has_completion
}

/// Calls `on_each` with every partial answer set over these questions, including the empty set.
pub fn for_each_partial_set(
    document: &Document,
    mentioned: &Mentioned,
    on_each: &mut dyn FnMut(&Chosen),
) {
    let questions: Vec<usize> = mentioned.keys().copied().collect();
    extend(document, mentioned, &questions, &Chosen::new(), on_each);
}

fn extend(
    document: &Document,
    mentioned: &Mentioned,
    remaining: &[usize],
    partial: &Chosen,
    on_each: &mut dyn FnMut(&Chosen),
) {
    let Some((index, remaining)) = remaining.split_first() else {
        return on_each(partial);
    };
    extend(document, mentioned, remaining, partial, on_each);
    let mut chosen = partial.clone();
    for answer in possible_answers(&document.questions[*index], &mentioned[index]) {
        chosen.insert(*index, answer);
        extend(document, mentioned, remaining, &chosen, on_each);
    }
}

/// Returns the verdict as defined: `Depends` if some possible completions fit and others do not. If
/// none fits, returns the verdict that all of them have, or `DoesNotFit` if their verdicts differ.
pub fn open_verdict(
    document: &Document,
    agreement: &Agreement,
    mentioned: &Mentioned,
    partial: &Chosen,
    day: Date,
) -> Verdict {
    let mut found = BTreeSet::new();
    for_each_completion(document, mentioned, partial, &mut |chosen| {
        found.insert(oracle::verdict(document, agreement, chosen, day));
    });
    match (found.contains(&Verdict::Fits), found.len()) {
        (true, 2..) => Verdict::Depends,
        (_, 1) => found.pop_first().unwrap(),
        _ => Verdict::DoesNotFit,
    }
}

/// Returns the open questions whose answer decides, for some answers to the other open questions,
/// whether the agreement fits.
pub fn deciding_questions(
    document: &Document,
    agreement: &Agreement,
    mentioned: &Mentioned,
    partial: &Chosen,
    day: Date,
) -> BTreeSet<usize> {
    let open = mentioned
        .keys()
        .filter(|index| !partial.contains_key(index));
    open.copied()
        .filter(|index| {
            let mut fits_by_others: BTreeMap<Chosen, bool> = BTreeMap::new();
            let mut differs = false;
            for_each_completion(document, mentioned, partial, &mut |chosen| {
                let fits = oracle::verdict(document, agreement, chosen, day) == Verdict::Fits;
                let mut others = chosen.clone();
                others.remove(index);
                differs |= *fits_by_others.entry(others).or_insert(fits) != fits;
            });
            differs
        })
        .collect()
}

/// Returns the mark of a requirement, which depends on whether its rule holds in all, some or no
/// completions.
pub fn mark(document: &Document, rule: &Rule, mentioned: &Mentioned, partial: &Chosen) -> Mark {
    let mut found = BTreeSet::new();
    for_each_completion(document, mentioned, partial, &mut |chosen| {
        found.insert(oracle::holds(document, rule, chosen));
    });
    match (found.contains(&true), found.contains(&false)) {
        (true, false) => Mark::Have,
        (false, true) => Mark::Need,
        _ => Mark::NotKnown,
    }
}
