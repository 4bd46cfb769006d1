//! The progress bar above a question: the number of the question, its section, how many questions
//! are left, and a segment for each question.

use crate::ui::View;
use crate::ui::html::{Html, classes, html};
use guide_engine::answer::Answer;
use guide_engine::condition::QuestionIx;
use guide_engine::document::Question;
use guide_engine::messages::key;

/// Renders the progress bar.
pub fn progress(view: &View, index: QuestionIx, question: &Question) -> Html {
    let is_asked = |index: &QuestionIx| {
        view.state.asks_all()
            || view
                .interview
                .asked
                .get(index.0)
                .copied()
                .unwrap_or_default()
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
        .remaining
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
            <p>
                <b aria-current="step">{ text }</b>
                <span>
                    <span class="iag-progress-part">
                        { view.messages().section(&question.section) }{ " · " }
                    </span>
                    { remaining }
                </span>
            </p>
            <div class="iag-segments" aria-hidden="true">
                for (other, question) in questions.iter().copied() {
                    <i class={classes!(
                        segment(view, other, index),
                        starts_section(other, question).then_some("iag-segment-head"),
                    )}></i>
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
