//! Notes about answers that cannot be true together, with a link to each question concerned.
//!
//! Every page shows these notes above its content. A person can continue without resolving the
//! contradiction.

use super::View;
use crate::app::action::Page;
use crate::ui::markup::{Html, html};
use guide_engine::condition::QuestionIx;
use guide_engine::contradiction::contradictions;
use guide_engine::word;

/// Renders a note for each exclusion that the answers violate. An exclusion is a combination of
/// answers that no agency can have.
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
