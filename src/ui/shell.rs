//! The frame around every page: the navigation bar, the footer, the dialogs, and the status message
//! for screen readers.

use super::{View, citation, glyph, later, moved, question, sofar, start, verdict};
use crate::app::action::{Action, Page};
use crate::app::address;
use crate::app::look::Display;
use crate::ui::markup::{Html, classes, html};
use guide_engine::explain;
use guide_engine::word;

/// Renders everything inside the root element.
pub fn shell(view: &View) -> Html {
    let (tag, label) = if view.standalone {
        ("main", Some(view.say(word::APP_MAIN).to_owned()))
    } else {
        ("div", None)
    };
    html! {
        <>
            { bar(view) }
            <@{tag} class="iag-main" part="main" aria-label={label}>{ stale(view) }{ notice(view) }{ page(view) }</@>
            { foot(view) }
            <p class="iag-sr" role="status">{ status(view) }</p>
            { citation::dialog(view) }
            { confirm(view) }
            { display(view) }
        </>
    }
}

/// Renders the notes on overdue sources and on contradictory answers. Renders nothing until the
/// whole catalog has loaded, because the code is in the deferred chunk and the initial chunk of the
/// catalog lacks the review dates of the sources.
fn stale(view: &View) -> Html {
    match view.catalog.is_whole() {
        true => later::stale(view),
        false => Html::default(),
    }
}

fn page(view: &View) -> Html {
    match *view.state.page() {
        Page::Start => start::start(view),
        Page::Question(place) => question::question(view, place),
        _ if view.catalog.is_whole() => later::page(view),
        Page::Results => sofar::first(view),
        page => waiting(view, page),
    }
}

/// Renders the placeholder for a page while the deferred chunk, which the page needs, is loading.
fn waiting(view: &View, page: Page) -> Html {
    html! {
        <div class="iag-wrap iag-plainpage">
            <h1 class="iag-h1 iag-heading" tabindex="-1">{ super::page_title(view.catalog, page) }</h1>
            <p class="iag-panel">{ view.say(word::APP_WAIT) }</p>
        </div>
    }
}

fn notice(view: &View) -> Html {
    let told = view.state.taking().notice.as_ref();
    told.map_or_else(Html::default, |told| later::notice(view, told))
}

fn bar(view: &View) -> Html {
    let programs = view.catalog.programs().len();
    let programs = view.words().count(word::COUNT_NAV_PROGRAMS, programs, &[]);
    let items = [
        (Page::Programs, programs),
        (Page::Glossary, view.say(word::NAV_GLOSSARY).to_owned()),
        (Page::Sources, view.say(word::NAV_SOURCES).to_owned()),
        (Page::Scenarios, view.say(word::NAV_SCENARIOS).to_owned()),
    ];
    // The last link leads to the scenarios. It is left out if the whole catalog has no scenarios.
    // The initial chunk of the catalog never has any, so the link is shown until the whole catalog
    // has loaded.
    let shown = if !view.catalog.is_whole() || view.catalog.scenarios().next().is_some() {
        4
    } else {
        3
    };
    let items = items.get(..shown).unwrap_or(&items);
    html! {
        <header class="iag-bar" part="bar"><div class="iag-wrap">
            { view.link(Page::Start, "iag-mark", html! { <>{ glyph::sign() }<span>{ view.say(word::APP_NAME) }</span></> }) }
            <nav aria-label={view.say(word::APP_NAV).to_owned()}>
                { links(view, items, "iag-nav-wide") }
                // In a narrow container this menu replaces the links. Its key is different on each
                // page, so that the menu closes when the page changes.
                <details class="iag-help" key={address::of(view.catalog, *view.state.page())}>
                    <summary>{ view.say(word::APP_HELP) }{ glyph::chevron() }</summary>
                    { links(view, items, "iag-nav-narrow") }
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
            <li>{ view.button(shown(view, true), "iag-textbtn iag-navlink", html! { view.say(word::DISPLAY_TITLE) }) }</li>
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
        <footer class="iag-foot" part="foot"><div class="iag-wrap">
            <p>
                { view.say(word::FOOT_NOT) }
                if !view.shares { { " " }{ view.say(word::FOOT_PRIVATE) } }
            </p>
            <p>{ view.words().fill(word::FOOT_DATES, &fills) }</p>
            { left_out(view) }
            if view.shares { <p>{ view.say(word::FOOT_SHARED) }</p> }
            if !view.state.answers().is_empty() {
                { view.button(Action::ClearAsked, "iag-textbtn", clear) }
            }
        </div></footer>
    }
}

/// Renders a note if only some of the programs are shown, so that nobody takes them for all
/// programs.
fn left_out(view: &View) -> Html {
    let left_out = view.catalog.left_out();
    if left_out == 0 {
        return Html::default();
    }
    let shown = view.catalog.programs().len();
    let (n, all) = (shown.to_string(), (shown + left_out).to_string());
    let fills = [("n", n.as_str()), ("all", all.as_str())];
    html! { <p>{ view.words().fill(word::FOOT_LEFT_OUT, &fills) }</p> }
}

/// Renders the dialog that asks for confirmation before all answers are cleared, because clearing
/// them cannot be undone.
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

/// Renders the dialog for theme and text size. The element always exists, but it is empty unless
/// the dialog is open and the whole catalog has loaded.
fn display(view: &View) -> Html {
    let open = view.state.display().open && view.catalog.is_whole();
    html! {
        <dialog
            class="iag-display" aria-labelledby={open.then(|| "iag-display-title".to_owned())}
            onclose={view.on(shown(view, false))}
        >
            if open { { later::display(view) } }
        </dialog>
    }
}

fn shown(view: &View, open: bool) -> Action {
    Action::DisplayChosen(Display {
        open,
        ..view.state.display()
    })
}

/// Returns the status message, which reports changes away from the focus to screen readers.
fn status(view: &View) -> String {
    if let Some(told) = &view.state.taking().notice {
        return later::said(view, told);
    }
    if view.state.cleared() {
        return view.say(word::FOOT_CLEARED).to_owned();
    }
    match view.state.page() {
        page if (page.is_answered_on() || *page == Page::Results)
            && !view.state.answers().is_empty() =>
        {
            let counts = verdict::counts(view);
            let counts = view.words().row(word::LIST_COMMA, &counts);
            let counts = view.words().fill(word::SOFAR_SAID, &[("counts", &counts)]);
            format!("{} {counts}", moved::said(view)).trim().to_owned()
        }
        // A lesson reveals verdicts one at a time. The status message is the verdict revealed last.
        Page::Scenario(position) if view.catalog.is_whole() => later::revealed(view, *position),
        _ => String::new(),
    }
}
