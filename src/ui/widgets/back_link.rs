//! The link back from a page of information to the questions, the review or the results.

use crate::state::page::Page;
use crate::ui::View;
use crate::ui::html::{Html, html};
use guide_engine::messages::key;

/// Renders the link back to the page that was shown last among the questions, the review and the
/// results. If none of these was shown, the link leads to the list of programs; that list itself
/// then has no such link.
pub fn back_link(view: &View) -> Html {
    let (page, label) = match view.state.came_from() {
        Some(Page::Question(index)) => {
            let n = (index.0 + 1).to_string();
            (
                Page::Question(index),
                view.messages()
                    .fill(key::PROGRAM_BACK_QUESTION, &[("n", &n)]),
            )
        }
        Some(Page::Questions) => (
            Page::Questions,
            view.text(key::PROGRAM_BACK_QUESTIONS).to_owned(),
        ),
        Some(Page::Review) => (Page::Review, view.text(key::PROGRAM_BACK_REVIEW).to_owned()),
        Some(page) => (page, view.text(key::PROGRAM_BACK).to_owned()),
        None if *view.state.page() == Page::Programs => return Html::default(),
        None => (Page::Programs, view.text(key::PROGRAM_BACK_ALL).to_owned()),
    };
    html! { <p class="iag-back">{ view.link(page, "iag-link", html! { label }) }</p> }
}
