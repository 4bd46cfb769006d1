//! The overview on the results page: a table of all programs, with a column for each challenge that
//! the person selected. Dots show which challenges a program addresses.

pub mod cells;

use crate::state::action::DeferredAction;
use crate::state::page::Page;
use crate::ui::View;
use crate::ui::html::{Html, classes, html};
use crate::ui::widgets::overview::cells::{program_cells, topic_cells, topic_texts};
use crate::ui::widgets::verdict::{Group, Standing, names};
use crate::ui::widgets::{icon, long_list};
use guide_engine::answer::Answer;
use guide_engine::document::{Choice, Verdict};
use guide_engine::explain;
use guide_engine::messages::{PluralKey, key};

/// The maximum number of challenges that get a column. With more columns, the names of the
/// challenges would wrap, or the columns of `about.overview` would have no room. The caption names
/// the remaining challenges.
const MAX_CHALLENGES: usize = 4;

/// Renders the table. It has a row for each program, in three groups, and a row for keeping current
/// practice.
pub fn table(view: &View, standings: &[Standing]) -> Html {
    let all = selected_challenges(view);
    let columns = column_challenges(&all);
    let rows = &view.catalog.document().about.overview;
    html! {
        <table class="iag-matrix" role="table">
            <caption>
                <span class="iag-sr">{ view.text(key::RESULTS_OVERVIEW) }</span>
                { caption(view, &all) }
            </caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">
                        { view.text(key::RESULTS_OVERVIEW_PROGRAM) }
                    </th>
                    for (_, choice) in columns {
                        <th role="columnheader" scope="col" class="iag-matrix-challenge">
                            { short(choice) }
                        </th>
                    }
                    for topic in rows {
                        <th role="columnheader" scope="col" class="iag-matrix-asked">
                            { view.messages().topic(topic) }
                        </th>
                    }
                </tr>
            </thead>
            for group in Group::ALL { { body(view, group, standings, &all) } }
            { practice(view, columns.len()) }
        </table>
    }
}

fn caption(view: &View, all: &[(usize, &Choice)]) -> String {
    let note = view.text(key::RESULTS_OVERVIEW_NOTE);
    let rest = all.get(MAX_CHALLENGES..).unwrap_or_default();
    if rest.is_empty() {
        return note.to_owned();
    }
    let rest: Vec<_> = rest.iter().map(|(_, choice)| short(choice)).collect();
    let rest = view.messages().list(rest);
    let more = view
        .messages()
        .fill(key::RESULTS_OVERVIEW_MORE, &[("challenges", &rest)]);
    format!("{more} {note}")
}

/// Returns the short label of a choice if it has one, otherwise its full label.
pub fn short(choice: &Choice) -> &str {
    choice.short.as_deref().unwrap_or(&choice.label)
}

/// Returns every challenge that the person selected, with its index among the choices.
pub fn selected_challenges<'v>(view: &View<'v>) -> Vec<(usize, &'v Choice)> {
    let index = view.catalog.challenges();
    let choices = view
        .catalog
        .question(index)
        .map(|question| question.choices.as_slice());
    let Answer::Chosen(chosen) = view.state.answers().get(index) else {
        return Vec::new();
    };
    let choices = choices.unwrap_or_default().iter().enumerate();
    choices
        .filter(|(index, choice)| chosen.contains(index) && !choice.none)
        .collect()
}

/// Returns the challenges that get a column.
fn column_challenges<'a, 'v>(all: &'a [(usize, &'v Choice)]) -> &'a [(usize, &'v Choice)] {
    all.get(..MAX_CHALLENGES).unwrap_or(all)
}

fn body(view: &View, group: Group, standings: &[Standing], all: &[(usize, &Choice)]) -> Html {
    let members = standings
        .iter()
        .filter(|standing| standing.group() == group);
    let (collapsed, shown): (Vec<_>, Vec<_>) = members.partition(|standing| is_unraised(standing));
    let count = collapsed.len() + shown.len();
    let columns = (1 + column_challenges(all).len() + view.catalog.document().about.overview.len())
        .to_string();
    let open = view.state.presentation().shows_unraised;
    let label = if open {
        view.text(key::RESULTS_OVERVIEW_UNRAISED_HIDE).to_owned()
    } else {
        view.messages()
            .count(key::COUNT_UNRAISED, collapsed.len(), &[])
    };
    html! {
        <tbody role="rowgroup">
            <tr role="row" class={classes!("iag-matrix-group", group.class())}>
                <th role="rowheader" scope="rowgroup" colspan={columns.clone()}>
                    <span class="iag-verdict">
                        { icon::verdict(group) }
                        <span>{ view.messages().count(count_key(group), count, &[]) }</span>
                    </span>
                </th>
            </tr>
            for standing in shown.iter().take(long_list::limit(view)) {
                { row(view, standing, all) }
            }
            { more(view, &columns, shown.len()) }
            if !collapsed.is_empty() {
                <tr role="row" class="iag-matrix-fold"><td role="cell" colspan={columns.clone()}>
                    <button
                        type="button"
                        class="iag-textbtn"
                        aria-expanded={open.to_string()}
                        onclick={view.on(DeferredAction::UnraisedToggled)}
                    >
                        { label }
                    </button>
                </td></tr>
            }
            if open {
                for standing in collapsed.iter().take(long_list::limit(view)) {
                    { row(view, standing, all) }
                }
                { more(view, &columns, collapsed.len()) }
            }
        </tbody>
    }
}

