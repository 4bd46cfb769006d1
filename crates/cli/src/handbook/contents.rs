//! The table of contents of the handbook. It lists every chapter, the name of each program and
//! option, and the agreements of each program that has more than one agreement.

use super::page::Page;
use super::{about, agreement, compare, glossary, law, program, questions, sources};
use guide_engine::messages::key;

/// Writes the table of contents with its heading.
pub fn contents(page: &mut Page) {
    let messages = page.messages();
    page.element("h2", &[("id", "contents")], |page| {
        page.text(messages.get(key::HANDBOOK_CONTENTS));
    });
    page.element("ul", &[], |page| {
        entry(page, about::ID, messages.get(key::HANDBOOK_ABOUT));
        group(page, &program::title(page), programs);
        group(page, messages.get(key::PROGRAMS_OPTIONS), |page| {
            for option in page.catalog.options() {
                entry(page, &program::option_id(option), &option.name);
            }
        });
        if compare::is_included(page) {
            entry(page, compare::ID, messages.get(key::COMPARE_TITLE));
        }
        entry(page, questions::ID, messages.get(key::HANDBOOK_QUESTIONS));
        if law::is_included(page) {
            entry(page, law::ID, messages.get(key::LAW_TITLE));
        }
        entry(page, glossary::ID, messages.get(key::GLOSSARY_TITLE));
        entry(page, sources::ID, messages.get(key::SOURCES_TITLE));
    });
}

fn entry(page: &mut Page, id: &str, name: &str) {
    page.element("li", &[], |page| page.link(id, name));
}

fn group(page: &mut Page, title: &str, write_items: impl FnOnce(&mut Page)) {
    page.element("li", &[], |page| {
        page.text(title);
        page.element("ol", &[], write_items);
    });
}

fn programs(page: &mut Page) {
    for program in page.catalog.programs() {
        page.element("li", &[], |page| {
            page.link(&program::id(program), &program.name);
            if program.agreements.len() > 1 {
                page.element("ul", &[], |page| {
                    for agreement in &program.agreements {
                        entry(page, &agreement::id(program, agreement), &agreement.name);
                    }
                });
            }
        });
    }
}
