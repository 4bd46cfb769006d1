//! The page of one question: its choices, why it is asked, and the buttons for navigation.

use crate::state::action::Action;
use crate::state::page::Page;
use crate::state::part;
use crate::ui::html::{Html, classes, html};
use crate::ui::widgets::{icon, long_list, so_far};
use crate::ui::{View, deferred};
use guide_engine::answer::Answer;
use guide_engine::condition::QuestionIx;
use guide_engine::document::{Choice, Question, QuestionKind};
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
                    <form class={classes!("iag-q", has_error.then_some("iag-q-wrong"))} novalidate=true onsubmit={submit}>
                        if !counts(view, index) {
                            <p class="iag-panel">{ view.text(key::INTERVIEW_UNUSED_HERE) }</p>
                        }
                        { fields(view, index, question, has_error) }
                        if let Some(chunk) = view.deferred().filter(|_| question.law) { { deferred::law(chunk, view) } }
                        { reason(view, index) }
                        { buttons(view, index) }
                        if let Some(chunk) = view.deferred().filter(|_| view.presents) { { deferred::keys(chunk, view) } }
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

fn progress(view: &View, index: QuestionIx, question: &Question) -> Html {
    let is_asked = |index: &QuestionIx| {
        view.state.asks_all() || view.interview.asked.get(index.0).copied().unwrap_or_default()
    };
    let all: Vec<QuestionIx> = view
        .catalog
        .questions()
        .map(|(index, _)| index)
        .filter(is_asked)
        .collect();
    let n = all.iter().filter(|other| **other < index).count() + 1;
    let remaining = view
        .interview
        .left
        .iter()
        .filter(|other| **other != index)
        .count();
    let remaining = view.messages().count(key::COUNT_LEFT, remaining, &[]);
    let (n, all) = (n.to_string(), all.len().max(n).to_string());
    let text = view
        .messages()
        .fill(key::QUESTION_PROGRESS, &[("n", &n), ("all", &all)]);
    let questions: Vec<_> = view.catalog.questions().collect();
    let starts_section = |index: QuestionIx, question: &Question| {
        let before = questions.iter().find(|(other, _)| other.0 + 1 == index.0);
        before.is_some_and(|(_, before)| before.section != question.section)
    };
    html! {
        <div class="iag-progress"><div class="iag-wrap">
            <p><b aria-current="step">{ text }</b><span><span class="iag-progress-part">{ view.messages().section(&question.section) }{ " · " }</span>{ remaining }</span></p>
            <div class="iag-segments" aria-hidden="true">
                for (other, question) in questions.iter().copied() {
                    <i class={classes!(segment(view, other, index), starts_section(other, question).then_some("iag-segment-head"))}></i>
                }
            </div>
        </div></div>
    }
}

fn segment(view: &View, index: QuestionIx, current: QuestionIx) -> &'static str {
    match view.state.answers().get(index) {
        _ if index == current => "iag-segment-now",
        Answer::Chosen(_) => "iag-segment-done",
        Answer::NotSure => "iag-segment-unsure",
        Answer::Open => "iag-segment-open",
    }
}

/// Returns the id of the input element of a choice. The ids of its label and hint start with this
/// id.
fn input_id(question: &Question, choice: &str) -> String {
    format!("iag-{}-{choice}", question.id)
}

/// Renders the error summary above the question. It takes the focus when it appears.
fn alert(view: &View) -> Html {
    let choose = html! { view.text(key::ERROR_CHOOSE) };
    html! {
        <div class="iag-alert" data-part={part::ALERT} tabindex="-1" role="alert" aria-labelledby="iag-alert-title">
            <h2 class="iag-h3" id="iag-alert-title">{ view.text(key::ERROR_TITLE) }</h2>
            <p>{ view.button(Action::ErrorLinkFollowed, "iag-textbtn", choose) }</p>
        </div>
    }
}

fn fields(view: &View, index: QuestionIx, question: &Question, has_error: bool) -> Html {
    let heading = html! { <h1 class="iag-question" data-part={part::HEADING} tabindex="-1">{ &question.text }</h1> };
    let described = match has_error {
        true => " iag-error",
        false => "",
    };
    let error = html! {
        if has_error { <p class="iag-error" id="iag-error">{ view.text(key::ERROR_CHOOSE) }</p> }
    };
    choices(view, index, question, (heading, error, described))
}

