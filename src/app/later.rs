//! What the running guide does only once the whole catalogue is there: what happens on pages that come with it, and the keys of
//! whoever presents. `parts` cuts the program here.

use super::action::{Action, Page};
use super::classroom;
use super::store::State;
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Element;
use yew::prelude::*;

/// What follows from an action that no first screen sends.
#[inline(never)]
pub fn follow(next: &mut State, action: Action) {
    next.follow(action);
}

/// Tells what the keys of whoever presents mean on a page.
#[inline(never)]
pub fn keys(
    root: &Element,
    page: Page,
    asked: UseReducerHandle<State>,
    send: Callback<Action>,
) -> EventListener {
    classroom::listen(root, page, asked, send)
}

/// Milliseconds after which a page has been painted, unless the machine is very slow.
const PAINTED: i32 = 50;

/// Tells when a page that was just drawn has been painted.
#[inline(never)]
pub fn painted(send: Callback<Action>) {
    let tell = Closure::once_into_js(move || send.emit(Action::Painted));
    let later = |window: web_sys::Window| {
        window.set_timeout_with_callback_and_timeout_and_arguments_0(tell.unchecked_ref(), PAINTED)
    };
    // Without a window nothing is painted.
    drop(web_sys::window().map(later));
}

/// Brings a row of a lesson into view.
#[inline(never)]
pub fn reveal(root: &Element, step: usize) {
    classroom::reveal(root, step);
}
