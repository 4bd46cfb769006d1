//! The frame around every page: the navigation bar, the footer, the dialogs, and the status message
//! for screen readers.

use crate::state::action::Action;
use crate::state::appearance::DisplaySettings;
use crate::state::page::Page;
use crate::state::part;
use crate::ui::html::{Html, classes, html};
use crate::ui::pages::{deferred, question, results, start};
use crate::ui::widgets::{assessment_diff, citation, heading, icon, verdict};
use crate::ui::{View, widgets};
use guide_engine::explain;
use guide_engine::messages::key;

/// Renders everything inside the root element.
pub fn shell(view: &View) -> Html {
    let (tag, label) = if view.standalone {
        ("main", Some(view.text(key::APP_MAIN).to_owned()))
    } else {
        ("div", None)
    };
    html! {
        <>
            { bar(view) }
            <@{tag} class="iag-main" part="main" aria-label={label}>
                { notes(view) }{ notice(view) }{ page(view) }
            </@>
            { footer(view) }
            <p class="iag-sr" role="status">{ status(view) }</p>
            { citation::dialog(view) }
            { confirm(view) }
            { display(view) }
        </>
    }
}

/// Renders the notes on overdue sources, a wrong clock and contradictory answers. Renders nothing
/// until the whole catalog has loaded, because the code is in the deferred chunk and the initial
/// chunk of the catalog lacks the review dates of the sources.
fn notes(view: &View) -> Html {
    match view.deferred() {
        Some(chunk) => widgets::deferred::notes(chunk, view),
        None => Html::default(),
    }
}

fn page(view: &View) -> Html {
    match (*view.state.page(), view.deferred()) {
        (Page::Start, _) => start::start(view),
        (Page::Question(index), _) => question::question(view, index),
        (_, Some(chunk)) => deferred::page(chunk, view),
        (Page::Results, None) => results::initial(view),
        (page, None) => loading(view, page),
    }
}

/// Renders the placeholder for a page while the deferred chunk, which the page needs, is loading.
fn loading(view: &View, page: Page) -> Html {
    html! {
        <div class="iag-wrap iag-plainpage">
            { heading::heading(html! { crate::ui::page_title(view.catalog, page) }) }
            <p class="iag-panel">{ view.text(key::APP_WAIT) }</p>
        </div>
    }
}

fn notice(view: &View) -> Html {
    let notice = view.state.transfer().notice.as_ref().zip(view.deferred());
    notice.map_or_else(Html::default, |(notice, chunk)| {
        widgets::deferred::notice(chunk, view, notice)
    })
}

fn bar(view: &View) -> Html {
    let programs = view.catalog.programs().len();
    let programs = view
        .messages()
        .count(key::COUNT_NAV_PROGRAMS, programs, &[]);
    let items = [
        (Page::Programs, programs),
        (Page::Glossary, view.text(key::NAV_GLOSSARY).to_owned()),
        (Page::Sources, view.text(key::NAV_SOURCES).to_owned()),
        (Page::Scenarios, view.text(key::NAV_SCENARIOS).to_owned()),
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
            { view.link(
                Page::Start,
                "iag-mark",
                html! { <>{ icon::logo() }<span>{ view.text(key::APP_NAME) }</span></> },
            ) }
            <nav aria-label={view.text(key::APP_NAV).to_owned()}>
                { links(view, items, "iag-nav-wide") }
                // In a narrow container this menu replaces the links. Its key is different on each
                // page, so that the menu closes when the page changes.
                <details
                    class="iag-help"
                    data-part={part::MENU}
                    key={view.state.page().fragment(view.catalog)}
                >
                    <summary>{ view.text(key::APP_HELP) }{ icon::chevron() }</summary>
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
            <li>
                { view.button(
                    display_toggled(view, true),
                    "iag-textbtn iag-navlink",
                    html! { view.text(key::DISPLAY_TITLE) },
                ) }
            </li>
        </ul>
    }
}

