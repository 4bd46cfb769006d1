//! The control with which the person chooses the day of the verdicts: the default day or a past
//! day.
//!
//! The list of programs and the results page show this control.

use crate::state::action::Action;
use crate::ui::View;
use crate::ui::html::{Html, classes, html};
use crate::ui::widgets::radio_form::one_of;
use guide_engine::explain;
use guide_engine::messages::key;

/// Renders the control, or nothing if the catalog lists no past days.
pub fn control(view: &View) -> Html {
    let rosters = &view.catalog.document().about.rosters;
    if rosters.is_empty() {
        return Html::default();
    }
    let date = |day| explain::date(view.messages(), day);
    let usual = match view.state.fixed() {
        Some(fixed) => date(fixed),
        None => {
            let today = date(view.state.today());
            view.messages().fill(key::ASOF_TODAY, &[("date", &today)])
        }
    };
    let chosen = view.state.presentation().roster;
    let days = rosters
        .iter()
        .enumerate()
        .map(|(at, roster)| (Some(at), roster.name.clone()));
    html! {
        <>
            <fieldset class="iag-switch iag-asof">
                <legend>{ view.text(key::ASOF_TITLE) }</legend>
                { one_of(html! {
                    for (day, name) in std::iter::once((None, usual)).chain(days) {
                        <label class={classes!((day == chosen).then_some("iag-switch-on"))}>
                            <input type="radio" name="iag-asof" checked={day == chosen} onchange={view.on(Action::DayChosen(day))} />
                            <span>{ name }</span>
                        </label>
                    }
                }) }
            </fieldset>
            { past(view) }
        </>
    }
}

/// Renders a notice that names the day of the verdicts, if the person or the host page chose that
/// day. Otherwise renders nothing.
pub fn past(view: &View) -> Html {
    let rosters = &view.catalog.document().about.rosters;
    let chosen = view
        .state
        .presentation()
        .roster
        .and_then(|at| rosters.get(at));
    let fixed = view.state.fixed();
    let fixed = fixed.map(|day| explain::date(view.messages(), day));
    let said = |name: &str| view.messages().fill(key::ASOF_PAST, &[("date", name)]);
    let day = chosen.map(|roster| roster.name.clone()).or(fixed);
    html! { if let Some(day) = day { <p class="iag-panel">{ said(&day) }</p> } }
}
