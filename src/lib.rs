//! The ICE ACCESS Guide as a page.
//!
//! `embed` is the only room that knows JavaScript. `app` holds the state and has all effects. `ui` turns
//! state into markup and nothing else.

// Markup is read word by word, each a step further in.
#![recursion_limit = "1024"]

pub mod app;
pub mod embed;
pub mod ui;
