//! Checks of the scenarios: what they name, and how they end.

use super::Linker;
use super::texts::{earlier, numbered, one_of};
use crate::assess;
use crate::catalog::{AgreementIx, Catalog, LinkedScenario};
use crate::document::{Expected, Scenario};
use crate::id::AgreementName;
use crate::problem::{Cause, Problem, Subject};

/// What would do where a scenario ends otherwise than it says.
const OTHERWISE: &str = "write that verdict and its reason, or mend the answers or the rules";

/// What does not end as a scenario says, once there is a catalogue to decide by.
pub(super) fn decided_otherwise(catalog: &Catalog) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (position, (scenario, linked)) in catalog.scenarios().enumerate() {
        let verdicts = assess::verdicts(catalog, &linked.answers, linked.as_of);
        for (place, entry) in &linked.expected {
            let told = scenario.expected.get(*entry).map(|entry| entry.verdict);
            let pair = told.zip(verdicts.get(place.0).copied());
            if let Some((told, found)) = pair.filter(|(told, found)| told != found) {
                let name = name_of(catalog, *place);
                let (told, found, day) = (told.key(), found.key(), linked.as_of);
                problems.push(Problem {
                    subject: Subject::Scenario(position),
                    cause: Cause::Content,
                    field: numbered("expected", *entry, "verdict"),
                    found: format!("\"{name}\" is \"{found}\" on {day}, not \"{told}\""),
                    remedy: OTHERWISE.to_owned(),
                });
            }
        }
    }
    problems
}

fn name_of(catalog: &Catalog, place: AgreementIx) -> String {
    let named = catalog.agreement(place);
    let name = named.map(|(program, own)| format!("{}/{}", program.id, own.id));
    name.unwrap_or_default()
}

impl<'d> Linker<'d> {
    /// Checks every scenario and looks up what it names.
    pub(super) fn scenarios(&mut self) -> Vec<LinkedScenario> {
        let scenarios = self.document.scenarios.iter().enumerate();
        scenarios
            .map(|(position, scenario)| {
                self.subject = Subject::Scenario(position);
                self.scenario(position, scenario)
            })
            .collect()
    }

    fn scenario(&mut self, position: usize, scenario: &'d Scenario) -> LinkedScenario {
        let scenarios = &self.document.scenarios;
        let same = earlier(scenarios, position, |other| other.id == scenario.id);
        self.part_id(scenario.id.as_str(), same.map(Subject::Scenario));
        let mut before = scenarios.iter().take(position);
        let same = before.find(|other| other.order == scenario.order);
        self.order(scenario.order, same.map(|other| other.id.as_str()));
        self.text("title", &scenario.title);
        self.some_lines("story", &scenario.story);
        if let Some(day) = scenario.as_of {
            self.whole_day("as_of", day);
        }
        let answers = self.answers(&scenario.answers);
        self.some_lines("discuss", &scenario.discuss);
        let expected = self.all_expected(&scenario.expected);
        LinkedScenario {
            as_of: scenario.as_of.unwrap_or(self.document.about.published),
            // With a wrong answer in it, nothing can be said of how it ends.
            expected: answers.as_ref().map(|_| expected).unwrap_or_default(),
            answers: answers.unwrap_or_default(),
        }
    }

    fn some_lines(&mut self, field: &str, lines: &[String]) {
        self.some(field, lines.len());
        self.lines(field, lines);
    }

    fn some(&mut self, field: &str, number: usize) {
        if number == 0 {
            self.problem(field, "there is none", "write at least one");
        }
    }

    /// The agreements of all entries, in their own order, each with the position of its entry.
    fn all_expected(&mut self, entries: &'d [Expected]) -> Vec<(AgreementIx, usize)> {
        self.some("expected", entries.len());
        let mut found: Vec<(AgreementIx, usize)> = Vec::new();
        for (position, entry) in entries.iter().enumerate() {
            let list = numbered("expected", position, "agreements");
            self.some(&list, entry.agreements.len());
            for (place, name) in entry.agreements.iter().enumerate() {
                let field = format!("{list}#{}", place + 1);
                let agreement = self.agreement_named(&field, name);
                let mut before = found.iter();
                let same = before.find(|(other, _)| Some(*other) == agreement);
                let same = same.map(|(_, entry)| *entry);
                self.not_twice(&field, name.as_str(), "expected", same, "remove one");
                found.extend(agreement.map(|agreement| (agreement, position)));
            }
            self.text(&numbered("expected", position, "because"), &entry.because);
        }
        found.sort_unstable();
        found
    }

    fn agreement_named(&mut self, field: &str, name: &AgreementName) -> Option<AgreementIx> {
        let programs = self.document.programs.iter();
        let known = programs.flat_map(|program| {
            let own = program.agreements.iter();
            own.map(move |own| (program.id.as_str(), format!("{}/{}", program.id, own.id)))
        });
        let place = known.clone().position(|(_, known)| known == name.as_str());
        if place.is_none() {
            let program = name.as_str().split('/').next().unwrap_or_default();
            let own = known.filter(|(of, _)| *of == program);
            let own: Vec<_> = own.map(|(_, name)| name).collect();
            self.no_agreement(field, name, program, &own);
        }
        place.map(AgreementIx)
    }

    /// Notes that a program, or one with these agreements, has none of this name.
    fn no_agreement(&mut self, field: &str, name: &AgreementName, program: &str, own: &[String]) {
        if own.is_empty() {
            let cause = Cause::Unknown(Subject::Programs, program.to_owned());
            let found = format!("there is no program \"{program}\"");
            let remedy = "write a program and its agreement, such as \"cap/take-part\"";
            self.problem_by(cause, field, found, remedy);
        } else {
            let found = format!("there is no agreement \"{name}\"");
            self.problem(field, found, one_of(own.iter().map(String::as_str)));
        }
    }
}
