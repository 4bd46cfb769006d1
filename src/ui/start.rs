//! The start page: what the guide is, what it is not, and how old its facts are.

use super::{View, claims, glyph, later};
use crate::app::action::Page;
use crate::ui::markup::{Html, html};
use guide_engine::condition::QuestionIx;
use guide_engine::explain;
use guide_engine::word::{self, Word};

/// The number of paragraphs about ICE ACCESS that are always visible. The others are in a collapsed
/// section.
const SHOWN_AT_ONCE: usize = 2;

/// Renders the start page.
pub fn start(view: &View) -> Html {
    html! {
        <div class="iag-wrap">
            <div class="iag-hero">
                if view.state.cleared() {
                    <p class="iag-panel">{ view.say(word::FOOT_CLEARED) }</p>
                }
                if view.state.taking().has_earlier() { { later::found(view) } }
                <h1 class="iag-h1 iag-heading" tabindex="-1">{ view.say(word::START_TITLE) }</h1>
                <p class="iag-lead">{ lead(view) }</p>
                <p>{ view.say(word::START_NO_AGREEMENT) }</p>
                { doors(view) }
            </div>
            { promises(view) }
            <div class="iag-halves">
                { umbrella(view) }
                <div>
                    { process(view) }
                    { list(view, word::START_LEAVES_OUT, &view.catalog.document().about.leaves_out) }
                    { list(view, word::START_AT_HAND, &view.catalog.document().about.at_hand) }
                </div>
            </div>
        </div>
    }
}

fn lead(view: &View) -> String {
    let programs = view.catalog.programs().len().to_string();
    let fills = [("questions", questions(view)), ("programs", programs)];
    let fills = fills.each_ref().map(|(key, text)| (*key, text.as_str()));
    view.words().fill(word::START_LEAD, &fills)
}

fn questions(view: &View) -> String {
    let count = view.catalog.questions().count();
    view.words().count(word::COUNT_QUESTIONS, count, &[])
}

fn doors(view: &View) -> Html {
    let programs = view.catalog.programs().len();
    let all = view.words().count(word::COUNT_SEE_PROGRAMS, programs, &[]);
    let first = Page::Question(QuestionIx(0));
    html! {
        <div class="iag-btns">
            if view.state.answers().is_empty() {
                { view.link(first, "iag-btn", html! { view.say(word::START_BEGIN) }) }
            } else {
                { view.link(go_on(view), "iag-btn", html! { view.say(word::START_GO_ON) }) }
            }
            { view.link(Page::Programs, "iag-btn iag-btn-line", html! { all }) }
            if view.standalone {
                { view.link(Page::Scenarios, "iag-btn iag-btn-line", html! { view.say(word::START_PRESENT) }) }
            }
        </div>
    }
}

/// Returns the page that "Continue answering" leads to: the first open question, or the review if
/// no question is open.
fn go_on(view: &View) -> Page {
    view.state.first_open().map_or(Page::Review, Page::Question)
}

fn promises(view: &View) -> Html {
    let time = view
        .words()
        .fill(word::START_TIME_TEXT, &[("questions", &questions(view))]);
    let minutes = view.catalog.minutes_to_read();
    let minutes = view.words().count(word::COUNT_MINUTES, minutes, &[]);
    let promises = [
        (word::START_PRIVACY, privacy(view)),
        (word::START_GET, view.say(word::START_GET_TEXT)),
        (word::START_NOT, view.say(word::START_NOT_TEXT)),
    ];
    html! {
        <dl class="iag-promises">
            <div><dt>{ minutes }</dt><dd>{ time }</dd></div>
            for (name, text) in promises {
                <div><dt>{ view.say(name) }</dt><dd>{ text }</dd></div>
            }
        </dl>
    }
}

fn privacy<'v>(view: &'v View) -> &'v str {
    match view.shares {
        true => view.say(word::FOOT_SHARED),
        false => view.say(word::START_PRIVACY_TEXT),
    }
}

fn umbrella(view: &View) -> Html {
    let about = &view.catalog.document().about;
    let umbrella = about.umbrella.iter();
    let umbrella: Vec<_> = umbrella.filter(|own| view.shows(&own.cite)).collect();
    let published = explain::date(view.words(), about.published);
    let review = explain::date(view.words(), about.review_by);
    let dates = [
        ("published", published.as_str()),
        ("review", review.as_str()),
    ];
    html! {
        <section class="iag-sec">
            <h2 class="iag-h2">{ view.say(word::START_THEN) }</h2>
            for claim in umbrella.iter().take(SHOWN_AT_ONCE) {
                <p>{ claims::claim(view, claim) }</p>
            }
            <details class="iag-disc">
                <summary>{ glyph::chevron() }<span>{ view.say(word::START_MORE) }</span></summary>
                <div class="iag-disc-in">
                    for claim in umbrella.iter().skip(SHOWN_AT_ONCE) {
                        <p>{ claims::claim(view, claim) }</p>
                    }
                </div>
            </details>
            if view.reaches(about.published) {
                <dl class="iag-periods">
                    for period in &about.periods {
                        <div><dt>{ &period.years }</dt><dd>{ &period.text }</dd></div>
                    }
                </dl>
            }
            <p class="iag-small">{ view.words().fill(word::START_THEN_DATES, &dates) }{ " " }
            { view.link(Page::Sources, "iag-link", html! { view.say(word::SOURCES_TITLE) }) }</p>
        </section>
    }
}

fn process(view: &View) -> Html {
    html! {
        <section class="iag-sec">
            <h2 class="iag-h2">{ view.say(word::START_PROCESS) }</h2>
            { claims::steps(view, &view.catalog.document().about.process) }
        </section>
    }
}

fn list(view: &View, title: Word, items: &[String]) -> Html {
    html! {
        <section class="iag-sec">
            <h2 class="iag-h2">{ view.say(title) }</h2>
            <ul class="iag-bul">for item in items { <li>{ item }</li> }</ul>
        </section>
    }
}
