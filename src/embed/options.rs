//! What a page chooses for the guide it puts up. The page's script has checked it; what is left out is the usual.

use crate::app::look::{Look, Mode, Theme};
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// The options, named as the page's script names them.
#[derive(Default)]
pub(super) struct Options {
    /// Whether the guide has the page to itself.
    pub standalone: bool,
    /// Whether a person may ask for the answers to be kept in this browser.
    pub storage: bool,
    /// Whether the page is told the answers, so that the person is told that it is.
    pub shares: bool,
    /// The page the guide starts with, and again after a reset, such as `programs`.
    pub start: Option<String>,
    /// The page shown first, where that is another.
    pub page: Option<String>,
    /// The day the verdicts are for; today if left out.
    pub as_of: Option<String>,
    /// How it looks.
    pub look: Look,
}

impl Options {
    pub fn read(options: &JsValue) -> Self {
        let text = |name| field(options, name).as_string();
        Self {
            standalone: field(options, "standalone").is_truthy(),
            storage: text("storage").as_deref() == Some("local"),
            shares: field(options, "shareAnswers").is_truthy(),
            start: text("start"),
            page: text("page"),
            as_of: text("asOf"),
            look: look(options),
        }
    }
}

/// Those options that can change while the guide runs.
pub(super) fn look(options: &JsValue) -> Look {
    let usual = Look::default();
    let level = field(options, "headingLevel").as_f64();
    Look {
        theme: match field(options, "theme").as_string().as_deref() {
            Some("light") => Theme::Light,
            Some("dark") => Theme::Dark,
            _ => usual.theme,
        },
        mode: match field(options, "mode").as_string().as_deref() {
            Some("compact") => Mode::Compact,
            Some("present") => Mode::Present,
            _ => usual.mode,
        },
        // A level is a digit.
        heading_level: level.map_or(usual.heading_level, |level| level as u8),
    }
}

fn field(object: &JsValue, name: &str) -> JsValue {
    // What is no object has no fields.
    Reflect::get(object, &name.into()).unwrap_or_default()
}
