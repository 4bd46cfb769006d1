//! What is asked, stage by stage: who carries it, who pays, and which answers say that it is there.

use super::claims;
use super::page::Page;
use guide_engine::document::{Mark, Requirement, Stage};
use guide_engine::explain;
use guide_engine::word;

const STAGES: [Stage; 5] = [
    Stage::Before,
    Stage::Sign,
    Stage::Train,
    Stage::Run,
    Stage::Leave,
];

/// The requirements under their stages, with headings of this level.
pub fn by_stage(page: &mut Page, requirements: &[Requirement], level: usize) {
    for stage in STAGES {
        let own: Vec<_> = requirements
            .iter()
            .filter(|requirement| requirement.stage == stage)
            .collect();
        if !own.is_empty() {
            page.heading(level, page.words().stage(stage));
            page.element("ul", &[], |page| {
                own.into_iter().for_each(|asked| requirement(page, asked));
            });
        }
    }
}

fn requirement(page: &mut Page, requirement: &Requirement) {
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

/// Who carries it and who pays, and when it is there. Where nothing is asked there is nothing to carry.
fn notes(page: &Page, requirement: &Requirement) -> String {
    let words = page.words();
    if requirement.mark == Some(Mark::Nothing) {
        return String::new();
    }
    let mut notes = words.carrier(requirement.by).to_owned();
    if let Some(payer) = requirement.pays {
        notes.push_str("; ");
        notes.push_str(words.payer(payer));
    }
    notes.push('.');
    if let Some(rule) = &requirement.met_when {
        let rule = explain::written(page.catalog, rule);
        notes.push(' ');
        notes.push_str(&words.fill(word::HANDBOOK_MET, &[("rule", &rule)]));
    }
    notes
}
