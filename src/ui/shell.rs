//! What stands around every page: the bar, the foot, and the line that speaks to screen readers.

use super::{
    View, brief, citation, compare, glossary, glyph, moved, notice, program, programs, question,
    results, review, sources, start, take, verdict, worksheet,
};
use crate::app::action::{Action, Page};
use crate::app::address;
use crate::ui::markup::{Html, classes, html};
use guide_engine::explain;
use guide_engine::word;

/// The whole guide.
pub fn shell(view: &View) -> Html {
    html! {
        <>
            { bar(view) }
            <main class="iag-main" aria-label={view.say(word::APP_MAIN).to_owned()}>{ notice::notice(view) }{ page(view) }</main>
            { foot(view) }
            <p class="iag-sr" role="status">{ status(view) }</p>
            { citation::dialog(view) }
            { confirm(view) }
        </>
    }
}

fn page(view: &View) -> Html {
    match *view.state.page() {
        Page::Start => start::start(view),
        Page::Question(place) => question::question(view, place),
        Page::Review => review::review(view),
        Page::Results => results::results(view),
        Page::Programs => programs::programs(view),
        Page::Program(position) => program::program(view, position),
        Page::Option(position) => program::option(view, position),
        Page::Glossary => glossary::glossary(view),
        Page::Sources => sources::sources(view),
        Page::Compare => compare::compare(view),
        Page::Brief => brief::brief(view),
        Page::Worksheet => worksheet::worksheet(view),
        Page::Take => take::take(view),
    }
}

fn bar(view: &View) -> Html {
    let programs = view.catalog.programs().len();
    let programs = view.words().count(word::COUNT_NAV_PROGRAMS, programs, &[]);
    let items = [
        (Page::Programs, programs),
        (Page::Glossary, view.say(word::NAV_GLOSSARY).to_owned()),
        (Page::Sources, view.say(word::NAV_SOURCES).to_owned()),
    ];
    html! {
        <header class="iag-bar"><div class="iag-wrap">
            { view.link(Page::Start, "iag-mark", html! { <>{ glyph::sign() }<span>{ view.say(word::APP_NAME) }</span></> }) }
            <nav aria-label={view.say(word::APP_NAV).to_owned()}>
                { links(view, &items, "iag-nav-wide") }
                // Where there is no room for the links they fold into one; a new page closes it.
                <details class="iag-help" key={address::of(view.catalog, *view.state.page())}>
                    <summary>{ view.say(word::APP_HELP) }{ glyph::chevron() }</summary>
                    { links(view, &items, "iag-nav-narrow") }
                </details>
            </nav>
        </div></header>
    }
}

fn links(view: &View, items: &[(Page, String)], class: &'static str) -> Html {
    html! {
        <ul class={classes!("iag-plain", class)}>
            for (page, label) in items.iter().cloned() {
                if page == *view.state.page() {
                    <li><span class="iag-navlink" aria-current="page">{ label }</span></li>
                } else {
                    <li>{ view.link(page, "iag-navlink", html! { label }) }</li>
                }
            }
        </ul>
    }
}

fn foot(view: &View) -> Html {
    let about = &view.catalog.document().about;
    let published = explain::date(view.words(), about.published);
    let review = explain::date(view.words(), about.review_by);
    let fills = [
        ("version", about.version.as_str()),
        ("published", &published),
        ("review", &review),
    ];
    let clear = html! { view.say(word::FOOT_CLEAR) };
    html! {
        <footer class="iag-foot"><div class="iag-wrap">
            <p>{ view.say(word::FOOT_NOT) }</p>
            <p>{ view.words().fill(word::FOOT_DATES, &fills) }</p>
            if !view.state.answers().is_empty() {
                { view.button(Action::ClearAsked, "iag-textbtn", clear) }
            }
        </div></footer>
    }
}

/// Asks before all answers are cleared: they cannot be brought back.
fn confirm(view: &View) -> Html {
    html! {
        <dialog class="iag-confirm" aria-labelledby="iag-confirm-title" onclose={view.on(Action::ClearRefused)}>
            <h2 id="iag-confirm-title">{ view.say(word::FOOT_CLEAR_ASK) }</h2>
            <div class="iag-btns">
                { view.button(Action::Cleared, "iag-btn", html! { view.say(word::FOOT_CLEAR_YES) }) }
                { view.button(Action::ClearRefused, "iag-btn iag-btn-line", html! { view.say(word::FOOT_CLEAR_NO) }) }
            </div>
        </dialog>
    }
}

/// What a screen reader is told when something changes away from where the person is.
fn status(view: &View) -> String {
    if let Some(told) = &view.state.taking().notice {
        return notice::said(view, told);
    }
    if view.state.cleared() {
        return view.say(word::FOOT_CLEARED).to_owned();
    }
    match view.state.page() {
        Page::Question(_) | Page::Review | Page::Results if !view.state.answers().is_empty() => {
            let counts = verdict::counts(view).join(", ");
            let counts = view.words().fill(word::SOFAR_SAID, &[("counts", &counts)]);
            format!("{} {counts}", moved::said(view))
        }
        _ => String::new(),
    }
}
