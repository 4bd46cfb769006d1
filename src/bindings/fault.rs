//! Reports a failure of the WebAssembly program to JavaScript, once.
//!
//! `web/element/program.js` registers the listener through `onFailed`. In a release build,
//! `wasm-split` replaces the body of every function that only panics with a call to `report`,
//! followed by a trap. The wasm then contains no panic messages. The panic hook covers builds that
//! `wasm-split` has not processed.

use js_sys::Function;
use std::cell::RefCell;
use wasm_bindgen::JsValue;

thread_local! {
    static LISTENER: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Sets the function to call if the WebAssembly program fails.
pub fn listen(listener: Function) {
    LISTENER.replace(Some(listener));
    yew::set_custom_panic_hook(Box::new(|_| report()));
}

/// Reports to the listener that the WebAssembly program has failed and cannot be used any more.
#[inline(never)]
pub fn report() {
    // Removes the listener before calling it, so that a failure during the call is not reported
    // again. An error that the listener throws is dropped, because there is nobody left to report
    // it to.
    let listener = LISTENER.try_with(|listener| listener.try_borrow_mut().ok()?.take());
    if let Ok(Some(listener)) = listener {
        drop(listener.call0(&JsValue::NULL));
    }
}
