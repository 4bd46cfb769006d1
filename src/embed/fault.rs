//! That the program failed: whoever listens is told, once.
//!
//! In a release `parts` makes every panic call `tell` and trap, so that no messages of panics are in it; the hook is there
//! for programs that have not been made so.

use js_sys::Function;
use std::cell::RefCell;
use wasm_bindgen::JsValue;

thread_local! {
    static LISTENER: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Calls `listener` if the program ever fails.
pub fn listen(listener: Function) {
    LISTENER.replace(Some(listener));
    yew::set_custom_panic_hook(Box::new(|_| tell()));
}

/// Tells of a failure. Nothing of the program works from then on.
#[inline(never)]
pub fn tell() {
    // Taken away first, because telling may fail too. Whoever listens may fail as well; there is nobody left to tell.
    let listener = LISTENER.try_with(|listener| listener.try_borrow_mut().ok()?.take());
    if let Ok(Some(listener)) = listener {
        drop(listener.call0(&JsValue::NULL));
    }
}
