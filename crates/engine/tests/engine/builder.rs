//! Builds small catalogs in code, for cases that do not occur in the shipped content.

use guide_engine::catalog::Catalog;
use guide_engine::document::{
    Addressed, Agreement, Ask, Choice, Citation, Claim, Document, Mark, Need, Offered, Program,
    Question, QuestionKind, Relation, RelationKind, Requirement, Rule, StandingOption, Status,
    StatusKind,
};
use guide_engine::document::{Carrier, ChangedBy, Stage};
use guide_engine::problem::Problem;

/// Returns a document with these questions and programs, one made-up option, and the first source,
/// the interface messages and the dates of the fixture.
pub fn document(questions: Vec<Question>, programs: Vec<Program>) -> Document {
    let mut document = crate::fixture().document().clone();
    document.sources.truncate(1);
    document.glossary.clear();
    document.about.umbrella = vec![claim(&document)];
    document.about.process = vec![claim(&document)];
    document.about.ask_ice.clear();
    document.questions = questions;
    document.options = vec![option(&document)];
    document.programs = programs;
    document.exclusions.clear();
    document.law.clear();
    document.scenarios.clear();
    document
}

/// Links a document. Returns the catalog, or all problems.
pub fn link(document: Document) -> Result<Catalog, Vec<Problem>> {
    Catalog::link(document)
}

/// Returns a question with the choices `c0`, `c1` and so on. The last choice of a multi-select
/// question is "none of these".
pub fn question(id: &str, kind: QuestionKind, choices: usize) -> Question {
    let choice = |position: usize| Choice {
        id: format!("c{position}").as_str().into(),
        label: format!("Choice {position}"),
        hint: None,
        short: None,
        none: kind == QuestionKind::Many && position + 1 == choices,
    };
    Question {
        id: id.into(),
        section: "agency".to_owned(),
        kind,
        text: format!("What about {id}?"),
        hint: "Choose.".to_owned(),
        short: id.to_owned(),
        changed_by: ChangedBy::Agency,
        not_sure: None,
        law: false,
        point: None,
        choices: (0..choices).map(choice).collect(),
    }
}

/// Returns a program with one agreement, which addresses the challenge `c0` and has these needs.
pub fn program(id: &str, order: u16, needs: Vec<Rule>) -> Program {
    let claim = || Claim {
        text: "A made-up claim.".to_owned(),
        cite: cite(),
    };
    Program {
        id: id.into(),
        order,
        name: format!("Program {id}"),
        short: id.to_owned(),
        summary: claim(),
        status: Status {
            kind: StatusKind::Active,
            date: crate::fixture().document().sources[0].as_of,
            name: None,
            text: "A made-up claim.".to_owned(),
            cite: cite(),
        },
        facts: Vec::new(),
        not_stated: Vec::new(),
        provides: vec![claim()],
        offers: vec![claim()],
        limits: vec![claim()],
        timeline: Vec::new(),
        ask_ice: Vec::new(),
        raise: Ask {
            text: "Is it free?".to_owned(),
            cite: Vec::new(),
        },
        relations: Vec::new(),
        agreements: vec![Agreement {
            id: "take-part".into(),
            name: "Take part".to_owned(),
            short: id.to_owned(),
            summary: claim(),
            instrument: claim(),
            offers: Vec::new(),
            limits: Vec::new(),
            offered: vec![offered("2000", None)],
            addresses: vec![Addressed {
                challenge: "c0".into(),
                cite: cite(),
            }],
            raises: Vec::new(),
            duty: None,
            needs: needs.into_iter().map(need).collect(),
            requirements: vec![requirement()],
            clauses: Vec::new(),
            compare: Vec::new(),
        }],
    }
}

/// Returns a period during which an agreement is on offer.
pub fn offered(from: &str, until: Option<&str>) -> Offered {
    Offered {
        from: from.parse().unwrap(),
        until: until.map(|until| until.parse().unwrap()),
        text: "On offer.".to_owned(),
        cite: cite(),
    }
}

/// Returns the relation of a program that needs `program`.
pub fn needs(program: &str) -> Relation {
    Relation {
        kind: RelationKind::Needs,
        program: program.into(),
        text: "It builds on the other.".to_owned(),
        cite: cite(),
    }
}

/// Returns a rule that holds if this choice is selected.
pub fn is(question: &str, choice: usize) -> Rule {
    Rule {
        question: Some(question.into()),
        is: Some(format!("c{choice}").as_str().into()),
        ..Rule::default()
    }
}

/// Returns a rule that holds if all of these rules hold.
pub fn all(rules: Vec<Rule>) -> Rule {
    Rule {
        all: Some(rules),
        ..Rule::default()
    }
}

/// Returns a rule that holds if at least one of these rules holds.
pub fn any(rules: Vec<Rule>) -> Rule {
    Rule {
        any: Some(rules),
        ..Rule::default()
    }
}

/// Returns a rule that holds if `rule` does not.
pub fn not(rule: Rule) -> Rule {
    Rule {
        not: Some(Box::new(rule)),
        ..Rule::default()
    }
}

fn cite() -> Vec<Citation> {
    vec![Citation {
        source: crate::fixture().document().sources[0].id.clone(),
        at: "page 1".to_owned(),
        as_of: None,
    }]
}

fn claim(document: &Document) -> Claim {
    Claim {
        text: "A made-up claim.".to_owned(),
        cite: vec![Citation {
            source: document.sources[0].id.clone(),
            at: "page 1".to_owned(),
            as_of: None,
        }],
    }
}

fn need(when: Rule) -> Need {
    Need {
        when,
        text: "It has to be so.".to_owned(),
        cite: cite(),
    }
}

fn requirement() -> Requirement {
    Requirement {
        stage: Stage::Sign,
        text: "Nothing to sign.".to_owned(),
        by: Carrier::Agency,
        pays: None,
        met_when: None,
        mark: Some(Mark::Nothing),
        cite: cite(),
    }
}

fn option(document: &Document) -> StandingOption {
    StandingOption {
        id: "nothing".into(),
        order: 1,
        name: "Nothing".to_owned(),
        short: "Nothing".to_owned(),
        summary: claim(document),
        facts: Vec::new(),
        offers: vec![claim(document)],
        limits: vec![claim(document)],
        requirements: vec![requirement()],
        ask_ice: Vec::new(),
        compare: Vec::new(),
    }
}
