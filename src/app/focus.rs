//! Where the focus goes: on a new page, to what is wrong, and into dialogs and back.

use super::Shared;
use super::action::{Notice, Target};
use super::after::use_after;
use super::store::State;
use guide_engine::catalog::Catalog;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement};
use yew::prelude::*;

/// Moves the focus on a new page to its heading or to where the person left off, and to what is wrong when an answer is
/// missing. Never when the guide first appears, and never because an answer was given.
#[hook]
pub fn use_focus(root: &NodeRef, catalog: &Shared, state: &UseReducerHandle<State>) {
    let before = use_mut_ref(|| None);
    let (root, catalog, target) = (root.clone(), catalog.clone(), state.target());
    let moved = state.steps() > 0;
    use_after(
        (*state.page(), state.refusals(), catalog.0.is_whole()),
        move |now @ (page, refusals, is_whole)| {
            let Some((old_page, old_refusals, was_whole)) = before.replace(Some(*now)) else {
                return;
            };
            let Some(root) = root.cast::<Element>() else {
                return;
            };
            if *refusals > old_refusals {
                focus(&root, ".iag-alert");
            } else if target == Target::None {
                // The page around the guide changed it: the person may be anywhere.
            } else if was_whole != *is_whole && moved && is_lost(&root) {
                // What the person was reading was drawn anew.
                focus(&root, ".iag-heading");
            } else if *page != old_page && !focus(&root, &selector(&catalog.0, target)) {
                root.scroll_into_view();
                focus(&root, ".iag-heading");
            }
        },
    );
}

/// Whether nothing on the page has the focus.
fn is_lost(root: &Element) -> bool {
    let document = root.owner_document();
    let focused = document.and_then(|document| document.active_element());
    focused.is_none_or(|focused| focused.tag_name() == "BODY")
}

fn selector(catalog: &Catalog, target: Target) -> String {
    match target {
        // Nothing has this name: the heading is found where nothing else is.
        Target::Heading | Target::None => ".iag-nowhere".to_owned(),
        Target::Change(place) => {
            let question = catalog.question(place);
            format!(
                "#iag-change-{}",
                question.map_or("", |question| question.id.as_str())
            )
        }
        Target::Card(position) => {
            let program = catalog.programs().get(position);
            format!(
                "[id='iag-card-{}']",
                program.map_or("", |program| program.id.as_str())
            )
        }
    }
}

/// Moves the focus to the message about answers from outside: it has to be read before going on.
#[hook]
pub fn use_notice(root: &NodeRef, state: &UseReducerHandle<State>) {
    let root = root.clone();
    let notice = state.taking().notice.clone();
    use_after(state.taking().told, move |_| {
        let wanted = matches!(
            notice,
            Some(Notice::Opened(_) | Notice::Refused(_) | Notice::NotLoaded(_) | Notice::Untold)
        );
        if let Some(root) = root.cast::<Element>().filter(|_| wanted) {
            focus(&root, ".iag-notice");
        }
    });
}

/// Follows the error summary to the first choice. An address within the document would lead nowhere
/// from inside a shadow tree.
#[hook]
pub fn use_first_choice(root: &NodeRef, state: &UseReducerHandle<State>) {
    let root = root.clone();
    use_after(state.first_choice_asks(), move |asks| {
        if let Some(root) = root.cast::<Element>().filter(|_| *asks > 0) {
            focus(&root, ".iag-tile input");
        }
    });
}

/// Opens a dialog when it is asked for, and closes it, which gives the focus back.
#[hook]
pub fn use_dialog(root: &NodeRef, selector: &'static str, wanted: bool) {
    let root = root.clone();
    use_after(wanted, move |wanted| {
        let dialog = root.cast::<Element>();
        let dialog = dialog.and_then(|root| root.query_selector(selector).ok().flatten());
        if let Some(dialog) = dialog.and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok())
        {
            match *wanted {
                // A dialog that is open already refuses to open: it is where it should be.
                true => drop(dialog.show_modal()),
                false => dialog.close(),
            }
        }
    });
}

/// Gives the focus to what the selector finds; tells whether there is such a thing.
pub(super) fn focus(root: &Element, selector: &str) -> bool {
    let found = root.query_selector(selector).ok().flatten();
    let found = found.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    // An element that cannot take the focus leaves it where it is: nothing is lost.
    found.is_some_and(|element| element.focus().is_ok())
}
