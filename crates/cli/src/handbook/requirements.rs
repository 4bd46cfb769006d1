//! Writes requirements into the handbook, grouped by stage. Each entry says who has to fulfill the
//! requirement, who pays, and which answers show that an agency meets it.

use super::claims;
use super::page::Page;
use guide_engine::document::{Mark, Requirement, Stage};
use guide_engine::explain;
use guide_engine::messages::key;

const STAGES: [Stage; 5] = [
    Stage::Before,
    Stage::Sign,
    Stage::Train,
    Stage::Run,
    Stage::Leave,
];

/// Writes the requirements grouped by stage, under headings of the given level.
pub fn by_stage(page: &mut Page, requirements: &[Requirement], level: usize) {
    for stage in STAGES {
        let of_stage: Vec<_> = requirements
            .iter()
            .filter(|requirement| requirement.stage == stage)
            .collect();
        if !of_stage.is_empty() {
            page.heading(level, page.messages().stage(stage));
            page.element("ul", &[], |page| {
                of_stage
                    .into_iter()
                    .for_each(|requirement| requirement_item(page, requirement));
            });
        }
    }
}

fn requirement_item(page: &mut Page, requirement: &Requirement) {
    page.element("li", &[], |page| {
        page.text(&requirement.text);
        claims::cites(page, &requirement.cite);
        let notes = notes(page, requirement);
        if !notes.is_empty() {
            page.text(" ");
            page.element("span", &[("class", "note")], |page| page.text(&notes));
        }
    });
}

/// Returns a note that says who has to fulfill a requirement, who pays, and which answers meet it.
/// Returns an empty string if the mark is `Mark::Nothing`, because then nothing is required.
fn notes(page: &Page, requirement: &Requirement) -> String {
    let messages = page.messages();
    if requirement.mark == Some(Mark::Nothing) {
        return String::new();
    }
    let mut notes = messages.carrier(requirement.by).to_owned();
    if let Some(payer) = requirement.pays {
        notes.push_str("; ");
        notes.push_str(messages.payer(payer));
    }
    notes.push('.');
    if let Some(rule) = &requirement.met_when {
        let rule = explain::document_rule(page.catalog, rule);
        notes.push(' ');
        notes.push_str(&messages.fill(key::HANDBOOK_MET, &[("rule", &rule)]));
    }
    notes
}
