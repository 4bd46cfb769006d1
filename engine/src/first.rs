//! The part of a document that the first screens are made of: questions, rules, names and what stands on the start page.
//!
//! It decides exactly as the whole does. What explains a verdict comes with the whole.

use crate::document::{
    About, Addressed, Agreement, Ask, Citation, Claim, Document, Need, Offered, Program, Relation,
    RelationKind, Requirement, StandingOption,
};
use crate::id::SourceId;

/// The document without what is not needed before the first result. Positions of questions, programs, agreements,
/// requirements and options are those of the whole.
pub fn first(document: &Document) -> Document {
    let mut first = Document {
        about: about(&document.about),
        programs: document.programs.iter().map(program).collect(),
        options: document.options.iter().map(option).collect(),
        glossary: Vec::new(),
        law: Vec::new(),
        scenarios: Vec::new(),
        ..document.clone()
    };
    let cited: Vec<SourceId> = cited(&first).map(|at| at.source.clone()).collect();
    first.sources.retain(|source| cited.contains(&source.id));
    first
}

fn about(about: &About) -> About {
    About {
        compare: Vec::new(),
        overview: Vec::new(),
        ask_ice: Vec::new(),
        counsel: Vec::new(),
        ..about.clone()
    }
}

fn program(program: &Program) -> Program {
    let needs = |relation: &&Relation| relation.kind == RelationKind::Needs;
    Program {
        facts: Vec::new(),
        not_stated: Vec::new(),
        provides: Vec::new(),
        offers: Vec::new(),
        limits: Vec::new(),
        timeline: Vec::new(),
        ask_ice: Vec::new(),
        raise: Ask {
            text: String::new(),
            cite: Vec::new(),
        },
        relations: program.relations.iter().filter(needs).cloned().collect(),
        agreements: program.agreements.iter().map(agreement).collect(),
        ..program.clone()
    }
}

fn agreement(agreement: &Agreement) -> Agreement {
    Agreement {
        summary: unsaid(),
        instrument: unsaid(),
        offered: agreement.offered.iter().map(offered).collect(),
        addresses: agreement
            .addresses
            .iter()
            .map(|addressed| Addressed {
                cite: Vec::new(),
                ..addressed.clone()
            })
            .collect(),
        needs: agreement.needs.iter().map(need).collect(),
        requirements: agreement.requirements.iter().map(requirement).collect(),
        clauses: Vec::new(),
        compare: Vec::new(),
        ..agreement.clone()
    }
}

fn unsaid() -> Claim {
    Claim {
        text: String::new(),
        cite: Vec::new(),
    }
}

fn offered(offered: &Offered) -> Offered {
    Offered {
        text: String::new(),
        cite: Vec::new(),
        ..offered.clone()
    }
}

fn need(need: &Need) -> Need {
    Need {
        text: String::new(),
        cite: Vec::new(),
        ..need.clone()
    }
}

fn requirement(requirement: &Requirement) -> Requirement {
    Requirement {
        text: String::new(),
        cite: Vec::new(),
        ..requirement.clone()
    }
}

fn option(option: &StandingOption) -> StandingOption {
    StandingOption {
        facts: Vec::new(),
        offers: Vec::new(),
        limits: Vec::new(),
        requirements: option.requirements.iter().map(requirement).collect(),
        ask_ice: Vec::new(),
        compare: Vec::new(),
        ..option.clone()
    }
}

/// Every place in a source that is left.
fn cited(document: &Document) -> impl Iterator<Item = &Citation> {
    let about = &document.about;
    let of_programs = document.programs.iter().map(|program| &program.summary);
    let of_statuses = document
        .programs
        .iter()
        .flat_map(|program| &program.status.cite);
    let of_options = document.options.iter().map(|option| &option.summary);
    let of_relations = document
        .programs
        .iter()
        .flat_map(|program| &program.relations)
        .flat_map(|relation| &relation.cite);
    let claims = about.umbrella.iter().chain(&about.process);
    let claims = claims.chain(of_programs).chain(of_options);
    claims
        .flat_map(|claim| &claim.cite)
        .chain(of_statuses)
        .chain(of_relations)
}