/// Renders a question's choices under `heading`, which is an `h1` or `h2`, with the message `error`
/// above them. `described` is appended to the ids in `aria-describedby`.
pub fn choices(
    view: &View,
    index: QuestionIx,
    question: &Question,
    (heading, error, described): (Html, Html, &str),
) -> Html {
    let tiles = |none: bool| -> Html {
        let matches_kind = |(_, choice): &(usize, &Choice)| choice.none == none;
        let choices = question
            .in_order()
            .into_iter()
            .filter(matches_kind)
            .map(|(choice_index, choice)| {
                let tile = Tile {
                    id: input_id(question, choice.id.as_str()),
                    label: &choice.label,
                    hint: choice.hint.as_deref(),
                    chosen: is_chosen(view, index, choice_index),
                    action: Action::Chosen(index, choice_index),
                };
                tile.render(view, question)
            });
        choices.collect()
    };
    let not_sure = Tile {
        id: input_id(question, "not-sure"),
        label: view.text(key::QUESTION_NOT_SURE),
        hint: Some(
            question
                .not_sure
                .as_deref()
                .unwrap_or(view.text(key::QUESTION_NOT_SURE_HINT)),
        ),
        chosen: *view.state.answers().get(index) == Answer::NotSure,
        action: Action::NotSureChosen(index),
    };
    let two_columns = (question.choices.len() > 7).then_some("iag-tiles-two");
    html! {
        <fieldset aria-describedby={format!("iag-{}-asks{described}", question.id)}>
            <legend>{ heading }</legend>
            <p class="iag-hint" id={format!("iag-{}-asks", question.id)}>{ &question.hint }</p>
            { error }
            <div class={classes!("iag-tiles", two_columns)}>{ tiles(false) }</div>
            if question.kind == QuestionKind::Many {
                <p class="iag-or" aria-hidden="true">{ view.text(key::QUESTION_OR) }</p>
            }
            <div class="iag-tiles">{ tiles(true) }{ not_sure.render(view, question) }</div>
        </fieldset>
    }
}

fn is_chosen(view: &View, index: QuestionIx, choice: usize) -> bool {
    matches!(view.state.answers().get(index), Answer::Chosen(chosen) if chosen.contains(&choice))
}

/// A choice as a checkbox or radio button, with its label and an optional hint.
struct Tile<'t> {
    id: String,
    label: &'t str,
    hint: Option<&'t str>,
    chosen: bool,
    action: Action,
}

impl Tile<'_> {
    fn render(&self, view: &View, question: &Question) -> Html {
        let (kind, class) = match question.kind {
            QuestionKind::One => ("radio", "iag-tile-one"),
            QuestionKind::Many => ("checkbox", "iag-tile-many"),
        };
        let hint_id = format!("{}-hint", self.id);
        let chosen = self.chosen.then_some("iag-tile-on");
        html! {
            <label key={self.id.clone()} class={classes!("iag-tile", class, chosen)}>
                <input
                    type={kind} id={self.id.clone()} name={format!("iag-{}", question.id)}
                    checked={self.chosen} aria-labelledby={format!("{}-label", self.id)}
                    aria-describedby={self.hint.map(|_| hint_id.clone())}
                    onchange={view.on(self.action.clone())}
                />
                <span class="iag-box">{ icon::tick() }</span>
                <span class="iag-label" id={format!("{}-label", self.id)}>{ self.label }</span>
                if let Some(hint) = self.hint {
                    <span class="iag-sub" id={hint_id}>{ hint }</span>
                }
            </label>
        }
    }
}

/// Renders why the question is asked: the programs in which its answer can still change a verdict
/// or a mark, computed from the rules.
fn reason(view: &View, index: QuestionIx) -> Html {
    let bearing = interview::bearing(
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
        (key::COUNT_WHY_VERDICT, &bearing.verdict),
        (key::COUNT_WHY_MARKS, &bearing.marks),
    ];
    let others = view.catalog.programs().len() - bearing.verdict.len() - bearing.marks.len();
    html! {
        <details class="iag-disc" key={index.0}>
            <summary>{ icon::chevron() }<span>{ view.text(key::QUESTION_WHY) }</span></summary>
            <div class="iag-disc-in">
                for (message, programs) in counted {
                    if !programs.is_empty() {
                        <p><b>{ view.messages().count(message, programs.len(), &[]) }</b><br />{ names(programs) }</p>
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
            <button type="submit" class="iag-btn" onclick={on_continue}>{ view.text(continue_label(view, index)) }</button>
            if state.return_to().is_none() {
                { view.button(back, "iag-btn iag-btn-line", html! { view.text(key::QUESTION_BACK) }) }
            }
            if let Some((action, message)) = secondary {
                { view.button(action, "iag-textbtn", html! { view.text(message) }) }
            }
            if state.return_to().is_none() && !state.answers().is_empty() {
                { view.link(Page::Results, "iag-link iag-end", html! { view.text(key::REVIEW_RESULTS) }) }
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
