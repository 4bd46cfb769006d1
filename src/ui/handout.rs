//! Scenarios for print: the handout of one scenario (story, blank worksheet, answer key), and the
//! booklet of all scenarios. Each part starts on a new sheet.

use super::class::name;
use super::{View, worksheet};
use crate::app::action::{Action, Request};
use crate::ui::markup::{Html, html};
use guide_engine::catalog::{AgreementIx, LinkedScenario};
use guide_engine::document::Scenario;
use guide_engine::word;

/// Renders the handout of one scenario, with its answer key at the end.
pub fn handout(view: &View, position: usize) -> Html {
    let told = view.catalog.scenarios().nth(position);
    html! {
        if let Some((scenario, linked)) = told {
            <div class="iag-wrap iag-paper">
                { screen(view) }
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
            { screen(view) }
            <article class="iag-sheet">
                <h1 class="iag-heading" tabindex="-1">{ view.say(word::CLASS_BOOKLET) }</h1>
                <p>{ view.say(word::FOOT_NOT) }</p>
                <ol>for (scenario, _) in view.catalog.scenarios() { <li>{ &scenario.title }</li> }</ol>
            </article>
            for (scenario, _) in view.catalog.scenarios() { { story(view, scenario, false) } }
            for (scenario, linked) in view.catalog.scenarios() { { key(view, scenario, linked) } }
        </div>
    }
}

fn screen(view: &View) -> Html {
    let print = Action::Asked(Request::Print);
    html! {
        <div class="iag-screen">
            { super::back(view) }
            <div class="iag-btns">{ view.button(print, "iag-btn", html! { view.say(word::BRIEF_PRINT) }) }</div>
        </div>
    }
}

/// Renders the story with the questions to discuss. If `first` is true, the title of the story is
/// the heading of the page.
fn story(view: &View, scenario: &Scenario, first: bool) -> Html {
    html! {
        <article class="iag-sheet iag-annex">
            if first { <h1 class="iag-heading" tabindex="-1">{ &scenario.title }</h1> } else { <h2>{ &scenario.title }</h2> }
            for paragraph in &scenario.story { <p>{ paragraph }</p> }
            <@{worksheet::below(first)}>{ view.say(word::CLASS_DISCUSS) }</@>
            <ul class="iag-bul">for question in &scenario.discuss { <li>{ question }</li> }</ul>
        </article>
    }
}

fn key(view: &View, scenario: &Scenario, linked: &LinkedScenario) -> Html {
    let title = view
        .words()
        .fill(word::CLASS_KEY_TITLE, &[("title", &scenario.title)]);
    let entries = scenario.expected.iter().enumerate();
    html! {
        <article class="iag-sheet iag-annex">
            <h2>{ title }</h2>
            <table>
                <caption class="iag-sr">{ view.say(word::CLASS_EXPECTED) }</caption>
                <tbody>
                    for (at, entry) in entries {
                        <tr>
                            <th scope="row">{ agreements(view, linked, at) }</th>
                            <td>{ view.words().verdict(entry.verdict) }</td>
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
    let places = linked
        .expected
        .iter()
        .enumerate()
        .filter(|(_, own)| **own == Some(entry));
    let names: Vec<_> = places.map(|(at, _)| name(view, AgreementIx(at))).collect();
    view.words().row(word::LIST_SERIES, &names)
}
