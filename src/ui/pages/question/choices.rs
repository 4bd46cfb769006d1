//! The choices of a question, as checkboxes or radio buttons. The page of one question and the page
//! of all questions show them.

use crate::state::action::Action;
use crate::state::part;
use crate::ui::View;
use crate::ui::html::{Html, classes, html};
use crate::ui::widgets::icon;
use guide_engine::answer::Answer;
use guide_engine::condition::QuestionIx;
use guide_engine::document::{Choice, Question, QuestionKind};
use guide_engine::messages::key;

/// Renders a question's choices under `heading`, which is an `h1` or `h2`, with the message `error`
/// above them. `described` is appended to the ids in `aria-describedby`.
pub fn choices(
    view: &View,
    index: QuestionIx,
    question: &Question,
    (heading, error, described): (Html, Html, &str),
) -> Html {
    let tiles =
        |none: bool| -> Html {
            let matches_kind = |(_, choice): &(usize, &Choice)| choice.none == none;
            let choices = question.in_order().into_iter().filter(matches_kind).map(
                |(choice_index, choice)| {
                    let tile = Tile {
                        id: input_id(question, choice.id.as_str()),
                        label: &choice.label,
                        hint: choice.hint.as_deref(),
                        chosen: is_chosen(view, index, choice_index),
                        action: Action::Chosen(index, choice_index),
                    };
                    tile.render(view, question)
                },
            );
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
            <div class={classes!("iag-tiles", two_columns)} data-part={part::CHOICES}>
                { tiles(false) }
            </div>
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
                    type={kind}
                    id={self.id.clone()}
                    name={format!("iag-{}", question.id)}
                    checked={self.chosen}
                    aria-labelledby={format!("{}-label", self.id)}
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

/// Returns the id of the input element of a choice. The ids of its label and hint start with this
/// id.
fn input_id(question: &Question, choice: &str) -> String {
    format!("iag-{}-{choice}", question.id)
}
