//! The sources chapter of the handbook. For each source, it gives details such as its publisher,
//! date and kind, and every location in the source that the content cites.

use super::page::Page;
use guide_authoring::text_walk::texts;
use guide_engine::document::{Citation, Document, Source, SourceKind};
use guide_engine::explain;
use guide_engine::messages::key;

/// The id of the sources chapter.
pub const ID: &str = "sources";

/// Returns the id of the entry on a source.
pub fn id(source: &Source) -> String {
    format!("source-{}", source.id)
}

/// Writes every source, grouped by kind: founding, primary, secondary.
pub fn sources(page: &mut Page) {
    let document = page.catalog.document();
    page.chapter(ID, page.messages().get(key::SOURCES_TITLE), |page| {
        page.message_element("p", key::SOURCES_LEAD);
        for (kind, title) in [
            (SourceKind::Founding, key::SOURCES_FOUNDING),
            (SourceKind::Primary, key::SOURCES_PRIMARY),
            (SourceKind::Secondary, key::SOURCES_SECONDARY),
        ] {
            let of_kind = document.sources.iter().filter(|source| source.kind == kind);
            page.section(3, title, |page| {
                page.element("ul", &[("class", "plain")], |page| {
                    of_kind.for_each(|source| source_entry(page, source));
                });
            });
        }
    });
}

fn source_entry(page: &mut Page, source: &Source) {
    page.element("li", &[("id", &id(source))], |page| {
        page.text_element("b", &source.title);
        page.element("dl", &[], |page| {
            page.row(key::SOURCE_PUBLISHER, |page| page.text(&source.publisher));
            page.row(key::SOURCE_AS_OF, |page| page.text(&as_of(page, source)));
            page.row(key::SOURCE_REVIEW, |page| {
                let day = explain::review_by(page.catalog, source);
                page.text(&explain::date(page.messages(), day));
            });
            page.row(key::SOURCE_KIND, |page| {
                page.text(page.messages().confidence(source.kind));
            });
            if let Some(note) = &source.note {
                page.row(key::SOURCE_NOTE, |page| page.text(note));
            }
            if let Some(url) = &source.url {
                page.row(key::SOURCE_LINK, |page| link(page, url));
            }
            let locations = cited_locations(page, source);
            if !locations.is_empty() {
                page.row(key::HANDBOOK_PLACES, |page| {
                    page.text(&locations.join("; "))
                });
            }
        });
    });
}

/// Writes the address as visible text, so that it appears on paper too. Only an https address
/// becomes a link.
fn link(page: &mut Page, url: &str) {
    if url.starts_with("https://") {
        let attributes = [("href", url), ("rel", "noreferrer external")];
        page.element("a", &attributes, |page| page.text(url));
    } else {
        page.text(url);
    }
}

fn as_of(page: &Page, source: &Source) -> String {
    let whole = Citation {
        source: source.id.clone(),
        at: String::new(),
        as_of: None,
    };
    let as_of = explain::as_of(page.messages(), source, &whole);
    let Some(captured) = source.captured else {
        return as_of;
    };
    let date = explain::date(page.messages(), captured);
    let captured = page
        .messages()
        .fill(key::SOURCE_CAPTURED, &[("date", &date)]);
    format!("{as_of}; {captured}")
}

/// Returns the locations in a source that the content cites, each once.
fn cited_locations<'c>(page: &Page<'c>, source: &Source) -> Vec<&'c str> {
    let mut found: Vec<&str> = Vec::new();
    let document: &'c Document = page.catalog.document();
    for text in texts(document) {
        for citation in text.cite.unwrap_or_default() {
            if citation.source == source.id && !found.contains(&citation.at.as_str()) {
                found.push(&citation.at);
            }
        }
    }
    found.sort_unstable();
    found
}
