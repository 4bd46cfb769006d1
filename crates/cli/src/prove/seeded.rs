//! Tests that `guide prove` finds faults that no linked content can have.
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
    prove(change).unwrap_or_else(|line| panic!("{line}"))
}

/// Like `faults`, but returns an error message if the proof cannot run.
fn prove(change: impl FnOnce(&mut Document)) -> Result<Vec<String>, String> {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let catalog = folder::open(&content).unwrap();
    let mut document = catalog.document().clone();
    change(&mut document);
    match proof(&catalog, &document, false) {
        Ok(proof) => Ok(proof.faults),
        Err(Failure::Input(line)) => Err(line),
        Err(Failure::Faults) => panic!("proving alone prints nothing"),
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
fn there_is_no_fault_without_a_seed() {
    assert_eq!(faults(|_| {}), Vec::<String>::new());
}

#[test]
fn a_verdict_that_is_not_what_the_rules_say_is_a_contradiction() {
    let found = faults(|document| {
        let lesc = program(document, "lesc");
        let need = &mut document.programs[lesc].agreements[0].needs[0];
        need.when = not(&need.when);
    });
    let first = &found[0];
    let told = "lesc/take-part: contradiction: assessed as fits, by its rules does_not_fit: {";
    assert!(first.starts_with(told), "{found:#?}");
}

#[test]
fn a_mark_that_is_not_what_its_rule_says_is_a_contradiction() {
    let found = faults(|document| {
        let lesc = program(document, "lesc");
        let requirements = &mut document.programs[lesc].agreements[0].requirements;
        let rule = requirements
            .iter_mut()
            .find_map(|own| own.met_when.as_mut())
            .unwrap();
        *rule = not(rule);
    });
    let told = "contradiction: its mark is not what its rule says: {\"county_terminal\":";
    assert!(found.len() == 1 && found[0].contains(told), "{found:#?}");
}

#[test]
fn a_requirement_that_is_never_met_or_always_is_dead() {
    for (always, told) in [(true, "it is never unmet"), (false, "it is never met")] {
        let found = faults(|document| {
            let options = &mut document.options;
            let mut requirements = options.iter_mut().flat_map(|own| &mut own.requirements);
            let rule = requirements.find_map(|own| own.met_when.as_mut()).unwrap();
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
            .filter(|line| line.starts_with("options/") && line.contains(told));
        assert_eq!(dead.count(), 1, "{found:#?}");
    }
}

#[test]
fn a_space_too_large_to_walk_is_refused_by_name() {
    let refused = prove(|document| {
        let gangs = document.questions[0].choices[0].clone();
        let lesc = program(document, "lesc");
        let own = &mut document.programs[lesc].agreements[0];
        for number in 0..70 {
            let mut choice = gangs.clone();
            choice.id = format!("more_{number}").as_str().into();
            let mut addressed = own.addresses[0].clone();
            addressed.challenge = choice.id.clone();
            own.addresses.push(addressed);
            document.questions[0].choices.push(choice);
        }
    });
    let line = "lesc/take-part has more than 10000000 answer sets to try";
    assert_eq!(refused, Err(line.to_owned()));
}
