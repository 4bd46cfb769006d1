//! The address of the standalone page, such as `#/question/challenges`. With it, Back, Forward and
//! bookmarks work.
//!
//! An address names a page, never an answer. The only exception is a share link, `#/shared/...`,
//! which the guide makes if the user asks for one. When such a link is opened, the guide reads the
//! answers and removes them from the address at once. On a host page the guide leaves the address
//! alone.

use crate::effects::boxed_effect::use_boxed_effect;
use crate::effects::deferred;
use crate::state::action::Action;
use crate::state::deferred::Deferred;
use crate::state::page::Page;
use crate::state::{SharedCatalog, State, share_link};
use gloo::events::EventListener;
use guide_engine::catalog::Catalog;
use yew::prelude::*;

/// Returns the page that the document's address names now, if any.
pub fn current(catalog: &Catalog) -> Option<Page> {
    Page::from_fragment(catalog, &fragment())
}

/// Returns the fragment of the document's address, with its `#`; empty if there is none.
fn fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    hash.unwrap_or_default()
}

/// Returns the encoded answers in the document's address, if any, and removes them from the address
/// and from the current history entry.
pub fn take_shared() -> Option<String> {
    let window = web_sys::window()?;
    let address = window.location().hash().ok()?;
    let shared = address.strip_prefix(share_link::PREFIX)?.to_owned();
    let history = window.history().ok()?;
    // If the browser rejects this, the address and its history entry keep the link.
    drop(history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some("#/")));
    Some(shared)
}

/// Returns the document's address without its fragment; empty if the browser provides no address.
pub fn document_url() -> String {
    let address = web_sys::window().and_then(|window| window.location().href().ok());
    let address = address.unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}

/// Sets the document's address to that of the page, unless the address names that page already. A
/// change adds an entry to the history.
fn set_address(catalog: &Catalog, page: Page) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let address = page.fragment(catalog);
    let location = window.location();
    let now = location.hash().unwrap_or_default();
    // An empty fragment also names the start page, so no new entry is needed.
    let is_start = now.is_empty() && page == Page::Start;
    // A fragment with answers stays until `take_shared` has read it.
    if now != address && !is_start && !now.starts_with(share_link::PREFIX) {
        // A document that rejects the change, such as a sandboxed one, keeps its address.
        drop(location.set_hash(&address));
    }
}

fn set_title(title: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(document) = document {
        document.set_title(title);
    }
}

/// Calls `on_changed` after every change to the fragment, including changes by the guide itself,
/// until the returned listener is dropped.
fn listen(on_changed: impl Fn() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "hashchange", move |_| {
        on_changed()
    }))
}

/// Synchronizes the address of the document and the page shown, in both directions. Returns a
/// callback that first applies any change to the address and then sends its action.
///
/// The browser reports a changed address in a later task. An action that is sent in the meantime
/// must be applied after that change, so the callback compares the address before each action.
#[hook]
pub fn use_address(
    standalone: bool,
    catalog: &SharedCatalog,
    state: &UseReducerHandle<State>,
    send: &Callback<Action>,
) -> Callback<Action> {
    let handled = use_mut_ref(fragment);
    let follow = {
        let (catalog, send, handled) = (catalog.clone(), send.clone(), handled.clone());
        move || {
            // `handled` is the fragment that was handled last. It is also set when the guide itself
            // changes the address.
            if !standalone || *handled.borrow() == fragment() {
                return;
            }
            let opened_answers = Deferred::with(&catalog.0)
                .is_some_and(|chunk| deferred::open_shared(chunk, &catalog, &send));
            handled.replace(fragment());
            // A link with answers opens the results page, and the address is then set to that page.
            let page = current(&catalog.0).filter(|_| !opened_answers);
            if let Some(page) = page {
                send.emit(Action::AddressFollowed(page));
            }
        }
    };
    let dependencies = (standalone, catalog.clone(), send.clone());
    let on_changed = follow.clone();
    use_boxed_effect(dependencies, move |(standalone, _, _)| {
        standalone.then(|| listen(on_changed))
    });
    // The address is set when the catalog changes and after steps of the guide itself, but not
    // after every change of page. Otherwise a second Back or Forward before the next render would
    // be undone.
    let page = *state.page();
    let dependencies = (standalone, catalog.clone(), state.steps());
    // This runs during the render, not in an effect. On a slow machine Yew runs effects in a later
    // task, so an effect could overwrite an address that changed in the meantime.
    use_memo(dependencies, move |(standalone, catalog, steps)| {
        // Until the whole catalog is loaded, the address may name a page that the initial chunk
        // lacks. The guide therefore keeps the address until then, unless the guide itself changes
        // the page.
        if *standalone && (*steps > 0 || catalog.0.is_whole()) {
            set_address(&catalog.0, page);
            handled.replace(fragment());
        }
    });
    let dependencies = (catalog.clone(), send.clone());
    (*use_memo(dependencies, move |(_, send)| {
        let send = send.clone();
        Callback::from(move |action| {
            follow();
            send.emit(action);
        })
    }))
    .clone()
}

/// Sets the title of the document; `None` leaves it alone.
#[hook]
pub fn use_title(title: Option<String>) {
    use_boxed_effect(title, |title| title.as_deref().map(set_title));
}
