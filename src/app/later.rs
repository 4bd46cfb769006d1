//! What the running guide does only once the whole catalogue is there: what happens on pages that come with it, and the keys of
//! whoever presents. `parts` cuts the program here.

use super::action::{Action, Page};
use super::classroom;
use super::store::State;
use gloo::events::EventListener;
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

/// Brings a row of a lesson into view.
#[inline(never)]
pub fn reveal(root: &Element, step: usize) {
    classroom::reveal(root, step);
}
