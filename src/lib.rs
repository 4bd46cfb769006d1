//! The ICE ACCESS Guide as a page.
//!
//! `embed` is the only room that knows JavaScript. `app` holds the state and has all effects. `ui` turns
//! state into markup and nothing else.

// Markup is read word by word, each a step further in.
#![recursion_limit = "1024"]

pub mod app;
pub mod embed;
pub mod ui;

// The allocator that is there anyway, called without a detour: 0.4 KB less in the part of the program that comes first.
#[global_allocator]
static MEMORY: std::alloc::System = std::alloc::System;
