//! Keyboard control for presenting: the keys of presenter remotes, and shortcut keys. The user can
//! switch them off. `App` uses these hooks; the listener is in the deferred chunk.

use crate::effects::boxed_effect::{Always, use_boxed_effect};
use crate::effects::deferred;
use crate::state::action::{Action, DeferredAction};
use crate::state::lesson::{Key, LessonEvent};
use crate::state::page::Page;
use crate::state::{State, part};
use gloo::events::{EventListener, EventListenerOptions};
use guide_engine::document::{Direction, Verdict};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

/// Listens for keys while the guide shows a scenario or, in the mode `present`, a question, unless
/// the user has switched the keys off. The keys work only while the focus is inside the guide.
#[hook]
pub fn use_presenter_keys(
    root: &NodeRef,
    state: &UseReducerHandle<State>,
    send: &Callback<Action>,
    presents: bool,
) {
    let page = *state.page();
    let listens = match page {
        Page::Scenario(_) => true,
        Page::Question(_) => presents,
        _ => false,
    };
    let listens = listens && !state.lesson().keys_off;
    let chunk = state.deferred().filter(|_| listens);
    let (root, send, state) = (root.clone(), send.clone(), state.clone());
    // The meaning of a key depends on the whole state. Comparing the state with the previous state
    // would take longer than adding a new listener after each render.
    use_boxed_effect(Always, move |_| {
        let root = root.cast::<Element>().zip(chunk);
        root.map(|(root, chunk)| deferred::listen_for_keys(chunk, &root, page, state, send))
    });
}

/// Scrolls into view the verdict that a step of the lesson has just revealed.
#[hook]
pub fn use_reveal(root: &NodeRef, state: &UseReducerHandle<State>) {
    let (root, chunk) = (root.clone(), state.deferred());
    use_boxed_effect(state.lesson().step, move |step| {
        let root = root.cast::<Element>().filter(|_| *step > 1);
        if let Some((root, chunk)) = root.zip(chunk) {
            deferred::scroll_to_revealed(chunk, &root, *step);
        }
    });
}

pub(super) fn listen(
    root: &Element,
    page: Page,
    state: UseReducerHandle<State>,
    send: Callback<Action>,
) -> EventListener {
    let is_rtl = root.get_attribute("dir").as_deref() == Some(Direction::Rtl.name());
    // A key that changes the step must not also scroll the page.
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(root, "keydown", options, move |event| {
        let key = event.dyn_ref();
        let key = key.and_then(|event| presenter_key(event, is_rtl));
        let action = key.and_then(|key| match page {
            Page::Question(index) => state.action_for_key(index, key),
            _ => lesson_event(key).map(|event| DeferredAction::LessonContinued(event).into()),
        });
        if let Some(action) = action {
            event.prevent_default();
            send.emit(action);
        }
    })
}

pub(super) fn scroll_to_revealed(root: &Element, step: usize) {
    let row = format!(" > li:nth-child({})", step.saturating_sub(1));
    let row = part::selector(part::LESSON_ROWS, &row);
    if let Some(row) = root.query_selector(&row).ok().flatten() {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        row.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Returns the presenter key of an event; `None` for any other key, for a key in a form field or on
/// a `<summary>`, and for a key combination with Ctrl, Alt or Meta.
fn presenter_key(event: &KeyboardEvent, is_rtl: bool) -> Option<Key> {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let is_in_field = target.is_some_and(|target| {
        let fields = "input, textarea, select, summary";
        target.closest(fields).ok().flatten().is_some()
    });
    if is_in_field || event.ctrl_key() || event.alt_key() || event.meta_key() {
        return None;
    }
    let key = event.key();
    // In a right-to-left layout, the left arrow key means forward.
    let key = match (key.as_str(), is_rtl) {
        ("ArrowLeft", true) => "ArrowRight",
        ("ArrowRight", true) => "ArrowLeft",
        (key, _) => key,
    };
    match key {
        "ArrowRight" | "PageDown" => Some(Key::Forward),
        "ArrowLeft" | "PageUp" => Some(Key::Back),
        "r" | "R" => Some(Key::Reveal),
        other => other.parse().ok().map(Key::Number),
    }
}

/// Returns the lesson event that a key triggers.
fn lesson_event(key: Key) -> Option<LessonEvent> {
    match key {
        Key::Forward | Key::Reveal => Some(LessonEvent::Forward),
        Key::Back => Some(LessonEvent::Back),
        Key::Number(1) => Some(LessonEvent::GuessedNext(Verdict::Fits)),
        Key::Number(2) => Some(LessonEvent::GuessedNext(Verdict::Depends)),
        Key::Number(3) => Some(LessonEvent::GuessedNext(Verdict::DoesNotFit)),
        Key::Number(_) => None,
    }
}
