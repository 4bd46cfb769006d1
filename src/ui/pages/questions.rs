//! The page that shows all questions that are asked, for people who prefer one page to one screen
//! per question.

use crate::state::action::Action;
use crate::state::page::Page;
use crate::ui::View;
use crate::ui::html::{Html, html};
use crate::ui::pages::question::choices::choices;
use crate::ui::widgets::radio_form::radio_form;
use crate::ui::widgets::{heading, so_far};
use guide_engine::answer::Answer;
use guide_engine::condition::QuestionIx;
use guide_engine::document::Question;
use guide_engine::messages::key;

/// Renders the page. Questions that are not asked, because they can change nothing, are left out
/// unless the person has chosen to be asked every question.
pub fn questions(view: &View) -> Html {
    let is_asked = |index: QuestionIx| {
        let asked = view.interview.asked.get(index.0).copied();
        view.state.asks_all() || asked.unwrap_or_default()
    };
    let questions = view
        .catalog
        .questions()
        .filter(|(index, _)| is_asked(*index));
    let sections = questions.map(|(index, question)| section(view, index, question));
    // The buttons are part of the list, so that Yew treats the list as keyed even if there is only
    // one question. When an answer removes other questions, the question with the focus must keep
    // its elements.
    let sections: Vec<Html> = sections.chain([buttons(view)]).collect();
    html! {
        <>
            <div class="iag-wrap"><div class="iag-cols">
                <div>
                    { heading::heading(html! { view.text(key::QUESTIONS_TITLE) }) }
                    <p>{ view.text(key::QUESTIONS_LEAD) }</p>
                    <div>for section in sections { { section } }</div>
                </div>
                { so_far::panel(view) }
            </div></div>
            { so_far::bar(view) }
        </>
    }
}

fn buttons(view: &View) -> Html {
    html! {
        <div class="iag-btns iag-ways-on" key={"ways-on"}>
            { view.link(Page::Results, "iag-btn", html! { view.text(key::REVIEW_RESULTS) }) }
            { view.link(
                Page::Review,
                "iag-btn iag-btn-line",
                html! { view.text(key::REVIEW_TITLE) },
            ) }
        </div>
    }
}

fn section(view: &View, index: QuestionIx, question: &Question) -> Html {
    let heading = html! { <h2 class="iag-h2">{ &question.text }</h2> };
    let label = view
        .messages()
        .fill(key::QUESTIONS_CLEAR_OF, &[("question", &question.short)]);
    let clear = view.on(Action::AnswerCleared(index));
    html! {
        <section class="iag-asked" key={index.0}>
            { radio_form(choices(view, index, question, (heading, Html::default(), ""))) }
            if *view.state.answers().get(index) != Answer::Open {
                <button type="button" class="iag-textbtn" aria-label={label} onclick={clear}>
                    { view.text(key::QUESTION_CLEAR) }
                </button>
            }
        </section>
    }
}
