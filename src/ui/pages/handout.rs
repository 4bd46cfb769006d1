//! Scenarios for print: the handout of one scenario (story, blank worksheet, answer key), and the
//! booklet of all scenarios. Each part starts on a new sheet.

use crate::state::action::{Command, DeferredAction};
use crate::state::part;
use crate::ui::View;
use crate::ui::html::{Html, html};
use crate::ui::pages::lesson::name;
use crate::ui::pages::worksheet;
use crate::ui::widgets::back_link::back_link;
use guide_engine::catalog::{AgreementIx, LinkedScenario};
use guide_engine::document::Scenario;
use guide_engine::messages::key;

/// Renders the handout of one scenario, with its answer key at the end.
pub fn handout(view: &View, index: usize) -> Html {
    let scenario = view.catalog.scenarios().nth(index);
    html! {
        if let Some((scenario, linked)) = scenario {
            <div class="iag-wrap iag-paper">
                { controls(view) }
                { story(view, scenario, true) }
                { worksheet::sheet(view, false) }
                { key(view, scenario, linked) }
            </div>
        }
    }
}

/// Renders the booklet: a list of all scenarios, their stories, and then their answer keys.
pub fn booklet(view: &View) -> Html {
    html! {
        <div class="iag-wrap iag-paper">
            { controls(view) }
            <article class="iag-sheet">
                <h1 data-part={part::HEADING} tabindex="-1">{ view.text(key::CLASS_BOOKLET) }</h1>
                <p>{ view.text(key::FOOT_NOT) }</p>
                <ol>
                    for (scenario, _) in view.catalog.scenarios() { <li>{ &scenario.title }</li> }
                </ol>
            </article>
            for (scenario, _) in view.catalog.scenarios() { { story(view, scenario, false) } }
            for (scenario, linked) in view.catalog.scenarios() { { key(view, scenario, linked) } }
        </div>
    }
}

fn controls(view: &View) -> Html {
    let print = DeferredAction::CommandRequested(Command::Print);
    html! {
        <div class="iag-screen">
            { back_link(view) }
            <div class="iag-btns">
                { view.button(print, "iag-btn", html! { view.text(key::BRIEF_PRINT) }) }
            </div>
        </div>
    }
}

/// Renders the story with the questions to discuss. If `first` is true, the title of the story is
/// the heading of the page.
fn story(view: &View, scenario: &Scenario, first: bool) -> Html {
    html! {
        <article class="iag-sheet iag-annex">
            if first {
                <h1 data-part={part::HEADING} tabindex="-1">{ &scenario.title }</h1>
            } else {
                <h2>{ &scenario.title }</h2>
            }
            for paragraph in &scenario.story { <p>{ paragraph }</p> }
            <@{worksheet::below(first)}>{ view.text(key::CLASS_DISCUSS) }</@>
            <ul class="iag-bul">for question in &scenario.discuss { <li>{ question }</li> }</ul>
        </article>
    }
}

fn key(view: &View, scenario: &Scenario, linked: &LinkedScenario) -> Html {
    let title = view
        .messages()
        .fill(key::CLASS_KEY_TITLE, &[("title", &scenario.title)]);
    let entries = scenario.expected.iter().enumerate();
    html! {
        <article class="iag-sheet iag-annex">
            <h2>{ title }</h2>
            <table>
                <caption class="iag-sr">{ view.text(key::CLASS_EXPECTED) }</caption>
                <tbody>
                    for (index, entry) in entries {
                        <tr>
                            <th scope="row">{ agreements(view, linked, index) }</th>
                            <td>{ view.messages().verdict(entry.verdict) }</td>
                            <td>{ &entry.because }</td>
                        </tr>
                    }
                </tbody>
            </table>
        </article>
    }
}

/// Returns the names of the agreements to which an entry of the answer key applies.
fn agreements(view: &View, linked: &LinkedScenario, entry: usize) -> String {
    let indices = linked
        .expected
        .iter()
        .enumerate()
        .filter(|(_, expected)| **expected == Some(entry));
    let names: Vec<_> = indices
        .map(|(index, _)| name(view, AgreementIx(index)))
        .collect();
    view.messages().row(key::LIST_SERIES, &names)
}
