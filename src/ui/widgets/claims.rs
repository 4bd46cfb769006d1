//! Renders statements with citation marks for their sources. Every page that states facts uses
//! these functions.
//!
//! For a day that the person or the host page chose, statements with a later source are hidden (see
//! `View::shows`).

use crate::state::action::Action;
use crate::ui::View;
use crate::ui::html::{Html, classes, html};
use guide_engine::document::{Ask, Citation, Claim, Fact, Program, SourceKind};
use guide_engine::explain;
use guide_engine::messages::key;

/// The maximum length, in characters, of a section or paragraph name that a citation mark includes.
/// A longer name appears only in the source dialog, unless the citation mark would otherwise look
/// the same as the citation mark before it.
const MAX_SECTION_LENGTH: usize = 18;

/// Renders a citation mark for each source of a statement, with the date of the source.
pub fn cites<'c>(view: &View, cite: impl IntoIterator<Item = &'c Citation>) -> Html {
    let mut previous = String::new();
    let mut cite = cite.into_iter().peekable();
    let mut marks = Vec::new();
    while let Some(citation) = cite.next() {
        let short = mark(view, citation, false);
        // If two successive citation marks would look alike, the second one also names the section.
        let text = if short == previous {
            mark(view, citation, true)
        } else {
            short.clone()
        };
        previous = short;
        let label = html! {
            <><span class="iag-sr">{ view.text(key::SOURCE_LABEL) }{ " " }</span>{ text }</>
        };
        let opened = Action::CitationOpened(citation.clone());
        // The separator between two citation marks is part of the first one, so that no line begins
        // with a separator.
        let more = cite.peek().is_some().then_some("iag-cite-more");
        marks
            .push(html! { <>{ " " }{ view.button(opened, classes!("iag-cite", more), label) }</> });
    }
    marks.into_iter().collect()
}

/// Returns the text of a citation mark: the short name of the source and its date. The section or
/// paragraph is added if its name is short or if `with_section` is true.
fn mark(view: &View, citation: &Citation, with_section: bool) -> String {
    let short = citation.at.chars().count() <= MAX_SECTION_LENGTH;
    explain::mark(view.catalog, citation, short || with_section).unwrap_or_default()
}

/// Renders a statement with its citation marks, as the content of a paragraph. If a source is later
/// than the chosen day, renders a note in place of the statement.
pub fn statement(view: &View, text: &str, cite: &[Citation]) -> Html {
    match view.shows(cite) {
        true => html! { <>{ text }{ cites(view, cite) }</> },
        false => html! { <i>{ view.text(key::ASOF_LATER) }</i> },
    }
}

/// Renders a claim in the same way as [`statement`] renders a statement.
pub fn claim(view: &View, claim: &Claim) -> Html {
    statement(view, &claim.text, &claim.cite)
}

/// Renders a program's summary. If a source of the summary is later than the chosen day, renders
/// instead the program's first fact that has no later source, if there is such a fact.
pub fn summary(view: &View, program: &Program) -> Html {
    let mut facts = program.facts.iter();
    let first = facts.find(|fact| view.shows(&fact.cite));
    match first.filter(|_| !view.shows(&program.summary.cite)) {
        Some(fact) => statement(view, &fact.text, &fact.cite),
        None => claim(view, &program.summary),
    }
}

/// Renders claims as a list.
pub fn claims(view: &View, claims: &[Claim]) -> Html {
    let items = claims.iter();
    list(view, items.map(|item| (&*item.text, &*item.cite)).collect())
}

/// Renders claims as a numbered list.
pub fn steps(view: &View, claims: &[Claim]) -> Html {
    html! { <ol class="iag-bul">for item in claims { <li>{ claim(view, item) }</li> }</ol> }
}

/// Renders questions for ICE or points for counsel as a list.
pub fn questions_to_ask(view: &View, asks: &[Ask]) -> Html {
    let items = asks.iter();
    list(view, items.map(|item| (&*item.text, &*item.cite)).collect())
}

/// Renders a list of statements without those that have a source later than the chosen day. If no
/// statement remains, renders a note instead.
fn list(view: &View, mut items: Vec<(&str, &[Citation])>) -> Html {
    items.retain(|(_, cite)| view.shows(*cite));
    if items.is_empty() {
        return later_note(view);
    }
    html! {
        <ul class="iag-bul">
            for (text, cite) in items { <li>{ statement(view, text, cite) }</li> }
        </ul>
    }
}

/// Renders the note that stands in for content whose sources are later than the chosen day.
pub fn later_note(view: &View) -> Html {
    html! { <p><i>{ view.text(key::ASOF_LATER) }</i></p> }
}

/// Renders facts grouped by topic. The topics are in the order in which they first occur.
pub fn facts<'f>(view: &View, facts: impl Iterator<Item = &'f Fact>) -> Html {
    let facts: Vec<&Fact> = facts.filter(|fact| view.shows(&fact.cite)).collect();
    if facts.is_empty() {
        return later_note(view);
    }
    let mut topics: Vec<&str> = facts.iter().map(|fact| fact.topic.as_str()).collect();
    let mut seen = Vec::new();
    topics.retain(|topic| {
        !seen.contains(topic) && {
            seen.push(*topic);
            true
        }
    });
    html! {
        <dl class="iag-facts">
            for topic in topics {
                <div>
                    <dt>{ view.messages().topic(topic) }</dt>
                    for fact in facts.iter().filter(|fact| fact.topic == topic) {
                        <dd>{ &fact.text }{ cites(view, &fact.cite) }</dd>
                    }
                </div>
            }
        </dl>
    }
}

/// Whether all sources of a fact are founding documents.
pub fn is_founding(view: &View, fact: &Fact) -> bool {
    let mut sources = fact
        .cite
        .iter()
        .filter_map(|citation| view.catalog.source(citation));
    sources.all(|source| source.kind == SourceKind::Founding)
}
