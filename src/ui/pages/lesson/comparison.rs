//! The comparison of a lesson's scenario with another scenario: a table of the answers and verdicts
//! that differ. The lesson page shows the comparison after the last verdict is revealed.

use crate::state::action::DeferredAction;
use crate::state::lesson::LessonEvent;
use crate::ui::View;
use crate::ui::html::{Html, html};
use crate::ui::pages::lesson::Told;
use crate::ui::pages::lesson::rows::name;
use crate::ui::widgets::icon;
use crate::ui::widgets::radio_form::one_of;
use guide_engine::assess::{self, Assessed};
use guide_engine::catalog::LinkedScenario;
use guide_engine::document::Scenario;
use guide_engine::explain;
use guide_engine::messages::{Key, key};

/// Renders the radio buttons that choose the other scenario, and below them the table of
/// differences.
pub fn beside(view: &View, told: &Told) -> Html {
    let chosen = view.state.lesson().beside;
    let other = chosen.and_then(|at| view.catalog.scenarios().nth(at));
    html! {
        <section class="iag-sec">
            <h2 class="iag-h2">{ view.text(key::CLASS_BESIDE) }</h2>
            <details class="iag-disc">
                <summary>{ icon::chevron() }<span>{ view.text(key::CLASS_BESIDE_CHOOSE) }</span></summary>
                { one_of(others(view, told, chosen)) }
            </details>
            if let Some((scenario, linked)) = other { { table(view, told, scenario, linked) } }
        </section>
    }
}

fn others(view: &View, told: &Told, chosen: Option<usize>) -> Html {
    html! {
        <fieldset class="iag-disc-in iag-checks">
            <legend class="iag-sr">{ view.text(key::CLASS_BESIDE_CHOOSE) }</legend>
            for (at, (scenario, _)) in view.catalog.scenarios().enumerate() {
                if at != told.position {
                    <label class="iag-check">
                        <input
                            type="radio" name="iag-beside" checked={chosen == Some(at)}
                            onchange={view.on(DeferredAction::LessonContinued(LessonEvent::ComparisonChosen(Some(at))))}
                        />
                        <span>{ &scenario.title }</span>
                    </label>
                }
            }
        </fieldset>
    }
}

fn table(view: &View, told: &Told, scenario: &Scenario, linked: &LinkedScenario) -> Html {
    let other = assess::assess(view.catalog, &linked.answers, linked.as_of);
    let answers = view
        .catalog
        .all_questions()
        .filter_map(|(index, question)| {
            let both = [&told.linked.answers, &linked.answers];
            let both = both.map(|answers| explain::answer(view.catalog, answers, index));
            (both[0] != both[1]).then(|| row(&question.short, both))
        });
    let verdicts = view.catalog.agreements().filter_map(|(index, ..)| {
        let verdict = |assessed: &Assessed| assessed.agreements.get(index.0).map(|own| own.verdict);
        let (own, other) = (verdict(&told.assessed)?, verdict(&other)?);
        let both = [own, other].map(|verdict| view.messages().verdict(verdict).to_owned());
        (own != other).then(|| row(name(view, index), both))
    });
    html! {
        <table class="iag-compare">
            <thead>
                <tr>
                    <th scope="col"><span class="iag-sr">{ view.text(key::COMPARE_TOPIC) }</span></th>
                    <th scope="col">{ &told.scenario.title }</th>
                    <th scope="col">{ &scenario.title }</th>
                </tr>
            </thead>
            { part(view, key::CLASS_BESIDE_ANSWERS, answers.collect()) }
            { part(view, key::CLASS_BESIDE_VERDICTS, verdicts.collect()) }
        </table>
    }
}

fn part(view: &View, title: Key, rows: Vec<Html>) -> Html {
    html! {
        <tbody>
            <tr><th scope="rowgroup" colspan="3">{ view.text(title) }</th></tr>
            if rows.is_empty() { <tr><td colspan="3">{ view.text(key::CLASS_BESIDE_NONE) }</td></tr> } else { for row in rows { { row } } }
        </tbody>
    }
}

fn row(name: &str, [own, other]: [String; 2]) -> Html {
    html! { <tr><th scope="row">{ name }</th><td>{ own }</td><td>{ other }</td></tr> }
}
