//! The section of a lesson in which the class tries another answer. The section shows the verdicts
//! that would change, and a button that undoes the trial.
//!
//! The lesson page shows this section after the last verdict is revealed. The scenario itself does
//! not change.

use crate::state::action::DeferredAction;
use crate::state::lesson::LessonEvent;
use crate::ui::View;
use crate::ui::html::{Html, html};
use crate::ui::pages::lesson::LessonData;
use crate::ui::pages::lesson::rows::name;
use crate::ui::widgets::icon;
use crate::ui::widgets::radio_form::radio_form;
use crate::ui::widgets::verdict::names;
use guide_engine::answer::{Answer, Answers};
use guide_engine::assess::{self, Assessed};
use guide_engine::assessment_diff::diff;
use guide_engine::catalog::AgreementIx;
use guide_engine::condition::QuestionIx;
use guide_engine::document::{Question, QuestionKind};
use guide_engine::explain;
use guide_engine::messages::key;
use guide_engine::sufficient_reasons::sufficient_reasons;

/// Renders the questions with their choices, and below them the effect of the answer that the class
/// tries.
pub fn what_if(view: &View, data: &LessonData) -> Html {
    let tried = view.state.lesson().answers_with_trial(&data.linked.answers);
    html! {
        <section class="iag-sec">
            <h2 class="iag-h2">{ view.text(key::CLASS_WHAT_IF) }</h2>
            <p>{ view.text(key::CLASS_WHAT_IF_HINT) }</p>
            <div class="iag-folds">
                for (index, question) in view.catalog.all_questions() {
                    { trial_question(view, &tried, index, question) }
                }
            </div>
            <div role="status">{ effect(view, data, &tried) }</div>
        </section>
    }
}

fn trial_question(view: &View, tried: &Answers, index: QuestionIx, question: &Question) -> Html {
    let kind = match question.kind {
        QuestionKind::One => "radio",
        QuestionKind::Many => "checkbox",
    };
    let is_chosen =
        |choice| matches!(tried.get(index), Answer::Chosen(chosen) if chosen.contains(&choice));
    let choices = html! {
        <fieldset class="iag-disc-in iag-checks">
            <legend class="iag-sr">{ &question.text }</legend>
            for (choice_index, choice) in question.choices.iter().enumerate() {
                <label class="iag-check">
                    <input
                        type={kind}
                        name={format!("iag-tried-{}", question.id)}
                        checked={is_chosen(choice_index)}
                        onchange={view.on(DeferredAction::LessonContinued(LessonEvent::AnswerTried(
                            index,
                            choice_index,
                        )))}
                    />
                    <span>{ &choice.label }</span>
                </label>
            }
        </fieldset>
    };
    html! {
        <details class="iag-disc iag-folded" key={index.0}>
            <summary>
                { icon::chevron() }
                <span>
                    { &question.short }
                    { ": " }
                    { explain::answer_in_short(view.catalog, tried, index) }
                </span>
            </summary>
            { radio_form(choices) }
        </details>
    }
}

fn effect(view: &View, data: &LessonData, tried: &Answers) -> Html {
    if view.state.lesson().tried.is_none() {
        return Html::default();
    }
    let after = assess::assess(view.catalog, tried, data.linked.as_of);
    let differences = diff(&data.assessed, &after);
    let verdicts: Vec<_> = differences
        .iter()
        .filter(|difference| difference.verdict.0 != difference.verdict.1)
        .collect();
    let verdict_text = |verdict| view.messages().verdict(verdict).to_lowercase();
    html! {
        <div class="iag-panel">
            if verdicts.is_empty() { <p>{ view.text(key::CLASS_NOT_MOVED) }</p> } else {
                <p>{ view.text(key::CLASS_MOVED) }</p>
                <ul class="iag-bul">
                    for difference in verdicts {
                        <li>
                            { view.messages().fill(key::MOVED_ONE, &[
                                ("program", name(view, difference.agreement)),
                                ("before", &verdict_text(difference.verdict.0)),
                                ("after", &verdict_text(difference.verdict.1)),
                            ]) }
                            { reason(view, &after, difference.agreement, tried) }
                        </li>
                    }
                </ul>
            }
            <div class="iag-btns">
                { view.button(
                    DeferredAction::LessonContinued(LessonEvent::TrialUndone),
                    "iag-btn iag-btn-line",
                    html! { view.text(key::CLASS_UNDO) },
                ) }
            </div>
        </div>
    }
}

/// Returns a sentence that names the questions whose answers decide the new verdict, or the open
/// questions on which the new verdict depends.
fn reason(view: &View, after: &Assessed, agreement: AgreementIx, tried: &Answers) -> String {
    let sets = sufficient_reasons(view.catalog, tried, agreement, after.as_of);
    let open = after
        .agreements
        .get(agreement.0)
        .map(|assessment| assessment.depends_on.as_slice());
    let decided = sets.first().map(Vec::as_slice).or(open).unwrap_or_default();
    let decided = names(view, decided);
    if decided.is_empty() {
        return String::new();
    }
    let reason = view
        .messages()
        .fill(key::BRIEF_WHY, &[("questions", &decided)]);
    [" ", &reason, "."].concat()
}
