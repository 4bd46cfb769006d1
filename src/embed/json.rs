//! Reports and scenarios as JSON: written by the browser's own writer, which is not in the program.

use guide_engine::document::Scenario;
use guide_engine::read::{self, Read};
use guide_engine::report::{Kept, Report};
use js_sys::JSON;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// The report as indented JSON.
pub fn write(report: &Report) -> String {
    text(report)
}

/// Anything as indented JSON; empty where the browser cannot write it, which nothing of ours brings about.
pub fn text(value: &impl Serialize) -> String {
    let value = value.serialize(&Serializer::json_compatible());
    let text = value.ok().and_then(|value| {
        JSON::stringify_with_replacer_and_space(&value, &JsValue::NULL, &2.into()).ok()
    });
    text.map(String::from).unwrap_or_default()
}

/// What is read of a report.
///
/// # Errors
/// The text is no JSON, or no report.
pub fn read(text: &str) -> Result<Kept, String> {
    parsed(text)
}

/// A scenario.
///
/// # Errors
/// The text is no JSON, or no scenario.
pub fn scenario(text: &str) -> Result<Scenario, String> {
    parsed(text)
}

fn parsed<T: Read>(text: &str) -> Result<T, String> {
    read::read(text).map_err(|wrong| wrong.join("; "))
}
