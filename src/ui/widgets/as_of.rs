//! The control with which the person chooses the day of the verdicts: the default day or a past
//! day.
//!
//! The list of programs and the results page show this control.

use crate::state::action::Action;
use crate::ui::View;
use crate::ui::html::{Html, classes, html};
use crate::ui::widgets::radio_form::radio_form;
use guide_engine::explain;
use guide_engine::messages::key;

/// Renders the control, or nothing if the catalog lists no past days.
pub fn control(view: &View) -> Html {
    let rosters = &view.catalog.document().about.rosters;
    if rosters.is_empty() {
        return Html::default();
    }
    let date = |day| explain::date(view.messages(), day);
    let default_day = match view.state.fixed_day() {
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
        .map(|(index, roster)| (Some(index), roster.name.clone()));
    html! {
        <>
            <fieldset class="iag-switch iag-asof">
                <legend>{ view.text(key::ASOF_TITLE) }</legend>
                { radio_form(html! {
                    for (day, name) in std::iter::once((None, default_day)).chain(days) {
                        <label class={classes!((day == chosen).then_some("iag-switch-on"))}>
                            <input
                                type="radio"
                                name="iag-asof"
                                checked={day == chosen}
                                onchange={view.on(Action::DayChosen(day))}
                            />
                            <span>{ name }</span>
                        </label>
                    }
                }) }
            </fieldset>
            { notice(view) }
        </>
    }
}

/// Renders a notice that names the day of the verdicts, if the person or the host page chose that
/// day. Otherwise renders nothing.
pub fn notice(view: &View) -> Html {
    let rosters = &view.catalog.document().about.rosters;
    let chosen = view
        .state
        .presentation()
        .roster
        .and_then(|index| rosters.get(index));
    let fixed = view.state.fixed_day();
    let fixed = fixed.map(|day| explain::date(view.messages(), day));
    let text = |name: &str| view.messages().fill(key::ASOF_PAST, &[("date", name)]);
    let day = chosen.map(|roster| roster.name.clone()).or(fixed);
    html! { if let Some(day) = day { <p class="iag-panel">{ text(&day) }</p> } }
}
