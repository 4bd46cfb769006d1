//! The glossary chapter of the handbook, which explains the terms that the guide uses.

use super::claims;
use super::page::Page;
use guide_engine::messages::key;

/// The id of the glossary chapter.
pub const ID: &str = "glossary";

/// Writes every term with its full form, its explanation and its sources.
pub fn glossary(page: &mut Page) {
    page.chapter(ID, page.messages().get(key::GLOSSARY_TITLE), |page| {
        page.message_element("p", key::GLOSSARY_LEAD);
        page.element("dl", &[], |page| {
            for term in &page.catalog.document().glossary {
                page.element("div", &[], |page| {
                    page.text_element("dt", &term.term);
                    if let Some(full_form) = &term.stands_for {
                        page.text_element("dd", full_form);
                    }
                    claims::cited_text(page, "dd", &term.text, &term.cite);
                });
            }
        });
    });
}
