//! The part of the JavaScript API that needs the deferred chunk: linking a catalog, returning its
//! questions, assessing answers, and returning results.
//!
//! `Guide` and `Mounted` call these functions. The element's scripts wait for the deferred chunk
//! before they call a method that needs it. `state::deferred` describes the boundary between the
//! chunks.

use crate::bindings::{answers, day, to_js};
use crate::effects::export;
use crate::state::State;
use crate::state::deferred::Deferred;
use guide_engine::answer::Answers;
use guide_engine::assess::{self, Assessed};
use guide_engine::catalog::Catalog;
use guide_engine::document::Document;
use guide_engine::interview;
use guide_engine::problem::Problem;
use guide_engine::report::{self, Format};
use js_sys::JSON;
use std::fmt::Write as _;
use wasm_bindgen::{JsError, JsValue};

/// Returns the questions as plain JavaScript data.
#[inline(never)]
pub fn questions(_: Deferred, catalog: &Catalog) -> Result<JsValue, JsError> {
    to_js(&catalog.document().questions)
}

/// Returns the report for these answers as plain JavaScript data. The verdicts are for the day
/// `as_of`, or for today if `as_of` is `None`. Fails if an answer or the day is invalid.
#[inline(never)]
pub fn assess(
    _: Deferred,
    catalog: &Catalog,
    answers: &JsValue,
    as_of: Option<String>,
) -> Result<JsValue, JsError> {
    let (answers, rejected) = answers::decode(catalog, answers);
    if !rejected.is_empty() {
        return Err(JsError::new(&rejected.join("\n")));
    }
    let assessed = assess::assess(catalog, &answers, day(as_of)?);
    to_js(&report::report(
        catalog, &answers, &answers, &assessed, None,
    ))
}

/// Returns the report for the person's answers as plain JavaScript data.
#[inline(never)]
pub fn result(_: Deferred, catalog: &Catalog, state: &State) -> Result<JsValue, JsError> {
    let (used, assessed) = outcome(catalog, state);
    to_js(&export::report(catalog, state, &used, &assessed))
}

/// Returns the result as text in this format.
#[inline(never)]
pub fn export(_: Deferred, catalog: &Catalog, state: &State, format: Format) -> String {
    let (used, assessed) = outcome(catalog, state);
    export::write(catalog, state, &used, &assessed, format)
}

/// Returns the answers that count in the interview, and the assessment of those answers.
fn outcome(catalog: &Catalog, state: &State) -> (Answers, Assessed) {
    let used = interview::interview(catalog, state.answers(), state.day()).used;
    let assessed = assess::assess(catalog, &used, state.day());
    (used, assessed)
}

/// Links a catalog given as a JavaScript value. If the catalog is invalid, the error lists every
/// problem.
#[inline(never)]
pub fn link(_: Deferred, catalog: &JsValue) -> Result<Catalog, JsError> {
    Catalog::link(decode_document(catalog)?).map_err(link_error)
}

/// Links a catalog, but keeps only the federal programs with these ids.
#[inline(never)]
pub fn link_only(_: Deferred, catalog: &JsValue, programs: &[String]) -> Result<Catalog, JsError> {
    Ok(Catalog::link_only(decode_document(catalog)?, programs)?)
}

fn decode_document(catalog: &JsValue) -> Result<Document, JsError> {
    // Decoding from JSON text takes less code than fetching each field from the object.
    let text = JSON::stringify(catalog).ok();
    let text = text.and_then(|text| text.as_string());
    guide_engine::decode::from_str(&text.unwrap_or_default()).map_err(|errors| {
        JsError::new(&["the catalog cannot be read", &errors.join("\n")].join("\n"))
    })
}

fn link_error(problems: Vec<Problem>) -> JsError {
    let mut text = format!("the catalog has {} problems", problems.len());
    for problem in problems {
        // Writing to a `String` cannot fail.
        let _ = write!(text, "\n{problem}");
    }
    JsError::new(&text)
}
