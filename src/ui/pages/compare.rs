//! The page that compares agreements and standing options (things an agency can do without any
//! program) in a table. Each agreement or option has a column, and each topic has a row.
//! `Presentation` in `state::presentation` holds the entries to compare.

mod table;

use crate::state::action::{Comparable, DeferredAction};
use crate::ui::View;
use crate::ui::html::{Html, classes, html};
use crate::ui::pages::compare::table::{Column, columns, table};
use crate::ui::widgets::back_link::back_link;
use crate::ui::widgets::heading;
use crate::ui::widgets::radio_form::radio_form;
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

fn switch(view: &View) -> Html {
    let differing = view.state.presentation().only_differing;
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
