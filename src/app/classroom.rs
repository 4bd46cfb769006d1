//! Keys for a lesson: those of presenter remotes, and single keys that can be switched off.

use super::action::{Action, Key, Lesson, Page};
use super::after::{Always, use_after};
use super::later;
use super::store::State;
use gloo::events::{EventListener, EventListenerOptions};
use guide_engine::assess::Verdict;
use guide_engine::document::Direction;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

/// Listens for keys while a scenario is shown, or a question to a room, and the focus is inside the guide.
#[hook]
pub fn use_keys(
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
    let listens = listens && !state.class().keys_off && state.shared().0.is_whole();
    let (root, send, asked) = (root.clone(), send.clone(), state.clone());
    // What a key means depends on all that has happened: to compare that would take longer than to listen anew.
    use_after(Always, move |_| {
        let root = root.cast::<Element>().filter(|_| listens);
        root.map(|root| later::keys(&root, page, asked, send))
    });
}

/// Brings what was just revealed into view.
#[hook]
pub fn use_reveal(root: &NodeRef, state: &UseReducerHandle<State>) {
    let root = root.clone();
    use_after(state.class().step, move |step| {
        if let Some(root) = root.cast::<Element>().filter(|_| *step > 1) {
            later::reveal(&root, *step);
        }
    });
}

pub(super) fn listen(
    root: &Element,
    page: Page,
    asked: UseReducerHandle<State>,
    send: Callback<Action>,
) -> EventListener {
    let mirrored = root.get_attribute("dir").as_deref() == Some(Direction::Rtl.name());
    // A key that turns a page must not scroll it as well.
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(root, "keydown", options, move |event| {
        let key = event.dyn_ref();
        let key = key.and_then(|event| pressed(event, mirrored));
        let action = key.and_then(|key| match page {
            Page::Question(place) => asked.keyed(place, key),
            _ => lesson(key).map(Action::Taught),
        });
        if let Some(action) = action {
            event.prevent_default();
            send.emit(action);
        }
    })
}

pub(super) fn reveal(root: &Element, step: usize) {
    let row = format!(".iag-class-rows > li:nth-child({})", step.saturating_sub(1));
    if let Some(row) = root.query_selector(&row).ok().flatten() {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        row.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// The key that was pressed, if it is not meant for a field or for the browser.
fn pressed(event: &KeyboardEvent, mirrored: bool) -> Option<Key> {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let takes_keys = target.is_some_and(|target| {
        let own = "input, textarea, select, summary";
        target.closest(own).ok().flatten().is_some()
    });
    if takes_keys || event.ctrl_key() || event.alt_key() || event.meta_key() {
        return None;
    }
    let key = event.key();
    // Written from right to left, forth is to the left.
    let key = match (key.as_str(), mirrored) {
        ("ArrowLeft", true) => "ArrowRight",
        ("ArrowRight", true) => "ArrowLeft",
        (key, _) => key,
    };
    match key {
        "ArrowRight" | "PageDown" => Some(Key::Forth),
        "ArrowLeft" | "PageUp" => Some(Key::Back),
        "r" | "R" => Some(Key::Reveal),
        other => other.parse().ok().map(Key::Number),
    }
}

/// What a key means in a lesson.
fn lesson(key: Key) -> Option<Lesson> {
    match key {
        Key::Forth | Key::Reveal => Some(Lesson::Forth),
        Key::Back => Some(Lesson::Back),
        Key::Number(1) => Some(Lesson::GuessedNext(Verdict::Fits)),
        Key::Number(2) => Some(Lesson::GuessedNext(Verdict::Depends)),
        Key::Number(3) => Some(Lesson::GuessedNext(Verdict::DoesNotFit)),
        Key::Number(_) => None,
    }
}
