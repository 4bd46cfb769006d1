//! The section of the handbook on one agreement. Among other things, it says what is signed, which
//! challenges the agreement addresses, what it needs and requires, and which questions decide its
//! verdict.

use super::page::Page;
use super::program::offers_and_limits;
use super::{claims, questions, requirements};
use guide_engine::catalog::AgreementIx;
use guide_engine::condition::QuestionIx;
use guide_engine::document::{Addressed, Agreement, Compared, Need, Program};
use guide_engine::explain;
use guide_engine::messages::{Key, key};

/// Returns the id of the section on an agreement.
pub fn id(program: &Program, agreement: &Agreement) -> String {
    format!("program-{}-{}", program.id, agreement.id)
}

/// Writes the section on one agreement of a program.
pub fn agreement(page: &mut Page, program: &Program, agreement: &Agreement, index: AgreementIx) {
    let name = match program.agreements.as_slice() {
        [_] => page.messages().get(key::HANDBOOK_TAKE_PART),
        _ => &agreement.name,
    };
    page.element("section", &[("id", &id(program, agreement))], |page| {
        page.heading(3, name);
        claims::claim(page, &agreement.summary);
        page.section(4, key::PROGRAM_INSTRUMENT, |page| {
            claims::claim(page, &agreement.instrument);
        });
        if !agreement.offers.is_empty() {
            offers_and_limits(page, 4, &agreement.offers, &agreement.limits);
        }
        offered(page, agreement);
        page.section(4, key::HANDBOOK_ADDRESSES, |page| {
            addresses(page, &agreement.addresses);
        });
        facts_of(page, key::HANDBOOK_RAISES, &agreement.raises);
        facts_of(page, key::HANDBOOK_DUTY, agreement.duty.as_slice());
        page.section(4, key::HANDBOOK_NEEDS, |page| needs(page, index));
        page.section(4, key::STAGE_TITLE, |page| {
            requirements::by_stage(page, &agreement.requirements, 5);
        });
        deciding_questions(page, index);
        if !agreement.clauses.is_empty() {
            page.section(4, key::PROGRAM_CLAUSES, |page| {
                claims::facts(page, &agreement.clauses.iter().collect::<Vec<_>>());
            });
        }
        comparison(page, &agreement.compare, 4);
    });
}

fn offered(page: &mut Page, agreement: &Agreement) {
    page.section(4, key::PROGRAM_OFFERED, |page| {
        page.element("ul", &[], |page| {
            let spans = agreement.offered.iter();
            spans.for_each(|span| claims::cited_text(page, "li", &span.text, &span.cite));
        });
    });
}

fn addresses(page: &mut Page, addressed: &[Addressed]) {
    let challenges = page.catalog.question(page.catalog.challenges());
    let choices = challenges.map(|question| question.choices.as_slice());
    page.element("ul", &[], |page| {
        for addressed in addressed {
            let mut choices = choices.unwrap_or_default().iter();
            if let Some(choice) = choices.find(|choice| choice.id == addressed.challenge) {
                claims::cited_text(page, "li", &choice.label, &addressed.cite);
            }
        }
    });
}

/// Writes the facts that justify `rules`, under a heading of their own. Writes nothing if there are
/// no rules.
fn facts_of(page: &mut Page, title: Key, rules: &[Need]) {
    if rules.is_empty() {
        return;
    }
    page.section(4, title, |page| {
        page.element("ul", &[], |page| {
            for rule in rules {
                claims::cited_text(page, "li", &rule.text, &rule.cite);
            }
        });
    });
}

/// Writes the needs of an agreement (the rules that must hold for it to fit), each with the fact
/// that justifies it.
fn needs(page: &mut Page, index: AgreementIx) {
    let needed = explain::needs(page.catalog, index);
    if needed.is_empty() {
        page.message_element("p", key::HANDBOOK_NO_NEEDS);
        return;
    }
    page.element("ul", &[], |page| {
        for need in needed {
            let rule = page
                .messages()
                .fill(key::HANDBOOK_NEED, &[("rule", &need.rule)]);
            page.element("li", &[], |page| {
                page.text(&rule);
                page.text(" ");
                page.text(need.fact);
                claims::cites(page, need.cite);
            });
        }
    });
}

/// Writes the questions that decide the verdict on an agreement, and those that decide only the
/// marks of its requirements.
fn deciding_questions(page: &mut Page, index: AgreementIx) {
    let dependency = explain::dependencies(page.catalog, index);
    page.element("dl", &[], |page| {
        for (name, indices) in [
            (key::HANDBOOK_DECIDES, dependency.verdict),
            (key::HANDBOOK_MARKS, dependency.marks),
        ] {
            question_links(page, name, &indices);
        }
    });
}

fn question_links(page: &mut Page, name: Key, indices: &[QuestionIx]) {
    if indices.is_empty() {
        return;
    }
    let catalog = page.catalog;
    let questions = indices.iter().filter_map(|index| catalog.question(*index));
    let links: Vec<_> = questions
        .map(|question| (questions::id(question), question.short.as_str()))
        .collect();
    page.row(name, |page| page.links(links));
}

/// Writes the comparison entries of an agreement or option, one for each topic. A topic without an
/// entry is shown as not established.
pub fn comparison(page: &mut Page, entries: &[Compared], level: usize) {
    let topics = &page.catalog.document().about.compare;
    if topics.is_empty() {
        return;
    }
    page.section(level, key::HANDBOOK_ROWS, |page| {
        page.element("dl", &[], |page| {
            for topic in topics {
                page.element("div", &[], |page| {
                    page.text_element("dt", page.messages().topic(topic));
                    comparison_entry(page, "dd", entries, topic);
                });
            }
        });
    });
}

/// Writes the comparison entry on one topic, as an element `tag`.
pub fn comparison_entry(page: &mut Page, tag: &'static str, entries: &[Compared], topic: &str) {
    match entries.iter().find(|entry| entry.topic == topic) {
        Some(entry) => claims::cited_text(page, tag, &entry.text, &entry.cite),
        None => page.message_element(tag, key::COMPARE_NONE),
    }
}
