//! Statements with their sources: the same mark wherever one stands, leading to the list of sources.

use super::page::Page;
use super::sources;
use guide_engine::document::{Ask, Citation, Claim, Fact, SourceKind};
use guide_engine::explain;
use guide_engine::word;

/// The marks of a statement's sources, each with its place and its date.
pub fn cites(page: &mut Page, cite: &[Citation]) {
    let catalog = page.catalog;
    let known: Vec<_> = cite
        .iter()
        .filter_map(|citation| Some((citation, catalog.source(citation)?)))
        .collect();
    if known.is_empty() {
        return;
    }
    page.text(" ");
    page.element("small", &[], |page| {
        page.text("[");
        for (place, (citation, source)) in known.into_iter().enumerate() {
            if place > 0 {
                page.text("; ");
            }
            let date = explain::as_of(page.words(), source, citation);
            let fills = [
                ("source", source.short.as_str()),
                ("at", &citation.at),
                ("date", &date),
            ];
            let mark = page.words().fill(word::SOURCE_MARK_AT, &fills);
            page.link(&sources::id(source), &mark);
        }
        page.text("]");
    });
}

/// A statement and its sources, in an element of its own.
pub fn said(page: &mut Page, tag: &'static str, text: &str, cite: &[Citation]) {
    page.element(tag, &[], |page| {
        page.text(text);
        cites(page, cite);
    });
}

/// A statement as a paragraph.
pub fn claim(page: &mut Page, claim: &Claim) {
    said(page, "p", &claim.text, &claim.cite);
}

/// Statements as a list: `ul`, or `ol` for steps.
pub fn list(page: &mut Page, tag: &'static str, claims: &[Claim]) {
    let items = claims.iter().map(|claim| (&claim.text, &claim.cite));
    page.element(tag, &[], |page| {
        items.for_each(|(text, cite)| said(page, "li", text, cite));
    });
}

/// What to ask, as a list.
pub fn asks(page: &mut Page, asks: &[Ask]) {
    page.element("ul", &[], |page| {
        asks.iter()
            .for_each(|ask| said(page, "li", &ask.text, &ask.cite));
    });
}

/// Facts under their topics, in the order in which those first come.
pub fn facts(page: &mut Page, facts: &[&Fact]) {
    let mut topics: Vec<&str> = Vec::new();
    for fact in facts {
        if !topics.contains(&fact.topic.as_str()) {
            topics.push(&fact.topic);
        }
    }
    page.element("dl", &[], |page| {
        for topic in topics {
            page.element("div", &[], |page| {
                page.line("dt", page.words().topic(topic));
                for fact in facts.iter().filter(|fact| fact.topic == topic) {
                    said(page, "dd", &fact.text, &fact.cite);
                }
            });
        }
    });
}

/// Whether a fact rests on founding documents alone.
pub fn is_founding(page: &Page, fact: &Fact) -> bool {
    let mut sources = fact
        .cite
        .iter()
        .filter_map(|citation| page.catalog.source(citation));
    sources.all(|source| source.kind == SourceKind::Founding)
}
