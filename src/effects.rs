//! The effects of the guide: hooks that act on the browser after a render, and the functions that
//! they call. `app` uses the hooks. This module has no markup and no rules.

pub mod address;
pub mod boxed_effect;
pub mod commands;
pub mod deferred;
pub mod export;
pub mod files;
pub mod focus;
pub mod focus_restore;
pub mod heading_levels;
pub mod host_channel;
pub mod json;
pub mod light_dismiss;
pub mod presenter_keys;
pub mod scenarios;
pub mod storage;
