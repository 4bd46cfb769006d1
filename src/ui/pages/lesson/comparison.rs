//! The comparison of a lesson's scenario with another scenario: a table of the answers and verdicts
//! that differ. The lesson page shows the comparison after the last verdict is revealed.

use crate::state::action::DeferredAction;
use crate::state::lesson::LessonEvent;
use crate::ui::View;
use crate::ui::html::{Html, html};
use crate::ui::pages::lesson::LessonData;
use crate::ui::pages::lesson::rows::name;
use crate::ui::widgets::icon;
use crate::ui::widgets::radio_form::radio_form;
use guide_engine::assess::{self, Assessed};
use guide_engine::catalog::LinkedScenario;
use guide_engine::document::Scenario;
use guide_engine::explain;
use guide_engine::messages::{Key, key};

/// Renders the radio buttons with which the class chooses the other scenario, and below them the
/// table of differences.
pub fn comparison(view: &View, data: &LessonData) -> Html {
    let chosen = view.state.lesson().compared_with;
    let other = chosen.and_then(|index| view.catalog.scenarios().nth(index));
    html! {
        <section class="iag-sec">
            <h2 class="iag-h2">{ view.text(key::CLASS_BESIDE) }</h2>
            <details class="iag-disc">
                <summary>
                    { icon::chevron() }<span>{ view.text(key::CLASS_BESIDE_CHOOSE) }</span>
                </summary>
                { radio_form(others(view, data, chosen)) }
            </details>
            if let Some((scenario, linked)) = other { { table(view, data, scenario, linked) } }
        </section>
    }
}

fn others(view: &View, data: &LessonData, chosen: Option<usize>) -> Html {
    html! {
        <fieldset class="iag-disc-in iag-checks">
            <legend class="iag-sr">{ view.text(key::CLASS_BESIDE_CHOOSE) }</legend>
            for (index, (scenario, _)) in view.catalog.scenarios().enumerate() {
                if index != data.index {
                    <label class="iag-check">
                        <input
                            type="radio"
                            name="iag-beside"
                            checked={chosen == Some(index)}
                            onchange={view.on(DeferredAction::LessonContinued(
                                LessonEvent::ComparisonChosen(Some(index)),
                            ))}
                        />
                        <span>{ &scenario.title }</span>
                    </label>
                }
            }
        </fieldset>
    }
}

fn table(view: &View, data: &LessonData, scenario: &Scenario, linked: &LinkedScenario) -> Html {
    let other = assess::assess(view.catalog, &linked.answers, linked.as_of);
    let answers = view
        .catalog
        .all_questions()
        .filter_map(|(index, question)| {
            let both = [&data.linked.answers, &linked.answers];
            let both = both.map(|answers| explain::answer(view.catalog, answers, index));
            (both[0] != both[1]).then(|| row(&question.short, both))
        });
    let verdicts = view.catalog.agreements().filter_map(|(index, ..)| {
        let verdict = |assessed: &Assessed| {
            assessed
                .agreements
                .get(index.0)
                .map(|assessment| assessment.verdict)
        };
        let (this, other) = (verdict(&data.assessed)?, verdict(&other)?);
        let both = [this, other].map(|verdict| view.messages().verdict(verdict).to_owned());
        (this != other).then(|| row(name(view, index), both))
    });
    html! {
        <table class="iag-compare">
            <thead>
                <tr>
                    <th scope="col">
                        <span class="iag-sr">{ view.text(key::COMPARE_TOPIC) }</span>
                    </th>
                    <th scope="col">{ &data.scenario.title }</th>
                    <th scope="col">{ &scenario.title }</th>
                </tr>
            </thead>
            { table_body(view, key::CLASS_BESIDE_ANSWERS, answers.collect()) }
            { table_body(view, key::CLASS_BESIDE_VERDICTS, verdicts.collect()) }
        </table>
    }
}

fn table_body(view: &View, title: Key, rows: Vec<Html>) -> Html {
    html! {
        <tbody>
            <tr><th scope="rowgroup" colspan="3">{ view.text(title) }</th></tr>
            if rows.is_empty() {
                <tr><td colspan="3">{ view.text(key::CLASS_BESIDE_NONE) }</td></tr>
            } else {
                for row in rows { { row } }
            }
        </tbody>
    }
}

fn row(name: &str, [this, other]: [String; 2]) -> Html {
    html! { <tr><th scope="row">{ name }</th><td>{ this }</td><td>{ other }</td></tr> }
}
