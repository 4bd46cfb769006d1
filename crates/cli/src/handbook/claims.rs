//! Writes statements with their sources. Every section of the handbook uses the same citation
//! marks, which link to the list of sources.

use super::page::Page;
use super::sources;
use guide_engine::document::{Ask, Citation, Claim, Fact, SourceKind};
use guide_engine::explain;

/// Writes the citation marks of a statement. Each citation mark gives the name of the source, the
/// location in the source, the date and the reliability.
pub fn cites(page: &mut Page, cite: &[Citation]) {
    let catalog = page.catalog;
    let known: Vec<_> = cite
        .iter()
        .filter_map(|citation| {
            let mark = explain::mark(catalog, citation, true)?;
            Some((catalog.source(citation)?, mark))
        })
        .collect();
    if known.is_empty() {
        return;
    }
    page.text(" ");
    page.element("small", &[], |page| {
        page.text("[");
        for (index, (source, mark)) in known.into_iter().enumerate() {
            if index > 0 {
                page.text("; ");
            }
            page.link(&sources::id(source), &mark);
        }
        page.text("]");
    });
}

/// Writes a statement and its citation marks in an element.
pub fn cited_text(page: &mut Page, tag: &'static str, text: &str, cite: &[Citation]) {
    page.element(tag, &[], |page| {
        page.text(text);
        cites(page, cite);
    });
}

/// Writes a claim as a paragraph.
pub fn claim(page: &mut Page, claim: &Claim) {
    cited_text(page, "p", &claim.text, &claim.cite);
}

/// Writes claims as a list. `tag` is `ul`, or `ol` for steps.
pub fn list(page: &mut Page, tag: &'static str, claims: &[Claim]) {
    let items = claims.iter().map(|claim| (&claim.text, &claim.cite));
    page.element(tag, &[], |page| {
        items.for_each(|(text, cite)| cited_text(page, "li", text, cite));
    });
}

/// Writes questions to ICE or points for counsel as a list.
pub fn questions(page: &mut Page, questions: &[Ask]) {
    page.element("ul", &[], |page| {
        for question in questions {
            cited_text(page, "li", &question.text, &question.cite);
        }
    });
}

/// Writes facts grouped by topic. The topics are in the order of their first facts.
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
                page.text_element("dt", page.messages().topic(topic));
                for fact in facts.iter().filter(|fact| fact.topic == topic) {
                    cited_text(page, "dd", &fact.text, &fact.cite);
                }
            });
        }
    });
}

/// Whether a fact cites only founding documents.
pub fn is_founding(page: &Page, fact: &Fact) -> bool {
    let mut sources = fact
        .cite
        .iter()
        .filter_map(|citation| page.catalog.source(citation));
    sources.all(|source| source.kind == SourceKind::Founding)
}
