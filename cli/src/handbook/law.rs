//! Pointers to the law of States: what to ask counsel about, never what the law is.

use super::claims;
use super::page::Page;
use guide_engine::word;

/// Where they stand.
pub const ID: &str = "law";

/// Every pointer, in the order of the States, and what it means that a State is not among them.
pub fn law(page: &mut Page) {
    let pointers = &page.catalog.document().law;
    if pointers.is_empty() {
        return;
    }
    page.chapter(ID, page.words().get(word::LAW_TITLE), |page| {
        page.say("p", word::LAW_LEAD);
        page.element("dl", &[], |page| {
            for pointer in pointers {
                page.element("div", &[], |page| {
                    page.line("dt", &pointer.state);
                    page.element("dd", &[], |page| {
                        let side = page.words().law_side(pointer.side);
                        page.line("b", side);
                        page.text(": ");
                        page.text(&pointer.text);
                        claims::cites(page, &pointer.cite);
                    });
                });
            }
            page.row(word::LAW_OTHER, |page| {
                page.text(page.words().get(word::LAW_OTHER_TEXT))
            });
        });
    });
}
