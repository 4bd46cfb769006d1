//! The review page: all answers by section, each with a button to change only that answer.

use crate::state::action::DeferredAction;
use crate::state::page::Page;
use crate::ui::View;
use crate::ui::html::{Html, html};
use crate::ui::widgets::verdict::{Group, Standing, final_note, programs_decided_by, standings};
use crate::ui::widgets::{heading, icon, so_far};
use guide_engine::answer::Answer;
use guide_engine::condition::QuestionIx;
use guide_engine::document::Question;
use guide_engine::explain;
use guide_engine::messages::{Key, key};

/// Renders the review page.
pub fn review(view: &View) -> Html {
    let mut sections: Vec<&str> = view
        .catalog
        .questions()
        .map(|(_, q)| q.section.as_str())
        .collect();
    let mut seen = Vec::new();
    sections.retain(|section| {
        !seen.contains(section) && {
            seen.push(*section);
            true
        }
    });
    let standings = standings(view);
    html! {
        <>
            <div class="iag-wrap"><div class="iag-cols">
                <div>
                    { heading::heading(html! { view.text(key::REVIEW_TITLE) }) }
                    <p>{ view.text(key::REVIEW_LEAD) }</p>
                    for section in sections { { group(view, &standings, section) } }
                    if let Some(text) = final_note(view) {
                        <p class="iag-panel iag-ways-on">{ text }</p>
                    }
                    { switches(view) }
                    <div class="iag-btns iag-ways-on">
                        if let Some(first) = view.interview.remaining.first() {
                            { view.link(
                                Page::Question(*first),
                                "iag-btn iag-btn-line",
                                html! { view.text(key::START_GO_ON) },
                            ) }
                        }
                        { view.link(
                            Page::Results,
                            "iag-btn",
                            html! { view.text(key::REVIEW_RESULTS) },
                        ) }
                        if let Some((last, _)) = view.catalog.questions().last() {
                            { view.link(
                                Page::Question(last),
                                "iag-btn iag-btn-line",
                                html! { view.text(key::QUESTION_BACK) },
                            ) }
                        }
                    </div>
                </div>
                { so_far::panel(view) }
            </div></div>
            { so_far::bar(view) }
        </>
    }
}

fn group(view: &View, standings: &[Standing], section: &str) -> Html {
    let questions = view
        .catalog
        .questions()
        .filter(|(_, question)| question.section == section);
    html! {
        <section>
            <h2 class="iag-h3 iag-review-head">{ view.messages().section(section) }</h2>
            <dl class="iag-review">
                for (index, question) in questions { { row(view, standings, index, question) } }
            </dl>
        </section>
    }
}

/// Returns the note for a question that can change nothing. The note says that the question is not
/// asked or, if it has an answer, that the answer does not count. Returns `None` for all other
/// questions.
fn unused(view: &View, index: QuestionIx, unanswered: bool) -> Option<Key> {
    let is_asked = view
        .interview
        .asked
        .get(index.0)
        .copied()
        .unwrap_or_default();
    let counts = *view.interview.used.get(index) != Answer::Open;
    match (is_asked || counts, unanswered) {
        (true, _) => None,
        (false, true) => Some(key::INTERVIEW_NOT_ASKED),
        (false, false) => Some(key::INTERVIEW_NOT_USED),
    }
}

/// Renders two checkboxes, both off by default: one to be asked every question, and one to be asked
/// the most decisive questions first.
fn switches(view: &View) -> Html {
    let switch = |on: bool, action: DeferredAction, message: Key| {
        html! {
            <label class="iag-check">
                <input type="checkbox" checked={on} onchange={view.on(action)} />
                <span>{ view.text(message) }</span>
            </label>
        }
    };
    html! {
        <fieldset class="iag-options">
            <legend class="iag-h3">{ view.text(key::INTERVIEW_OPTIONS) }</legend>
            { switch(view.state.asks_all(), DeferredAction::AskAllToggled, key::INTERVIEW_ASK_ALL) }
            { switch(
                view.state.best_first(),
                DeferredAction::BestFirstToggled,
                key::INTERVIEW_BEST_FIRST,
            ) }
        </fieldset>
    }
}

fn row(view: &View, standings: &[Standing], index: QuestionIx, question: &Question) -> Html {
    let unanswered = *view.state.answers().get(index) == Answer::Open;
    let open = !matches!(view.state.answers().get(index), Answer::Chosen(_));
    let decides = programs_decided_by(view, standings, index).filter(|_| open);
    let label = if unanswered {
        key::REVIEW_ANSWER_OF
    } else {
        key::REVIEW_CHANGE_OF
    };
    let change = view
        .messages()
        .fill(label, &[("question", &question.short)]);
    html! {
        <div>
            <dt>{ &question.text }</dt>
            <dd class={if open { "iag-review-open" } else { "iag-review-answer" }}>
                { explain::answer(view.catalog, view.state.answers(), index) }
            </dd>
            if let Some(message) = unused(view, index, unanswered) {
                <dd class="iag-review-effect">{ view.text(message) }</dd>
            }
            if let Some(decides) = decides {
                <dd class="iag-review-effect iag-depends">
                    { icon::verdict(Group::Depends) }
                    <span>
                        { view.messages().fill(key::REVIEW_DEPENDS, &[("programs", &decides)]) }
                    </span>
                </dd>
            }
            <dd class="iag-review-change">
                <button
                    type="button"
                    class="iag-textbtn"
                    id={format!("iag-change-{}", question.id)}
                    aria-label={change}
                    onclick={view.on(DeferredAction::ChangeRequested(index))}
                >
                    { view.text(if unanswered { key::REVIEW_ANSWER } else { key::REVIEW_CHANGE }) }
                </button>
            </dd>
        </div>
    }
}
