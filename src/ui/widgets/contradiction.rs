//! Notes about answers that cannot be true together, with a link to each question concerned.
//!
//! Every page shows these notes above its content. A person can continue without resolving the
//! contradiction.

use crate::state::page::Page;
use crate::ui::View;
use crate::ui::html::{Html, html};
use guide_engine::condition::QuestionIx;
use guide_engine::contradiction::contradictions;
use guide_engine::messages::key;

/// Renders a note for each exclusion that the answers violate. An exclusion is a combination of
/// answers that no agency can have.
pub fn notes(view: &View) -> Html {
    let found = contradictions(view.catalog, view.state.answers());
    html! {
        for exclusion in found.iter() {
            <div class="iag-wrap"><p class="iag-panel iag-contradiction" role="note">
                { exclusion.text }
                for index in exclusion.questions.iter() {
                    <br />
                    { view.link(
                        Page::for_question(view.catalog, *index),
                        "iag-link",
                        html! { label(view, *index) },
                    ) }
                }
            </p></div>
        }
    }
}

fn label(view: &View, index: QuestionIx) -> String {
    let question = view.catalog.question(index);
    let name = question.map_or("", |question| question.short.as_str());
    view.messages()
        .fill(key::REASON_SEE_QUESTION, &[("question", name)])
}
