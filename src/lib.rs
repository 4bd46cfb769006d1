//! The widget: the ICE ACCESS Guide for the browser, as a library that JavaScript calls.
//!
//! `state` has the pages, the actions and the reducer. `ui` turns the state into markup, and
//! `effects` handles everything that markup cannot, such as focus, keys, storage, files, clipboard
//! and address. `app` is the root component, which joins these three. `bindings` defines the
//! JavaScript API, and is the only module with attributes of wasm-bindgen. Each module imports only
//! modules that are named before it in this comment.

// The `html!` macro in `ui::html` reads its input piece by piece and recurses once for each
// piece. The recursion can exceed the default limit of 128.
#![recursion_limit = "1024"]

pub mod app;
pub mod bindings;
pub mod effects;
pub mod state;
pub mod ui;

// `System` is the default allocator anyway. Naming it here removes a layer of calls and makes the
// initial chunk 0.4 KB smaller.
#[global_allocator]
static MEMORY: std::alloc::System = std::alloc::System;
