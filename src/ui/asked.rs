//! The page "After you have asked": the open points, and the answer to each.
//!
//! An open point is a question that only ICE, the agency's counsel or another agency can settle.

use super::one_of::one_of;
use super::verdict::{can_decide, standings};
use super::{View, claims, glyph, sofar};
use crate::app::action::{Action, Page};
use crate::app::day_in;
use crate::ui::markup::{Html, classes, html};
use guide_engine::answer::{Answer, Told};
use guide_engine::condition::QuestionIx;
use guide_engine::document::{Claim, Desk, Point, Question};
use guide_engine::word;
use yew::Event;

/// Renders the page. The points that have an answer or that can decide a verdict come first. The
/// others are in a collapsed section.
pub fn asked(view: &View) -> Html {
    let standings = standings(view);
    let decides = |place: QuestionIx| {
        *view.state.answers().get(place) != Answer::Open
            || can_decide(view, &standings, place).is_some()
    };
    let (first, others): (Vec<_>, Vec<_>) = view
        .catalog
        .points()
        .partition(|(place, _)| decides(*place));
    let list = |points: &[(QuestionIx, &Question)]| -> Html {
        let points = points.iter();
        points
            .map(|(place, own)| {
                let decided = can_decide(view, &standings, *place);
                one(view, *place, own, decided)
            })
            .collect()
    };
    html! {
        <>
            <div class="iag-wrap"><div class="iag-cols">
                <div>
                    { super::back(view) }
                    <h1 class="iag-h1 iag-heading" tabindex="-1">{ view.say(word::ASKED_TITLE) }</h1>
                    <p class="iag-lead">{ view.say(word::ASKED_LEAD) }</p>
                    <h2 class="iag-h2 iag-point-first">{ view.say(word::ASKED_DECIDING) }</h2>
                    if first.is_empty() { <p class="iag-panel">{ view.say(word::ASKED_NOTHING) }</p> }
                    <div>{ list(&first) }</div>
                    if !others.is_empty() {
                        <details class="iag-disc">
                            <summary>{ glyph::chevron() }<span>{ view.say(word::ASKED_OTHERS) }</span></summary>
                            <div class="iag-disc-in">{ list(&others) }</div>
                        </details>
                    }
                    <div class="iag-btns iag-ways-on">
                        { view.link(Page::Results, "iag-btn", html! { view.say(word::REVIEW_RESULTS) }) }
                        { view.link(Page::Take, "iag-link", html! { view.say(word::RESULTS_TAKE) }) }
                    </div>
                </div>
                { sofar::side(view) }
            </div></div>
            { sofar::bar(view) }
        </>
    }
}

/// Renders an open point: its choices, who gave the answer and when, the programs that the answer
/// can decide, and a sourced statement for each of the two choices.
fn one(view: &View, place: QuestionIx, own: &Question, decided: Option<String>) -> Html {
    let Some(point) = &own.point else {
        return Html::default();
    };
    let answer = view.state.answers().get(place);
    let told = view.state.answers().told(place);
    let hint = format!("iag-{}-asks", own.id);
    html! {
        <section class="iag-point" key={place.0}>
            { one_of(html! {
                <fieldset aria-describedby={hint.clone()}>
                    <legend><h3 class="iag-h3">{ &own.text }</h3></legend>
                    <p class="iag-hint" id={hint}>{ &own.hint }</p>
                    <div class="iag-tiles">
                        for (position, choice) in own.choices.iter().enumerate() {
                            { tile(own, choice.id.as_str(), &choice.label, is_chosen(answer, position), view.on(Action::Chosen(place, position))) }
                        }
                        { tile(own, "open", view.say(word::ASKED_OPEN), *answer == Answer::Open, view.on(Action::AnswerCleared(place))) }
                    </div>
                </fieldset>
            }) }
            if let Some(told) = told { { record(view, place, own, told) } }
            if let Some(programs) = decided {
                <p class="iag-small">{ view.words().fill(word::RESULTS_CAN_DECIDE, &[("programs", &programs)]) }</p>
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
            <span class="iag-box">{ glyph::tick() }</span>
            <span class="iag-label">{ label }</span>
        </label>
    }
}

/// Renders the fields that record who gave the answer, and when.
fn record(view: &View, place: QuestionIx, own: &Question, told: Told) -> Html {
    let on = view.send.reform(move |event: Event| {
        let on = day_in(&event);
        Action::ToldBy(place, Told { on, ..told })
    });
    let day = told.on.map(|day| day.to_string()).unwrap_or_default();
    let name = format!("iag-{}-from", own.id);
    html! {
        <div class="iag-told">
            { one_of(html! {
                <fieldset class="iag-switch">
                    <legend>{ view.say(word::ASKED_FROM) }</legend>
                    for from in [Desk::Ice, Desk::Counsel, Desk::Agency] {
                        <label class={classes!((from == told.from).then_some("iag-switch-on"))}>
                            <input type="radio" name={name.clone()} checked={from == told.from} onchange={view.on(Action::ToldBy(place, Told { from, ..told }))} />
                            <span>{ view.words().desk(from) }</span>
                        </label>
                    }
                </fieldset>
            }) }
            <label class="iag-told-on"><span>{ view.say(word::ASKED_ON) }</span>{ " " }<input type="date" value={day} onchange={on} /></label>
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