/// Renders a row with the button that shows more rows. Renders nothing if all rows are shown.
fn more(view: &View, columns: &str, all: usize) -> Html {
    if all <= long_list::limit(view) {
        return Html::default();
    }
    html! {
        <tr role="row" class="iag-matrix-fold">
            <td role="cell" colspan={columns.to_owned()}>{ long_list::more(view, all) }</td>
        </tr>
    }
}

fn count_key(group: Group) -> PluralKey {
    match group {
        Group::Fits => key::COUNT_FIT,
        Group::Depends => key::COUNT_DEPEND,
        Group::Not => key::COUNT_NOT,
    }
}

/// Whether every agreement of the program has the verdict `NotRaised`: neither a selected challenge
/// nor another rule gives the agency a reason to consider them.
fn is_unraised(standing: &Standing) -> bool {
    let mut assessments = standing.assessments.iter();
    assessments.all(|assessment| assessment.verdict == Verdict::NotRaised)
}

fn row(view: &View, standing: &Standing, all: &[(usize, &Choice)]) -> Html {
    let group = standing.group();
    let open_questions = names(view, &standing.depends_on());
    let addressed: Vec<_> = all
        .iter()
        .filter(|(_, choice)| addresses(standing, choice))
        .map(|(_, choice)| short(choice))
        .collect();
    let addressed = view.messages().list(addressed);
    let status = &standing.program.status;
    let status = view
        .shows(&status.cite)
        .then(|| explain::status_in_short(view.catalog, status));
    html! {
        <tr role="row" class="iag-matrix-row">
            <th role="rowheader" scope="row">
                { view.link(
                    Page::Program(standing.position),
                    "iag-link",
                    html! { &standing.program.short },
                ) }
                if group == Group::Depends {
                    <small>
                        { view.messages().fill(
                            key::RESULTS_DEPENDS_ON,
                            &[("questions", &open_questions)],
                        ) }
                    </small>
                }
                if let Some(status) = status { <small class="iag-matrix-status">{ status }</small> }
            </th>
            for (_, choice) in column_challenges(all) {
                { challenge_cell(view, group, addresses(standing, choice)) }
            }
            { topic_cells(view, &program_cells(view, standing)) }
            <td role="cell" class="iag-matrix-line">
                if !addressed.is_empty() {
                    { view.messages().fill(
                        key::RESULTS_OVERVIEW_FOR,
                        &[("challenges", &addressed)],
                    ) }
                }
            </td>
        </tr>
    }
}

fn addresses(standing: &Standing, choice: &Choice) -> bool {
    let mut agreements = standing.program.agreements.iter();
    agreements.any(|agreement| {
        agreement
            .addresses
            .iter()
            .any(|addressed| addressed.challenge == choice.id)
    })
}

fn challenge_cell(view: &View, group: Group, addressed: bool) -> Html {
    let label = if addressed {
        key::RESULTS_OVERVIEW_YES
    } else {
        key::RESULTS_OVERVIEW_NO
    };
    html! {
        <td role="cell" class={classes!("iag-matrix-challenge", group.class())}>
            if addressed { { icon::dot(group) } } else { <i class="iag-speck"></i> }
            <span class="iag-sr">{ view.text(label) }</span>
        </td>
    }
}

/// Renders the row for keeping current practice, without any program. Except for the challenges,
/// this row has the same columns as the other rows.
fn practice(view: &View, challenges: usize) -> Html {
    let Some(option) = view.catalog.options().first() else {
        return Html::default();
    };
    html! {
        <tbody role="rowgroup">
            <tr role="row" class="iag-matrix-row iag-matrix-keep">
                <th role="rowheader" scope="row" colspan={(challenges + 1).to_string()}>
                    { view.link(Page::Option(0), "iag-link", html! { &option.name }) }
                    <small>{ view.text(key::SOFAR_KEEP) }</small>
                </th>
                { topic_cells(view, &topic_texts(view, &[&option.compare])) }
                <td role="cell" class="iag-matrix-line">{ view.text(key::SOFAR_KEEP) }</td>
            </tr>
        </tbody>
    }
}
