//! Checks that the ids in each scenario exist, and that the rules lead to the verdicts that the
//! scenario expects. The linker calls these checks.

use super::Linker;
use super::texts::{earlier, numbered, one_of};
use crate::assess;
use crate::catalog::{Catalog, LinkedScenario};
use crate::document::{Expected, Program, Scenario};
use crate::id::AgreementName;
use crate::problem::{Cause, Problem, Subject};

/// The remedy if a computed verdict differs from the expected verdict.
const UNEXPECTED_VERDICT: &str =
    "write that verdict and its reason, or fix the answers or the rules";

/// Returns a problem for each expected verdict that differs from the computed verdict. Takes a
/// linked catalog, because only a linked catalog can compute verdicts.
pub(super) fn unexpected_verdicts(catalog: &Catalog) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (position, (scenario, linked)) in catalog.scenarios().enumerate() {
        let verdicts = assess::verdicts(catalog, &linked.answers, linked.as_of);
        let agreements = catalog.agreements().zip(&linked.expected).zip(verdicts);
        for (((_, program, agreement), entry), found) in agreements {
            let expected =
                entry.and_then(|entry| Some((entry, scenario.expected.get(entry)?.verdict)));
            let mismatch = expected.filter(|(_, expected)| *expected != found);
            if let Some((entry, expected)) = mismatch {
                let (expected, found, day) = (expected.key(), found.key(), linked.as_of);
                let name = format!("{}/{}", program.id, agreement.id);
                problems.push(Problem {
                    subject: Subject::Scenario(position),
                    cause: Cause::Content,
                    field: numbered("expected", entry, "verdict"),
                    found: format!("\"{name}\" is \"{found}\" on {day}, not \"{expected}\""),
                    remedy: UNEXPECTED_VERDICT.to_owned(),
                });
            }
        }
    }
    problems
}

impl<'d> Linker<'d> {
    /// Checks every scenario and resolves the ids in each.
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
        self.at_least_one_line("story", &scenario.story);
        if let Some(day) = scenario.as_of {
            self.complete_date("as_of", day);
        }
        let answers = self.answers(&scenario.answers);
        self.at_least_one_line("discuss", &scenario.discuss);
        let expected = self.all_expected(&scenario.expected);
        LinkedScenario {
            as_of: scenario.as_of.unwrap_or(self.document.about.published),
            // If an answer is invalid, verdicts would be meaningless, so no verdict is expected.
            expected: answers.as_ref().map(|_| expected).unwrap_or_default(),
            answers: answers.unwrap_or_default(),
        }
    }

    fn at_least_one_line(&mut self, field: &str, lines: &[String]) {
        self.at_least_one(field, lines.len());
        self.lines(field, lines);
    }

    fn at_least_one(&mut self, field: &str, number: usize) {
        if number == 0 {
            self.problem(field, "there is none", "write at least one");
        }
    }

    /// Returns, for each agreement of the document, the position of its entry in `expected`, if it
    /// has one.
    fn all_expected(&mut self, entries: &'d [Expected]) -> Vec<Option<usize>> {
        self.at_least_one("expected", entries.len());
        let programs = self.document.programs.iter();
        let mut found = vec![None; programs.map(|program| program.agreements.len()).sum()];
        for (position, entry) in entries.iter().enumerate() {
            let list = numbered("expected", position, "agreements");
            self.at_least_one(&list, entry.agreements.len());
            for (index, name) in entry.agreements.iter().enumerate() {
                let field = format!("{list}#{}", index + 1);
                let agreement = self.agreement_named(&field, name);
                if let Some(slot) = agreement.and_then(|index| found.get_mut(index)) {
                    let same = slot.replace(position);
                    self.report_duplicate(&field, name.as_str(), "expected", same, "remove one");
                }
            }
            self.text(&numbered("expected", position, "because"), &entry.because);
        }
        found
    }

    /// Returns the index of the agreement with this name among all agreements. Reports a name that
    /// does not exist.
    fn agreement_named(&mut self, field: &str, name: &AgreementName) -> Option<usize> {
        let programs = &self.document.programs;
        let (program, id) = name.as_str().split_once('/').unwrap_or((name.as_str(), ""));
        let agreements = programs.iter().flat_map(|program| {
            let agreements = program.agreements.iter();
            agreements.map(|agreement| (program.id.as_str(), agreement.id.as_str()))
        });
        let mut agreements = agreements.enumerate();
        let found = agreements.find(|(_, known)| *known == (program, id));
        if found.is_none() {
            let mut programs = programs.iter();
            let known = programs.find(|known| known.id.as_str() == program);
            self.unknown_agreement(field, name, program, known);
        }
        found.map(|(index, _)| index)
    }

    /// Reports that an agreement does not exist. `known` is the program in the name of the
    /// agreement, if that program exists.
    fn unknown_agreement(
        &mut self,
        field: &str,
        name: &AgreementName,
        program: &str,
        known: Option<&Program>,
    ) {
        if let Some(known) = known {
            let names = known.agreements.iter();
            let names = names.map(|agreement| format!("{program}/{}", agreement.id));
            let names: Vec<_> = names.collect();
            let found = format!("there is no agreement \"{name}\"");
            self.problem(field, found, one_of(names.iter().map(String::as_str)));
        } else {
            let cause = Cause::Unknown(Subject::Programs, program.to_owned());
            let found = format!("there is no program \"{program}\"");
            let remedy = "write a program and its agreement, such as \"cap/take-part\"";
            self.problem_with_cause(cause, field, found, remedy);
        }
    }
}
