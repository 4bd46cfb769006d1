//! The blank worksheet: all questions on paper, to be filled in away from the screen.

use super::View;
use crate::app::action::{Action, Request};
use crate::ui::markup::{Html, html};
use guide_engine::document::{Question, QuestionKind};
use guide_engine::word;

/// Renders the page with the worksheet and a button that prints it.
pub fn worksheet(view: &View) -> Html {
    let print = Action::Asked(Request::Print);
    html! {
        <div class="iag-wrap iag-paper">
            <div class="iag-screen">
                { super::back(view) }
                <div class="iag-btns">{ view.button(print, "iag-btn", html! { view.say(word::BRIEF_PRINT) }) }</div>
            </div>
            { sheet(view, true) }
        </div>
    }
}

/// Renders the worksheet. If `first` is true, its title is the `h1` of the page. Otherwise, as in a
/// handout, its title is an `h2`.
pub fn sheet(view: &View, first: bool) -> Html {
    let title = view.say(word::WORKSHEET_TITLE);
    let tag = below(first);
    html! {
        <article class="iag-sheet iag-worksheet">
            if first { <h1 class="iag-heading" tabindex="-1">{ title }</h1> } else { <h2>{ title }</h2> }
            <p>{ view.say(word::WORKSHEET_LEAD) }{ " " }{ view.say(word::FOOT_NOT) }</p>
            <ol>for (_, question) in view.catalog.questions() { { one(view, question, tag) } }</ol>
        </article>
    }
}

fn one(view: &View, question: &Question, tag: &'static str) -> Html {
    let how = match question.kind {
        QuestionKind::One => word::WORKSHEET_ONE,
        QuestionKind::Many => word::WORKSHEET_MANY,
    };
    html! {
        <li>
            <@{tag}>{ &question.text }</@>
            <p class="iag-small">{ &question.hint }{ " " }{ view.say(how) }</p>
            <ul class="iag-plain iag-brief-boxes">
                for choice in &question.choices { <li>{ &choice.label }</li> }
                <li>{ view.say(word::QUESTION_NOT_SURE) }</li>
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
