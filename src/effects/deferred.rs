//! Entry points into the deferred chunk for `effects`: the presenter's keys and scrolling, the
//! message that a page has been painted, the commands that the user gives, reading and writing
//! answers, and adding scenarios. `state::deferred` describes the boundary between the chunks.

use crate::effects::commands::CommandContext;
use crate::effects::{commands, json, presenter_keys, scenarios};
use crate::state::action::{Action, Command, DeferredAction};
use crate::state::deferred::Deferred;
use crate::state::outcome::Outcome;
use crate::state::page::Page;
use crate::state::{SharedCatalog, State};
use gloo::events::EventListener;
use guide_engine::date::Date;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Element;
use yew::prelude::*;

/// Listens for the presenter's keys on a page, until the returned listener is dropped.
#[inline(never)]
pub fn listen_for_keys(
    _: Deferred,
    root: &Element,
    page: Page,
    state: UseReducerHandle<State>,
    send: Callback<Action>,
) -> EventListener {
    presenter_keys::listen(root, page, state, send)
}

/// Time in milliseconds after which a rendered page has been painted, except on very slow machines.
const PAINT_DELAY: i32 = 50;

/// Sends [`DeferredAction::Painted`] after `PAINT_DELAY` milliseconds, when the rendered page has
/// been painted.
#[inline(never)]
pub fn notify_when_painted(_: Deferred, send: Callback<Action>) {
    let notify = Closure::once_into_js(move || send.emit(DeferredAction::Painted.into()));
    let schedule = |window: web_sys::Window| {
        let notify = notify.unchecked_ref();
        window.set_timeout_with_callback_and_timeout_and_arguments_0(notify, PAINT_DELAY)
    };
    // Without a window nothing is painted, so nothing has to be sent.
    drop(web_sys::window().map(schedule));
}

/// Scrolls into view the verdict that a step of the lesson reveals.
#[inline(never)]
pub fn scroll_to_revealed(_: Deferred, root: &Element, step: usize) {
    presenter_keys::scroll_to_revealed(root, step);
}

/// Performs a command that the user gave.
#[inline(never)]
pub fn perform(_: Deferred, context: &CommandContext, command: Command) {
    context.perform(command);
}

/// Opens the answers in the address, if any. Returns whether answers were opened.
#[inline(never)]
pub fn open_shared(_: Deferred, catalog: &SharedCatalog, send: &Callback<Action>) -> bool {
    commands::open_shared(catalog, send)
}

/// Returns the date on which the answers in a report were saved or, if the report does not state
/// that date, the date that its verdicts are for. Returns `None` if the text is not a report.
#[inline(never)]
pub fn saved_day(_: Deferred, text: &str) -> Option<Date> {
    let saved = json::decode_report(text).ok()?;
    Some(saved.made.unwrap_or(saved.as_of))
}

/// Returns the report as JSON text. [`open_report`] restores the answers from such a text.
#[inline(never)]
pub fn report_json(
    _: Deferred,
    catalog: &SharedCatalog,
    state: &State,
    outcome: &Outcome,
) -> String {
    commands::report_json(catalog, state, outcome)
}

/// Returns the action that opens the answers from the text of a report, or the action that shows
/// why they cannot be opened.
#[inline(never)]
pub fn open_report(_: Deferred, catalog: &SharedCatalog, text: &str) -> Action {
    commands::open_report(catalog, text)
}

/// Returns the action that adds the scenarios in these files, given by name and text, to the
/// catalog, or the action that shows the problems in them.
#[inline(never)]
pub fn add_scenarios(
    _: Deferred,
    catalog: &SharedCatalog,
    files: Vec<(String, Option<String>)>,
) -> Action {
    scenarios::add_scenarios(catalog, files)
}
