//! A second evaluator, written from the specification alone: it tries every way of filling in.
//!
//! It reads rules as the document has them and shares nothing with the engine but the types.

use guide_engine::assess::Verdict;
use guide_engine::date::Date;
use guide_engine::document::{Agreement, Document, Mark, Question, QuestionKind, Rule};
use std::collections::{BTreeMap, BTreeSet};

/// What is chosen in each question; a question that is not in it is unknown.
pub type Chosen = BTreeMap<usize, Vec<usize>>;

/// Whether a rule holds when everything it reads is known.
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
    let place = question_of(document, rule);
    let question = &document.questions[place];
    let wanted = rule.is.iter().chain(rule.any_of.iter().flatten());
    wanted.into_iter().any(|wanted| {
        let choice = question
            .choices
            .iter()
            .position(|c| c.id == *wanted)
            .unwrap();
        is_chosen(question, choice, &chosen[&place])
    })
}

/// In a multi-select, "none of these" is chosen exactly when nothing else is.
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

/// The verdict when every question the agreement reads is answered.
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

/// The choices that rules mention, by question.
pub type Mentioned = BTreeMap<usize, BTreeSet<usize>>;

/// What the verdict of an agreement reads.
pub fn read_by_verdict(document: &Document, agreement: &Agreement) -> Mentioned {
    let mut mentioned = Mentioned::new();
    let place = challenges(document);
    for addressed in &agreement.addresses {
        let choices = &document.questions[place].choices;
        let choice = choices
            .iter()
            .position(|c| c.id == addressed.challenge)
            .unwrap();
        mentioned.entry(place).or_default().insert(choice);
    }
    for need in agreement.raises.iter().chain(&agreement.needs) {
        read_by_rule(document, &need.when, &mut mentioned);
    }
    read_by_exclusions(document, &mut mentioned);
    mentioned
}

/// What the exclusions read that have to do with these questions, or with a question that another of them reads.
pub fn read_by_exclusions(document: &Document, mentioned: &mut Mentioned) {
    let mut left: Vec<Mentioned> = document
        .exclusions
        .iter()
        .map(|own| read(document, &own.when))
        .collect();
    while let Some(next) = left
        .iter()
        .position(|own| own.keys().any(|place| mentioned.contains_key(place)))
    {
        for (place, choices) in left.swap_remove(next) {
            mentioned.entry(place).or_default().extend(choices);
        }
    }
}

fn read(document: &Document, rule: &Rule) -> Mentioned {
    let mut found = Mentioned::new();
    read_by_rule(document, rule, &mut found);
    found
}

/// Whether answers violate no exclusion. One that reads a question without an answer has nothing to do with them.
pub fn is_possible(document: &Document, chosen: &Chosen) -> bool {
    let mut exclusions = document.exclusions.iter();
    !exclusions.any(|exclusion| {
        let read = read(document, &exclusion.when);
        read.keys().all(|place| chosen.contains_key(place))
            && holds(document, &exclusion.when, chosen)
    })
}

/// Whether some way of answering the rest violates no exclusion.
pub fn can_be(document: &Document, partial: &Chosen) -> bool {
    let mut mentioned: Mentioned = partial
        .keys()
        .map(|place| (*place, BTreeSet::new()))
        .collect();
    read_by_exclusions(document, &mut mentioned);
    mentioned.retain(|_, choices| !choices.is_empty());
    let mut found = false;
    completions(document, &mentioned, partial, &mut |_| found = true);
    found
}

/// What a rule reads.
pub fn read_by_rule(document: &Document, rule: &Rule, mentioned: &mut Mentioned) {
    for part in rule.all.iter().chain(&rule.any).flatten() {
        read_by_rule(document, part, mentioned);
    }
    if let Some(part) = &rule.not {
        read_by_rule(document, part, mentioned);
    }
    if rule.question.is_some() {
        let place = question_of(document, rule);
        let question = &document.questions[place];
        for wanted in rule.is.iter().chain(rule.any_of.iter().flatten()) {
            let choice = question
                .choices
                .iter()
                .position(|c| c.id == *wanted)
                .unwrap();
            mentioned.entry(place).or_default().insert(choice);
        }
    }
}

/// Every answer to a question that rules can tell apart. Choices that no rule mentions are left out of
/// multi-selects, and "none of these" stands for the empty answer.
pub fn possible(question: &Question, mentioned: &BTreeSet<usize>) -> Vec<Vec<usize>> {
    if question.kind == QuestionKind::One {
        return (0..question.choices.len())
            .map(|choice| vec![choice])
            .collect();
    }
    // A rule that asks for "none" reads every choice of its question.
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

/// Calls `on_each` with every way of answering these questions, where `partial` has no answer yet.
pub fn completions(
    document: &Document,
    mentioned: &Mentioned,
    partial: &Chosen,
    on_each: &mut dyn FnMut(&Chosen),
) {
    let open = mentioned
        .iter()
        .find(|(place, _)| !partial.contains_key(place));
    let Some((place, choices)) = open else {
        if is_possible(document, partial) {
            on_each(partial);
        }
        return;
    };
    let mut chosen = partial.clone();
    for answer in possible(&document.questions[*place], choices) {
        chosen.insert(*place, answer);
        completions(document, mentioned, &chosen, on_each);
    }
}

/// Calls `on_each` with every partial answer set over these questions, the empty one included.
pub fn partials(document: &Document, mentioned: &Mentioned, on_each: &mut dyn FnMut(&Chosen)) {
    let places: Vec<usize> = mentioned.keys().copied().collect();
    walk(document, mentioned, &places, &Chosen::new(), on_each);
}

fn walk(
    document: &Document,
    mentioned: &Mentioned,
    left: &[usize],
    so_far: &Chosen,
    on_each: &mut dyn FnMut(&Chosen),
) {
    let Some((place, left)) = left.split_first() else {
        return on_each(so_far);
    };
    walk(document, mentioned, left, so_far, on_each);
    let mut chosen = so_far.clone();
    for answer in possible(&document.questions[*place], &mentioned[place]) {
        chosen.insert(*place, answer);
        walk(document, mentioned, left, &chosen, on_each);
    }
}

/// The verdict by the definition: depends exactly when one possible way of filling in fits and another does not.
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

/// The open questions for which, of two possible ways of filling in that differ in them alone, one fits and the other does not.
pub fn turns_on(
    document: &Document,
    agreement: &Agreement,
    mentioned: &Mentioned,
    partial: &Chosen,
    day: Date,
) -> BTreeSet<usize> {
    let open = mentioned
        .keys()
        .filter(|place| !partial.contains_key(place));
    open.copied()
        .filter(|place| {
            let mut ends: BTreeMap<Chosen, bool> = BTreeMap::new();
            let mut differs = false;
            completions(document, mentioned, partial, &mut |chosen| {
                let end = verdict(document, agreement, chosen, day) == Verdict::Fits;
                let mut others = chosen.clone();
                others.remove(place);
                differs |= *ends.entry(others).or_insert(end) != end;
            });
            differs
        })
        .collect()
}

/// Where the agency stands with a requirement, by the definition.
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
