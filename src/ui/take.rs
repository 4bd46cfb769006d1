//! The page on which a person can save or share the answers: on paper, as files, as a link, or in
//! this browser.

use super::View;
use crate::app::action::{Action, Form, Page, Request};
use crate::app::address;
use crate::ui::markup::{Html, html};
use guide_engine::date::Date;
use guide_engine::explain;
use guide_engine::share;
use guide_engine::word::{self, Word};

/// Renders the page.
pub fn take(view: &View) -> Html {
    html! {
        <div class="iag-wrap iag-plainpage">
            { super::back(view) }
            <h1 class="iag-h1 iag-heading" tabindex="-1">{ view.say(word::TAKE_PAGE) }</h1>
            <p class="iag-lead">{ view.say(word::TAKE_LEAD) }</p>
            { section(view, (word::TAKE_PAPER, word::TAKE_PAPER_TEXT), paper(view)) }
            { section(view, (word::TAKE_FILES, word::TAKE_FILES_TEXT), files(view)) }
            { section(view, (word::TAKE_IMPORT, word::TAKE_IMPORT_TEXT), import(view)) }
            if view.standalone { { section(view, (word::TAKE_LINK, word::TAKE_LINK_TEXT), link(view)) } }
            if view.storage { { section(view, (word::TAKE_DEVICE, word::TAKE_DEVICE_TEXT), device(view)) } }
        </div>
    }
}

fn section(view: &View, (title, text): (Word, Word), inside: Html) -> Html {
    html! {
        <section class="iag-sec iag-take">
            <h2 class="iag-h2">{ view.say(title) }</h2>
            <p>{ view.say(text) }</p>
            { inside }
        </section>
    }
}

fn ask(view: &View, request: Request, word: Word) -> Html {
    view.button(
        Action::Asked(request),
        "iag-btn iag-btn-line",
        html! { view.say(word) },
    )
}

fn paper(view: &View) -> Html {
    html! {
        <div class="iag-btns">
            { view.link(Page::Brief, "iag-btn iag-btn-line", html! { view.say(word::BRIEF_TITLE) }) }
            { view.link(Page::Worksheet, "iag-btn iag-btn-line", html! { view.say(word::WORKSHEET_TITLE) }) }
        </div>
    }
}

fn files(view: &View) -> Html {
    html! {
        <div class="iag-btns">
            { ask(view, Request::Download(Form::Report), word::TAKE_REPORT) }
            { ask(view, Request::Download(Form::Checklist), word::TAKE_CHECKLIST) }
            { ask(view, Request::Download(Form::Text), word::TAKE_TEXT) }
            { ask(view, Request::CopyText, word::TAKE_COPY_TEXT) }
        </div>
    }
}

fn import(view: &View) -> Html {
    html! {
        <label class="iag-file">
            <span>{ view.say(word::TAKE_IMPORT_LABEL) }</span>
            <input class="iag-import" type="file" accept=".json,application/json" onchange={view.on(Action::Asked(Request::Import))} />
        </label>
    }
}

fn link(view: &View) -> Html {
    let code = share::encode(view.catalog, view.state.answers());
    let Some(link) = code.map(|code| address::with_shared(view.here, &code)) else {
        return html! { <p class="iag-panel">{ view.say(word::TAKE_LINK_NONE) }</p> };
    };
    html! {
        <>
            <label class="iag-file">
                <span>{ view.say(word::TAKE_LINK_LABEL) }</span>
                <input class="iag-shared" type="text" readonly=true value={link} />
            </label>
            <div class="iag-btns">{ ask(view, Request::CopyLink, word::TAKE_COPY_LINK) }</div>
        </>
    }
}

fn device(view: &View) -> Html {
    let taking = view.state.taking();
    html! {
        <>
            if let Some(day) = taking.saved { <p>{ on(view, word::TAKE_SAVED, day) }</p> }
            { earlier(view) }
            <div class="iag-btns">
                if taking.saved.is_none() { { ask(view, Request::Save, word::TAKE_SAVE) } }
                { reopen(view) }
                if taking.saved.is_some() || taking.has_earlier() { { ask(view, Request::Forget, word::TAKE_FORGET) } }
            </div>
        </>
    }
}

fn reopen(view: &View) -> Html {
    html! { if view.state.taking().found.is_some() { { ask(view, Request::Reopen, word::TAKE_OPEN_SAVED) } } }
}

fn on(view: &View, word: Word, day: Date) -> String {
    let date = explain::date(view.words(), day);
    view.words().fill(word, &[("date", &date)])
}

/// Renders notes on answers that this browser saved earlier: the date of those answers, or a note
/// that they cannot be read.
fn earlier(view: &View) -> Html {
    let taking = view.state.taking();
    html! {
        <>
            if let Some(day) = taking.found { <p>{ on(view, word::TAKE_FOUND, day) }</p> }
            if taking.unread { <p>{ view.say(word::TAKE_UNREAD) }</p> }
        </>
    }
}

/// Renders the panel on the start page about answers saved earlier, with buttons to open or delete
/// those answers.
pub fn found(view: &View) -> Html {
    html! {
        <div class="iag-panel">
            { earlier(view) }
            <div class="iag-btns">{ reopen(view) }{ ask(view, Request::Forget, word::TAKE_FORGET) }</div>
        </div>
    }
}
