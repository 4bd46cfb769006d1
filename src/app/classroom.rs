//! Keys for a lesson: those of presenter remotes, and single keys that can be switched off.

use super::action::{Action, Lesson, Page};
use super::store::State;
use gloo::events::{EventListener, EventListenerOptions};
use guide_engine::assess::Verdict;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

/// Listens for keys while a scenario is shown and the focus is inside the guide.
#[hook]
pub fn use_keys(root: &NodeRef, state: &UseReducerHandle<State>, send: &Callback<Action>) {
    let teaching = matches!(state.page(), Page::Scenario(_)) && !state.class().keys_off;
    let (root, send) = (root.clone(), send.clone());
    use_effect_with(teaching, move |teaching| {
        let root = root.cast::<Element>().filter(|_| *teaching);
        let listener = root.map(|root| {
            // A key that turns a page must not scroll it as well.
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&root, "keydown", options, move |event| {
                if let Some(lesson) = event.dyn_ref().and_then(meant) {
                    event.prevent_default();
                    send.emit(Action::Taught(lesson));
                }
            })
        });
        move || drop(listener)
    });
}

/// Brings what was just revealed into view.
#[hook]
pub fn use_reveal(root: &NodeRef, state: &UseReducerHandle<State>) {
    let root = root.clone();
    use_effect_with(state.class().step, move |step| {
        let row = format!(".iag-class-rows > li:nth-child({})", step.saturating_sub(1));
        let root = root.cast::<Element>().filter(|_| *step > 1);
        if let Some(row) = root.and_then(|root| root.query_selector(&row).ok().flatten()) {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            row.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}

/// What a key means, if it is not meant for a field or for the browser.
fn meant(event: &KeyboardEvent) -> Option<Lesson> {
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
    match event.key().as_str() {
        "ArrowRight" | "PageDown" | "r" | "R" => Some(Lesson::Forth),
        "ArrowLeft" | "PageUp" => Some(Lesson::Back),
        "1" => Some(Lesson::GuessedNext(Verdict::Fits)),
        "2" => Some(Lesson::GuessedNext(Verdict::Depends)),
        "3" => Some(Lesson::GuessedNext(Verdict::DoesNotFit)),
        _ => None,
    }
}
