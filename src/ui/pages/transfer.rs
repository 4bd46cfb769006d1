//! The page on which a person can save or share the answers, on paper, as files, as a link or in
//! this browser, and open answers that were saved earlier.

use crate::state::action::{Command, DeferredAction};
use crate::state::page::Page;
use crate::state::part;
use crate::state::share_link::share_link;
use crate::ui::View;
use crate::ui::html::{Html, html};
use crate::ui::widgets::back_link::back_link;
use crate::ui::widgets::heading;
use guide_engine::date::Date;
use guide_engine::explain;
use guide_engine::messages::{Key, key};
use guide_engine::report::Format;
use guide_engine::share;

/// Renders the page.
pub fn transfer(view: &View) -> Html {
    html! {
        <div class="iag-wrap iag-plainpage">
            { back_link(view) }
            { heading::heading(html! { view.text(key::TAKE_PAGE) }) }
            <p class="iag-lead">{ view.text(key::TAKE_LEAD) }</p>
            { section(view, (key::TAKE_PAPER, key::TAKE_PAPER_TEXT), paper(view)) }
            { section(view, (key::TAKE_FILES, key::TAKE_FILES_TEXT), files(view)) }
            { section(view, (key::TAKE_IMPORT, key::TAKE_IMPORT_TEXT), import(view)) }
            if view.standalone {
                { section(view, (key::TAKE_LINK, key::TAKE_LINK_TEXT), link(view)) }
            }
            if view.storage {
                { section(view, (key::TAKE_DEVICE, key::TAKE_DEVICE_TEXT), device(view)) }
            }
        </div>
    }
}

fn section(view: &View, (title, text): (Key, Key), content: Html) -> Html {
    html! {
        <section class="iag-sec iag-take">
            <h2 class="iag-h2">{ view.text(title) }</h2>
            <p>{ view.text(text) }</p>
            { content }
        </section>
    }
}

fn command_button(view: &View, command: Command, message: Key) -> Html {
    view.button(
        DeferredAction::CommandRequested(command),
        "iag-btn iag-btn-line",
        html! { view.text(message) },
    )
}

fn paper(view: &View) -> Html {
    html! {
        <div class="iag-btns">
            { view.link(
                Page::Brief,
                "iag-btn iag-btn-line",
                html! { view.text(key::BRIEF_TITLE) },
            ) }
            { view.link(
                Page::Worksheet,
                "iag-btn iag-btn-line",
                html! { view.text(key::WORKSHEET_TITLE) },
            ) }
        </div>
    }
}

fn files(view: &View) -> Html {
    html! {
        <div class="iag-btns">
            for format in Format::ALL {
                { command_button(view, Command::Download(format), download_label(format)) }
            }
            { command_button(view, Command::CopyText, key::TAKE_COPY_TEXT) }
        </div>
    }
}

fn download_label(format: Format) -> Key {
    match format {
        Format::Json => key::TAKE_REPORT,
        Format::Csv => key::TAKE_CHECKLIST,
        Format::Markdown => key::TAKE_TEXT,
    }
}

fn import(view: &View) -> Html {
    html! {
        <label class="iag-file">
            <span>{ view.text(key::TAKE_IMPORT_LABEL) }</span>
            <input
                data-part={part::REPORT_FILE}
                type="file"
                accept=".json,application/json"
                onchange={view.on(DeferredAction::CommandRequested(Command::Import))}
            />
        </label>
    }
}

fn link(view: &View) -> Html {
    let code = share::encode(view.catalog, view.state.answers());
    let Some(link) = code.map(|code| share_link(view.document_url, &code)) else {
        return html! { <p class="iag-panel">{ view.text(key::TAKE_LINK_NONE) }</p> };
    };
    html! {
        <>
            <label class="iag-file">
                <span>{ view.text(key::TAKE_LINK_LABEL) }</span>
                <input class="iag-shared" type="text" readonly=true value={link} />
            </label>
            <div class="iag-btns">
                { command_button(view, Command::CopyLink, key::TAKE_COPY_LINK) }
            </div>
        </>
    }
}

fn device(view: &View) -> Html {
    let transfer = view.state.transfer();
    html! {
        <>
            if let Some(day) = transfer.saved { <p>{ dated(view, key::TAKE_SAVED, day) }</p> }
            { saved_notes(view) }
            <div class="iag-btns">
                if transfer.saved.is_none() {
                    { command_button(view, Command::Save, key::TAKE_SAVE) }
                }
                { restore_button(view) }
                if transfer.saved.is_some() || transfer.has_saved_earlier() {
                    { command_button(view, Command::DeleteSaved, key::TAKE_FORGET) }
                }
            </div>
        </>
    }
}

fn restore_button(view: &View) -> Html {
    html! {
        if view.state.transfer().saved_earlier.is_some() {
            { command_button(view, Command::Restore, key::TAKE_OPEN_SAVED) }
        }
    }
}

fn dated(view: &View, message: Key, day: Date) -> String {
    let date = explain::date(view.messages(), day);
    view.messages().fill(message, &[("date", &date)])
}

/// Renders notes on answers that this browser saved earlier: the date of those answers, or a note
/// that they cannot be read.
fn saved_notes(view: &View) -> Html {
    let transfer = view.state.transfer();
    html! {
        <>
            if let Some(day) = transfer.saved_earlier {
                <p>{ dated(view, key::TAKE_FOUND, day) }</p>
            }
            if transfer.unreadable { <p>{ view.text(key::TAKE_UNREAD) }</p> }
        </>
    }
}

/// Renders the panel on the start page about answers saved earlier, with buttons to open or delete
/// those answers.
pub fn saved_answers(view: &View) -> Html {
    html! {
        <div class="iag-panel">
            { saved_notes(view) }
            <div class="iag-btns">
                { restore_button(view) }
                { command_button(view, Command::DeleteSaved, key::TAKE_FORGET) }
            </div>
        </div>
    }
}
