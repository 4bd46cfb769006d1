//! Hooks that move the focus: to the heading of a new page, to an error or another message, and
//! into dialogs and back. `App` uses them.

use crate::effects::boxed_effect::use_boxed_effect;
use crate::state::action::Target;
use crate::state::notice::Notice;
use crate::state::{SharedCatalog, State, part};
use guide_engine::catalog::Catalog;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement};
use yew::prelude::*;

/// Moves the focus when a page appears: to the element that the state's `target` names, or else to
/// the heading. If Continue was rejected because the answer is missing, moves the focus to the
/// error message. If the guide has changed the page, and the focused element disappears when the
/// whole catalog loads, moves the focus to the heading. Leaves the focus alone when the guide first
/// appears, when the user gives an answer, and if `target` is `Target::None`.
#[hook]
pub fn use_focus(root: &NodeRef, catalog: &SharedCatalog, state: &UseReducerHandle<State>) {
    let before = use_mut_ref(|| None);
    let (root, catalog, target) = (root.clone(), catalog.clone(), state.target());
    let has_navigated = state.steps() > 0;
    use_boxed_effect(
        (*state.page(), state.rejections(), catalog.0.is_whole()),
        move |now @ (page, rejections, is_whole)| {
            let Some((old_page, old_rejections, was_whole)) = before.replace(Some(*now)) else {
                return;
            };
            let Some(root) = root.cast::<Element>() else {
                return;
            };
            if *rejections > old_rejections {
                focus(&root, &part::selector(part::ALERT, ""));
            } else if target == Target::None {
                // The host page asked for this page while the focus was outside the guide. Leave
                // the focus there.
            } else if was_whole != *is_whole && has_navigated && is_lost(&root) {
                // The whole catalog has loaded, and a render removed the focused element.
                focus(&root, &part::selector(part::HEADING, ""));
            } else if *page != old_page && !focus(&root, &selector(&catalog.0, target)) {
                root.scroll_into_view();
                focus(&root, &part::selector(part::HEADING, ""));
            }
        },
    );
}

/// Whether no element of the document has the focus.
fn is_lost(root: &Element) -> bool {
    let document = root.owner_document();
    let focused = document.and_then(|document| document.active_element());
    focused.is_none_or(|focused| focused.tag_name() == "BODY")
}

fn selector(catalog: &Catalog, target: Target) -> String {
    match target {
        Target::Heading | Target::None => part::selector(part::HEADING, ""),
        Target::ChangeButton(index) => {
            let question = catalog.question(index);
            format!(
                "#iag-change-{}",
                question.map_or("", |question| question.id.as_str())
            )
        }
        Target::Card(index) => {
            let program = catalog.programs().get(index);
            format!(
                "[id='iag-card-{}']",
                program.map_or("", |program| program.id.as_str())
            )
        }
    }
}

/// Moves the focus to a message that the user has to read before going on: answers were opened or
/// rejected, scenario files were rejected, or a new scenario lacks its title or story.
#[hook]
pub fn use_notice(root: &NodeRef, state: &UseReducerHandle<State>) {
    let root = root.clone();
    let notice = state.transfer().notice.clone();
    use_boxed_effect(state.transfer().notices, move |_| {
        let must_be_read = matches!(
            notice,
            Some(
                Notice::Opened(_)
                    | Notice::OpenFailed(_)
                    | Notice::ScenariosRejected(_)
                    | Notice::ScenarioIncomplete
            )
        );
        if let Some(root) = root.cast::<Element>().filter(|_| must_be_read) {
            focus(&root, &part::selector(part::NOTICE, ""));
        }
    });
}

/// Moves the focus to the first choice after the user followed the link in the error summary. A
/// link with a fragment would not work, because fragments do not find elements in a shadow root.
#[hook]
pub fn use_first_choice(root: &NodeRef, state: &UseReducerHandle<State>) {
    let root = root.clone();
    use_boxed_effect(state.error_link_clicks(), move |clicks| {
        if let Some(root) = root.cast::<Element>().filter(|_| *clicks > 0) {
            focus(&root, &part::selector(part::CHOICES, " input"));
        }
    });
}

/// Opens the dialog with the name `part` when `is_open` becomes true, and closes it when `is_open`
/// becomes false. On closing, the browser returns the focus to the element that had it before.
#[hook]
pub fn use_dialog(root: &NodeRef, part: &'static str, is_open: bool) {
    let root = root.clone();
    use_boxed_effect(is_open, move |is_open| {
        let dialog = root.cast::<Element>();
        let dialog = dialog.and_then(|root| {
            root.query_selector(&part::selector(part, ""))
                .ok()
                .flatten()
        });
        if let Some(dialog) = dialog.and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok())
        {
            match *is_open {
                // `show_modal` may fail if the dialog is already open. Then nothing has to be done.
                true => drop(dialog.show_modal()),
                false => dialog.close(),
            }
        }
    });
}

/// Focuses the first element that matches the selector. Returns whether there is one.
pub(super) fn focus(root: &Element, selector: &str) -> bool {
    let found = root.query_selector(selector).ok().flatten();
    let found = found.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    // If the element cannot receive the focus, the focus stays where it is, which does no harm.
    found.is_some_and(|element| element.focus().is_ok())
}
