//! The page "After you have asked": the open points, and the answer to each.
//!
//! An open point is a question that only ICE, the agency's counsel or another agency can settle.

use crate::state::action::{Action, DeferredAction};
use crate::state::page::Page;
use crate::ui::View;
use crate::ui::html::event::day_in;
use crate::ui::html::{Html, classes, html};
use crate::ui::widgets::back_link::back_link;
use crate::ui::widgets::radio_form::one_of;
use crate::ui::widgets::verdict::{can_decide, standings};
use crate::ui::widgets::{claims, heading, icon, so_far};
use guide_engine::answer::Answer;
use guide_engine::condition::QuestionIx;
use guide_engine::document::Settlement;
use guide_engine::document::{Claim, Desk, Point, Question};
use guide_engine::messages::key;
use yew::Event;

/// Renders the page. The points that have an answer or that can decide a verdict come first. The
/// others are in a collapsed section.
pub fn open_points(view: &View) -> Html {
    let standings = standings(view);
    let decides = |index: QuestionIx| {
        *view.state.answers().get(index) != Answer::Open
            || can_decide(view, &standings, index).is_some()
    };
    let (first, others): (Vec<_>, Vec<_>) = view
        .catalog
        .points()
        .partition(|(index, _)| decides(*index));
    let list = |points: &[(QuestionIx, &Question)]| -> Html {
        let points = points.iter();
        points
            .map(|(index, own)| {
                let decided = can_decide(view, &standings, *index);
                one(view, *index, own, decided)
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
                    if first.is_empty() { <p class="iag-panel">{ view.text(key::ASKED_NOTHING) }</p> }
                    <div>{ list(&first) }</div>
                    if !others.is_empty() {
                        <details class="iag-disc">
                            <summary>{ icon::chevron() }<span>{ view.text(key::ASKED_OTHERS) }</span></summary>
                            <div class="iag-disc-in">{ list(&others) }</div>
                        </details>
                    }
                    <div class="iag-btns iag-ways-on">
                        { view.link(Page::Results, "iag-btn", html! { view.text(key::REVIEW_RESULTS) }) }
                        { view.link(Page::Transfer, "iag-link", html! { view.text(key::RESULTS_TAKE) }) }
                    </div>
                </div>
                { so_far::side(view) }
            </div></div>
            { so_far::bar(view) }
        </>
    }
}

/// Renders an open point: its choices, who gave the answer and when, the programs that the answer
/// can decide, and a sourced statement for each of the two choices.
fn one(view: &View, index: QuestionIx, own: &Question, decided: Option<String>) -> Html {
    let Some(point) = &own.point else {
        return Html::default();
    };
    let answer = view.state.answers().get(index);
    let told = view.state.answers().settlement(index);
    let hint = format!("iag-{}-asks", own.id);
    html! {
        <section class="iag-point" key={index.0}>
            { one_of(html! {
                <fieldset aria-describedby={hint.clone()}>
                    <legend><h3 class="iag-h3">{ &own.text }</h3></legend>
                    <p class="iag-hint" id={hint}>{ &own.hint }</p>
                    <div class="iag-tiles">
                        for (position, choice) in own.choices.iter().enumerate() {
                            { tile(own, choice.id.as_str(), &choice.label, is_chosen(answer, position), view.on(Action::Chosen(index, position))) }
                        }
                        { tile(own, "open", view.text(key::ASKED_OPEN), *answer == Answer::Open, view.on(Action::AnswerCleared(index))) }
                    </div>
                </fieldset>
            }) }
            if let Some(told) = told { { record(view, index, own, told) } }
            if let Some(programs) = decided {
                <p class="iag-small">{ view.messages().fill(key::RESULTS_CAN_DECIDE, &[("programs", &programs)]) }</p>
            }
            { sides(view, own, point) }
        </section>
    }
}

fn is_chosen(answer: &Answer, choice: usize) -> bool {
    matches!(answer, Answer::Chosen(chosen) if chosen.contains(&choice))
}

fn tile(
    own: &Question,
    id: &str,
    label: &str,
    chosen: bool,
    onchange: yew::Callback<Event>,
) -> Html {
    html! {
        <label class={classes!("iag-tile", "iag-tile-one", chosen.then_some("iag-tile-on"))}>
            <input type="radio" id={format!("iag-{}-{id}", own.id)} name={format!("iag-{}", own.id)} checked={chosen} onchange={onchange} />
            <span class="iag-box">{ icon::tick() }</span>
            <span class="iag-label">{ label }</span>
        </label>
    }
}

/// Renders the fields that record who gave the answer, and when.
fn record(view: &View, index: QuestionIx, own: &Question, told: Settlement) -> Html {
    let on = view.send.reform(move |event: Event| {
        let on = day_in(&event);
        DeferredAction::PointSettled(index, Settlement { on, ..told }).into()
    });
    let day = told.on.map(|day| day.to_string()).unwrap_or_default();
    let name = format!("iag-{}-from", own.id);
    html! {
        <div class="iag-told">
            { one_of(html! {
                <fieldset class="iag-switch">
                    <legend>{ view.text(key::ASKED_FROM) }</legend>
                    for from in [Desk::Ice, Desk::Counsel, Desk::Agency] {
                        <label class={classes!((from == told.from).then_some("iag-switch-on"))}>
                            <input type="radio" name={name.clone()} checked={from == told.from} onchange={view.on(DeferredAction::PointSettled(index, Settlement { from, ..told }))} />
                            <span>{ view.messages().desk(from) }</span>
                        </label>
                    }
                </fieldset>
            }) }
            <label class="iag-told-on"><span>{ view.text(key::ASKED_ON) }</span>{ " " }<input type="date" value={day} onchange={on} /></label>
        </div>
    }
}

/// Renders the sourced statement for each of the two choices.
fn sides(view: &View, own: &Question, point: &Point) -> Html {
    let sides: Vec<(&str, &Claim)> = own
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
