//! The chapters of the handbook on programs, and on options that need no program. All programs have
//! their sections in the same order, and so do all options.

use super::page::Page;
use super::{agreement, claims, requirements};
use guide_engine::document::{Ask, Claim, Fact, Program, RelationKind, StandingOption};
use guide_engine::explain;
use guide_engine::messages::{Key, key};

/// Returns the id of the chapter on a program.
pub fn id(program: &Program) -> String {
    format!("program-{}", program.id)
}

/// Returns the id of the chapter on an option.
pub fn option_id(option: &StandingOption) -> String {
    format!("option-{}", option.id)
}

/// Returns the title of the list of programs. The title contains the number of programs.
pub fn title(page: &Page) -> String {
    let number = page.catalog.programs().len().to_string();
    page.messages().fill(key::PROGRAMS_TITLE, &[("n", &number)])
}

/// Writes a chapter for every program, in catalog order.
pub fn programs(page: &mut Page) {
    let mut agreements = page.catalog.agreements().map(|(index, _, _)| index);
    for program in page.catalog.programs() {
        page.chapter(&id(program), &program.name, |page| {
            claims::claim(page, &program.summary);
            page.section(3, key::PROGRAM_STATUS, |page| {
                let status = explain::status(page.catalog, &program.status);
                page.element("p", &[], |page| page.text(&status));
                claims::cited_text(page, "p", &program.status.text, &program.status.cite);
            });
            offers_and_limits(page, 3, &program.offers, &program.limits);
            for (agreement, index) in program.agreements.iter().zip(agreements.by_ref()) {
                agreement::agreement(page, program, agreement, index);
            }
            page.section(3, key::PROGRAM_PROVIDES, |page| {
                claims::list(page, "ul", &program.provides);
            });
            founding_and_later_facts(page, program);
            timeline(page, program);
            relations(page, program);
            questions_to_ask(page, &program.ask_ice, Some(&program.raise));
        });
    }
}

/// Writes a chapter for every option.
pub fn options(page: &mut Page) {
    for option in page.catalog.options() {
        page.chapter(&option_id(option), &option.name, |page| {
            claims::claim(page, &option.summary);
            offers_and_limits(page, 3, &option.offers, &option.limits);
            page.section(3, key::STAGE_TITLE, |page| {
                requirements::by_stage(page, &option.requirements, 4);
            });
            agreement::comparison(page, &option.compare, 3);
            facts(
                page,
                key::PROGRAM_LAW,
                &option.facts.iter().collect::<Vec<_>>(),
            );
            questions_to_ask(page, &option.ask_ice, None);
        });
    }
}

/// Writes two lists in the same form: the offers, and the limits and considerations.
pub fn offers_and_limits(page: &mut Page, level: usize, offers: &[Claim], limits: &[Claim]) {
    page.element("div", &[("class", "both")], |page| {
        for (title, claims) in [(key::PROGRAM_OFFERS, offers), (key::PROGRAM_LIMITS, limits)] {
            page.section(level, title, |page| claims::list(page, "ul", claims));
        }
    });
}

fn founding_and_later_facts(page: &mut Page, program: &Program) {
    let (founding, later): (Vec<&Fact>, Vec<&Fact>) = program
        .facts
        .iter()
        .partition(|fact| claims::is_founding(page, fact));
    facts(page, key::PROGRAM_THEN, &founding);
    if !program.not_stated.is_empty() {
        let topics = program.not_stated.iter();
        let topics: Vec<_> = topics.map(|topic| page.messages().topic(topic)).collect();
        page.element("p", &[], |page| {
            page.message_element("b", key::PROGRAM_NOT_STATED);
            page.text(": ");
            page.text(&topics.join("; "));
            page.text(".");
        });
    }
    facts(page, key::PROGRAM_SINCE, &later);
}

fn facts(page: &mut Page, title: Key, facts: &[&Fact]) {
    if !facts.is_empty() {
        page.section(3, title, |page| claims::facts(page, facts));
    }
}

fn timeline(page: &mut Page, program: &Program) {
    page.section(3, key::PROGRAM_TIMELINE, |page| {
        page.element("ol", &[("class", "plain")], |page| {
            for event in &program.timeline {
                page.element("li", &[], |page| {
                    page.text_element("b", &explain::date(page.messages(), event.date));
                    page.text(" ");
                    page.text(&event.text);
                    claims::cites(page, &event.cite);
                });
            }
        });
    });
}

fn relations(page: &mut Page, program: &Program) {
    if program.relations.is_empty() {
        return;
    }
    page.section(3, key::PROGRAM_RELATIONS, |page| {
        page.element("ul", &[], |page| {
            for relation in &program.relations {
                page.element("li", &[], |page| {
                    page.text(page.messages().get(relation_message(relation.kind)));
                    page.text(" ");
                    if let Some(other) = page.catalog.find_program(relation.program.as_str()) {
                        page.link(&id(other), &other.name);
                    }
                    page.text(": ");
                    page.text(&relation.text);
                    claims::cites(page, &relation.cite);
                });
            }
        });
    });
}

fn relation_message(kind: RelationKind) -> Key {
    match kind {
        RelationKind::Needs => key::PROGRAM_RELATION_NEEDS,
        RelationKind::GoesWith => key::PROGRAM_RELATION_GOES_WITH,
        RelationKind::ReplacedBy => key::PROGRAM_RELATION_REPLACED_BY,
    }
}

fn questions_to_ask(page: &mut Page, questions: &[Ask], raise: Option<&Ask>) {
    if questions.is_empty() && raise.is_none() {
        return;
    }
    page.section(3, key::PROGRAM_ASK, |page| {
        page.message_element("p", key::PROGRAM_ASK_LINE);
        claims::questions(page, questions);
        if let Some(raise) = raise {
            page.element("p", &[], |page| {
                page.message_element("b", key::BRIEF_RAISE);
                page.text(": ");
                page.text(&raise.text);
                claims::cites(page, &raise.cite);
            });
        }
    });
}
