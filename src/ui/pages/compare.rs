//! The page that compares agreements and standing options (things an agency can do without any
//! program) in a table. Each of them has a column, and each topic has a row. `Presentation` in
//! `state::presentation` holds the entries to compare.

use crate::state::action::{Comparable, DeferredAction};
use crate::state::presentation::MAX_COMPARED;
use crate::ui::View;
use crate::ui::html::{Html, classes, html};
use crate::ui::widgets::back_link::back_link;
use crate::ui::widgets::radio_form::radio_form;
use crate::ui::widgets::verdict::verdict;
use crate::ui::widgets::{claims, heading};
use guide_engine::document::{Citation, Compared, Program};
use guide_engine::explain;
use guide_engine::messages::key;

/// Renders the page.
pub fn compare(view: &View) -> Html {
    let columns: Vec<Column> = columns(view);
    html! {
        <div class="iag-wrap iag-plainpage iag-comparing">
            { back_link(view) }
            { heading::heading(html! { view.text(key::COMPARE_TITLE) }) }
            <p class="iag-lead">{ view.text(key::COMPARE_LEAD) }</p>
            { crate::ui::widgets::as_of::notice(view) }
            { switch(view) }
            { choice(view) }
            if columns.len() < 2 {
                <p class="iag-panel">{ view.text(key::COMPARE_LEAST) }</p>
            } else {
                { table(view, &columns) }
            }
        </div>
    }
}

/// A column of the table: an agreement or a standing option.
struct Column<'v> {
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

fn columns<'v>(view: &View<'v>) -> Vec<Column<'v>> {
    let compared = view.state.presentation().compared.iter();
    compared
        .filter_map(|entry| Column::of(view, *entry))
        .collect()
}

fn switch(view: &View) -> Html {
    let differing = view.state.presentation().differing;
    let choices = [
        (false, key::COMPARE_ALL_ROWS),
        (true, key::COMPARE_DIFFERING),
    ];
    html! {
        <fieldset class="iag-switch">
            <legend class="iag-sr">{ view.text(key::COMPARE_ROWS) }</legend>
            { radio_form(html! {
                for (on, message) in choices {
                    <label class={classes!((on == differing).then_some("iag-switch-on"))}>
                        <input
                            type="radio"
                            name="iag-rows"
                            checked={on == differing}
                            onchange={view.on(DeferredAction::DifferingChosen(on))}
                        />
                        <span>{ view.text(message) }</span>
                    </label>
                }
            }) }
        </fieldset>
    }
}

/// Renders a checkbox for each agreement and each option that can be compared.
fn choice(view: &View) -> Html {
    let agreements = view
        .catalog
        .agreements()
        .filter(|(.., agreement)| view.shows_agreement(agreement))
        .map(|(index, program, agreement)| {
            let has_several = program.agreements.len() > 1;
            let name = if has_several {
                &agreement.name
            } else {
                &program.name
            };
            (Comparable::Agreement(index), name)
        });
    let options = view.catalog.options().iter().enumerate();
    let options = options.map(|(index, option)| (Comparable::Option(index), &option.name));
    html! {
        <details class="iag-disc">
            <summary>
                { crate::ui::widgets::icon::chevron() }
                <span>{ view.text(key::COMPARE_CHOOSE) }</span>
            </summary>
            <fieldset class="iag-disc-in">
                <legend class="iag-hint">{ view.text(key::COMPARE_CHOOSE_HINT) }</legend>
                <p role="status" class="iag-error">
                    { view.state.presentation().too_many.then(|| view.text(key::COMPARE_MOST)) }
                </p>
                <div class="iag-checks">
                    for (entry, name) in agreements.chain(options) {
                        <label class="iag-check" key={format!("{entry:?}")}>
                            <input
                                type="checkbox"
                                checked={is_compared(view, entry)}
                                onchange={view.on(DeferredAction::ComparedToggled(entry))}
                            />
                            <span>{ name }</span>
                        </label>
                    }
                </div>
            </fieldset>
        </details>
    }
}

fn is_compared(view: &View, entry: Comparable) -> bool {
    view.state.presentation().compared.contains(&entry)
}

fn table(view: &View, columns: &[Column]) -> Html {
    let topics = view.catalog.document().about.compare.iter();
    let rows = topics.map(|topic| (topic, differs(columns, topic)));
    let rows: Vec<_> = rows
        .filter(|(_, differs)| *differs || !view.state.presentation().differing)
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
    if !differs && view.state.presentation().differing {
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
