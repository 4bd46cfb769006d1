//! What is done outside the guide by the part of the program that comes second. `parts` cuts the program here; every
//! caller waits for the whole catalogue first.

use super::{Work, scenarios};
use crate::app::action::{Action, Request};
use crate::app::store::State;
use crate::app::{Outcome, Shared};
use crate::embed::json;
use guide_engine::date::Date;
use yew::Callback;

/// Does what was asked for.
#[inline(never)]
pub(super) fn perform(work: &Work, request: Request) {
    work.perform(request);
}

/// Opens the answers in the address, where there are any.
#[inline(never)]
pub fn open_shared(catalog: &Shared, send: &Callback<Action>) -> bool {
    super::open_shared(catalog, send)
}

/// The day of the answers that this browser keeps, if it keeps any.
#[inline(never)]
pub fn kept_since(text: &str) -> Option<Date> {
    let kept = json::read(text).ok()?;
    Some(kept.made.unwrap_or(kept.as_of))
}

/// The report as a text that can be read back.
#[inline(never)]
pub fn written(catalog: &Shared, state: &State, result: &Outcome) -> String {
    super::written(catalog, state, result)
}

/// What comes of the text of a report.
#[inline(never)]
pub fn taken_up(catalog: &Shared, text: &str) -> Action {
    super::taken_up(catalog, text)
}

/// The catalogue with more scenarios.
#[inline(never)]
pub fn extended(catalog: &Shared, texts: Vec<(String, Option<String>)>) -> Action {
    scenarios::extended(catalog, texts)
}
