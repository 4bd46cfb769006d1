//! The options of a mounted guide, decoded from the object that `web/element/guide-instance.js`
//! passes to `mount`.
//!
//! `web/element/settings.js` has validated the values. A missing option gets its default.

use crate::state::appearance::{Appearance, Mode, Theme};
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// The options with which a guide is mounted.
#[derive(Default)]
pub(super) struct Options {
    /// Whether the page belongs to the guide alone, so that the guide may use the page's address
    /// and title.
    pub standalone: bool,
    /// Whether the person may save the answers in this browser.
    pub storage: bool,
    /// Whether the host page receives the answers. If it does, the footer says so.
    pub shares: bool,
    /// The name of the page, such as `programs`, to start with and to show after a reset.
    pub start: Option<String>,
    /// The name of the page to show first in place of `start`. A restarted guide uses it to return
    /// to the page that was shown before.
    pub page: Option<String>,
    /// The day for which verdicts are computed, unless the person chooses a past day. Default:
    /// today.
    pub as_of: Option<String>,
    /// The theme, the mode and the heading level.
    pub appearance: Appearance,
}

impl Options {
    pub fn decode(options: &JsValue) -> Self {
        let text = |name| field(options, name).as_string();
        Self {
            standalone: field(options, "standalone").is_truthy(),
            storage: text("storage").as_deref() == Some("local"),
            shares: field(options, "shareAnswers").is_truthy(),
            start: text("start"),
            page: text("page"),
            as_of: text("asOf"),
            appearance: appearance(options),
        }
    }
}

/// Decodes the options that can change while the guide runs.
pub(super) fn appearance(options: &JsValue) -> Appearance {
    let default = Appearance::default();
    let level = field(options, "headingLevel").as_f64();
    Appearance {
        theme: match field(options, "theme").as_string().as_deref() {
            Some("light") => Theme::Light,
            Some("dark") => Theme::Dark,
            _ => default.theme,
        },
        mode: match field(options, "mode").as_string().as_deref() {
            Some("compact") => Mode::Compact,
            Some("present") => Mode::Present,
            _ => default.mode,
        },
        // The element accepts only levels from 1 to 4, so the cast loses nothing.
        heading_level: level.map_or(default.heading_level, |level| level as u8),
    }
}

fn field(object: &JsValue, name: &str) -> JsValue {
    // `Reflect::get` fails if `object` is not an object. In that case every option gets its
    // default.
    Reflect::get(object, &name.into()).unwrap_or_default()
}
