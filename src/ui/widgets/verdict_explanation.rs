//! The explanation of a verdict: the sufficient reasons, the counterfactuals and the rules, with
//! links to the questions. The cards of the results page and the pages of programs show it.

use crate::state::action::DeferredAction;
use crate::ui::View;
use crate::ui::html::{Html, html};
use crate::ui::widgets::verdict::names;
use crate::ui::widgets::{claims, heading};
use guide_engine::answer::Answer;
use guide_engine::assess::Assessment;
use guide_engine::condition::QuestionIx;
use guide_engine::counterfactuals::counterfactuals;
use guide_engine::document::{ChangedBy, Verdict};
use guide_engine::explain::{self, WayToFit};
use guide_engine::messages::{Key, key};
use guide_engine::sufficient_reasons::sufficient_reasons;

/// Renders the answers that decide a verdict, the changes after which the agreement would fit, and
/// the rules. The headings have the level `level`.
pub fn explanation(view: &View, assessment: &Assessment, level: u8) -> Html {
    let tag = heading::tag(level);
    html! {
        <>
            { deciding_answers(view, assessment, tag) }
            { changes_to_fit(view, assessment, tag) }
            <@{tag}>{ view.text(key::BECAUSE_RULES) }</@>
            { reasons(view, assessment) }
        </>
    }
}

/// Renders the minimal sets of answers that force the verdict.
fn deciding_answers(view: &View, assessment: &Assessment, tag: &'static str) -> Html {
    let day = view.assessed.as_of;
    let sets = sufficient_reasons(
        view.catalog,
        &view.interview.used,
        assessment.agreement,
        day,
    );
    let sets: Vec<_> = sets.into_iter().filter(|set| !set.is_empty()).collect();
    if sets.is_empty() {
        return Html::default();
    }
    html! {
        <div class="iag-because">
            <@{tag}>{ view.text(key::BECAUSE_TITLE) }</@>
            if sets.len() > 1 { <p class="iag-small">{ view.text(key::BECAUSE_ANY) }</p> }
            <ul class="iag-bul">
                for set in &sets { <li>{ answers(view, set) }</li> }
            </ul>
            { not_sure_note(view, assessment) }
        </div>
    }
}

/// Renders the answers in a set, each as a link to its question.
fn answers(view: &View, set: &[QuestionIx]) -> Html {
    let link = |index: &QuestionIx| {
        let question = view.catalog.question(*index)?;
        let answer = explain::answer(view.catalog, view.state.answers(), *index);
        let answer = view
            .messages()
            .fill(key::RULE_QUOTED, &[("choice", &answer)]);
        let fills = [
            ("answer", answer.as_str()),
            ("question", question.short.as_str()),
        ];
        let label = html! { view.messages().fill(key::BECAUSE_ONE, &fills) };
        Some(view.button(
            DeferredAction::ChangeRequested(*index),
            "iag-textbtn iag-inline",
            label,
        ))
    };
    let links = set.iter().filter_map(link).enumerate();
    let item = |(index, link): (usize, Html)| {
        let and = (index > 0).then(|| format!("{} ", view.text(key::BECAUSE_AND)));
        html! { <div>{ and }{ link }</div> }
    };
    links.map(item).collect()
}

/// If the verdict is settled although some answers are "not sure", renders the note that those
/// answers make no difference.
fn not_sure_note(view: &View, assessment: &Assessment) -> Html {
    let mut answers = view
        .catalog
        .questions()
        .map(|(index, _)| view.interview.used.get(index));
    let unsure = answers.any(|answer| *answer == Answer::NotSure);
    if unsure && assessment.verdict != Verdict::Depends {
        return html! { <p class="iag-small">{ view.text(key::BECAUSE_FIRM) }</p> };
    }
    Html::default()
}

/// Renders the changes after which an agreement would fit. The changes that the agency or its
/// governing body can make are listed separately from the others.
fn changes_to_fit(view: &View, assessment: &Assessment, tag: &'static str) -> Html {
    if !matches!(assessment.verdict, Verdict::DoesNotFit | Verdict::NotRaised) {
        return Html::default();
    }
    let day = view.assessed.as_of;
    let used = &view.interview.used;
    let Some(sets) = counterfactuals(view.catalog, used, assessment.agreement, day) else {
        return Html::default();
    };
    let changes = explain::ways_to_fit(view.catalog, &sets);
    let (by_agency, by_others): (Vec<_>, Vec<_>) = changes.into_iter().partition(|change| {
        matches!(
            change.changed_by,
            ChangedBy::Agency | ChangedBy::GoverningBody
        )
    });
    html! {
        <div class="iag-because">
            if by_agency.is_empty() && by_others.is_empty() {
                <p>{ view.text(key::CHANGE_NONE) }</p>
            }
            { list(view, key::CHANGE_NEED, &by_agency, tag) }
            { list(view, key::CHANGE_NOT_YOURS, &by_others, tag) }
        </div>
    }
}

fn list(view: &View, title: Key, changes: &[WayToFit], tag: &'static str) -> Html {
    if changes.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <@{tag}>{ view.text(title) }</@>
            <ul class="iag-bul">
                for change in changes {
                    <li>
                        { &change.text }{ "." }
                        if let Some(message) = changed_by_message(change.changed_by) {
                            { " " }<span class="iag-small">{ view.text(message) }</span>
                        }
                    </li>
                }
            </ul>
        </>
    }
}

fn changed_by_message(by: ChangedBy) -> Option<Key> {
    match by {
        ChangedBy::Agency => None,
        ChangedBy::GoverningBody => Some(key::CHANGE_BY_BODY),
        ChangedBy::Outside => Some(key::CHANGE_BY_OUTSIDE),
        ChangedBy::Fixed => Some(key::CHANGE_BY_NOBODY),
    }
}

/// Renders every reason for a verdict, each with the facts behind it and links to its questions.
fn reasons(view: &View, assessment: &Assessment) -> Html {
    let reasons = explain::reasons(
        view.catalog,
        &view.interview.used,
        view.assessed,
        assessment,
    );
    html! {
        <ul class="iag-reasons iag-plain">
            for reason in reasons {
                <li>
                    <p>
                        { reason.text }
                        { (reason.facts.is_empty() && view.shows(reason.cite.iter().copied()))
                            .then(|| claims::cites(view, reason.cite.iter().copied())) }
                    </p>
                    if !view.shows(reason.cite.iter().copied()) {
                        { claims::later_note(view) }
                    } else if !reason.facts.is_empty() {
                        <p class="iag-small">
                            { reason.facts.join(" ") }
                            { claims::cites(view, reason.cite.iter().copied()) }
                        </p>
                    }
                    { question_links(view, &reason.questions) }
                </li>
            }
        </ul>
    }
}

fn question_links(view: &View, questions: &[QuestionIx]) -> Html {
    let link = |index: &QuestionIx| {
        let name = names(view, std::slice::from_ref(index));
        let label = view
            .messages()
            .fill(key::REASON_SEE_QUESTION, &[("question", &name)]);
        view.button(
            DeferredAction::ChangeRequested(*index),
            "iag-textbtn iag-small",
            html! { label },
        )
    };
    html! { <div class="iag-changes">{ questions.iter().map(link).collect::<Html>() }</div> }
}
