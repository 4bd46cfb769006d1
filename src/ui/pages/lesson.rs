//! The page of a classroom lesson: first a scenario's story, then the guesses of the class, then
//! the verdicts one at a time.
//!
//! The field `step` of `state::lesson::Lesson` records how far the lesson has progressed.

mod comparison;
mod rows;
mod what_if;

pub use rows::{name, status};

use crate::state::action::{Command, DeferredAction};
use crate::state::lesson::LessonEvent;
use crate::state::page::Page;
use crate::ui::View;
use crate::ui::html::{Html, html};
use crate::ui::widgets::heading;
use guide_engine::answer::Answer;
use guide_engine::assess::{self, Assessed};
use guide_engine::catalog::{AgreementIx, LinkedScenario};
use guide_engine::document::Scenario;
use guide_engine::explain;
use guide_engine::messages::{Key, key};

/// The scenario of a lesson and its assessment.
struct LessonData<'v> {
    index: usize,
    scenario: &'v Scenario,
    linked: &'v LinkedScenario,
    discussed: Vec<AgreementIx>,
    assessed: Assessed,
}

/// Renders the lesson page of the scenario with this index.
pub fn lesson(view: &View, index: usize) -> Html {
    let Some((scenario, linked)) = view.catalog.scenarios().nth(index) else {
        return Html::default();
    };
    let data = LessonData {
        index,
        scenario,
        linked,
        discussed: view.state.discussed(index),
        assessed: assess::assess(view.catalog, &linked.answers, linked.as_of),
    };
    let step = view.state.lesson().step;
    let is_last = step == data.discussed.len() + 2;
    html! {
        <div class="iag-present">
            <div class="iag-wrap iag-class">
                <div class="iag-class-told">
                    { heading::heading(html! { &scenario.title }) }
                    if step == 0 { { story(view, &data) } } else { { facts(view, &data) } }
                </div>
                if step > 0 {
                    <div>
                        <h2 class="iag-h2">{ view.text(key::CLASS_GUESS) }</h2>
                        { rows::rows(view, &data) }
                    </div>
                }
            </div>
            { controls(view, &data) }
            if is_last { { discussion(view, &data) } }
        </div>
    }
}

fn story(view: &View, data: &LessonData) -> Html {
    html! {
        <section class="iag-class-story" aria-label={view.text(key::CLASS_STORY).to_owned()}>
            for paragraph in &data.scenario.story { <p>{ paragraph }</p> }
        </section>
    }
}

/// Renders the scenario's answers as a list, followed by the questions answered with "not sure".
fn facts(view: &View, data: &LessonData) -> Html {
    let answers = &data.linked.answers;
    let known = view
        .catalog
        .all_questions()
        .filter(|(index, _)| matches!(answers.get(*index), Answer::Chosen(_)));
    let open = view
        .catalog
        .questions()
        .filter(|(index, _)| *answers.get(*index) == Answer::NotSure);
    let open: Vec<_> = open.map(|(_, question)| question.short.as_str()).collect();
    let open = view.messages().list(open);
    html! {
        <>
            <h2 class="iag-h3">{ view.text(key::CLASS_FACTS) }</h2>
            <dl class="iag-class-facts">
                for (index, question) in known {
                    <div>
                        <dt>{ &question.short }</dt>
                        <dd>{ explain::answer_in_short(view.catalog, answers, index) }</dd>
                    </div>
                }
            </dl>
            if !open.is_empty() {
                <p><b>{ view.messages().fill(key::CLASS_OPEN, &[("questions", &open)]) }</b></p>
            }
        </>
    }
}

/// Renders the bar at the bottom: buttons for the next and the previous step, the number of the
/// step, the button for full-screen mode, the link that ends the lesson, and the shortcut keys.
fn controls(view: &View, data: &LessonData) -> Html {
    let lesson = view.state.lesson();
    let last = data.discussed.len() + 2;
    let (n, all) = ((lesson.step + 1).to_string(), (last + 1).to_string());
    let forward = if lesson.step > 0 && lesson.step + 1 < last {
        key::CLASS_REVEAL
    } else {
        key::CLASS_FORTH
    };
    let continued = |event| DeferredAction::LessonContinued(event);
    html! {
        <div class="iag-class-ways"><div class="iag-wrap">
            if lesson.step < last {
                { view.button(
                    continued(LessonEvent::Forward),
                    "iag-btn",
                    html! { view.text(forward) },
                ) }
            }
            if lesson.step > 0 {
                { view.button(
                    continued(LessonEvent::Back),
                    "iag-btn iag-btn-line",
                    html! { view.text(key::CLASS_BACK) },
                ) }
            }
            <span class="iag-class-step">
                { view.messages().fill(key::CLASS_STEP, &[("n", &n), ("all", &all)]) }
            </span>
            { view.button(
                DeferredAction::CommandRequested(Command::FullScreen),
                "iag-textbtn",
                html! { view.text(key::CLASS_FULL) },
            ) }
            { view.link(Page::Scenarios, "iag-link", html! { view.text(key::CLASS_END) }) }
            { shortcut_keys(view, key::CLASS_KEYS) }
        </div></div>
    }
}

/// Renders the checkbox that turns the shortcut keys off. Unless they are off, also renders
/// `message`, which lists the keys.
pub fn shortcut_keys(view: &View, message: Key) -> Html {
    let are_off = view.state.lesson().keys_off;
    html! {
        <>
            <label class="iag-check">
                <input
                    type="checkbox"
                    checked={are_off}
                    onchange={view.on(DeferredAction::LessonContinued(LessonEvent::KeysToggled))}
                />
                <span>{ view.text(key::CLASS_KEYS_OFF) }</span>
            </label>
            if !are_off { <p class="iag-small">{ view.text(message) }</p> }
        </>
    }
}

/// Renders the part of the page after the last verdict: the guesses that differed, the questions to
/// discuss, a section to try other answers, and the comparison with another scenario.
fn discussion(view: &View, data: &LessonData) -> Html {
    html! {
        <div class="iag-wrap">
            { rows::summary(view, data) }
            <section class="iag-sec">
                <h2 class="iag-h2">{ view.text(key::CLASS_DISCUSS) }</h2>
                <ul class="iag-bul">
                    for question in &data.scenario.discuss { <li>{ question }</li> }
                </ul>
            </section>
            { what_if::what_if(view, data) }
            { comparison::comparison(view, data) }
        </div>
    }
}
