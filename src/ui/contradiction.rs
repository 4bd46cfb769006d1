//! Answers that cannot both be true: told calmly, with a way to each of them. Nothing is blocked.

use super::View;
use crate::app::action::Page;
use crate::ui::markup::{Html, html};
use guide_engine::condition::QuestionIx;
use guide_engine::contradiction::contradictions;
use guide_engine::word;

/// A note for each exclusion that the answers violate.
pub fn notes(view: &View) -> Html {
    let found = contradictions(view.catalog, view.state.answers());
    html! {
        for own in found.iter() {
            <div class="iag-wrap"><p class="iag-panel iag-contradiction" role="note">
                { own.text }
                for place in own.questions.iter() {
                    <br />
                    { view.link(Page::answering(view.catalog, *place), "iag-link", html! { change(view, *place) }) }
                }
            </p></div>
        }
    }
}

fn change(view: &View, place: QuestionIx) -> String {
    let question = view.catalog.question(place);
    let name = question.map_or("", |question| question.short.as_str());
    view.words()
        .fill(word::REASON_SEE_QUESTION, &[("question", name)])
}
