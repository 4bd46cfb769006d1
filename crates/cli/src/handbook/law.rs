//! The chapter of the handbook on State law: pointers to laws that counsel should look at. The
//! pointers never answer a legal question.

use super::claims;
use super::page::Page;
use guide_engine::document::StateLaw;
use guide_engine::messages::key;

/// The id of the chapter on State law.
pub const ID: &str = "law";

/// Whether the content has pointers to State law.
pub fn is_included(page: &Page) -> bool {
    !page.catalog.document().law.is_empty()
}

/// Writes every pointer, grouped by State. The last entry says that the list implies nothing about
/// the law of other States.
pub fn law(page: &mut Page) {
    if !is_included(page) {
        return;
    }
    page.chapter(ID, page.messages().get(key::LAW_TITLE), |page| {
        page.message_element("p", key::LAW_LEAD);
        page.element("dl", &[], |page| {
            let law = &page.catalog.document().law;
            for of_state in law.chunk_by(|first, second| first.state == second.state) {
                page.element("div", &[], |page| {
                    page.text_element("dt", of_state.first().map_or("", |pointer| &pointer.state));
                    of_state.iter().for_each(|pointer| entry(page, pointer));
                });
            }
            page.row(key::LAW_OTHER, |page| {
                page.text(page.messages().get(key::LAW_OTHER_TEXT));
            });
        });
    });
}

/// Writes one pointer: its side (whether the law restricts or requires the agency's actions, or is
/// unclear), those actions, the text and the sources.
fn entry(page: &mut Page, pointer: &StateLaw) {
    page.element("dd", &[], |page| {
        page.text_element("b", page.messages().law_side(pointer.side));
        page.text(" (");
        page.text(&page.messages().law_topics(&pointer.on));
        page.text("): ");
        page.text(&pointer.text);
        claims::cites(page, &pointer.cite);
    });
}
