//! The cells of the overview for the topics in `about.overview`.

use crate::ui::View;
use crate::ui::html::{Html, classes, html};
use crate::ui::widgets::verdict::Standing;
use guide_engine::document::Compared;
use guide_engine::messages::key;

/// Returns the texts in a program's cells for the columns of `about.overview`. Each text is a word
/// or two.
pub fn cell_texts(view: &View, standing: &Standing) -> impl Iterator<Item = String> {
    program_cells(view, standing)
        .into_iter()
        .map(|(text, _)| text)
}

/// Returns the texts of [`cell_texts`], each with a flag that is true if nothing is asked or given,
/// or if no statement is shown. If successive agreements of the program have the same text, the
/// cell has that text only once.
pub fn program_cells<'v>(view: &View<'v>, standing: &Standing<'v>) -> Vec<(String, bool)> {
    let agreements = standing.program.agreements.iter();
    let compared: Vec<_> = agreements
        .map(|agreement| agreement.compare.as_slice())
        .collect();
    topic_texts(view, &compared)
}

/// Returns the text for each column of `about.overview`, with the flag of [`program_cells`].
pub fn topic_texts(view: &View, compared: &[&[Compared]]) -> Vec<(String, bool)> {
    let rows = view.catalog.document().about.overview.iter();
    let cell = |topic: &String| {
        let found = compared
            .iter()
            .filter_map(|cells| cells.iter().find(|cell| cell.topic == *topic))
            .filter(|cell| view.shows(&cell.cite));
        let found: Vec<&Compared> = found.collect();
        let mut texts: Vec<&str> = found
            .iter()
            .filter_map(|cell| cell.short.as_deref())
            .collect();
        texts.dedup();
        let nothing = found.iter().all(|cell| cell.nothing);
        (texts.join(" / "), nothing)
    };
    rows.map(cell).collect()
}

/// Renders a cell for each text.
pub fn topic_cells(view: &View, cells: &[(String, bool)]) -> Html {
    let none = view.text(key::COMPARE_NONE);
    html! {
        <>
            for (text, nothing) in cells {
                <td
                    role="cell"
                    class={classes!("iag-matrix-asked", nothing.then_some("iag-nothing"))}
                >
                    if text.is_empty() { { none } } else { { text } }
                </td>
            }
        </>
    }
}
