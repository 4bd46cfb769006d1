//! What a page's scripts can ask for only once the whole of the program is there. `parts` cuts the program here.

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

/// The questions as plain data.
#[inline(never)]
pub fn questions(catalog: &Catalog) -> Result<JsValue, JsError> {
    give(&catalog.document().questions)
}

/// Every verdict for these answers on a day, as plain data.
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

/// The report of what was answered, as plain data.
#[inline(never)]
pub fn result(catalog: &Catalog, state: &State) -> Result<JsValue, JsError> {
    let (used, assessed) = outcome(catalog, state);
    give(&report(catalog, state, &used, &assessed))
}

/// The same as a text to keep, of a kind: `json`, `csv` or `markdown`.
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

/// The answers that count, and what they come to.
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

/// A catalogue that a page hands over.
#[inline(never)]
pub fn linked(catalog: &JsValue) -> Result<Catalog, JsError> {
    Catalog::link(document(catalog)?).map_err(told)
}

/// The same with some of its programs alone.
#[inline(never)]
pub fn only(catalog: &JsValue, programs: &[String]) -> Result<Catalog, JsError> {
    Ok(Catalog::link_only(document(catalog)?, programs)?)
}

fn document(catalog: &JsValue) -> Result<Document, JsError> {
    // As a text: fetching each field from the object takes more program.
    let text = JSON::stringify(catalog).ok();
    let text = text.and_then(|text| text.as_string());
    guide_engine::read::read(&text.unwrap_or_default()).map_err(|wrong| {
        JsError::new(&["the catalogue cannot be read", &wrong.join("\n")].join("\n"))
    })
}

fn told(problems: Vec<Problem>) -> JsError {
    let mut text = format!("the catalogue has {} problems", problems.len());
    for problem in problems {
        // Writing to a text cannot fail.
        let _ = write!(text, "\n{problem}");
    }
    JsError::new(&text)
}
