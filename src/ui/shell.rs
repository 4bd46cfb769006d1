//! What stands around every page: the bar, the foot, and the line that speaks to screen readers.

use super::{View, citation, glyph, later, moved, question, sofar, start, verdict};
use crate::app::action::{Action, Page};
use crate::app::address;
use crate::app::look::Display;
use crate::ui::markup::{Html, classes, html};
use guide_engine::explain;
use guide_engine::word;

/// All that is in the guide.
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

/// That sources were due to be read again, once the days of all of them are there.
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

/// A page whose content has not come yet.
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
    // A catalogue without scenarios has nothing for trainers.
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
                // Where there is no room for the links they fold into one; a new page closes it.
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
            <p>{ view.say(word::FOOT_NOT) }</p>
            <p>{ view.words().fill(word::FOOT_DATES, &fills) }</p>
            { left_out(view) }
            if view.shares { <p>{ view.say(word::FOOT_SHARED) }</p> }
            if !view.state.answers().is_empty() {
                { view.button(Action::ClearAsked, "iag-textbtn", clear) }
            }
        </div></footer>
    }
}

/// That the page shows some of the programs alone: nobody is to take them for all there are.
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

/// How the guide looks, to be chosen; it is always there, and empty until it is asked for.
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

/// What a screen reader is told when something changes away from where the person is.
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
        // A lesson is told where the verdicts are, one at a time.
        Page::Scenario(position) if view.catalog.is_whole() => later::revealed(view, *position),
        _ => String::new(),
    }
}
