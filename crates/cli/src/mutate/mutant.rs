//! Mutants for `guide mutate`: copies of a document with one error in a rule, or in the challenges
//! that an agreement addresses.

use super::rule;
use guide_engine::answer::Answers;
use guide_engine::assess;
use guide_engine::catalog::{AgreementIx, Catalog};
use guide_engine::document::Verdict;
use guide_engine::document::{Agreement, Document, Mark, Need, Requirement, Rule};
use guide_engine::space::{Inputs, last_on_offer, read_by_rule, read_by_verdict};
use std::fmt;

/// An error, and the location of the rule or list entry that it changes.
pub struct Mutant {
    location: Location,
    name: String,
    change: String,
    /// The rule with the error; `None` if the error is that the rule or list entry is missing.
    rule: Option<Rule>,
}

/// The location of an error, given by indices.
#[derive(Clone, Copy)]
enum Location {
    Addressed(AgreementIndices, usize),
    Raise(AgreementIndices, usize),
    Need(AgreementIndices, usize),
    Requirement(AgreementIndices, usize),
    OptionRequirement(usize, usize),
}

/// An agreement: its index among all agreements, the index of its program, and its index within
/// that program.
#[derive(Clone, Copy)]
struct AgreementIndices(AgreementIx, usize, usize);

impl AgreementIndices {
    fn agreement_in(self, document: &mut Document) -> Option<&mut Agreement> {
        let Self(_, program, agreement) = self;
        let program = document.programs.get_mut(program)?;
        program.agreements.get_mut(agreement)
    }
}

impl fmt::Display for Mutant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.change)
    }
}

/// Returns every mutant of a document, in document order.
pub fn mutants(document: &Document) -> Vec<Mutant> {
    let mut found = Vec::new();
    let programs = document.programs.iter().enumerate();
    let agreements = programs.flat_map(|(program_index, program)| {
        let agreements = program.agreements.iter().enumerate();
        agreements.map(move |(position, agreement)| (program_index, program, position, agreement))
    });
    for (index, (program_index, program, position, agreement)) in agreements.enumerate() {
        let indices = AgreementIndices(AgreementIx(index), program_index, position);
        let name = format!("{}/{}", program.id, agreement.id);
        found.extend(agreement_mutants(indices, &name, agreement));
    }
    for (index, option) in document.options.iter().enumerate() {
        let location = |position| Location::OptionRequirement(index, position);
        let name = option.id.as_str();
        found.extend(requirement_mutants(name, &option.requirements, location));
    }
    found
}

fn agreement_mutants(indices: AgreementIndices, name: &str, agreement: &Agreement) -> Vec<Mutant> {
    let addressed = agreement.addresses.iter().enumerate();
    let mutants = addressed.map(|(position, addressed)| Mutant {
        location: Location::Addressed(indices, position),
        name: format!("{name} addresses#{}", position + 1),
        change: format!("{} dropped", addressed.challenge),
        rule: None,
    });
    let mut found: Vec<Mutant> = mutants.collect();
    for (position, raise) in agreement.raises.iter().enumerate() {
        let name = format!("{name} raises#{}.when", position + 1);
        let location = Location::Raise(indices, position);
        found.extend(rule_mutants(location, &name, &raise.when));
    }
    for (position, need) in agreement.needs.iter().enumerate() {
        let name = format!("{name} needs#{}.when", position + 1);
        let location = Location::Need(indices, position);
        found.extend(rule_mutants(location, &name, &need.when));
    }
    let location = |position| Location::Requirement(indices, position);
    found.extend(requirement_mutants(name, &agreement.requirements, location));
    found
}

fn requirement_mutants(
    name: &str,
    requirements: &[Requirement],
    location: impl Fn(usize) -> Location,
) -> Vec<Mutant> {
    let requirements = requirements.iter().enumerate();
    let rules = requirements
        .filter_map(|(position, requirement)| Some((position, requirement.met_when.as_ref()?)));
    let mutants = rules.flat_map(|(position, rule)| {
        let name = format!("{name} requirements#{}.met_when", position + 1);
        rule_mutants(location(position), &name, rule)
    });
    mutants.collect()
}

