//! The page of a classroom lesson: first a scenario's story, then the guesses of the class, then
//! the verdicts one at a time.
//!
//! The field `step` of `app::store::Class` records how far the lesson has progressed.

mod beside;
mod rows;
mod what_if;

pub use rows::{name, said};

use super::View;
use crate::app::action::{Action, Lesson, Page, Request};
use crate::ui::markup::{Html, html};
use guide_engine::answer::Answer;
use guide_engine::assess::{self, Assessed};
use guide_engine::catalog::{AgreementIx, LinkedScenario};
use guide_engine::document::Scenario;
use guide_engine::explain;
use guide_engine::word::{self, Word};

/// The scenario of a lesson and its assessment.
struct Told<'v> {
    position: usize,
    scenario: &'v Scenario,
    linked: &'v LinkedScenario,
    discussed: Vec<AgreementIx>,
    assessed: Assessed,
}

/// Renders the lesson page of the scenario with the index `position`.
pub fn class(view: &View, position: usize) -> Html {
    let Some((scenario, linked)) = view.catalog.scenarios().nth(position) else {
        return Html::default();
    };
    let told = Told {
        position,
        scenario,
        linked,
        discussed: view.state.discussed(position),
        assessed: assess::assess(view.catalog, &linked.answers, linked.as_of),
    };
    let step = view.state.class().step;
    let is_last = step == told.discussed.len() + 2;
    html! {
        <div class="iag-present">
            <div class="iag-wrap iag-class">
                <div class="iag-class-told">
                    <h1 class="iag-h1 iag-heading" tabindex="-1">{ &scenario.title }</h1>
                    if step == 0 { { story(view, &told) } } else { { facts(view, &told) } }
                </div>
                if step > 0 {
                    <div>
                        <h2 class="iag-h2">{ view.say(word::CLASS_GUESS) }</h2>
                        { rows::rows(view, &told) }
                    </div>
                }
            </div>
            { ways(view, &told) }
            if is_last { { after(view, &told) } }
        </div>
    }
}

fn story(view: &View, told: &Told) -> Html {
    html! {
        <section class="iag-class-story" aria-label={view.say(word::CLASS_STORY).to_owned()}>
            for paragraph in &told.scenario.story { <p>{ paragraph }</p> }
        </section>
    }
}

/// Renders the scenario's answers as a list, followed by the questions answered with "not sure".
fn facts(view: &View, told: &Told) -> Html {
    let answers = &told.linked.answers;
    let known = view
        .catalog
        .all_questions()
        .filter(|(place, _)| matches!(answers.get(*place), Answer::Chosen(_)));
    let open = view
        .catalog
        .questions()
        .filter(|(place, _)| *answers.get(*place) == Answer::NotSure);
    let open: Vec<_> = open.map(|(_, question)| question.short.as_str()).collect();
    let open = view.words().list(open);
    html! {
        <>
            <h2 class="iag-h3">{ view.say(word::CLASS_FACTS) }</h2>
            <dl class="iag-class-facts">
                for (place, question) in known {
                    <div><dt>{ &question.short }</dt><dd>{ explain::answer_in_short(view.catalog, answers, place) }</dd></div>
                }
            </dl>
            if !open.is_empty() { <p><b>{ view.words().fill(word::CLASS_OPEN, &[("questions", &open)]) }</b></p> }
        </>
    }
}

/// Renders the bar at the bottom: buttons for the next and the previous step, the number of the
/// step, and the shortcut keys.
fn ways(view: &View, told: &Told) -> Html {
    let class = view.state.class();
    let last = told.discussed.len() + 2;
    let (n, all) = ((class.step + 1).to_string(), (last + 1).to_string());
    let on = if class.step > 0 && class.step + 1 < last {
        word::CLASS_REVEAL
    } else {
        word::CLASS_FORTH
    };
    let taught = |lesson| Action::Taught(lesson);
    html! {
        <div class="iag-class-ways"><div class="iag-wrap">
            if class.step < last { { view.button(taught(Lesson::Forth), "iag-btn", html! { view.say(on) }) } }
            if class.step > 0 { { view.button(taught(Lesson::Back), "iag-btn iag-btn-line", html! { view.say(word::CLASS_BACK) }) } }
            <span class="iag-class-step">{ view.words().fill(word::CLASS_STEP, &[("n", &n), ("all", &all)]) }</span>
            { view.button(Action::Asked(Request::FullScreen), "iag-textbtn", html! { view.say(word::CLASS_FULL) }) }
            { view.link(Page::Scenarios, "iag-link", html! { view.say(word::CLASS_END) }) }
            { keys(view, word::CLASS_KEYS) }
        </div></div>
    }
}

/// Renders the checkbox that turns the shortcut keys off. Unless they are off, also renders the
/// message `which`, which lists the keys.
pub fn keys(view: &View, which: Word) -> Html {
    let off = view.state.class().keys_off;
    html! {
        <>
            <label class="iag-check">
                <input type="checkbox" checked={off} onchange={view.on(Action::Taught(Lesson::KeysToggled))} />
                <span>{ view.say(word::CLASS_KEYS_OFF) }</span>
            </label>
            if !off { <p class="iag-small">{ view.say(which) }</p> }
        </>
    }
}

/// Renders the part of the page after the last verdict: the guesses that differed, the questions to
/// discuss, a section to try other answers, and the comparison with another scenario.
fn after(view: &View, told: &Told) -> Html {
    html! {
        <div class="iag-wrap">
            { rows::summary(view, told) }
            <section class="iag-sec">
                <h2 class="iag-h2">{ view.say(word::CLASS_DISCUSS) }</h2>
                <ul class="iag-bul">for question in &told.scenario.discuss { <li>{ question }</li> }</ul>
            </section>
            { what_if::what_if(view, told) }
            { beside::beside(view, told) }
        </div>
    }
}
