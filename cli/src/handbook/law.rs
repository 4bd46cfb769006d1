//! Pointers to the law of States: to be taken to counsel, never an answer.

use super::claims;
use super::page::Page;
use guide_engine::document::StateLaw;
use guide_engine::word;

/// Where the pointers stand.
pub const ID: &str = "law";

/// Whether there are any.
pub fn is_there(page: &Page) -> bool {
    !page.catalog.document().law.is_empty()
}

/// Every pointer, by State, and that a State without one is not free of law.
pub fn law(page: &mut Page) {
    if !is_there(page) {
        return;
    }
    page.chapter(ID, page.words().get(word::LAW_TITLE), |page| {
        page.say("p", word::LAW_LEAD);
        page.element("dl", &[], |page| {
            let law = &page.catalog.document().law;
            for of_state in law.chunk_by(|one, other| one.state == other.state) {
                page.element("div", &[], |page| {
                    page.line("dt", of_state.first().map_or("", |pointer| &pointer.state));
                    of_state.iter().for_each(|pointer| entry(page, pointer));
                });
            }
            page.row(word::LAW_OTHER, |page| {
                page.text(page.words().get(word::LAW_OTHER_TEXT));
            });
        });
    });
}

/// What was read of one law of a State.
fn entry(page: &mut Page, pointer: &StateLaw) {
    page.element("dd", &[], |page| {
        page.line("b", page.words().law_side(pointer.side));
        page.text(" (");
        page.text(&page.words().law_topics(&pointer.on));
        page.text("): ");
        page.text(&pointer.text);
        claims::cites(page, &pointer.cite);
    });
}