fn footer(view: &View) -> Html {
    let about = &view.catalog.document().about;
    let published = explain::date(view.messages(), about.published);
    let review = explain::date(view.messages(), about.review_by);
    let fills = [
        ("version", about.version.as_str()),
        ("published", &published),
        ("review", &review),
    ];
    let clear = html! { view.text(key::FOOT_CLEAR) };
    html! {
        <footer class="iag-foot" part="foot"><div class="iag-wrap">
            <p>
                { view.text(key::FOOT_NOT) }
                if !view.shares { { " " }{ view.text(key::FOOT_PRIVATE) } }
            </p>
            <p>{ view.messages().fill(key::FOOT_DATES, &fills) }</p>
            { left_out(view) }
            if view.shares { <p>{ view.text(key::FOOT_SHARED) }</p> }
            if !view.state.answers().is_empty() {
                { view.button(Action::ClearRequested, "iag-textbtn", clear) }
            }
        </div></footer>
    }
}

/// Renders a note if only some of the programs are shown, so that nobody takes the shown programs
/// for all programs.
fn left_out(view: &View) -> Html {
    let left_out = view.catalog.left_out();
    if left_out == 0 {
        return Html::default();
    }
    let shown = view.catalog.programs().len();
    let (n, all) = (shown.to_string(), (shown + left_out).to_string());
    let fills = [("n", n.as_str()), ("all", all.as_str())];
    html! { <p>{ view.messages().fill(key::FOOT_LEFT_OUT, &fills) }</p> }
}

/// Renders the dialog that asks for confirmation before all answers are cleared, because clearing
/// them cannot be undone.
fn confirm(view: &View) -> Html {
    html! {
        <dialog
            class="iag-confirm"
            data-part={part::CONFIRM}
            aria-labelledby="iag-confirm-title"
            onclose={view.on(Action::ClearCanceled)}
        >
            <h2 id="iag-confirm-title">{ view.text(key::FOOT_CLEAR_ASK) }</h2>
            <div class="iag-btns">
                { view.button(
                    Action::Cleared,
                    "iag-btn",
                    html! { view.text(key::FOOT_CLEAR_YES) },
                ) }
                { view.button(
                    Action::ClearCanceled,
                    "iag-btn iag-btn-line",
                    html! { view.text(key::FOOT_CLEAR_NO) },
                ) }
            </div>
        </dialog>
    }
}

/// Renders the dialog for theme and text size. The element always exists, but it is empty unless
/// the dialog is open and the whole catalog has loaded.
fn display(view: &View) -> Html {
    let chunk = view.deferred().filter(|_| view.state.display().open);
    html! {
        <dialog
            class="iag-display"
            data-part={part::DISPLAY}
            aria-labelledby={chunk.map(|_| "iag-display-title".to_owned())}
            onclose={view.on(display_toggled(view, false))}
        >
            if let Some(chunk) = chunk { { widgets::deferred::display(chunk, view) } }
        </dialog>
    }
}

fn display_toggled(view: &View, open: bool) -> Action {
    Action::DisplayChosen(DisplaySettings {
        open,
        ..view.state.display()
    })
}

/// Returns the status message, from which users of screen readers learn of changes elsewhere on the
/// page.
fn status(view: &View) -> String {
    if let Some((notice, chunk)) = view.state.transfer().notice.as_ref().zip(view.deferred()) {
        return widgets::deferred::notice_text(chunk, view, notice);
    }
    if view.state.cleared() {
        return view.text(key::FOOT_CLEARED).to_owned();
    }
    match view.state.page() {
        page if (page.accepts_answers() || *page == Page::Results)
            && !view.state.answers().is_empty() =>
        {
            let counts = verdict::counts(view);
            let counts = view.messages().row(key::LIST_COMMA, &counts);
            let counts = view
                .messages()
                .fill(key::SOFAR_SAID, &[("counts", &counts)]);
            format!("{} {counts}", assessment_diff::summary(view))
                .trim()
                .to_owned()
        }
        // A lesson reveals verdicts one at a time. The status message is the verdict revealed last.
        Page::Scenario(index) => {
            let chunk = view.deferred();
            chunk.map_or_else(String::new, |chunk| {
                deferred::lesson_status(chunk, view, *index)
            })
        }
        _ => String::new(),
    }
}
