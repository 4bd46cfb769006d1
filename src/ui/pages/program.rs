//! The page of a program, and the page of a standing option. A standing option is something that an
//! agency can do without any program; its page has fewer sections.

mod agreement;

use crate::state::page::Page;
use crate::ui::View;
use crate::ui::html::{Html, html};
use crate::ui::pages::sources;
use crate::ui::widgets::back_link::back_link;
use crate::ui::widgets::verdict::standings;
use crate::ui::widgets::{as_of, claims, heading, icon, stages, timeline};
use guide_engine::document::{Ask, Claim, Fact, Program, Relation, RelationKind, Status};
use guide_engine::explain;
use guide_engine::messages::{Key, key};

/// Renders the page of a program.
pub fn program(view: &View, index: usize) -> Html {
    let standings = standings(view);
    let Some(standing) = standings.get(index) else {
        return Html::default();
    };
    let program = standing.program;
    let chosen = agreement::chosen(view, standing);
    let (founding, later): (Vec<&Fact>, Vec<&Fact>) = program
        .facts
        .iter()
        .filter(|fact| view.shows(&fact.cite))
        .partition(|fact| claims::is_founding(view, fact));
    html! {
        <div class="iag-wrap iag-detail" key={page_key(view)}>
            { back_link(view) }
            { heading::heading(html! { &program.name }) }
            <p class="iag-lead">{ claims::summary(view, program) }</p>
            { as_of::notice(view) }
            <div class="iag-detail-cols">
                <div>{ chosen.map(|chosen| agreement::agreement(view, standing, chosen)) }</div>
                <div class="iag-detail-side">
                    <section class="iag-panel">
                        <h2 class="iag-h3">{ view.text(key::PROGRAM_STATUS) }</h2>
                        { status(view, &program.status) }
                    </section>
                    <section>
                        <h2 class="iag-h3">{ view.text(key::PROGRAM_TIMELINE) }</h2>
                        { timeline::timeline(view, &program.timeline) }
                    </section>
                    { questions_for_ice(view, &program.ask_ice) }
                </div>
            </div>
            { both_sides(view, &program.offers, &program.limits) }
            { chosen.map(|chosen| agreement::both_sides(view, chosen)) }
            { list(view, key::PROGRAM_PROVIDES, &program.provides) }
            { facts(view, key::PROGRAM_THEN, &founding) }
            { not_stated(view, program) }
            { facts(view, key::PROGRAM_SINCE, &later) }
            { relations(view, program) }
            { collapsed(view, key::PROGRAM_SOURCES, sources::of_program(view, program)) }
            { next(view, index) }
        </div>
    }
}

/// Renders the latest known status: a line made from its fields, and then the evidence with its
/// sources.
fn status(view: &View, status: &Status) -> Html {
    if !view.shows(&status.cite) {
        return claims::later_note(view);
    }
    html! {
        <>
            <p><b>{ explain::status(view.catalog, status) }{ "." }</b></p>
            <p>{ claims::statement(view, &status.text, &status.cite) }</p>
        </>
    }
}

/// Renders the page of a standing option.
pub fn option(view: &View, index: usize) -> Html {
    let Some(option) = view.catalog.options().get(index) else {
        return Html::default();
    };
    let marks = view
        .assessed
        .options
        .get(index)
        .map(Vec::as_slice)
        .unwrap_or_default();
    html! {
        <div class="iag-wrap iag-detail" key={page_key(view)}>
            { back_link(view) }
            { heading::heading(html! { &option.name }) }
            <p class="iag-lead">{ claims::claim(view, &option.summary) }</p>
            { both_sides(view, &option.offers, &option.limits) }
            <section class="iag-sec">
                <h2 class="iag-h2">{ view.text(key::STAGE_TITLE) }</h2>
                { stages::stages(view, &option.requirements, marks, 3) }
            </section>
            { facts(view, key::PROGRAM_LAW, &option.facts.iter().collect::<Vec<_>>()) }
            { questions_for_ice(view, &option.ask_ice) }
            { collapsed(view, key::PROGRAM_SOURCES, sources::of_option(view, option)) }
        </div>
    }
}

/// Returns the key of the page's outermost element. Each page has its own key, so that Yew creates
/// new elements for it. Otherwise a `<details>` that is open on one page would also be open on the
/// next.
fn page_key(view: &View) -> String {
    view.state.page().fragment(view.catalog)
}

