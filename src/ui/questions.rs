//! The page that shows all questions that are asked, for people who prefer one page to one screen
//! per question.

use super::one_of::one_of;
use super::{View, question, sofar};
use crate::app::action::{Action, Page};
use crate::ui::markup::{Html, html};
use guide_engine::answer::Answer;
use guide_engine::condition::QuestionIx;
use guide_engine::document::Question;
use guide_engine::word;

/// Renders the page. Questions that are not asked, because they can change nothing, are left out
/// unless the person has chosen to be asked every question.
pub fn questions(view: &View) -> Html {
    let asked = |place: QuestionIx| {
        let asked = view.interview.asked.get(place.0).copied();
        view.state.asks_all() || asked.unwrap_or_default()
    };
    let all = view.catalog.questions().filter(|(place, _)| asked(*place));
    let all = all.map(|(place, own)| one(view, place, own));
    // The buttons are part of the list, so that Yew treats it as a keyed list even if there is only
    // one question. When an answer removes other questions, the question with the focus must keep
    // its elements.
    let all: Vec<Html> = all.chain([ways_on(view)]).collect();
    html! {
        <>
            <div class="iag-wrap"><div class="iag-cols">
                <div>
                    <h1 class="iag-h1 iag-heading" tabindex="-1">{ view.say(word::QUESTIONS_TITLE) }</h1>
                    <p>{ view.say(word::QUESTIONS_LEAD) }</p>
                    <div>for each in all { { each } }</div>
                </div>
                { sofar::side(view) }
            </div></div>
            { sofar::bar(view) }
        </>
    }
}

fn ways_on(view: &View) -> Html {
    html! {
        <div class="iag-btns iag-ways-on" key={"ways-on"}>
            { view.link(Page::Results, "iag-btn", html! { view.say(word::REVIEW_RESULTS) }) }
            { view.link(Page::Review, "iag-btn iag-btn-line", html! { view.say(word::REVIEW_TITLE) }) }
        </div>
    }
}

fn one(view: &View, place: QuestionIx, own: &Question) -> Html {
    let heading = html! { <h2 class="iag-h2">{ &own.text }</h2> };
    let said = view
        .words()
        .fill(word::QUESTIONS_CLEAR_OF, &[("question", &own.short)]);
    let clear = view.on(Action::AnswerCleared(place));
    html! {
        <section class="iag-asked" key={place.0}>
            { one_of(question::choices(view, place, own, (heading, Html::default(), ""))) }
            if *view.state.answers().get(place) != Answer::Open {
                <button type="button" class="iag-textbtn" aria-label={said} onclick={clear}>{ view.say(word::QUESTION_CLEAR) }</button>
            }
        </section>
    }
}
