//! Entry points into the deferred chunk for `outside`. `parts` splits the program at the functions
//! of this module. A call before the deferred chunk has loaded is a trap, so callers check that the
//! catalog is whole or handle a state that only the whole catalog brings about.

use super::{Work, scenarios};
use crate::app::action::{Action, Request};
use crate::app::store::State;
use crate::app::{Outcome, Shared};
use crate::embed::json;
use guide_engine::date::Date;
use yew::Callback;

/// Performs a request that the user made.
#[inline(never)]
pub(super) fn perform(work: &Work, request: Request) {
    work.perform(request);
}

/// Opens the answers in the address, if any. Returns whether answers were opened.
#[inline(never)]
pub fn open_shared(catalog: &Shared, send: &Callback<Action>) -> bool {
    super::open_shared(catalog, send)
}

/// Returns the date on which the answers in a report were saved or, if the report does not state
/// that date, the date that its verdicts are for. Returns `None` if the text is not a report.
#[inline(never)]
pub fn kept_since(text: &str) -> Option<Date> {
    let kept = json::read(text).ok()?;
    Some(kept.made.unwrap_or(kept.as_of))
}

/// Returns the report as JSON text. `taken_up` restores the answers from such a text.
#[inline(never)]
pub fn written(catalog: &Shared, state: &State, result: &Outcome) -> String {
    super::written(catalog, state, result)
}

/// Returns the action that opens the answers from the text of a report, or the action that shows
/// why they cannot be opened.
#[inline(never)]
pub fn taken_up(catalog: &Shared, text: &str) -> Action {
    super::taken_up(catalog, text)
}

/// Returns the action that adds the scenarios in these files to the catalog, or the action that
/// shows the problems in them.
#[inline(never)]
pub fn extended(catalog: &Shared, texts: Vec<(String, Option<String>)>) -> Action {
    scenarios::extended(catalog, texts)
}
