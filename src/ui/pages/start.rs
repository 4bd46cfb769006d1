//! The start page: what the guide is, what it is not, and how old its facts are.

use crate::state::page::Page;
use crate::ui::View;
use crate::ui::html::{Html, html};
use crate::ui::pages::deferred;
use crate::ui::widgets::{claims, heading, icon};
use guide_engine::condition::QuestionIx;
use guide_engine::explain;
use guide_engine::messages::{Key, key};

/// The number of paragraphs about ICE ACCESS that are always visible. The others are in a collapsed
/// section.
const VISIBLE_PARAGRAPHS: usize = 2;

/// Renders the start page.
pub fn start(view: &View) -> Html {
    let has_saved_earlier = view.state.transfer().has_saved_earlier();
    html! {
        <div class="iag-wrap">
            <div class="iag-hero">
                if view.state.cleared() {
                    <p class="iag-panel">{ view.text(key::FOOT_CLEARED) }</p>
                }
                if let Some(chunk) = view.deferred().filter(|_| has_saved_earlier) {
                    { deferred::saved_answers(chunk, view) }
                }
                { heading::heading(html! { view.text(key::START_TITLE) }) }
                <p class="iag-lead">{ lead(view) }</p>
                <p>{ view.text(key::START_NO_AGREEMENT) }</p>
                { buttons(view) }
            </div>
            { promises(view) }
            <div class="iag-halves">
                { about_ice_access(view) }
                <div>
                    { process(view) }
                    { list(view, key::START_LEAVES_OUT, &view.catalog.document().about.leaves_out) }
                    { list(view, key::START_AT_HAND, &view.catalog.document().about.at_hand) }
                </div>
            </div>
        </div>
    }
}

fn lead(view: &View) -> String {
    let programs = view.catalog.programs().len().to_string();
    let fills = [("questions", questions(view)), ("programs", programs)];
    let fills = fills.each_ref().map(|(key, text)| (*key, text.as_str()));
    view.messages().fill(key::START_LEAD, &fills)
}

fn questions(view: &View) -> String {
    let count = view.catalog.questions().count();
    view.messages().count(key::COUNT_QUESTIONS, count, &[])
}

fn buttons(view: &View) -> Html {
    let programs = view.catalog.programs().len();
    let all = view
        .messages()
        .count(key::COUNT_SEE_PROGRAMS, programs, &[]);
    let first = Page::Question(QuestionIx(0));
    html! {
        <div class="iag-btns">
            if view.state.answers().is_empty() {
                { view.link(first, "iag-btn", html! { view.text(key::START_BEGIN) }) }
            } else {
                { view.link(continue_page(view), "iag-btn", html! { view.text(key::START_GO_ON) }) }
            }
            { view.link(Page::Programs, "iag-btn iag-btn-line", html! { all }) }
            if view.standalone {
                { view.link(
                    Page::Scenarios,
                    "iag-btn iag-btn-line",
                    html! { view.text(key::START_PRESENT) },
                ) }
            }
        </div>
    }
}

/// Returns the page that "Continue answering" leads to: the first open question, or the review if
/// no question is open.
fn continue_page(view: &View) -> Page {
    view.state.first_open().map_or(Page::Review, Page::Question)
}

fn promises(view: &View) -> Html {
    let time = view
        .messages()
        .fill(key::START_TIME_TEXT, &[("questions", &questions(view))]);
    let minutes = view.catalog.minutes_to_read();
    let minutes = view.messages().count(key::COUNT_MINUTES, minutes, &[]);
    let promises = [
        (key::START_PRIVACY, privacy(view)),
        (key::START_GET, view.text(key::START_GET_TEXT)),
        (key::START_NOT, view.text(key::START_NOT_TEXT)),
    ];
    html! {
        <dl class="iag-promises">
            <div><dt>{ minutes }</dt><dd>{ time }</dd></div>
            for (name, text) in promises {
                <div><dt>{ view.text(name) }</dt><dd>{ text }</dd></div>
            }
        </dl>
    }
}

fn privacy<'v>(view: &'v View) -> &'v str {
    match view.shares {
        true => view.text(key::FOOT_SHARED),
        false => view.text(key::START_PRIVACY_TEXT),
    }
}

fn about_ice_access(view: &View) -> Html {
    let about = &view.catalog.document().about;
    let umbrella = about.umbrella.iter();
    let umbrella: Vec<_> = umbrella.filter(|claim| view.shows(&claim.cite)).collect();
    let published = explain::date(view.messages(), about.published);
    let review = explain::date(view.messages(), about.review_by);
    let dates = [
        ("published", published.as_str()),
        ("review", review.as_str()),
    ];
    html! {
        <section class="iag-sec">
            <h2 class="iag-h2">{ view.text(key::START_THEN) }</h2>
            for claim in umbrella.iter().take(VISIBLE_PARAGRAPHS) {
                <p>{ claims::claim(view, claim) }</p>
            }
            <details class="iag-disc">
                <summary>{ icon::chevron() }<span>{ view.text(key::START_MORE) }</span></summary>
                <div class="iag-disc-in">
                    for claim in umbrella.iter().skip(VISIBLE_PARAGRAPHS) {
                        <p>{ claims::claim(view, claim) }</p>
                    }
                </div>
            </details>
            if view.covers(about.published) {
                <dl class="iag-periods">
                    for period in &about.periods {
                        <div><dt>{ &period.years }</dt><dd>{ &period.text }</dd></div>
                    }
                </dl>
            }
            <p class="iag-small">{ view.messages().fill(key::START_THEN_DATES, &dates) }{ " " }
            { view.link(Page::Sources, "iag-link", html! { view.text(key::SOURCES_TITLE) }) }</p>
        </section>
    }
}

fn process(view: &View) -> Html {
    html! {
        <section class="iag-sec">
            <h2 class="iag-h2">{ view.text(key::START_PROCESS) }</h2>
            { claims::steps(view, &view.catalog.document().about.process) }
        </section>
    }
}

fn list(view: &View, title: Key, items: &[String]) -> Html {
    html! {
        <section class="iag-sec">
            <h2 class="iag-h2">{ view.text(title) }</h2>
            <ul class="iag-bul">for item in items { <li>{ item }</li> }</ul>
        </section>
    }
}
