//! The beginning of the handbook, before the chapters on programs: what the guide is and is not,
//! the dates of its content, and what ICE ACCESS was.

use super::claims;
use super::page::Page;
use guide_engine::explain;
use guide_engine::messages::{Key, key};

/// The id of the chapter on ICE ACCESS.
pub const ID: &str = "about";

/// Writes the title, a statement of what the handbook is and is not, and the dates of its content.
pub fn front_matter(page: &mut Page) {
    page.message_element("h1", key::HANDBOOK_TITLE);
    page.element("p", &[("class", "lead")], |page| {
        page.text(page.messages().get(key::HANDBOOK_LEAD));
    });
    page.message_element("p", key::START_NO_AGREEMENT);
    page.message_element("p", key::START_NOT_TEXT);
    let about = &page.catalog.document().about;
    let published = explain::date(page.messages(), about.published);
    let review = explain::date(page.messages(), about.review_by);
    let fills = [
        ("version", about.version.as_str()),
        ("published", &published),
        ("review", &review),
    ];
    page.text_element("p", &page.messages().fill(key::FOOT_DATES, &fills));
    page.element("p", &[("class", "ages")], |page| {
        page.text(&page.messages().fill(key::HANDBOOK_AGES, &fills));
    });
}

/// Writes the chapter on ICE ACCESS: what it was, how an agreement came about, the periods of its
/// history, what the guide leaves out, what to have on hand, and what to ask ICE and counsel.
pub fn about(page: &mut Page) {
    let about = &page.catalog.document().about;
    page.chapter(ID, page.messages().get(key::HANDBOOK_ABOUT), |page| {
        claims::list(page, "ul", &about.umbrella);
        page.section(3, key::START_PROCESS, |page| {
            claims::list(page, "ol", &about.process);
        });
        page.element("dl", &[], |page| {
            for period in &about.periods {
                page.element("div", &[], |page| {
                    page.text_element("dt", &period.years);
                    page.text_element("dd", &period.text);
                });
            }
        });
        text_list(page, key::START_LEAVES_OUT, &about.leaves_out);
        text_list(page, key::START_AT_HAND, &about.at_hand);
        for (title, questions) in [
            (key::BRIEF_ASK, &about.ask_ice),
            (key::BRIEF_COUNSEL, &about.counsel),
        ] {
            if !questions.is_empty() {
                page.section(3, title, |page| claims::questions(page, questions));
            }
        }
    });
}

fn text_list(page: &mut Page, title: Key, texts: &[String]) {
    page.section(3, title, |page| {
        page.element("ul", &[], |page| {
            texts.iter().for_each(|text| page.text_element("li", text));
        });
    });
}
