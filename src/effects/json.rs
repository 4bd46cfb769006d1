//! Encodes reports and scenarios as JSON, and decodes them. Encoding uses the browser's
//! `JSON.stringify`, so that the wasm needs no JSON encoder of its own. Decoding uses
//! `guide_engine::decode`.
//!
//! `export` encodes reports, `scenarios` encodes and decodes scenarios, and `commands` and
//! `deferred` decode reports with these functions.

use guide_engine::decode::{self, FromJson};
use guide_engine::document::Scenario;
use guide_engine::report::{Report, SavedReport};
use js_sys::JSON;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// Encodes a report as indented JSON.
pub fn encode_report(report: &Report) -> String {
    encode(report)
}

/// Encodes a value as indented JSON. Returns an empty string if the browser cannot encode the
/// value, which does not happen with any of our types.
pub fn encode(value: &impl Serialize) -> String {
    let value = value.serialize(&Serializer::json_compatible());
    let text = value.ok().and_then(|value| {
        JSON::stringify_with_replacer_and_space(&value, &JsValue::NULL, &2.into()).ok()
    });
    text.map(String::from).unwrap_or_default()
}

/// Decodes the fields of a report that are needed to restore its answers.
///
/// # Errors
/// Fails if the text is not JSON or not a report. The message lists every problem.
pub fn decode_report(text: &str) -> Result<SavedReport, String> {
    parse(text)
}

/// Decodes a scenario.
///
/// # Errors
/// Fails if the text is not JSON or not a scenario. The message lists every problem.
pub fn decode_scenario(text: &str) -> Result<Scenario, String> {
    parse(text)
}

fn parse<T: FromJson>(text: &str) -> Result<T, String> {
    decode::from_str(text).map_err(|errors| errors.join("; "))
}
