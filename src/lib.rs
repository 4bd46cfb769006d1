//! The ICE ACCESS Guide as a page.
//!
//! `embed` is the only room that knows JavaScript. `app` holds the state and has all effects. `ui` turns
//! state into markup and nothing else.

pub mod app;
pub mod embed;
pub mod ui;
