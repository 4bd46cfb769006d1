//! Statements with their sources: the same mark wherever one stands.

use super::View;
use crate::app::action::Action;
use crate::ui::markup::{Html, classes, html};
use guide_engine::document::{Ask, Citation, Claim, Fact, Program, SourceKind};
use guide_engine::explain;
use guide_engine::word;

/// A place in a source longer than this is shown when the mark is followed, not in the line.
const LONGEST_PLACE_IN_LINE: usize = 18;

/// The marks of a statement's sources, each with its date.
pub fn cites<'c>(view: &View, cite: impl IntoIterator<Item = &'c Citation>) -> Html {
    let mut before = String::new();
    let mut cite = cite.into_iter().peekable();
    let mut marks = Vec::new();
    while let Some(citation) = cite.next() {
        let short = mark(view, citation, false);
        // Two places in one source would look the same: then each names its place.
        let text = if short == before {
            mark(view, citation, true)
        } else {
            short.clone()
        };
        before = short;
        let label = html! { <><span class="iag-sr">{ view.say(word::SOURCE_LABEL) }{ " " }</span>{ text }</> };
        let opened = Action::CitationOpened(citation.clone());
        // What stands between two marks belongs to the first: it must not begin a line.
        let more = cite.peek().is_some().then_some("iag-cite-more");
        marks
            .push(html! { <>{ " " }{ view.button(opened, classes!("iag-cite", more), label) }</> });
    }
    marks.into_iter().collect()
}

/// A source's short name with its date, and with the place in it where that is short or asked for.
fn mark(view: &View, citation: &Citation, with_place: bool) -> String {
    let short = citation.at.chars().count() <= LONGEST_PLACE_IN_LINE;
    explain::mark(view.catalog, citation, short || with_place).unwrap_or_default()
}

/// A statement and its sources, as the inside of a paragraph; that only later sources speak of it, on a day before them.
pub fn said(view: &View, text: &str, cite: &[Citation]) -> Html {
    match view.shows(cite) {
        true => html! { <>{ text }{ cites(view, cite) }</> },
        false => html! { <i>{ view.say(word::ASOF_LATER) }</i> },
    }
}

/// A statement and its sources.
pub fn claim(view: &View, claim: &Claim) -> Html {
    said(view, &claim.text, &claim.cite)
}

/// What a program is; on a day before the sources of that, what it is for in the words of the first that were there.
pub fn summary(view: &View, program: &Program) -> Html {
    let mut facts = program.facts.iter();
    let first = facts.find(|fact| view.shows(&fact.cite));
    match first.filter(|_| !view.shows(&program.summary.cite)) {
        Some(fact) => said(view, &fact.text, &fact.cite),
        None => claim(view, &program.summary),
    }
}

/// Statements as a list.
pub fn claims(view: &View, claims: &[Claim]) -> Html {
    let items = claims.iter();
    list(view, items.map(|own| (&*own.text, &*own.cite)).collect())
}

/// Statements as a numbered list.
pub fn steps(view: &View, claims: &[Claim]) -> Html {
    html! { <ol class="iag-bul">for item in claims { <li>{ claim(view, item) }</li> }</ol> }
}

/// What to ask ICE, as a list.
pub fn asks(view: &View, asks: &[Ask]) -> Html {
    let items = asks.iter();
    list(view, items.map(|own| (&*own.text, &*own.cite)).collect())
}

/// Statements as a list, without those that only later sources speak of.
fn list(view: &View, mut items: Vec<(&str, &[Citation])>) -> Html {
    items.retain(|(_, cite)| view.shows(*cite));
    if items.is_empty() {
        return later(view);
    }
    html! { <ul class="iag-bul">for (text, cite) in items { <li>{ said(view, text, cite) }</li> }</ul> }
}

/// That nothing is left to show on the day that was chosen.
pub fn later(view: &View) -> Html {
    html! { <p><i>{ view.say(word::ASOF_LATER) }</i></p> }
}

/// Facts under the headings of their topics, in the order in which those first come.
pub fn facts<'f>(view: &View, facts: impl Iterator<Item = &'f Fact>) -> Html {
    let facts: Vec<&Fact> = facts.filter(|fact| view.shows(&fact.cite)).collect();
    if facts.is_empty() {
        return later(view);
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
                    <dt>{ view.words().topic(topic) }</dt>
                    for fact in facts.iter().filter(|fact| fact.topic == topic) {
                        <dd>{ &fact.text }{ cites(view, &fact.cite) }</dd>
                    }
                </div>
            }
        </dl>
    }
}

/// Whether a fact rests on a founding document alone.
pub fn is_founding(view: &View, fact: &Fact) -> bool {
    let mut sources = fact
        .cite
        .iter()
        .filter_map(|citation| view.catalog.source(citation));
    sources.all(|source| source.kind == SourceKind::Founding)
}
