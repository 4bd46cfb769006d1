//! The table of the comparison: the columns for the compared entries, and a row for each topic.

use crate::state::action::Comparable;
use crate::state::presentation::MAX_COMPARED;
use crate::ui::View;
use crate::ui::html::{Html, classes, html};
use crate::ui::widgets::claims;
use crate::ui::widgets::verdict::verdict;
use guide_engine::document::{Citation, Compared, Program};
use guide_engine::explain;
use guide_engine::messages::key;

/// A column of the table: an agreement or a standing option.
pub struct Column<'v> {
    name: &'v str,
    result: Html,
    cells: &'v [Compared],
    /// The program's status and its sources. `None` for an option, and for a program whose status
    /// has a source later than the chosen day.
    status: Option<(String, &'v [Citation])>,
    is_option: bool,
}

impl<'v> Column<'v> {
    fn of(view: &View<'v>, entry: Comparable) -> Option<Self> {
        match entry {
            Comparable::Agreement(index) => {
                let (program, agreement) = view.catalog.agreement(index)?;
                if !view.shows_agreement(agreement) {
                    return None;
                }
                let assessment = view.assessed.agreements.get(index.0)?;
                let has_several = program.agreements.len() > 1;
                Some(Self {
                    name: if has_several {
                        &agreement.name
                    } else {
                        &program.name
                    },
                    result: verdict(view, assessment),
                    cells: &agreement.compare,
                    status: status(view, program),
                    is_option: false,
                })
            }
            Comparable::Option(index) => {
                let option = view.catalog.options().get(index)?;
                Some(Self {
                    name: &option.name,
                    result: html! { <span>{ view.text(key::COMPARE_PRACTICE) }</span> },
                    cells: &option.compare,
                    status: None,
                    is_option: true,
                })
            }
        }
    }

    fn cell(&self, topic: &str) -> Option<&'v Compared> {
        self.cells.iter().find(|cell| cell.topic == topic)
    }
}

fn status<'v>(view: &View, program: &'v Program) -> Option<(String, &'v [Citation])> {
    let status = &program.status;
    let text = explain::status(view.catalog, status);
    view.shows(&status.cite)
        .then_some((text, status.cite.as_slice()))
}

/// Returns a column for each entry of the comparison. Leaves out agreements that were first on
/// offer after the chosen day.
pub fn columns<'v>(view: &View<'v>) -> Vec<Column<'v>> {
    let compared = view.state.presentation().compared.iter();
    compared
        .filter_map(|entry| Column::of(view, *entry))
        .collect()
}

/// Renders the table.
pub fn table(view: &View, columns: &[Column]) -> Html {
    let topics = view.catalog.document().about.compare.iter();
    let rows = topics.map(|topic| (topic, differs(columns, topic)));
    let rows: Vec<_> = rows
        .filter(|(_, differs)| *differs || !view.state.presentation().only_differing)
        .collect();
    let class = format!(
        "iag-compare iag-compare-{}",
        columns.len().min(MAX_COMPARED)
    );
    html! {
        <table class={class} role="table">
            <caption class="iag-sr">{ view.text(key::COMPARE_TITLE) }</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">
                        <span class="iag-sr">{ view.text(key::COMPARE_TOPIC) }</span>
                    </th>
                    for column in columns {
                        <th
                            role="columnheader"
                            scope="col"
                            abbr={column.name.to_owned()}
                            class={classes!(column.is_option.then_some("iag-compare-option"))}
                        >
                            { column.name }
                            <div class="iag-compare-result">{ column.result.clone() }</div>
                        </th>
                    }
                </tr>
            </thead>
            <tbody role="rowgroup">
                { status_row(view, columns) }
                for (topic, differs) in &rows {
                    { row(
                        view,
                        columns,
                        view.messages().topic(topic),
                        *differs,
                        &|column| cell(view, column.cell(topic)),
                    ) }
                }
                if rows.is_empty() {
                    <tr role="row">
                        <td role="cell">{ view.text(key::COMPARE_NO_DIFFERENCE) }</td>
                    </tr>
                }
            </tbody>
        </table>
    }
}

/// Whether the columns have different texts for a topic.
fn differs(columns: &[Column], topic: &str) -> bool {
    !same(
        columns
            .iter()
            .map(|column| column.cell(topic).map(|cell| &cell.text)),
    )
}

fn same<'c>(mut texts: impl Iterator<Item = Option<&'c String>>) -> bool {
    let first = texts.next();
    texts.all(|text| Some(text) == first)
}

/// Renders the row with the status of each program. This row comes first, because the status
/// affects how all other rows are read.
fn status_row(view: &View, columns: &[Column]) -> Html {
    let texts = columns
        .iter()
        .map(|column| column.status.as_ref().map(|status| &status.0));
    let differs = !same(texts);
    if !differs && view.state.presentation().only_differing {
        return Html::default();
    }
    let cell = |column: &Column| match &column.status {
        Some((text, cite)) => html! { <div>{ claims::statement(view, text, cite) }</div> },
        None if column.is_option => {
            html! { <div class="iag-nothing">{ view.text(key::COMPARE_PRACTICE) }</div> }
        }
        None => cell(view, None),
    };
    row(
        view,
        columns,
        view.text(key::PROGRAM_STATUS),
        differs,
        &cell,
    )
}

fn row(
    view: &View,
    columns: &[Column],
    topic: &str,
    differs: bool,
    cell: &dyn Fn(&Column) -> Html,
) -> Html {
    let mark = if differs {
        key::COMPARE_DIFFERS
    } else {
        key::COMPARE_SAME
    };
    html! {
        <tr role="row">
            <th role="rowheader" scope="row">
                { topic }
                <small class={if differs { "iag-differs" } else { "iag-nothing" }}>
                    { view.text(mark) }
                </small>
            </th>
            for column in columns {
                <td role="cell" class={classes!(column.is_option.then_some("iag-compare-option"))}>
                    <span class="iag-compare-name" aria-hidden="true">{ column.name }</span>
                    { cell(column) }
                </td>
            }
        </tr>
    }
}

fn cell(view: &View, cell: Option<&Compared>) -> Html {
    match cell {
        Some(cell) => html! { <div>{ claims::statement(view, &cell.text, &cell.cite) }</div> },
        None => html! { <div class="iag-nothing">{ view.text(key::COMPARE_NONE) }</div> },
    }
}
