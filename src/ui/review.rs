//! The review page: all answers by section, each with a button to change only that answer.

use super::verdict::{Group, Standing, can_decide, final_note, standings};
use super::{View, glyph, sofar};
use crate::app::action::{Action, Page};
use crate::ui::markup::{Html, html};
use guide_engine::answer::Answer;
use guide_engine::condition::QuestionIx;
use guide_engine::document::Question;
use guide_engine::explain;
use guide_engine::word::{self, Word};

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
                    <h1 class="iag-h1 iag-heading" tabindex="-1">{ view.say(word::REVIEW_TITLE) }</h1>
                    <p>{ view.say(word::REVIEW_LEAD) }</p>
                    for section in sections { { group(view, &standings, section) } }
                    if let Some(text) = final_note(view) {
                        <p class="iag-panel iag-ways-on">{ text }</p>
                    }
                    { switches(view) }
                    <div class="iag-btns iag-ways-on">
                        if let Some(first) = view.interview.left.first() {
                            { view.link(Page::Question(*first), "iag-btn iag-btn-line", html! { view.say(word::START_GO_ON) }) }
                        }
                        { view.link(Page::Results, "iag-btn", html! { view.say(word::REVIEW_RESULTS) }) }
                        if let Some((last, _)) = view.catalog.questions().last() {
                            { view.link(Page::Question(last), "iag-btn iag-btn-line", html! { view.say(word::QUESTION_BACK) }) }
                        }
                    </div>
                </div>
                { sofar::side(view) }
            </div></div>
            { sofar::bar(view) }
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
            <h2 class="iag-h3 iag-review-head">{ view.words().section(section) }</h2>
            <dl class="iag-review">
                for (place, question) in questions { { row(view, standings, place, question) } }
            </dl>
        </section>
    }
}

/// Returns the note for a question that can change nothing. The note says that the question is not
/// asked or, if it has an answer, that the answer does not count. Returns `None` for all other
/// questions.
fn unused(view: &View, place: QuestionIx, unanswered: bool) -> Option<Word> {
    let asked = view
        .interview
        .asked
        .get(place.0)
        .copied()
        .unwrap_or_default();
    let counts = *view.interview.used.get(place) != Answer::Open;
    match (asked || counts, unanswered) {
        (true, _) => None,
        (false, true) => Some(word::INTERVIEW_NOT_ASKED),
        (false, false) => Some(word::INTERVIEW_NOT_USED),
    }
}

/// Renders two checkboxes, both off by default: one to be asked every question, and one to be asked
/// the most decisive questions first.
fn switches(view: &View) -> Html {
    let switch = |on: bool, action: Action, word: Word| {
        html! {
            <label class="iag-check">
                <input type="checkbox" checked={on} onchange={view.on(action)} /><span>{ view.say(word) }</span>
            </label>
        }
    };
    html! {
        <fieldset class="iag-options">
            <legend class="iag-h3">{ view.say(word::INTERVIEW_OPTIONS) }</legend>
            { switch(view.state.asks_all(), Action::AskAllToggled, word::INTERVIEW_ASK_ALL) }
            { switch(view.state.best_first(), Action::BestFirstToggled, word::INTERVIEW_BEST_FIRST) }
        </fieldset>
    }
}

fn row(view: &View, standings: &[Standing], place: QuestionIx, question: &Question) -> Html {
    let unanswered = *view.state.answers().get(place) == Answer::Open;
    let open = !matches!(view.state.answers().get(place), Answer::Chosen(_));
    let decides = can_decide(view, standings, place).filter(|_| open);
    let named = if unanswered {
        word::REVIEW_ANSWER_OF
    } else {
        word::REVIEW_CHANGE_OF
    };
    let change = view.words().fill(named, &[("question", &question.short)]);
    html! {
        <div>
            <dt>{ &question.text }</dt>
            <dd class={if open { "iag-review-open" } else { "iag-review-answer" }}>{ explain::answer(view.catalog, view.state.answers(), place) }</dd>
            if let Some(word) = unused(view, place, unanswered) {
                <dd class="iag-review-effect">{ view.say(word) }</dd>
            }
            if let Some(decides) = decides {
                <dd class="iag-review-effect iag-depends">{ glyph::verdict(Group::Depends) }
                <span>{ view.words().fill(word::REVIEW_DEPENDS, &[("programs", &decides)]) }</span></dd>
            }
            <dd class="iag-review-change">
                <button type="button" class="iag-textbtn" id={format!("iag-change-{}", question.id)} aria-label={change} onclick={view.on(Action::ChangeAsked(place))}>
                    { view.say(if unanswered { word::REVIEW_ANSWER } else { word::REVIEW_CHANGE }) }
                </button>
            </dd>
        </div>
    }
}
