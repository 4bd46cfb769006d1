//! Tests that `guide prove` finds faults that linking never lets through.
//!
//! Each test links the shipped content and then changes the rules in a copy of its document, so
//! that the copy contradicts the catalog.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use super::proof;
use crate::Failure;
use guide_authoring::folder;
use guide_engine::document::{Document, Rule};
use std::path::Path;

/// Returns the faults that the proof reports after `change` has altered the rules of the shipped
/// content.
fn faults(change: impl FnOnce(&mut Document)) -> Vec<String> {
    prove(change).unwrap_or_else(|message| panic!("{message}"))
}

/// Like `faults`, but returns an error message if the proof cannot run.
fn prove(change: impl FnOnce(&mut Document)) -> Result<Vec<String>, String> {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let catalog = folder::open(&content).unwrap();
    let mut document = catalog.document().clone();
    change(&mut document);
    match proof(&catalog, &document, false) {
        Ok(proof) => Ok(proof.faults),
        Err(Failure::Input(message)) => Err(message),
        Err(Failure::Faults) => panic!("a proof returns its faults and prints nothing"),
    }
}

fn program(document: &Document, id: &str) -> usize {
    let mut programs = document.programs.iter();
    programs
        .position(|program| program.id.as_str() == id)
        .unwrap()
}

fn not(rule: &Rule) -> Rule {
    Rule {
        not: Some(Box::new(rule.clone())),
        ..Rule::default()
    }
}

#[test]
fn the_unchanged_rules_have_no_faults() {
    assert_eq!(faults(|_| {}), Vec::<String>::new());
}

#[test]
fn a_verdict_that_contradicts_the_rules_is_reported() {
    let found = faults(|document| {
        let lesc = program(document, "lesc");
        let need = &mut document.programs[lesc].agreements[0].needs[0];
        need.when = not(&need.when);
    });
    let first = &found[0];
    let expected =
        "lesc/take-part: contradiction: assessed as fits, but its rules give does_not_fit: {";
    assert!(first.starts_with(expected), "{found:#?}");
}

#[test]
fn a_mark_that_contradicts_its_rule_is_reported() {
    let found = faults(|document| {
        let lesc = program(document, "lesc");
        let requirements = &mut document.programs[lesc].agreements[0].requirements;
        let rule = requirements
            .iter_mut()
            .find_map(|requirement| requirement.met_when.as_mut())
            .unwrap();
        *rule = not(rule);
    });
    let expected = "contradiction: its mark does not follow from its rule: {\"county_terminal\":";
    assert!(
        found.len() == 1 && found[0].contains(expected),
        "{found:#?}"
    );
}

#[test]
fn a_requirement_that_is_always_or_never_met_is_reported() {
    for (always, expected) in [(true, "it is never unmet"), (false, "it is never met")] {
        let found = faults(|document| {
            let options = &mut document.options;
            let mut requirements = options
                .iter_mut()
                .flat_map(|option| &mut option.requirements);
            let rule = requirements
                .find_map(|requirement| requirement.met_when.as_mut())
                .unwrap();
            let both = Some(vec![rule.clone(), not(rule)]);
            let (any, all) = if always { (both, None) } else { (None, both) };
            *rule = Rule {
                any,
                all,
                ..Rule::default()
            };
        });
        let dead = found
            .iter()
            .filter(|line| line.starts_with("options/") && line.contains(expected));
        assert_eq!(dead.count(), 1, "{found:#?}");
    }
}

#[test]
fn an_agreement_with_too_many_answer_sets_is_rejected() {
    let result = prove(|document| {
        let gangs = document.questions[0].choices[0].clone();
        let lesc = program(document, "lesc");
        let agreement = &mut document.programs[lesc].agreements[0];
        for number in 0..70 {
            let mut choice = gangs.clone();
            choice.id = format!("more_{number}").as_str().into();
            let mut addressed = agreement.addresses[0].clone();
            addressed.challenge = choice.id.clone();
            agreement.addresses.push(addressed);
            document.questions[0].choices.push(choice);
        }
    });
    let message = "lesc/take-part has more than 10000000 answer sets to try";
    assert_eq!(result, Err(message.to_owned()));
}
