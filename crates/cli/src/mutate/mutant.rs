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
    index: Place,
    name: String,
    change: String,
    /// The rule with the error; `None` if the error is that the rule or list entry is missing.
    rule: Option<Rule>,
}

/// The location of an error, given by indices.
#[derive(Clone, Copy)]
enum Place {
    Addressed(Agreed, usize),
    Raise(Agreed, usize),
    Need(Agreed, usize),
    Requirement(Agreed, usize),
    OfOption(usize, usize),
}

/// An agreement: its index among all agreements, the index of its program, and its index within
/// that program.
#[derive(Clone, Copy)]
struct Agreed(AgreementIx, usize, usize);

impl Agreed {
    fn of(self, document: &mut Document) -> Option<&mut Agreement> {
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
    let agreements = programs.flat_map(|(program, own)| {
        let agreements = own.agreements.iter().enumerate();
        agreements.map(move |(position, agreement)| (program, own, position, agreement))
    });
    for (index, (program, own, position, agreement)) in agreements.enumerate() {
        let agreed = Agreed(AgreementIx(index), program, position);
        let name = format!("{}/{}", own.id, agreement.id);
        found.extend(in_agreement(agreed, &name, agreement));
    }
    for (option, own) in document.options.iter().enumerate() {
        let index = |position| Place::OfOption(option, position);
        found.extend(in_requirements(own.id.as_str(), &own.requirements, index));
    }
    found
}

fn in_agreement(agreed: Agreed, name: &str, agreement: &Agreement) -> Vec<Mutant> {
    let addressed = agreement.addresses.iter().enumerate();
    let addressed = addressed.map(|(position, own)| Mutant {
        index: Place::Addressed(agreed, position),
        name: format!("{name} addresses#{}", position + 1),
        change: format!("{} dropped", own.challenge),
        rule: None,
    });
    let mut found: Vec<Mutant> = addressed.collect();
    for (position, raise) in agreement.raises.iter().enumerate() {
        let name = format!("{name} raises#{}.when", position + 1);
        found.extend(in_rule(Place::Raise(agreed, position), &name, &raise.when));
    }
    for (position, need) in agreement.needs.iter().enumerate() {
        let name = format!("{name} needs#{}.when", position + 1);
        found.extend(in_rule(Place::Need(agreed, position), &name, &need.when));
    }
    let index = |position| Place::Requirement(agreed, position);
    found.extend(in_requirements(name, &agreement.requirements, index));
    found
}

fn in_requirements(
    name: &str,
    requirements: &[Requirement],
    index: impl Fn(usize) -> Place,
) -> Vec<Mutant> {
    let requirements = requirements.iter().enumerate();
    let ruled = requirements.filter_map(|(position, own)| Some((position, own.met_when.as_ref()?)));
    let mutants = ruled.flat_map(|(position, rule)| {
        let name = format!("{name} requirements#{}.met_when", position + 1);
        in_rule(index(position), &name, rule)
    });
    mutants.collect()
}

fn in_rule(index: Place, name: &str, rule: &Rule) -> Vec<Mutant> {
    let mutated = rule::mutated(rule).into_iter();
    let mutants = mutated.map(|(change, rule)| Mutant {
        index,
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
        self.put_into(&mut mutated);
        mutated
    }

    /// Introduces the error into the document. Returns `None` if the document lacks the location,
    /// which cannot happen with the document from which the mutant was made.
    fn put_into(&self, document: &mut Document) -> Option<()> {
        match self.index {
            Place::Addressed(agreed, position) => {
                agreed.of(document)?.addresses.remove(position);
            }
            Place::Raise(agreed, position) => {
                self.put_into_need(&mut agreed.of(document)?.raises, position)?;
            }
            Place::Need(agreed, position) => {
                self.put_into_need(&mut agreed.of(document)?.needs, position)?;
            }
            Place::Requirement(agreed, position) => {
                let own = agreed.of(document)?.requirements.get_mut(position)?;
                self.put_into_requirement(own);
            }
            Place::OfOption(option, position) => {
                let own = document.options.get_mut(option)?;
                self.put_into_requirement(own.requirements.get_mut(position)?);
            }
        }
        Some(())
    }

    fn put_into_need(&self, needs: &mut Vec<Need>, position: usize) -> Option<()> {
        match &self.rule {
            Some(rule) => needs.get_mut(position)?.when.clone_from(rule),
            None => drop(needs.remove(position)),
        }
        Some(())
    }

    fn put_into_requirement(&self, requirement: &mut Requirement) {
        requirement.met_when.clone_from(&self.rule);
        if self.rule.is_none() {
            requirement.mark = Some(Mark::NotKnown);
        }
    }

    /// Adds to `into` the tests that decide the verdict or mark at the location of the error.
    pub fn read(&self, document: &Document, into: &mut Inputs) {
        let requirement = match self.index {
            Place::Addressed(Agreed(_, program, agreement), _)
            | Place::Raise(Agreed(_, program, agreement), _)
            | Place::Need(Agreed(_, program, agreement), _) => {
                let program = document.programs.get(program);
                let own = program.and_then(|program| program.agreements.get(agreement));
                if let (Some(program), Some(own)) = (program, own) {
                    read_by_verdict(document, program, own, into);
                }
                return;
            }
            Place::Requirement(Agreed(_, program, agreement), position) => {
                let program = document.programs.get(program);
                let own = program.and_then(|program| program.agreements.get(agreement));
                own.and_then(|own| own.requirements.get(position))
            }
            Place::OfOption(option, position) => {
                let own = document.options.get(option);
                own.and_then(|own| own.requirements.get(position))
            }
        };
        if let Some(rule) = requirement.and_then(|own| own.met_when.as_ref()) {
            read_by_rule(document, rule, into);
        }
    }

    /// Returns the verdict or the mark at the location of the error. The verdict is computed for
    /// the day that [`last_on_offer`] returns, or for the day of publication if there is no such
    /// day. The mark is computed for the day of publication.
    pub fn end(&self, catalog: &Catalog, answers: &Answers) -> (Option<Verdict>, Option<Mark>) {
        let published = catalog.document().about.published;
        match self.index {
            Place::Addressed(Agreed(index, ..), _)
            | Place::Raise(Agreed(index, ..), _)
            | Place::Need(Agreed(index, ..), _) => {
                let day = last_on_offer(catalog, index).unwrap_or(published);
                (assess::verdict(catalog, answers, day, index), None)
            }
            Place::Requirement(Agreed(index, ..), position) => {
                let mark = assess::mark(catalog, answers, published, index, position);
                (None, mark)
            }
            Place::OfOption(option, position) => {
                let mark = assess::mark_of_option(catalog, answers, published, option, position);
                (None, mark)
            }
        }
    }
}
