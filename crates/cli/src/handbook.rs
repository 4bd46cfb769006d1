//! `guide handbook`: writes the handbook, the whole content of the guide as one static page. It can
//! be read without scripts, or printed.
//!
//! This renderer makes the wasm no smaller; its purpose is that this crate does not depend on the
//! widget. It is to be replaced by rendering the page components natively with Yew
//! (docs/decisions/054-build-or-buy.md).

mod about;
mod agreement;
mod claims;
mod compare;
mod contents;
mod glossary;
mod html;
mod law;
mod page;
mod program;
mod questions;
mod requirements;
mod sources;

use crate::Failure;
use guide_engine::catalog::Catalog;
use guide_engine::messages::key;
use page::Page;
use std::path::Path;

/// The file name of the style sheet, which is in the same folder as the page.
const STYLES: &str = "handbook.css";

/// The file name of the third-party notices, which are in the same folder as the page.
/// `web/build/notices.mjs` generates them.
const NOTICES: &str = "THIRD-PARTY.txt";

/// The content security policy, which forbids scripts, plug-ins, base URLs and forms. It does not
/// restrict the origin of the style sheet: a page opened from disk has no origin that a policy
/// could name, so a restriction would block the page's own style sheet.
const POLICY: &str = "script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'";

/// Writes the handbook to the file `out`, or prints it if `out` is `None`.
///
/// # Errors
/// Fails if the content has no messages for the handbook, or the file cannot be written.
pub fn write(catalog: &Catalog, out: Option<&Path>) -> Result<(), Failure> {
    let html = handbook(catalog);
    if catalog.messages().get(key::HANDBOOK_TITLE).is_empty() {
        let message = "the content has no messages for the handbook; add [handbook] to words.toml";
        return Err(Failure::Input(message.to_owned()));
    }
    let Some(out) = out else {
        return crate::print(&html);
    };
    let failure = |error| Failure::Input(format!("{}: {error}", out.display()));
    std::fs::write(out, html).map_err(failure)
}

fn handbook(catalog: &Catalog) -> String {
    let mut page = Page::new(catalog);
    page.element("html", &[("lang", "en")], |page| {
        head(page);
        page.element("body", &[], |page| {
            page.element("div", &[("class", "handbook")], body);
        });
    });
    page.finish()
}

fn head(page: &mut Page) {
    page.element("head", &[], |page| {
        page.void("meta", &[("charset", "utf-8")]);
        let width = "width=device-width, initial-scale=1";
        page.void("meta", &[("name", "viewport"), ("content", width)]);
        let policy = ("http-equiv", "Content-Security-Policy");
        page.void("meta", &[policy, ("content", POLICY)]);
        page.void("meta", &[("name", "referrer"), ("content", "no-referrer")]);
        page.void(
            "meta",
            &[("name", "color-scheme"), ("content", "light dark")],
        );
        page.message_element("title", key::HANDBOOK_TITLE);
        page.void("link", &[("rel", "icon"), ("href", "data:,")]);
        page.void("link", &[("rel", "stylesheet"), ("href", STYLES)]);
    });
}

fn body(page: &mut Page) {
    page.element("header", &[], about::front_matter);
    page.element(
        "nav",
        &[("aria-labelledby", "contents")],
        contents::contents,
    );
    page.element("main", &[], |page| {
        about::about(page);
        program::programs(page);
        program::options(page);
        compare::compare(page);
        questions::questions(page);
        law::law(page);
        glossary::glossary(page);
        sources::sources(page);
    });
    page.element("footer", &[], |page| {
        page.element("a", &[("href", NOTICES)], |page| {
            page.text(page.messages().get(key::HANDBOOK_NOTICES));
        });
    });
}
