//! Restores the focus when the control that the user pressed disappears: moves it to the message
//! or, if there is none, to the heading. `App` uses the hooks; `bindings::mount_pool` uses
//! `focused`.

use crate::effects::boxed_effect::{Always, use_boxed_effect};
use crate::effects::focus::focus;
use crate::state::action::Action;
use crate::state::{State, part};
use js_sys::Reflect;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// The element that had the focus within the guide when the last action was sent.
pub type LastFocused = Rc<RefCell<Option<Element>>>;

/// The selector of a closed dialog. An element in such a dialog is invisible, but may still have
/// the focus.
const CLOSED: &str = "dialog:not([open])";

/// Returns a callback that dispatches actions. For each action, the callback stores in
/// `LastFocused` the element that has the focus at that moment.
#[hook]
pub fn use_dispatch(
    root: &NodeRef,
    state: &UseReducerHandle<State>,
) -> (Callback<Action>, LastFocused) {
    let last = use_mut_ref(|| None);
    let (dispatcher, root, stored) = (state.dispatcher(), root.clone(), last.clone());
    let send = use_callback((), move |action: Action, ()| {
        let now = root.cast::<Element>().as_ref().and_then(focused);
        // A render can itself send an action before `use_focus_restore` runs. In that case, keep
        // the stored element, so that the focus is still restored.
        let is_pending =
            stored.borrow().as_ref().is_some_and(is_gone) && is_unfocused(now.as_ref());
        if !is_pending {
            stored.replace(now);
        }
        dispatcher.dispatch(action);
    });
    (send, last)
}

/// Moves the focus to the message, or else to the heading, if the stored element is gone and no
/// visible element in the guide has the focus. If the user has moved the focus out of the guide,
/// the focus stays there, because the stored element still exists.
#[hook]
pub fn use_focus_restore(root: &NodeRef, last: LastFocused) {
    let root = root.clone();
    use_boxed_effect(Always, move |_| {
        let gone = last.borrow().as_ref().is_some_and(is_gone);
        let root = root.cast::<Element>().filter(|_| gone);
        if let Some(root) = root.filter(|root| is_unfocused(focused(root).as_ref())) {
            let _ = focus(&root, &part::selector(part::NOTICE, ""))
                || focus(&root, &part::selector(part::HEADING, ""));
            // Store the new element, so that the focus is not moved back if the user now leaves the
            // guide.
            last.replace(focused(&root));
        }
    });
}

/// Returns the element within `root` that has the focus, unless it is in a closed dialog.
// Does not query `:focus`, because in Firefox that matches nothing while the window is inactive.
pub fn focused(root: &Element) -> Option<Element> {
    let tree = root.get_root_node();
    let found = Reflect::get(&tree, &"activeElement".into()).ok()?;
    let found: Element = found.dyn_into().ok()?;
    (root.contains(Some(&found)) && !is_gone(&found)).then_some(found)
}

/// Whether no visible element has the focus. WebKit returns the focus to invisible elements and
/// takes it away a moment later, so an invisible element does not count.
// Callers check `is_gone` first, because reading the height forces a layout of the page.
fn is_unfocused(focused: Option<&Element>) -> bool {
    let focused = focused.and_then(|focused| focused.dyn_ref::<HtmlElement>());
    focused.is_none_or(|focused| focused.offset_height() == 0)
}

fn is_gone(element: &Element) -> bool {
    !element.is_connected() || element.closest(CLOSED).is_ok_and(|closed| closed.is_some())
}
