//! The glossary chapter of the handbook, which explains the terms that the guide uses.

use super::claims;
use super::page::Page;
use guide_engine::messages::key;

/// The id of the glossary chapter.
pub const ID: &str = "glossary";

/// Writes every term with its full form, its explanation and its sources.
pub fn glossary(page: &mut Page) {
    page.chapter(ID, page.messages().get(key::GLOSSARY_TITLE), |page| {
        page.say("p", key::GLOSSARY_LEAD);
        page.element("dl", &[], |page| {
            for term in &page.catalog.document().glossary {
                page.element("div", &[], |page| {
                    page.line("dt", &term.term);
                    if let Some(meant) = &term.stands_for {
                        page.line("dd", meant);
                    }
                    claims::said(page, "dd", &term.text, &term.cite);
                });
            }
        });
    });
}
