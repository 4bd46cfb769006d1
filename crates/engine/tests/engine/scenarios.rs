//! Tests of the shipped scenarios as a set: what they cover, how they are written, and how linking
//! resolves them.

use guide_engine::catalog::Catalog;
use guide_engine::document::AnswerValue;
use guide_engine::document::{Document, Scenario};
use std::collections::{BTreeMap, BTreeSet};

const MAX_SENTENCE_WORDS: usize = 25;

/// Counts, for each name and verdict, the scenarios in which a reviewer signed that verdict. `name`
/// maps `program/agreement` to the name under which the agreement is counted.
fn signed_counts(
    catalog: &Catalog,
    name: impl Fn(&str) -> String,
) -> BTreeMap<(String, &'static str), usize> {
    let mut counts = BTreeMap::new();
    for scenario in &catalog.document().scenarios {
        let mut signed = BTreeSet::new();
        for entry in &scenario.expected {
            let agreements = entry.agreements.iter();
            signed.extend(agreements.map(|path| (name(path.as_str()), entry.verdict.key())));
        }
        for name_and_verdict in signed {
            *counts.entry(name_and_verdict).or_default() += 1;
        }
    }
    counts
}

fn check_at_least_two(counts: &BTreeMap<(String, &'static str), usize>, name: &str, verdict: &str) {
    let found = counts
        .iter()
        .find(|((other, signed), _)| other == name && *signed == verdict);
    let count = found.map_or(0, |(_, count)| *count);
    assert!(count >= 2, "{name} is {verdict} in {count} scenarios");
}

#[test]
fn every_program_fits_in_two_scenarios_and_does_not_fit_in_two() {
    let catalog = crate::content();
    let counts = signed_counts(&catalog, |path| path.split('/').next().unwrap().to_owned());
    assert_eq!(catalog.programs().len(), 13);
    for program in catalog.programs() {
        for verdict in ["fits", "does_not_fit"] {
            check_at_least_two(&counts, program.id.as_str(), verdict);
        }
    }
}

#[test]
fn every_agreement_fits_in_two_scenarios_and_does_not_fit_in_two() {
    let catalog = crate::content();
    let counts = signed_counts(&catalog, str::to_owned);
    for (_, program, agreement) in catalog.agreements() {
        for verdict in ["fits", "does_not_fit"] {
            check_at_least_two(
                &counts,
                &format!("{}/{}", program.id, agreement.id),
                verdict,
            );
        }
    }
}

#[test]
fn every_verdict_is_reached_in_two_scenarios() {
    let catalog = crate::content();
    let counts = signed_counts(&catalog, |_| "any".to_owned());
    for verdict in [
        "fits",
        "depends",
        "does_not_fit",
        "not_raised",
        "not_offered",
    ] {
        check_at_least_two(&counts, "any", verdict);
    }
}

#[test]
fn the_agencies_cover_every_kind_law_and_challenge() {
    let catalog = crate::content();
    let scenarios = &catalog.document().scenarios;
    assert!(scenarios.len() >= 16, "there are {}", scenarios.len());
    let answers = scenarios.iter().flat_map(|scenario| &scenario.answers);
    let mut chosen = BTreeSet::new();
    for (question, value) in answers {
        let choices = match value {
            AnswerValue::One(choice) => std::slice::from_ref(choice),
            AnswerValue::Many(choices) => choices.as_slice(),
        };
        chosen.extend(choices.iter().map(|choice| format!("{question}={choice}")));
    }
    for id in ["challenges", "help", "agency", "immigration_law"] {
        let question = catalog.question(catalog.find_question(id).unwrap());
        for choice in &question.unwrap().choices {
            let is_required = !choice.none || id == "help";
            let name = format!("{id}={}", choice.id);
            assert!(
                !is_required || chosen.contains(&name),
                "no scenario has {name}"
            );
        }
    }
}

#[test]
fn each_scenario_is_short_and_has_enough_to_discuss() {
    let catalog = crate::content();
    for scenario in &catalog.document().scenarios {
        let id = &scenario.id;
        let length: usize = scenario
            .story
            .iter()
            .map(|paragraph| word_count(paragraph))
            .sum();
        assert!(
            (60..=140).contains(&length),
            "{id}: the story has {length} words"
        );
        let questions = scenario.discuss.len();
        assert!(
            (3..=5).contains(&questions),
            "{id}: {questions} questions to discuss"
        );
        assert!(
            scenario
                .discuss
                .iter()
                .all(|question| question.ends_with('?'))
        );
        let signed: usize = scenario.expected.iter().map(|e| e.agreements.len()).sum();
        assert!(signed >= 5, "{id}: only {signed} verdicts are signed");
        for entry in &scenario.expected {
            assert_eq!(sentences(&entry.because).len(), 1, "{id}: {entry:?}");
        }
        for text in texts(scenario) {
            let long = sentences(text)
                .into_iter()
                .find(|s| word_count(s) > MAX_SENTENCE_WORDS);
            assert_eq!(long, None, "{id}");
        }
    }
}

/// Each of the topics staff, money and residents must come up in the discussion questions of at
/// least three scenarios.
#[test]
fn the_discussions_cover_staff_money_and_residents() {
    let catalog = crate::content();
    let scenarios = &catalog.document().scenarios;
    let topics: [&[&str]; 3] = [
        &["officer", "deput", "sergeant", "union", "posts"],
        &["cost", "overtime", "money", "budget", "paid", "share"],
        &["resident", "council", "trustees", "community", "letters"],
    ];
    for words in topics {
        let mentions = |scenario: &&Scenario| {
            let mut questions = scenario.discuss.iter();
            questions.any(|text| words.iter().any(|word| text.contains(word)))
        };
        let count = scenarios.iter().filter(mentions).count();
        assert!(count >= 3, "{words:?}: {count}");
    }
}

fn texts(scenario: &Scenario) -> impl Iterator<Item = &String> {
    let reasons = scenario.expected.iter().map(|entry| &entry.because);
    let texts = scenario.story.iter().chain(&scenario.discuss);
    std::iter::once(&scenario.title).chain(texts).chain(reasons)
}

fn word_count(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Splits a text into sentences. A sentence ends at a period or question mark that is followed by a
/// space and then by a capital letter or an opening quotation mark. So "U.S. citizens" is not
/// split.
fn sentences(text: &str) -> Vec<&str> {
    let ends = text.match_indices(' ').map(|(end, _)| end).filter(|end| {
        let capital = |c: char| c.is_uppercase() || c == '“';
        text[..*end].ends_with(['.', '?']) && text[end + 1..].starts_with(capital)
    });
    let ends: Vec<_> = ends.chain([text.len()]).collect();
    let starts = std::iter::once(0).chain(ends.iter().map(|end| end + 1));
    starts
        .zip(&ends)
        .map(|(start, end)| &text[start..*end])
        .collect()
}

#[test]
fn linked_answers_equal_the_written_answers() {
    let catalog = crate::content();
    for (scenario, linked) in catalog.scenarios() {
        let mut answered = 0;
        for (index, question) in catalog.all_questions() {
            let found = linked.answers.answer_value(&catalog, index);
            let found = found.map(sorted);
            let written = scenario.answers.get(&question.id).cloned().map(sorted);
            assert_eq!(found, written, "{}: {}", scenario.id, question.id);
            answered += usize::from(found.is_some());
        }
        assert_eq!(answered, scenario.answers.len(), "{}", scenario.id);
    }
}

fn sorted(value: AnswerValue) -> AnswerValue {
    match value {
        AnswerValue::One(_) => value,
        AnswerValue::Many(mut choices) => {
            choices.sort();
            AnswerValue::Many(choices)
        }
    }
}

#[test]
fn expected_verdicts_are_resolved_for_each_agreement() {
    let catalog = crate::content();
    for (scenario, linked) in catalog.scenarios() {
        assert_eq!(linked.expected.len(), catalog.agreements().count());
        for ((_, program, agreement), entry) in catalog.agreements().zip(&linked.expected) {
            let path = format!("{}/{}", program.id, agreement.id);
            let mut entries = scenario.expected.iter();
            let expected = entries.position(|entry| {
                let mut paths = entry.agreements.iter();
                paths.any(|other| other.as_str() == path)
            });
            assert_eq!(*entry, expected, "{}: {path}", scenario.id);
        }
    }
}

#[test]
fn a_scenario_has_its_own_day_or_that_of_the_content() {
    let catalog = crate::content();
    let published = catalog.document().about.published;
    let day = |id| catalog.find_scenario(id).map(|(_, linked)| linked.as_of);
    assert_eq!(day("farm-county-sheriff"), Some(published));
    let in_2004 = "2004-10-15".parse().unwrap();
    assert_eq!(day("state-police-2004"), Some(in_2004));
    assert_eq!(day("nowhere"), None);
}

#[test]
fn a_document_without_scenarios_links() {
    let catalog = crate::content();
    let mut table = toml::Table::try_from(catalog.document()).unwrap();
    assert!(table.remove("scenarios").is_some());
    let document: Document = table.try_into().unwrap();
    assert_eq!(Catalog::link(document).unwrap().scenarios().count(), 0);
}
