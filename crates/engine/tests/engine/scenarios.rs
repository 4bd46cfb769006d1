//! Tests of the shipped scenarios as a set: what they cover, how they are written, and how linking
//! resolves them.

use guide_engine::catalog::Catalog;
use guide_engine::document::AnswerValue;
use guide_engine::document::{Document, Scenario};
use std::collections::{BTreeMap, BTreeSet};

const LONGEST_SENTENCE: usize = 25;

/// Counts, for each name and verdict, the scenarios in which a reviewer signed that verdict. `name`
/// maps `program/agreement` to the name under which the agreement is counted.
fn signed(
    catalog: &Catalog,
    name: impl Fn(&str) -> String,
) -> BTreeMap<(String, &'static str), usize> {
    let mut counts = BTreeMap::new();
    for scenario in &catalog.document().scenarios {
        let mut told = BTreeSet::new();
        for entry in &scenario.expected {
            let names = entry.agreements.iter();
            told.extend(names.map(|own| (name(own.as_str()), entry.verdict.key())));
        }
        for each in told {
            *counts.entry(each).or_default() += 1;
        }
    }
    counts
}

fn at_least_twice(counts: &BTreeMap<(String, &'static str), usize>, name: &str, verdict: &str) {
    let found = counts
        .iter()
        .find(|((own, told), _)| own == name && *told == verdict);
    let count = found.map_or(0, |(_, count)| *count);
    assert!(count >= 2, "{name} is {verdict} in {count} scenarios");
}

#[test]
fn every_program_fits_in_two_scenarios_and_does_not_fit_in_two() {
    let catalog = crate::content();
    let counts = signed(&catalog, |own| own.split('/').next().unwrap().to_owned());
    assert_eq!(catalog.programs().len(), 13);
    for program in catalog.programs() {
        for verdict in ["fits", "does_not_fit"] {
            at_least_twice(&counts, program.id.as_str(), verdict);
        }
    }
}

#[test]
fn so_does_every_agreement() {
    let catalog = crate::content();
    let counts = signed(&catalog, str::to_owned);
    for (_, program, own) in catalog.agreements() {
        for verdict in ["fits", "does_not_fit"] {
            at_least_twice(&counts, &format!("{}/{}", program.id, own.id), verdict);
        }
    }
}

#[test]
fn every_verdict_is_reached_in_two_scenarios() {
    let catalog = crate::content();
    let counts = signed(&catalog, |_| "any".to_owned());
    for verdict in [
        "fits",
        "depends",
        "does_not_fit",
        "not_raised",
        "not_offered",
    ] {
        at_least_twice(&counts, "any", verdict);
    }
}

#[test]
fn the_agencies_differ_in_kind_in_law_and_in_what_they_face() {
    let catalog = crate::content();
    let scenarios = &catalog.document().scenarios;
    assert!(scenarios.len() >= 16, "there are {}", scenarios.len());
    let given = scenarios.iter().flat_map(|scenario| &scenario.answers);
    let mut chosen = BTreeSet::new();
    for (question, given) in given {
        let choices = match given {
            AnswerValue::One(choice) => std::slice::from_ref(choice),
            AnswerValue::Many(choices) => choices.as_slice(),
        };
        chosen.extend(choices.iter().map(|choice| format!("{question}={choice}")));
    }
    for id in ["challenges", "help", "agency", "immigration_law"] {
        let question = catalog.question(catalog.find_question(id).unwrap());
        for choice in &question.unwrap().choices {
            let wanted = !choice.none || id == "help";
            let name = format!("{id}={}", choice.id);
            assert!(!wanted || chosen.contains(&name), "no scenario has {name}");
        }
    }
}

#[test]
fn each_is_short_enough_to_be_told_and_has_enough_to_talk_about() {
    let catalog = crate::content();
    for scenario in &catalog.document().scenarios {
        let id = &scenario.id;
        let length: usize = scenario.story.iter().map(|part| words(part)).sum();
        assert!(
            (60..=140).contains(&length),
            "{id}: the story has {length} words"
        );
        let questions = scenario.discuss.len();
        assert!((3..=5).contains(&questions), "{id}: {questions} to discuss");
        assert!(scenario.discuss.iter().all(|asked| asked.ends_with('?')));
        let signed: usize = scenario.expected.iter().map(|e| e.agreements.len()).sum();
        assert!(signed >= 5, "{id}: only {signed} verdicts are signed");
        for entry in &scenario.expected {
            assert_eq!(sentences(&entry.because).len(), 1, "{id}: {entry:?}");
        }
        for text in texts(scenario) {
            let long = sentences(text)
                .into_iter()
                .find(|s| words(s) > LONGEST_SENTENCE);
            assert_eq!(long, None, "{id}");
        }
    }
}

/// Each of the topics staff, money and residents must come up in the discussion questions of at
/// least three scenarios.
#[test]
fn the_lessons_speak_of_staff_of_money_and_of_those_who_live_there() {
    let catalog = crate::content();
    let scenarios = &catalog.document().scenarios;
    let sides: [&[&str]; 3] = [
        &["officer", "deput", "sergeant", "union", "posts"],
        &["cost", "overtime", "money", "budget", "paid", "share"],
        &["resident", "council", "trustees", "community", "letters"],
    ];
    for words in sides {
        let speaks = |scenario: &&Scenario| {
            let mut asked = scenario.discuss.iter();
            asked.any(|text| words.iter().any(|word| text.contains(word)))
        };
        let asked = scenarios.iter().filter(speaks).count();
        assert!(asked >= 3, "{words:?}: {asked}");
    }
}

fn texts(scenario: &Scenario) -> impl Iterator<Item = &String> {
    let reasons = scenario.expected.iter().map(|entry| &entry.because);
    let told = scenario.story.iter().chain(&scenario.discuss);
    std::iter::once(&scenario.title).chain(told).chain(reasons)
}

fn words(text: &str) -> usize {
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
fn the_answers_come_out_of_the_catalogue_as_they_were_written() {
    let catalog = crate::content();
    for (scenario, linked) in catalog.scenarios() {
        let mut answered = 0;
        for (index, question) in catalog.all_questions() {
            let given = linked.answers.give(&catalog, index);
            let given = given.map(sorted);
            let written = scenario.answers.get(&question.id).cloned().map(sorted);
            assert_eq!(given, written, "{}: {}", scenario.id, question.id);
            answered += usize::from(given.is_some());
        }
        assert_eq!(answered, scenario.answers.len(), "{}", scenario.id);
    }
}

fn sorted(given: AnswerValue) -> AnswerValue {
    match given {
        AnswerValue::One(_) => given,
        AnswerValue::Many(mut choices) => {
            choices.sort();
            AnswerValue::Many(choices)
        }
    }
}

#[test]
fn what_is_expected_is_looked_up_for_each_agreement() {
    let catalog = crate::content();
    for (scenario, linked) in catalog.scenarios() {
        assert_eq!(linked.expected.len(), catalog.agreements().count());
        for ((_, program, own), entry) in catalog.agreements().zip(&linked.expected) {
            let name = format!("{}/{}", program.id, own.id);
            let mut entries = scenario.expected.iter();
            let told = entries.position(|entry| {
                let mut names = entry.agreements.iter();
                names.any(|own| own.as_str() == name)
            });
            assert_eq!(told, *entry, "{}: {name}", scenario.id);
        }
    }
}

#[test]
fn a_scenario_is_found_by_its_id_with_its_own_day_or_that_of_the_content() {
    let catalog = crate::content();
    let published = catalog.document().about.published;
    let day = |id| catalog.find_scenario(id).map(|(_, linked)| linked.as_of);
    assert_eq!(day("farm-county-sheriff"), Some(published));
    let in_2004 = "2004-10-15".parse().unwrap();
    assert_eq!(day("state-police-2004"), Some(in_2004));
    assert_eq!(day("nowhere"), None);
}

#[test]
fn a_document_from_before_there_were_scenarios_still_reads() {
    let catalog = crate::content();
    let mut table = toml::Table::try_from(catalog.document()).unwrap();
    assert!(table.remove("scenarios").is_some());
    let document: Document = table.try_into().unwrap();
    assert_eq!(Catalog::link(document).unwrap().scenarios().count(), 0);
}
