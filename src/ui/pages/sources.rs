//! The page of all sources, and the lists of sources on the pages of programs and options.

use crate::ui::View;
use crate::ui::html::{Html, html};
use crate::ui::widgets::back_link::back_link;
use crate::ui::widgets::{citation, heading};
use guide_engine::document::{Citation, Program, Source, SourceKind, StandingOption};
use guide_engine::messages::key;

/// Renders the page of all sources, grouped by kind: founding, primary and secondary.
pub fn sources(view: &View) -> Html {
    let groups = [
        (SourceKind::Founding, key::SOURCES_FOUNDING),
        (SourceKind::Primary, key::SOURCES_PRIMARY),
        (SourceKind::Secondary, key::SOURCES_SECONDARY),
    ];
    let all = &view.catalog.document().sources;
    html! {
        <div class="iag-wrap iag-plainpage">
            { back_link(view) }
            { heading::heading(html! { view.text(key::SOURCES_TITLE) }) }
            <p class="iag-lead">{ view.text(key::SOURCES_LEAD) }</p>
            for (kind, title) in groups {
                <section class="iag-sec">
                    <h2 class="iag-h2">{ view.text(title) }</h2>
                    { list(view, all.iter().filter(|source| source.kind == kind)) }
                </section>
            }
            { requests(view) }
        </div>
    }
}

/// Renders how many requests the page has made since the whole guide was loaded. On a host page,
/// requests of that page count too. The number lets people check that the guide sends nothing.
fn requests(view: &View) -> Html {
    let count = view.state.transfer().requests as usize;
    html! {
        <section class="iag-sec">
            <h2 class="iag-h2">{ view.text(key::SOURCES_REQUESTS) }</h2>
            <p class="iag-requests">{ view.messages().count(key::COUNT_REQUESTS, count, &[]) }</p>
            <p class="iag-small">{ view.text(key::SOURCES_REQUESTS_NOTE) }</p>
        </section>
    }
}

/// Renders the sources that a program and its agreements cite, except those cited only in
/// `compare`.
pub fn of_program(view: &View, program: &Program) -> Html {
    let mut cited: Vec<&[Citation]> = vec![&program.summary.cite, &program.status.cite];
    cited.extend(program.facts.iter().map(|fact| fact.cite.as_slice()));
    let claims = program
        .provides
        .iter()
        .chain(&program.offers)
        .chain(&program.limits);
    cited.extend(claims.map(|claim| claim.cite.as_slice()));
    cited.extend(program.timeline.iter().map(|event| event.cite.as_slice()));
    cited.push(&program.raise.cite);
    cited.extend(program.ask_ice.iter().map(|ask| ask.cite.as_slice()));
    cited.extend(
        program
            .relations
            .iter()
            .map(|relation| relation.cite.as_slice()),
    );
    for agreement in &program.agreements {
        cited.extend([&*agreement.summary.cite, &agreement.instrument.cite]);
        let claims = agreement.offers.iter().chain(&agreement.limits);
        cited.extend(claims.map(|claim| claim.cite.as_slice()));
        cited.extend(agreement.offered.iter().map(|span| span.cite.as_slice()));
        cited.extend(
            agreement
                .addresses
                .iter()
                .map(|addressed| addressed.cite.as_slice()),
        );
        let needs = agreement.raises.iter().chain(&agreement.duty);
        let needs = needs.chain(&agreement.needs);
        cited.extend(needs.map(|need| need.cite.as_slice()));
        cited.extend(
            agreement
                .requirements
                .iter()
                .map(|requirement| requirement.cite.as_slice()),
        );
        cited.extend(
            agreement
                .clauses
                .iter()
                .map(|clause| clause.cite.as_slice()),
        );
    }
    cited_list(view, &cited)
}

/// Renders the sources that an option cites, except those cited only in `compare`.
pub fn of_option(view: &View, option: &StandingOption) -> Html {
    let mut cited: Vec<&[Citation]> = vec![&option.summary.cite];
    cited.extend(option.facts.iter().map(|fact| fact.cite.as_slice()));
    cited.extend(
        option
            .offers
            .iter()
            .chain(&option.limits)
            .map(|claim| claim.cite.as_slice()),
    );
    cited.extend(
        option
            .requirements
            .iter()
            .map(|requirement| requirement.cite.as_slice()),
    );
    cited.extend(option.ask_ice.iter().map(|ask| ask.cite.as_slice()));
    cited_list(view, &cited)
}

fn cited_list(view: &View, cited: &[&[Citation]]) -> Html {
    let is_cited = |source: &&Source| {
        let mut citations = cited.iter().flat_map(|cite| cite.iter());
        citations.any(|citation| citation.source == source.id)
    };
    let sources = view.catalog.document().sources.iter();
    list(view, sources.filter(is_cited))
}

fn list<'s>(view: &View, sources: impl Iterator<Item = &'s Source>) -> Html {
    html! {
        <ul class="iag-plain iag-sources">
            for source in sources.filter(|source| view.covers(source.as_of)) {
                <li><b>{ &source.title }</b>{ citation::details(view, source, None) }</li>
            }
        </ul>
    }
}
