//! Entry points into the deferred chunk for `app`: actions that the first screens do not send, the
//! presenter's keys, and other work on later pages. `parts` splits the program at the functions of
//! this module. A call before the deferred chunk has loaded is a trap, so callers check that the
//! catalog is whole or handle a state that only the whole catalog brings about.

use super::action::{Action, Page};
use super::classroom;
use super::store::State;
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Element;
use yew::prelude::*;

/// Applies an action that the first screens do not send.
#[inline(never)]
pub fn follow(next: &mut State, action: Action) {
    next.follow(action);
}

/// Listens for the presenter's keys on a page, until the returned listener is dropped.
#[inline(never)]
pub fn keys(
    root: &Element,
    page: Page,
    asked: UseReducerHandle<State>,
    send: Callback<Action>,
) -> EventListener {
    classroom::listen(root, page, asked, send)
}

/// Time in milliseconds after which a rendered page has been painted, except on very slow machines.
const PAINTED: i32 = 50;

/// Sends `Action::Painted` after `PAINTED` milliseconds, when the rendered page has been painted.
#[inline(never)]
pub fn painted(send: Callback<Action>) {
    let tell = Closure::once_into_js(move || send.emit(Action::Painted));
    let later = |window: web_sys::Window| {
        window.set_timeout_with_callback_and_timeout_and_arguments_0(tell.unchecked_ref(), PAINTED)
    };
    // Without a window nothing is painted, so nothing has to be sent.
    drop(web_sys::window().map(later));
}

/// Scrolls the verdict that a step of the lesson reveals into view.
#[inline(never)]
pub fn reveal(root: &Element, step: usize) {
    classroom::reveal(root, step);
}
