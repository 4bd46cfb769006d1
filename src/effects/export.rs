//! Writes a result in one of the export formats, for downloads, the clipboard and host pages.

use crate::effects::json;
use crate::state::State;
use guide_engine::answer::Answers;
use guide_engine::assess::Assessed;
use guide_engine::catalog::Catalog;
use guide_engine::report::{self, Format, Report};

/// Returns the result as text. `used` has the answers that count, and `assessed` their assessment.
pub fn write(
    catalog: &Catalog,
    state: &State,
    used: &Answers,
    assessed: &Assessed,
    format: Format,
) -> String {
    match format {
        Format::Json => json::encode_report(&report(catalog, state, used, assessed)),
        Format::Csv => report::csv(catalog, assessed),
        Format::Markdown => report::markdown(catalog, state.answers(), used, assessed),
    }
}

/// Returns the report of a result, with today as the day on which it was made.
pub fn report<'c>(
    catalog: &'c Catalog,
    state: &State,
    used: &Answers,
    assessed: &Assessed,
) -> Report<'c> {
    let made = Some(state.today());
    report::report(catalog, state.answers(), used, assessed, made)
}
