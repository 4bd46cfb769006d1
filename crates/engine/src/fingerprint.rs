//! The fingerprint of a catalog: a hash of the questions and rules that decide results.
//!
//! Reports and links carry the fingerprint, so that the guide notices when the rules have changed
//! since a report or link was made. Wording, sources and publication dates are not hashed, so copy
//! edits do not invalidate saved files or links.

use crate::catalog::Catalog;
use crate::document::{
    Agreement, Program, Question, QuestionKind, RelationKind, Requirement, Rule,
};

/// A 64-bit FNV-1a hash over lines of text. A line feed is hashed after each line.
pub struct Fnv1a(u64);

impl Default for Fnv1a {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv1a {
    /// Adds a line to the hash.
    pub fn add(&mut self, line: &str) {
        for byte in line.bytes().chain(*b"\n") {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    /// Returns the hash of all lines added so far.
    pub fn value(&self) -> u64 {
        self.0
    }
}

/// Returns the fingerprint of a catalog. It covers questions and choices, exclusions, challenges,
/// other rules that raise an agreement, duties, needs, requirements, and the dates on which
/// agreements are offered. It does not cover anything that changes no result, such as texts or the
/// field `law` of questions.
pub fn of(catalog: &Catalog) -> u64 {
    let mut hash = Fnv1a::default();
    for (_, question) in catalog.all_questions() {
        add_question(&mut hash, question);
    }
    for exclusion in &catalog.document().exclusions {
        hash.add("exclusion");
        add_rule(&mut hash, &exclusion.when);
    }
    for program in catalog.programs() {
        add_program(&mut hash, program);
    }
    for option in catalog.options() {
        hash.add(option.id.as_str());
        add_requirements(&mut hash, &option.requirements);
    }
    hash.value()
}

/// Returns a fingerprint in its written form: sixteen hexadecimal digits.
pub fn to_hex(fingerprint: u64) -> String {
    format!("{fingerprint:016x}")
}

fn add_question(hash: &mut Fnv1a, question: &Question) {
    hash.add("question");
    hash.add(question.id.as_str());
    if question.kind == QuestionKind::Many {
        hash.add("many");
    }
    for choice in &question.choices {
        hash.add(choice.id.as_str());
        if choice.none {
            hash.add("none");
        }
    }
    if question.point.is_some() {
        hash.add("point");
    }
}

fn add_program(hash: &mut Fnv1a, program: &Program) {
    hash.add("program");
    hash.add(program.id.as_str());
    let needs = program.relations.iter();
    for relation in needs.filter(|relation| relation.kind == RelationKind::Needs) {
        hash.add(relation.program.as_str());
    }
    for agreement in &program.agreements {
        add_agreement(hash, agreement);
    }
}

fn add_agreement(hash: &mut Fnv1a, agreement: &Agreement) {
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
        add_rule(hash, &raise.when);
    }
    if let Some(duty) = &agreement.duty {
        hash.add("duty");
        add_rule(hash, &duty.when);
    }
    for need in &agreement.needs {
        add_rule(hash, &need.when);
    }
    add_requirements(hash, &agreement.requirements);
}

fn add_requirements(hash: &mut Fnv1a, requirements: &[Requirement]) {
    for requirement in requirements {
        hash.add("requirement");
        match &requirement.met_when {
            Some(when) => add_rule(hash, when),
            None => hash.add(requirement.mark.map_or("", |mark| mark.key())),
        }
    }
}

/// Hashes a rule in parentheses, so that rules with different nesting have different hashes.
fn add_rule(hash: &mut Fnv1a, when: &Rule) {
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
            parts.iter().for_each(|part| add_rule(hash, part));
        }
    }
    if let Some(part) = &when.not {
        hash.add("not");
        add_rule(hash, part);
    }
    hash.add(")");
}