fn rule_mutants(location: Location, name: &str, rule: &Rule) -> Vec<Mutant> {
    let mutated = rule::mutated(rule).into_iter();
    let mutants = mutated.map(|(change, rule)| Mutant {
        location,
        name: name.to_owned(),
        change,
        rule,
    });
    mutants.collect()
}

impl Mutant {
    /// Returns a copy of the document with the error. Removes the scenarios, because linking would
    /// reject a document in which a scenario gets a verdict other than the signed one. The stories
    /// detect such errors instead.
    pub fn document(&self, document: &Document) -> Document {
        let mut mutated = document.clone();
        mutated.scenarios.clear();
        self.apply_to(&mut mutated);
        mutated
    }

    /// Introduces the error into the document. Returns `None` if the document lacks the location,
    /// which cannot happen with the document from which the mutant was made.
    fn apply_to(&self, document: &mut Document) -> Option<()> {
        match self.location {
            Location::Addressed(indices, position) => {
                indices.agreement_in(document)?.addresses.remove(position);
            }
            Location::Raise(indices, position) => {
                self.apply_to_need(&mut indices.agreement_in(document)?.raises, position)?;
            }
            Location::Need(indices, position) => {
                self.apply_to_need(&mut indices.agreement_in(document)?.needs, position)?;
            }
            Location::Requirement(indices, position) => {
                let agreement = indices.agreement_in(document)?;
                self.apply_to_requirement(agreement.requirements.get_mut(position)?);
            }
            Location::OptionRequirement(option, position) => {
                let option = document.options.get_mut(option)?;
                self.apply_to_requirement(option.requirements.get_mut(position)?);
            }
        }
        Some(())
    }

    fn apply_to_need(&self, needs: &mut Vec<Need>, position: usize) -> Option<()> {
        match &self.rule {
            Some(rule) => needs.get_mut(position)?.when.clone_from(rule),
            None => drop(needs.remove(position)),
        }
        Some(())
    }

    fn apply_to_requirement(&self, requirement: &mut Requirement) {
        requirement.met_when.clone_from(&self.rule);
        if self.rule.is_none() {
            requirement.mark = Some(Mark::NotKnown);
        }
    }

    /// Adds to `inputs` the tests that decide the verdict or mark at the location of the error.
    pub fn add_inputs(&self, document: &Document, inputs: &mut Inputs) {
        let requirement = match self.location {
            Location::Addressed(AgreementIndices(_, program, agreement), _)
            | Location::Raise(AgreementIndices(_, program, agreement), _)
            | Location::Need(AgreementIndices(_, program, agreement), _) => {
                let program = document.programs.get(program);
                let agreement = program.and_then(|program| program.agreements.get(agreement));
                if let (Some(program), Some(agreement)) = (program, agreement) {
                    read_by_verdict(document, program, agreement, inputs);
                }
                return;
            }
            Location::Requirement(AgreementIndices(_, program, agreement), position) => {
                let program = document.programs.get(program);
                let agreement = program.and_then(|program| program.agreements.get(agreement));
                agreement.and_then(|agreement| agreement.requirements.get(position))
            }
            Location::OptionRequirement(option, position) => {
                let option = document.options.get(option);
                option.and_then(|option| option.requirements.get(position))
            }
        };
        if let Some(rule) = requirement.and_then(|requirement| requirement.met_when.as_ref()) {
            read_by_rule(document, rule, inputs);
        }
    }

    /// Returns the verdict or the mark at the location of the error. The verdict is computed for
    /// the day that [`last_on_offer`] returns, or for the day of publication if there is no such
    /// day. The mark is computed for the day of publication.
    pub fn result(&self, catalog: &Catalog, answers: &Answers) -> (Option<Verdict>, Option<Mark>) {
        let published = catalog.document().about.published;
        match self.location {
            Location::Addressed(AgreementIndices(index, ..), _)
            | Location::Raise(AgreementIndices(index, ..), _)
            | Location::Need(AgreementIndices(index, ..), _) => {
                let day = last_on_offer(catalog, index).unwrap_or(published);
                (assess::verdict(catalog, answers, day, index), None)
            }
            Location::Requirement(AgreementIndices(index, ..), position) => {
                let mark = assess::mark(catalog, answers, published, index, position);
                (None, mark)
            }
            Location::OptionRequirement(option, position) => {
                let mark = assess::mark_of_option(catalog, answers, published, option, position);
                (None, mark)
            }
        }
    }
}
