//! The blank worksheet: all questions on paper, to be filled in away from the screen.

use crate::state::action::{Command, DeferredAction};
use crate::state::part;
use crate::ui::View;
use crate::ui::html::{Html, html};
use crate::ui::widgets::back_link::back_link;
use guide_engine::document::{Question, QuestionKind};
use guide_engine::messages::key;

/// Renders the page with the worksheet and a button that prints it.
pub fn worksheet(view: &View) -> Html {
    let print = DeferredAction::CommandRequested(Command::Print);
    html! {
        <div class="iag-wrap iag-paper">
            <div class="iag-screen">
                { back_link(view) }
                <div class="iag-btns">
                    { view.button(print, "iag-btn", html! { view.text(key::BRIEF_PRINT) }) }
                </div>
            </div>
            { sheet(view, true) }
        </div>
    }
}

/// Renders the worksheet. If `first` is true, its title is the `h1` of the page. Otherwise, as in a
/// handout, its title is an `h2`.
pub fn sheet(view: &View, first: bool) -> Html {
    let title = view.text(key::WORKSHEET_TITLE);
    let tag = below(first);
    html! {
        <article class="iag-sheet iag-worksheet">
            if first {
                <h1 data-part={part::HEADING} tabindex="-1">{ title }</h1>
            } else {
                <h2>{ title }</h2>
            }
            <p>{ view.text(key::WORKSHEET_LEAD) }{ " " }{ view.text(key::FOOT_NOT) }</p>
            <ol>for (_, question) in view.catalog.questions() { { item(view, question, tag) } }</ol>
        </article>
    }
}

fn item(view: &View, question: &Question, tag: &'static str) -> Html {
    let instruction = match question.kind {
        QuestionKind::One => key::WORKSHEET_ONE,
        QuestionKind::Many => key::WORKSHEET_MANY,
    };
    html! {
        <li>
            <@{tag}>{ &question.text }</@>
            <p class="iag-small">{ &question.hint }{ " " }{ view.text(instruction) }</p>
            <ul class="iag-plain iag-brief-boxes">
                for choice in &question.choices { <li>{ &choice.label }</li> }
                <li>{ view.text(key::QUESTION_NOT_SURE) }</li>
            </ul>
        </li>
    }
}

/// Returns the tag name of a heading one level below the title of a sheet. `first` means the same
/// as in [`sheet`].
pub fn below(first: bool) -> &'static str {
    match first {
        true => "h2",
        false => "h3",
    }
}
