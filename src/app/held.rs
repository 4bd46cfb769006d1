//! The focus is never lost: where what was pressed goes away with it, something that is still there takes the focus.

use super::action::Action;
use super::after::{Always, use_after};
use super::focus::focus;
use super::store::State;
use js_sys::Reflect;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// What had the focus when the person last did something.
pub(super) type Held = Rc<RefCell<Option<Element>>>;

/// What lies in a dialog that is closed cannot be seen, although it may keep the focus.
const CLOSED: &str = "dialog:not([open])";

/// Sends on what a person does, and holds what had the focus then.
#[hook]
pub(super) fn use_sending(
    root: &NodeRef,
    state: &UseReducerHandle<State>,
) -> (Callback<Action>, Held) {
    let held = use_mut_ref(|| None);
    let (dispatcher, root, holds) = (state.dispatcher(), root.clone(), held.clone());
    let send = use_callback((), move |action: Action, ()| {
        let now = root.cast::<Element>().as_ref().and_then(focused);
        // What was drawn anew may itself do something, before the focus is back.
        let owed = holds.borrow().as_ref().is_some_and(is_gone) && is_nowhere(now.as_ref());
        if !owed {
            holds.replace(now);
        }
        dispatcher.dispatch(action);
    });
    (send, held)
}

/// Gives the focus to the message, or else to the heading, once what held it is gone. A person who turned to something
/// outside the guide is left there: what they pressed last is still in its place.
#[hook]
pub(super) fn use_kept_focus(root: &NodeRef, held: Held) {
    let root = root.clone();
    use_after(Always, move |_| {
        let gone = held.borrow().as_ref().is_some_and(is_gone);
        let root = root.cast::<Element>().filter(|_| gone);
        if let Some(root) = root.filter(|root| is_nowhere(focused(root).as_ref())) {
            let _ = focus(&root, ".iag-notice") || focus(&root, ".iag-heading");
        }
    });
}

/// What in this element has the focus.
// Not by `:focus`: Firefox matches nothing with it while the window itself is not the one in use.
pub fn focused(root: &Element) -> Option<Element> {
    let tree = root.get_root_node();
    let found = Reflect::get(&tree, &"activeElement".into()).ok()?;
    let found: Element = found.dyn_into().ok()?;
    (root.contains(Some(&found)) && !is_gone(&found)).then_some(found)
}

/// Whether nothing that is shown has the focus: WebKit gives it back to what is not, and takes it away a moment later.
// To be asked only where it is doubtful: it has the page laid out at once.
fn is_nowhere(focused: Option<&Element>) -> bool {
    let focused = focused.and_then(|focused| focused.dyn_ref::<HtmlElement>());
    focused.is_none_or(|focused| focused.offset_height() == 0)
}

fn is_gone(element: &Element) -> bool {
    !element.is_connected() || element.closest(CLOSED).is_ok_and(|closed| closed.is_some())
}
