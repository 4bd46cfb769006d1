//! Reports as JSON: written by the browser's own writer, which is not in the program.

use guide_engine::report::{Kept, Report};
use js_sys::JSON;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// The report as indented JSON; empty where the browser cannot write it, which no report brings about.
pub fn write(report: &Report) -> String {
    let value = report.serialize(&Serializer::json_compatible());
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
    guide_engine::read::read(text).map_err(|wrong| wrong.join("\n"))
}
