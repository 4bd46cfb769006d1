//! The part of the JavaScript API that needs the deferred chunk: linking, assessing, exporting.
//!
//! `parts` splits the wasm at the functions of this module, which `Guide` and `Mounted` call. A
//! call traps if the deferred chunk has not loaded yet, so the element's scripts first wait for
//! that chunk.

use super::{answers, day, give, json};
use crate::app::store::State;
use guide_engine::answer::Answers;
use guide_engine::assess::{self, Assessed};
use guide_engine::catalog::Catalog;
use guide_engine::document::Document;
use guide_engine::interview;
use guide_engine::problem::Problem;
use guide_engine::report::{self, Report};
use js_sys::JSON;
use std::fmt::Write as _;
use wasm_bindgen::{JsError, JsValue};

/// Returns the questions as plain JavaScript data.
#[inline(never)]
pub fn questions(catalog: &Catalog) -> Result<JsValue, JsError> {
    give(&catalog.document().questions)
}

/// Returns the report for these answers as plain JavaScript data. The verdicts are for the day
/// `as_of`, or for today if `as_of` is `None`. Fails if an answer or the day is invalid.
#[inline(never)]
pub fn assess(
    catalog: &Catalog,
    answers: &JsValue,
    as_of: Option<String>,
) -> Result<JsValue, JsError> {
    let (answers, refused) = answers::read(catalog, answers);
    if !refused.is_empty() {
        return Err(JsError::new(&refused.join("\n")));
    }
    let assessed = assess::assess(catalog, &answers, day(as_of)?);
    give(&report::report(
        catalog, &answers, &answers, &assessed, None,
    ))
}

/// Returns the report for the person's answers as plain JavaScript data.
#[inline(never)]
pub fn result(catalog: &Catalog, state: &State) -> Result<JsValue, JsError> {
    let (used, assessed) = outcome(catalog, state);
    give(&report(catalog, state, &used, &assessed))
}

/// Returns the result as text. `kind` is `json`, `csv` or `markdown`. Returns `None` for any other
/// kind.
#[inline(never)]
pub fn export(catalog: &Catalog, state: &State, kind: &str) -> Option<String> {
    let (used, assessed) = outcome(catalog, state);
    match kind {
        "json" => Some(json::write(&report(catalog, state, &used, &assessed))),
        "csv" => Some(report::csv(catalog, &assessed)),
        "markdown" => Some(report::markdown(catalog, state.answers(), &used, &assessed)),
        _ => None,
    }
}

/// Returns the answers that count in the interview, and the assessment of those answers.
fn outcome(catalog: &Catalog, state: &State) -> (Answers, Assessed) {
    let used = interview::interview(catalog, state.answers(), state.day()).used;
    let assessed = assess::assess(catalog, &used, state.day());
    (used, assessed)
}

fn report<'c>(
    catalog: &'c Catalog,
    state: &State,
    used: &Answers,
    assessed: &Assessed,
) -> Report<'c> {
    let made = Some(state.today());
    report::report(catalog, state.answers(), used, assessed, made)
}

/// Links a catalog given as a JavaScript value. If the catalog is invalid, the error lists every
/// problem.
#[inline(never)]
pub fn linked(catalog: &JsValue) -> Result<Catalog, JsError> {
    Catalog::link(document(catalog)?).map_err(told)
}

/// Links a catalog, but keeps only these programs.
#[inline(never)]
pub fn only(catalog: &JsValue, programs: &[String]) -> Result<Catalog, JsError> {
    Ok(Catalog::link_only(document(catalog)?, programs)?)
}

fn document(catalog: &JsValue) -> Result<Document, JsError> {
    // Decoding from JSON text takes less code than fetching each field from the object.
    let text = JSON::stringify(catalog).ok();
    let text = text.and_then(|text| text.as_string());
    guide_engine::read::read(&text.unwrap_or_default()).map_err(|wrong| {
        JsError::new(&["the catalogue cannot be read", &wrong.join("\n")].join("\n"))
    })
}

fn told(problems: Vec<Problem>) -> JsError {
    let mut text = format!("the catalogue has {} problems", problems.len());
    for problem in problems {
        // Writing to a `String` cannot fail.
        let _ = write!(text, "\n{problem}");
    }
    JsError::new(&text)
}
