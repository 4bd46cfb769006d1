//! A second evaluator of rules, written from the specification alone. Tests compare its results
//! with the engine's. It enumerates completions: the ways to answer the open questions of a partial
//! answer set. It shares only types with the engine.

use guide_engine::date::Date;
use guide_engine::document::Verdict;
use guide_engine::document::{Agreement, Document, Mark, Question, QuestionKind, Rule};
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
    let index = question_of(document, rule);
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

/// Whether a choice is chosen. In a multi-select, "none of these" means that no other choice is.
fn is_chosen(question: &Question, choice: usize, chosen: &[usize]) -> bool {
    if question.kind == QuestionKind::Many && question.choices[choice].none {
        return chosen.iter().all(|other| question.choices[*other].none);
    }
    chosen.contains(&choice)
}

fn question_of(document: &Document, rule: &Rule) -> usize {
    let id = rule.question.as_ref().unwrap();
    document
        .questions
        .iter()
        .position(|question| question.id == *id)
        .unwrap()
}

/// Returns the verdict on an agreement. `chosen` must answer every question that the rules read.
pub fn verdict(document: &Document, agreement: &Agreement, chosen: &Chosen, day: Date) -> Verdict {
    let offered = agreement.offered.iter().any(|span| {
        let begun = span.from.first() <= day.last();
        begun && span.until.is_none_or(|until| day.first() <= until.last())
    });
    if !offered {
        return Verdict::NotOffered;
    }
    let challenges = challenges(document);
    let named = agreement.addresses.iter().any(|addressed| {
        let choices = &document.questions[challenges].choices;
        let choice = choices
            .iter()
            .position(|c| c.id == addressed.challenge)
            .unwrap();
        chosen[&challenges].contains(&choice)
    });
    let mut raises = agreement.raises.iter();
    if !named && !raises.any(|raise| holds(document, &raise.when, chosen)) {
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

fn challenges(document: &Document) -> usize {
    let mut questions = document.questions.iter();
    questions
        .position(|question| question.id.as_str() == "challenges")
        .unwrap()
}

/// The indexes of the choices that rules mention, by question index.
pub type Mentioned = BTreeMap<usize, BTreeSet<usize>>;

/// Returns the choices that decide the verdict on an agreement, with those of connected exclusions.
pub fn read_by_verdict(document: &Document, agreement: &Agreement) -> Mentioned {
    let mut mentioned = Mentioned::new();
    let index = challenges(document);
    for addressed in &agreement.addresses {
        let choices = &document.questions[index].choices;
        let choice = choices
            .iter()
            .position(|c| c.id == addressed.challenge)
            .unwrap();
        mentioned.entry(index).or_default().insert(choice);
    }
    for need in agreement.raises.iter().chain(&agreement.needs) {
        read_by_rule(document, &need.when, &mut mentioned);
    }
    read_by_exclusions(document, &mut mentioned);
    mentioned
}

/// Adds the choices in exclusions that share a question with `mentioned`, until no more are found.
pub fn read_by_exclusions(document: &Document, mentioned: &mut Mentioned) {
    let mut left: Vec<Mentioned> = document
        .exclusions
        .iter()
        .map(|own| read(document, &own.when))
        .collect();
    while let Some(next) = left
        .iter()
        .position(|own| own.keys().any(|index| mentioned.contains_key(index)))
    {
        for (index, choices) in left.swap_remove(next) {
            mentioned.entry(index).or_default().extend(choices);
        }
    }
}

fn read(document: &Document, rule: &Rule) -> Mentioned {
    let mut found = Mentioned::new();
    read_by_rule(document, rule, &mut found);
    found
}

/// Whether the answers violate no exclusion. Exclusions with an unanswered question are skipped.
pub fn is_possible(document: &Document, chosen: &Chosen) -> bool {
    let mut exclusions = document.exclusions.iter();
    !exclusions.any(|exclusion| {
        let read = read(document, &exclusion.when);
        read.keys().all(|index| chosen.contains_key(index))
            && holds(document, &exclusion.when, chosen)
    })
}

/// Whether some completion of `partial` violates no exclusion.
pub fn can_be(document: &Document, partial: &Chosen) -> bool {
    let mut mentioned: Mentioned = partial
        .keys()
        .map(|index| (*index, BTreeSet::new()))
        .collect();
    read_by_exclusions(document, &mut mentioned);
    mentioned.retain(|_, choices| !choices.is_empty());
    let mut found = false;
    completions(document, &mentioned, partial, &mut |_| found = true);
    found
}

/// Adds the choices that a rule mentions to `mentioned`.
pub fn read_by_rule(document: &Document, rule: &Rule, mentioned: &mut Mentioned) {
    for part in rule.all.iter().chain(&rule.any).flatten() {
        read_by_rule(document, part, mentioned);
    }
    if let Some(part) = &rule.not {
        read_by_rule(document, part, mentioned);
    }
    if rule.question.is_some() {
        let index = question_of(document, rule);
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

/// Returns every answer to a question that rules can distinguish. For a multi-select, it leaves out
/// choices that no rule mentions, and represents the empty selection by "none of these".
pub fn possible(question: &Question, mentioned: &BTreeSet<usize>) -> Vec<Vec<usize>> {
    if question.kind == QuestionKind::One {
        return (0..question.choices.len())
            .map(|choice| vec![choice])
            .collect();
    }
    // A rule that tests "none of these" depends on every choice of its question.
    let all = mentioned
        .iter()
        .any(|choice| question.choices[*choice].none);
    let read: Vec<usize> = (0..question.choices.len())
        .filter(|choice| !question.choices[*choice].none && (all || mentioned.contains(choice)))
        .collect();
    let none = question.choices.iter().position(|choice| choice.none);
    (0..1usize << read.len())
        .map(|bits| {
            let chosen = read
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

/// Calls `on_each` with every completion of `partial` that violates no exclusion.
pub fn completions(
    document: &Document,
    mentioned: &Mentioned,
    partial: &Chosen,
    on_each: &mut dyn FnMut(&Chosen),
) {
    let open = mentioned
        .iter()
        .find(|(index, _)| !partial.contains_key(index));
    let Some((index, choices)) = open else {
        if is_possible(document, partial) {
            on_each(partial);
        }
        return;
    };
    let mut chosen = partial.clone();
    for answer in possible(&document.questions[*index], choices) {
        chosen.insert(*index, answer);
        completions(document, mentioned, &chosen, on_each);
    }
}

/// Calls `on_each` with every partial answer set over these questions, including the empty set.
pub fn partials(document: &Document, mentioned: &Mentioned, on_each: &mut dyn FnMut(&Chosen)) {
    let indices: Vec<usize> = mentioned.keys().copied().collect();
    walk(document, mentioned, &indices, &Chosen::new(), on_each);
}

fn walk(
    document: &Document,
    mentioned: &Mentioned,
    left: &[usize],
    so_far: &Chosen,
    on_each: &mut dyn FnMut(&Chosen),
) {
    let Some((index, left)) = left.split_first() else {
        return on_each(so_far);
    };
    walk(document, mentioned, left, so_far, on_each);
    let mut chosen = so_far.clone();
    for answer in possible(&document.questions[*index], &mentioned[index]) {
        chosen.insert(*index, answer);
        walk(document, mentioned, left, &chosen, on_each);
    }
}

/// Returns the verdict as defined: `Depends` if some possible completions fit and others do not.
pub fn open_verdict(
    document: &Document,
    agreement: &Agreement,
    mentioned: &Mentioned,
    partial: &Chosen,
    day: Date,
) -> Verdict {
    let mut found = BTreeSet::new();
    completions(document, mentioned, partial, &mut |chosen| {
        found.insert(verdict(document, agreement, chosen, day));
    });
    match (found.contains(&Verdict::Fits), found.len()) {
        (true, 2..) => Verdict::Depends,
        (_, 1) => found.pop_first().unwrap(),
        _ => Verdict::DoesNotFit,
    }
}

/// Returns each open question that decides, for some answers to the others, if the agreement fits.
pub fn turns_on(
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
            let mut ends: BTreeMap<Chosen, bool> = BTreeMap::new();
            let mut differs = false;
            completions(document, mentioned, partial, &mut |chosen| {
                let end = verdict(document, agreement, chosen, day) == Verdict::Fits;
                let mut others = chosen.clone();
                others.remove(index);
                differs |= *ends.entry(others).or_insert(end) != end;
            });
            differs
        })
        .collect()
}

/// Returns the mark of a requirement, from whether its rule holds in all, some or no completions.
pub fn mark(document: &Document, rule: &Rule, mentioned: &Mentioned, partial: &Chosen) -> Mark {
    let mut found = BTreeSet::new();
    completions(document, mentioned, partial, &mut |chosen| {
        found.insert(holds(document, rule, chosen));
    });
    match (found.contains(&true), found.contains(&false)) {
        (true, false) => Mark::Have,
        (false, true) => Mark::Need,
        _ => Mark::NotKnown,
    }
}
