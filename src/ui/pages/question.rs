//! The page of one question: its choices, why it is asked, and the buttons for navigation.

pub mod choices;
mod progress;

use crate::state::action::Action;
use crate::state::page::Page;
use crate::state::part;
use crate::ui::html::{Html, classes, html};
use crate::ui::pages::deferred;
use crate::ui::pages::question::choices::choices;
use crate::ui::pages::question::progress::progress;
use crate::ui::widgets::{icon, long_list, so_far};
use crate::ui::{View, widgets};
use guide_engine::answer::Answer;
use guide_engine::condition::QuestionIx;
use guide_engine::document::Question;
use guide_engine::interview;
use guide_engine::messages::{Key, key};
use yew::Event;

/// Renders the page of a question.
pub fn question(view: &View, index: QuestionIx) -> Html {
    let Some(question) = view.catalog.question(index) else {
        return Html::default();
    };
    let has_error = view.state.rejections() > 0;
    let submit = view.send.reform(move |event: Event| {
        event.prevent_default();
        Action::Continued(index)
    });
    html! {
        <>
            { progress(view, index, question) }
            <div class="iag-wrap"><div class="iag-cols">
                <div>
                    if has_error { { alert(view) } }
                    <form
                        class={classes!("iag-q", has_error.then_some("iag-q-wrong"))}
                        novalidate=true
                        onsubmit={submit}
                    >
                        if !counts(view, index) {
                            <p class="iag-panel">{ view.text(key::INTERVIEW_UNUSED_HERE) }</p>
                        }
                        { fields(view, index, question, has_error) }
                        if let Some(chunk) = view.deferred().filter(|_| question.law) {
                            { widgets::deferred::law(chunk, view) }
                        }
                        { why_asked(view, index) }
                        { buttons(view, index) }
                        if let Some(chunk) = view.deferred().filter(|_| view.presents) {
                            { deferred::shortcut_keys(chunk, view) }
                        }
                    </form>
                </div>
                { so_far::panel(view) }
            </div></div>
            { so_far::bar(view) }
        </>
    }
}

/// Whether the question is asked, or its answer counts.
fn counts(view: &View, index: QuestionIx) -> bool {
    let asked = view.interview.asked.get(index.0).copied();
    asked.unwrap_or_default() || *view.interview.used.get(index) != Answer::Open
}

/// Renders the error summary above the question. It takes the focus when it appears.
fn alert(view: &View) -> Html {
    let choose = html! { view.text(key::ERROR_CHOOSE) };
    html! {
        <div
            class="iag-alert"
            data-part={part::ALERT}
            tabindex="-1"
            role="alert"
            aria-labelledby="iag-alert-title"
        >
            <h2 class="iag-h3" id="iag-alert-title">{ view.text(key::ERROR_TITLE) }</h2>
            <p>{ view.button(Action::ErrorLinkFollowed, "iag-textbtn", choose) }</p>
        </div>
    }
}

fn fields(view: &View, index: QuestionIx, question: &Question, has_error: bool) -> Html {
    let heading = html! {
        <h1 class="iag-question" data-part={part::HEADING} tabindex="-1">{ &question.text }</h1>
    };
    let described = match has_error {
        true => " iag-error",
        false => "",
    };
    let error = html! {
        if has_error { <p class="iag-error" id="iag-error">{ view.text(key::ERROR_CHOOSE) }</p> }
    };
    choices(view, index, question, (heading, error, described))
}

/// Renders why the question is asked: the programs in which its answer can still change a verdict
/// or a mark, computed from the rules.
fn why_asked(view: &View, index: QuestionIx) -> Html {
    let relevance = interview::relevance(
        view.catalog,
        &view.interview.used,
        index,
        view.assessed.as_of,
    );
    let names = |positions: &[usize]| {
        let programs = positions
            .iter()
            .filter_map(|index| view.catalog.programs().get(*index));
        let names: Vec<&str> = programs.map(|program| program.short.as_str()).collect();
        view.messages()
            .row(key::LIST_COMMA, &long_list::names(view, &names))
    };
    let counted = [
        (key::COUNT_WHY_VERDICT, &relevance.verdict),
        (key::COUNT_WHY_MARKS, &relevance.marks),
    ];
    let others = view.catalog.programs().len() - relevance.verdict.len() - relevance.marks.len();
    html! {
        <details class="iag-disc" key={index.0}>
            <summary>{ icon::chevron() }<span>{ view.text(key::QUESTION_WHY) }</span></summary>
            <div class="iag-disc-in">
                for (message, programs) in counted {
                    if !programs.is_empty() {
                        <p>
                            <b>{ view.messages().count(message, programs.len(), &[]) }</b>
                            <br />
                            { names(programs) }
                        </p>
                    }
                }
                if others > 0 {
                    <p>{ view.messages().count(key::COUNT_WHY_NONE, others, &[]) }</p>
                }
            </div>
        </details>
    }
}

fn buttons(view: &View, index: QuestionIx) -> Html {
    let state = view.state;
    // Pressing Enter while a choice has the focus also clicks this button. A sandboxed frame may
    // block the `submit` event, so the action is sent on the click.
    let on_continue = view.send.reform(move |event: Event| {
        event.prevent_default();
        Action::Continued(index)
    });
    let is_answered = *state.answers().get(index) != Answer::Open;
    let secondary = match (is_answered, state.return_to()) {
        (true, _) => Some((Action::AnswerCleared(index), key::QUESTION_CLEAR)),
        (false, None) => Some((Action::Skipped(index), key::QUESTION_SKIP)),
        (false, Some(page)) => Some((Action::PageChosen(page), key::QUESTION_SKIP)),
    };
    let back = Action::PageChosen(state.page_before(index));
    html! {
        <div class="iag-btns iag-ways-on">
            <button type="submit" class="iag-btn" onclick={on_continue}>
                { view.text(continue_label(view, index)) }
            </button>
            if state.return_to().is_none() {
                { view.button(
                    back,
                    "iag-btn iag-btn-line",
                    html! { view.text(key::QUESTION_BACK) },
                ) }
            }
            if let Some((action, message)) = secondary {
                { view.button(action, "iag-textbtn", html! { view.text(message) }) }
            }
            if state.return_to().is_none() && !state.answers().is_empty() {
                { view.link(
                    Page::Results,
                    "iag-link iag-end",
                    html! { view.text(key::REVIEW_RESULTS) },
                ) }
            }
        </div>
    }
}

/// Returns the label of the Continue button, which depends on where the button leads.
fn continue_label(view: &View, index: QuestionIx) -> Key {
    let last = view.catalog.questions().count() == index.0 + 1;
    match view.state.return_to() {
        Some(Page::Review) => key::QUESTION_RETURN_REVIEW,
        Some(Page::Results) => key::QUESTION_RETURN_RESULTS,
        Some(_) => key::QUESTION_RETURN,
        None if last => key::QUESTION_REVIEW,
        None => key::QUESTION_CONTINUE,
    }
}
