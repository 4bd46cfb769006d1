//! The page "After you have asked": the open points, each with its answer.
//!
//! An open point is a question that only ICE, the agency's counsel or another agency can settle.

use crate::state::action::{Action, DeferredAction};
use crate::state::page::Page;
use crate::ui::View;
use crate::ui::html::event::day_in;
use crate::ui::html::{Html, classes, html};
use crate::ui::widgets::back_link::back_link;
use crate::ui::widgets::radio_form::radio_form;
use crate::ui::widgets::verdict::{programs_decided_by, standings};
use crate::ui::widgets::{claims, heading, icon, so_far};
use guide_engine::answer::Answer;
use guide_engine::condition::QuestionIx;
use guide_engine::document::{Claim, Desk, Point, Question, Settlement};
use guide_engine::messages::key;
use yew::Event;

/// Renders the page. The points that have an answer or that can decide a verdict come first. The
/// other points are in a collapsed section.
pub fn open_points(view: &View) -> Html {
    let standings = standings(view);
    let decides = |index: QuestionIx| {
        *view.state.answers().get(index) != Answer::Open
            || programs_decided_by(view, &standings, index).is_some()
    };
    let (first, others): (Vec<_>, Vec<_>) = view
        .catalog
        .points()
        .partition(|(index, _)| decides(*index));
    let list = |points: &[(QuestionIx, &Question)]| -> Html {
        let points = points.iter();
        points
            .map(|(index, question)| {
                let decided = programs_decided_by(view, &standings, *index);
                open_point(view, *index, question, decided)
            })
            .collect()
    };
    html! {
        <>
            <div class="iag-wrap"><div class="iag-cols">
                <div>
                    { back_link(view) }
                    { heading::heading(html! { view.text(key::ASKED_TITLE) }) }
                    <p class="iag-lead">{ view.text(key::ASKED_LEAD) }</p>
                    <h2 class="iag-h2 iag-point-first">{ view.text(key::ASKED_DECIDING) }</h2>
                    if first.is_empty() {
                        <p class="iag-panel">{ view.text(key::ASKED_NOTHING) }</p>
                    }
                    <div>{ list(&first) }</div>
                    if !others.is_empty() {
                        <details class="iag-disc">
                            <summary>
                                { icon::chevron() }<span>{ view.text(key::ASKED_OTHERS) }</span>
                            </summary>
                            <div class="iag-disc-in">{ list(&others) }</div>
                        </details>
                    }
                    <div class="iag-btns iag-ways-on">
                        { view.link(
                            Page::Results,
                            "iag-btn",
                            html! { view.text(key::REVIEW_RESULTS) },
                        ) }
                        { view.link(
                            Page::Transfer,
                            "iag-link",
                            html! { view.text(key::RESULTS_TAKE) },
                        ) }
                    </div>
                </div>
                { so_far::panel(view) }
            </div></div>
            { so_far::bar(view) }
        </>
    }
}

/// Renders an open point: its choices, who gave the answer and when, the programs that the answer
/// can decide, and a sourced statement for each of the two choices.
fn open_point(
    view: &View,
    index: QuestionIx,
    question: &Question,
    decided: Option<String>,
) -> Html {
    let Some(point) = &question.point else {
        return Html::default();
    };
    let answer = view.state.answers().get(index);
    let settlement = view.state.answers().settlement(index);
    let hint = format!("iag-{}-asks", question.id);
    html! {
        <section class="iag-point" key={index.0}>
            { radio_form(html! {
                <fieldset aria-describedby={hint.clone()}>
                    <legend><h3 class="iag-h3">{ &question.text }</h3></legend>
                    <p class="iag-hint" id={hint}>{ &question.hint }</p>
                    <div class="iag-tiles">
                        for (choice_index, choice) in question.choices.iter().enumerate() {
                            { tile(
                                question,
                                choice.id.as_str(),
                                &choice.label,
                                is_chosen(answer, choice_index),
                                view.on(Action::Chosen(index, choice_index)),
                            ) }
                        }
                        { tile(
                            question,
                            "open",
                            view.text(key::ASKED_OPEN),
                            *answer == Answer::Open,
                            view.on(Action::AnswerCleared(index)),
                        ) }
                    </div>
                </fieldset>
            }) }
            if let Some(settlement) = settlement { { record(view, index, question, settlement) } }
            if let Some(programs) = decided {
                <p class="iag-small">
                    { view.messages().fill(key::RESULTS_CAN_DECIDE, &[("programs", &programs)]) }
                </p>
            }
            { sides(view, question, point) }
        </section>
    }
}

fn is_chosen(answer: &Answer, choice: usize) -> bool {
    matches!(answer, Answer::Chosen(chosen) if chosen.contains(&choice))
}

fn tile(
    question: &Question,
    id: &str,
    label: &str,
    chosen: bool,
    onchange: yew::Callback<Event>,
) -> Html {
    html! {
        <label class={classes!("iag-tile", "iag-tile-one", chosen.then_some("iag-tile-on"))}>
            <input
                type="radio"
                id={format!("iag-{}-{id}", question.id)}
                name={format!("iag-{}", question.id)}
                checked={chosen}
                onchange={onchange}
            />
            <span class="iag-box">{ icon::tick() }</span>
            <span class="iag-label">{ label }</span>
        </label>
    }
}

/// Renders the fields that record who gave the answer, and when.
fn record(view: &View, index: QuestionIx, question: &Question, settlement: Settlement) -> Html {
    let on = view.send.reform(move |event: Event| {
        let on = day_in(&event);
        DeferredAction::PointSettled(index, Settlement { on, ..settlement }).into()
    });
    let day = settlement.on.map(|day| day.to_string()).unwrap_or_default();
    let name = format!("iag-{}-from", question.id);
    html! {
        <div class="iag-told">
            { radio_form(html! {
                <fieldset class="iag-switch">
                    <legend>{ view.text(key::ASKED_FROM) }</legend>
                    for from in [Desk::Ice, Desk::Counsel, Desk::Agency] {
                        <label
                            class={classes!((from == settlement.from).then_some("iag-switch-on"))}
                        >
                            <input
                                type="radio"
                                name={name.clone()}
                                checked={from == settlement.from}
                                onchange={view.on(DeferredAction::PointSettled(
                                    index,
                                    Settlement { from, ..settlement },
                                ))}
                            />
                            <span>{ view.messages().desk(from) }</span>
                        </label>
                    }
                </fieldset>
            }) }
            <label class="iag-told-on">
                <span>{ view.text(key::ASKED_ON) }</span>
                { " " }
                <input type="date" value={day} onchange={on} />
            </label>
        </div>
    }
}

/// Renders the sourced statement for each of the two choices.
fn sides(view: &View, question: &Question, point: &Point) -> Html {
    let sides: Vec<(&str, &Claim)> = question
        .choices
        .iter()
        .map(|choice| choice.label.as_str())
        .zip([&point.one, &point.other])
        .filter(|(_, side)| view.shows(&side.cite))
        .collect();
    html! {
        <dl class="iag-sides">
            for (label, side) in sides {
                <div><dt>{ label }</dt><dd>{ claims::claim(view, side) }</dd></div>
            }
        </dl>
    }
}
