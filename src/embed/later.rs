//! What a page's scripts can ask for only once the whole of the program is there. `parts` cuts the program here.

use super::{give, json};
use guide_engine::answer::Answers;
use guide_engine::assess::Assessed;
use guide_engine::catalog::Catalog;
use guide_engine::document::Document;
use guide_engine::report::{self, Report};
use wasm_bindgen::{JsError, JsValue};

/// The questions as plain data.
#[inline(never)]
pub fn questions(catalog: &Catalog) -> Result<JsValue, JsError> {
    give(&catalog.document().questions)
}

/// A report as plain data.
#[inline(never)]
pub fn give_report(report: &Report) -> Result<JsValue, JsError> {
    give(report)
}

/// A report as a text to keep, of a kind: `json`, `csv` or `markdown`.
#[inline(never)]
pub fn export(
    catalog: &Catalog,
    report: &Report,
    (answers, used, assessed): (&Answers, &Answers, &Assessed),
    kind: &str,
) -> Option<String> {
    match kind {
        "json" => Some(json::write(report)),
        "csv" => Some(report::csv(catalog, assessed)),
        "markdown" => Some(report::markdown(catalog, answers, used, assessed)),
        _ => None,
    }
}

/// A catalogue with some of the programs of a document alone.
#[inline(never)]
pub fn only(document: Document, programs: &[String]) -> Result<Catalog, JsError> {
    Ok(Catalog::link_only(document, programs)?)
}

/// The report of these answers.
#[inline(never)]
pub fn report<'c>(
    catalog: &'c Catalog,
    (answers, used, assessed): (&Answers, &Answers, &Assessed),
    made: Option<guide_engine::date::Date>,
) -> Report<'c> {
    report::report(catalog, answers, used, assessed, made)
}