/// Renders a long section, collapsed under its heading.
fn collapsed(view: &View, title: Key, content: Html) -> Html {
    html! {
        <details class="iag-disc iag-folded">
            <summary>{ icon::chevron() }<h2 class="iag-h3">{ view.text(title) }</h2></summary>
            <div class="iag-disc-in">{ content }</div>
        </details>
    }
}

/// Renders the section "What it offers" beside the section "Limits and considerations".
fn both_sides(view: &View, offers: &[Claim], limits: &[Claim]) -> Html {
    let titles = [key::PROGRAM_OFFERS, key::PROGRAM_LIMITS];
    side_by_side(view, titles.map(|title| view.text(title)), [offers, limits])
}

/// Renders two lists of claims side by side, with the same markup and size.
fn side_by_side(view: &View, titles: [&str; 2], sides: [&[Claim]; 2]) -> Html {
    html! {
        <div class="iag-both">
            for (title, claims) in titles.into_iter().zip(sides) {
                <section><h2 class="iag-h3">{ title }</h2>{ claims::claims(view, claims) }</section>
            }
        </div>
    }
}

fn list(view: &View, title: Key, claims: &[Claim]) -> Html {
    html! {
        <section class="iag-sec">
            <h2 class="iag-h2">{ view.text(title) }</h2>{ claims::claims(view, claims) }
        </section>
    }
}

fn facts(view: &View, title: Key, facts: &[&Fact]) -> Html {
    if facts.is_empty() {
        return Html::default();
    }
    collapsed(view, title, claims::facts(view, facts.iter().copied()))
}

fn not_stated(view: &View, program: &Program) -> Html {
    if program.not_stated.is_empty() {
        return Html::default();
    }
    let topics = program
        .not_stated
        .iter()
        .map(|topic| view.messages().topic(topic));
    let topics: Vec<_> = topics.collect();
    html! {
        <p class="iag-panel"><b>{ view.text(key::PROGRAM_NOT_STATED) }</b>{ ": " }
        { view.messages().row(key::LIST_SERIES, &topics) }{ "." }</p>
    }
}

fn questions_for_ice(view: &View, asks: &[Ask]) -> Html {
    if asks.is_empty() {
        return Html::default();
    }
    html! {
        <section class="iag-panel">
            <h2 class="iag-h3">{ view.text(key::PROGRAM_ASK) }</h2>
            <p class="iag-small">{ view.text(key::PROGRAM_ASK_LINE) }</p>
            { claims::questions_to_ask(view, asks) }
        </section>
    }
}

fn relations(view: &View, program: &Program) -> Html {
    if program.relations.is_empty() {
        return Html::default();
    }
    let programs = view.catalog.programs().iter().enumerate();
    let name = |relation: &Relation| {
        let mut others = programs
            .clone()
            .filter(|(_, other)| other.id == relation.program);
        let other = others.next();
        other.map(|(index, other)| {
            view.link(Page::Program(index), "iag-link", html! { &other.name })
        })
    };
    html! {
        <section class="iag-sec">
            <h2 class="iag-h2">{ view.text(key::PROGRAM_RELATIONS) }</h2>
            <ul class="iag-bul">
                for relation in &program.relations {
                    <li>
                        { view.text(relation_message(relation.kind)) }
                        { " " }
                        { name(relation) }
                        { ": " }
                        { claims::statement(view, &relation.text, &relation.cite) }
                    </li>
                }
            </ul>
        </section>
    }
}

fn relation_message(kind: RelationKind) -> Key {
    match kind {
        RelationKind::Needs => key::PROGRAM_RELATION_NEEDS,
        RelationKind::GoesWith => key::PROGRAM_RELATION_GOES_WITH,
        RelationKind::ReplacedBy => key::PROGRAM_RELATION_REPLACED_BY,
    }
}

fn next(view: &View, index: usize) -> Html {
    let next = view.catalog.programs().get(index + 1);
    next.map(|program| {
        let label = view
            .messages()
            .fill(key::PROGRAM_NEXT, &[("program", &program.name)]);
        html! { <p>{ view.link(Page::Program(index + 1), "iag-link", html! { label }) }</p> }
    })
    .unwrap_or_default()
}
