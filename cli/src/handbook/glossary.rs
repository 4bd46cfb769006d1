//! The terms, explained.

use super::claims;
use super::page::Page;
use guide_engine::word;

/// Where the terms stand.
pub const ID: &str = "glossary";

/// Every term.
pub fn glossary(page: &mut Page) {
    page.chapter(ID, page.words().get(word::GLOSSARY_TITLE), |page| {
        page.say("p", word::GLOSSARY_LEAD);
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
