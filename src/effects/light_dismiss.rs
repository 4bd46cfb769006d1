//! Closes the menu in the navigation bar and the "So far" list when the user turns to something
//! else. `App` uses this hook.

use crate::effects::boxed_effect::use_boxed_effect;
use crate::state::action::Action;
use crate::state::{State, part};
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// Closes the menu and the "So far" list when the user presses Escape, clicks elsewhere or moves
/// the focus elsewhere, so that neither of them covers the focused element.
#[hook]
pub fn use_light_dismiss(root: &NodeRef, state: &UseReducerHandle<State>, send: &Callback<Action>) {
    let dependencies = (state.so_far_open(), send.clone());
    let root = root.clone();
    use_boxed_effect(dependencies, move |(open, send)| {
        let root = root.cast::<Element>();
        let listen = |event: &'static str| {
            let (open, send, guide) = (*open, send.clone(), root.clone()?);
            let listener = EventListener::new(root.as_ref()?, event, move |event| {
                close_unless_inside(&guide, event, open, &send);
            });
            Some(listener)
        };
        ["focusin", "focusout", "click", "keydown"].map(listen)
    });
}

fn close_unless_inside(
    root: &Element,
    event: &web_sys::Event,
    open: bool,
    send: &Callback<Action>,
) {
    let key = event
        .dyn_ref::<web_sys::KeyboardEvent>()
        .map(web_sys::KeyboardEvent::key);
    let escape = key.as_deref() == Some("Escape");
    if key.is_some() && !escape {
        return;
    }
    let Some(target) = new_target(root, event) else {
        return;
    };
    let target = target.dyn_into::<Element>().ok();
    // Events in a dialog close nothing. The dialog covers the menu and the list, and on closing it
    // returns the focus to the control that opened it, which may be inside one of them.
    let dialog = target.as_ref().map(|target| target.closest("dialog"));
    if matches!(dialog, Some(Ok(Some(_)))) {
        return;
    }
    let is_inside = |selector: &str| {
        let found = target
            .as_ref()
            .and_then(|target| target.closest(selector).ok());
        !escape && found.flatten().is_some()
    };
    if open && !is_inside(&part::selector(part::SO_FAR, "")) {
        send.emit(Action::SoFarToggled);
    }
    let menu = root
        .query_selector(&part::selector(part::MENU, "[open]"))
        .ok()
        .flatten();
    if let Some(menu) = menu.filter(|_| !is_inside(&part::selector(part::MENU, ""))) {
        // If the attribute cannot be removed, the menu stays open, which does no harm.
        drop(menu.remove_attribute("open"));
    }
}

/// Returns the element to which the user turned: the target of a click, a key press or `focusin`,
/// or the related target of `focusout`. Returns `None` if that related target is inside the guide,
/// where a `focusin` event follows, or if there is no related target, for example because the whole
/// window lost the focus.
fn new_target(root: &Element, event: &web_sys::Event) -> Option<web_sys::EventTarget> {
    let focus_event = event.dyn_ref::<web_sys::FocusEvent>();
    let Some(focus_out) = focus_event.filter(|event| event.type_() == "focusout") else {
        return event.target();
    };
    let target = focus_out.related_target()?;
    let is_inside = root.contains(target.dyn_ref::<web_sys::Node>());
    (!is_inside).then_some(target)
}
