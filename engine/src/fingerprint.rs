//! A short name for the rules of a catalogue: the same as long as every answer set gets the same results.
//!
//! Wording, sources and dates of publication do not count: a file or link kept from before a change of wording is as good as new.

use crate::catalog::Catalog;
use crate::document::{Agreement, Program, Question, RelationKind, Requirement, Rule};

/// FNV-1a, 64 bits, over lines of text: each ends with a line feed.
pub struct Fnv1a(u64);

impl Default for Fnv1a {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv1a {
    /// Adds a line.
    pub fn add(&mut self, line: &str) {
        for byte in line.bytes().chain(*b"\n") {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    /// The hash of all lines so far.
    pub fn value(&self) -> u64 {
        self.0
    }
}

/// The fingerprint of everything that decides in a catalogue: questions and choices, challenges, needs, requirements and dates on offer.
pub fn of(catalog: &Catalog) -> u64 {
    let mut hash = Fnv1a::default();
    for (_, asked) in catalog.all_questions() {
        question(&mut hash, asked);
    }
    for exclusion in &catalog.document().exclusions {
        hash.add("exclusion");
        rule(&mut hash, &exclusion.when);
    }
    for one in catalog.programs() {
        program(&mut hash, one);
    }
    for option in catalog.options() {
        hash.add(option.id.as_str());
        requirements(&mut hash, &option.requirements);
    }
    hash.value()
}

/// The fingerprint as it is written: sixteen hexadecimal digits.
pub fn in_digits(fingerprint: u64) -> String {
    format!("{fingerprint:016x}")
}

fn question(hash: &mut Fnv1a, question: &Question) {
    hash.add("question");
    hash.add(question.id.as_str());
    for choice in &question.choices {
        hash.add(choice.id.as_str());
    }
    if question.point.is_some() {
        hash.add("point");
    }
}

fn program(hash: &mut Fnv1a, program: &Program) {
    hash.add("program");
    hash.add(program.id.as_str());
    let needs = program.relations.iter();
    for relation in needs.filter(|relation| relation.kind == RelationKind::Needs) {
        hash.add(relation.program.as_str());
    }
    for one in &program.agreements {
        agreement(hash, one);
    }
}

fn agreement(hash: &mut Fnv1a, agreement: &Agreement) {
    hash.add("agreement");
    hash.add(agreement.id.as_str());
    for span in &agreement.offered {
        hash.add(&span.from.to_string());
        hash.add(
            &span
                .until
                .map(|until| until.to_string())
                .unwrap_or_default(),
        );
    }
    for addressed in &agreement.addresses {
        hash.add(addressed.challenge.as_str());
    }
    for raise in &agreement.raises {
        hash.add("raise");
        rule(hash, &raise.when);
    }
    if let Some(duty) = &agreement.duty {
        hash.add("duty");
        rule(hash, &duty.when);
    }
    for need in &agreement.needs {
        rule(hash, &need.when);
    }
    requirements(hash, &agreement.requirements);
}

fn requirements(hash: &mut Fnv1a, requirements: &[Requirement]) {
    for requirement in requirements {
        hash.add("requirement");
        match &requirement.met_when {
            Some(when) => rule(hash, when),
            None => hash.add(requirement.mark.map_or("", |mark| mark.key())),
        }
    }
}

/// Every form opens and closes, so that no two rules give the same lines.
fn rule(hash: &mut Fnv1a, when: &Rule) {
    hash.add("(");
    if let Some(question) = &when.question {
        hash.add(question.as_str());
    }
    for choice in when.is.iter().chain(when.any_of.iter().flatten()) {
        hash.add(choice.as_str());
    }
    for (form, parts) in [("all", &when.all), ("any", &when.any)] {
        if let Some(parts) = parts {
            hash.add(form);
            parts.iter().for_each(|part| rule(hash, part));
        }
    }
    if let Some(part) = &when.not {
        hash.add("not");
        rule(hash, part);
    }
    hash.add(")");
}
