//! The explanation of a verdict: the sufficient reasons (module `because`), the counterfactuals
//! (module `change`) and the rules, with links to the questions. The cards of the results page and
//! the pages of programs show it.

use super::verdict::names;
use super::{View, claims};
use crate::app::action::Action;
use crate::ui::markup::{Html, html};
use guide_engine::answer::Answer;
use guide_engine::assess::{Assessment, Verdict};
use guide_engine::because::because;
use guide_engine::change::changes;
use guide_engine::condition::QuestionIx;
use guide_engine::document::ChangedBy;
use guide_engine::explain::{self, WayToFit};
use guide_engine::word::{self, Word};

/// Renders the answers that decide a verdict, the changes after which the agreement would fit, and
/// the rules. The headings have the level `level`.
pub fn decides(view: &View, assessment: &Assessment, level: u8) -> Html {
    let tag = super::heading(level);
    html! {
        <>
            { because_you_said(view, assessment, tag) }
            { would_change(view, assessment, tag) }
            <@{tag}>{ view.say(word::BECAUSE_RULES) }</@>
            { reasons(view, assessment) }
        </>
    }
}

/// Renders the smallest sets of answers that force the verdict.
fn because_you_said(view: &View, assessment: &Assessment, tag: &'static str) -> Html {
    let day = view.assessed.as_of;
    let sets = because(
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
            <@{tag}>{ view.say(word::BECAUSE_TITLE) }</@>
            if sets.len() > 1 { <p class="iag-small">{ view.say(word::BECAUSE_ANY) }</p> }
            <ul class="iag-bul">
                for set in &sets { <li>{ answers(view, set) }</li> }
            </ul>
            { firm(view, assessment) }
        </div>
    }
}

/// Renders the answers in a set, each as a link to its question.
fn answers(view: &View, set: &[QuestionIx]) -> Html {
    let link = |place: &QuestionIx| {
        let question = view.catalog.question(*place)?;
        let answer = explain::answer(view.catalog, view.state.answers(), *place);
        let answer = view.words().fill(word::RULE_QUOTED, &[("choice", &answer)]);
        let fills = [
            ("answer", answer.as_str()),
            ("question", question.short.as_str()),
        ];
        let label = html! { view.words().fill(word::BECAUSE_ONE, &fills) };
        Some(view.button(Action::ChangeAsked(*place), "iag-textbtn iag-inline", label))
    };
    let links = set.iter().filter_map(link).enumerate();
    let line = |(at, link): (usize, Html)| {
        let and = (at > 0).then(|| format!("{} ", view.say(word::BECAUSE_AND)));
        html! { <div>{ and }{ link }</div> }
    };
    links.map(line).collect()
}

/// If the verdict is settled although some answers are "not sure", renders the note that those
/// answers make no difference.
fn firm(view: &View, assessment: &Assessment) -> Html {
    let mut answers = view
        .catalog
        .questions()
        .map(|(place, _)| view.interview.used.get(place));
    let unsure = answers.any(|answer| *answer == Answer::NotSure);
    if unsure && assessment.verdict != Verdict::Depends {
        return html! { <p class="iag-small">{ view.say(word::BECAUSE_FIRM) }</p> };
    }
    Html::default()
}

/// Renders the changes after which an agreement would fit. The changes that the agency or its
/// governing body can make are listed separately from the others.
fn would_change(view: &View, assessment: &Assessment, tag: &'static str) -> Html {
    if !matches!(assessment.verdict, Verdict::DoesNotFit | Verdict::NotRaised) {
        return Html::default();
    }
    let day = view.assessed.as_of;
    let used = &view.interview.used;
    let Some(sets) = changes(view.catalog, used, assessment.agreement, day) else {
        return Html::default();
    };
    let ways = explain::ways_to_fit(view.catalog, &sets);
    let (yours, others): (Vec<_>, Vec<_>) = ways
        .into_iter()
        .partition(|way| matches!(way.changed_by, ChangedBy::Agency | ChangedBy::GoverningBody));
    html! {
        <div class="iag-because">
            if yours.is_empty() && others.is_empty() {
                <p>{ view.say(word::CHANGE_NONE) }</p>
            }
            { list(view, word::CHANGE_NEED, &yours, tag) }
            { list(view, word::CHANGE_NOT_YOURS, &others, tag) }
        </div>
    }
}

fn list(view: &View, title: Word, ways: &[WayToFit], tag: &'static str) -> Html {
    if ways.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <@{tag}>{ view.say(title) }</@>
            <ul class="iag-bul">
                for way in ways {
                    <li>{ &way.text }{ "." }
                    if let Some(by) = in_whose_hands(way.changed_by) { { " " }<span class="iag-small">{ view.say(by) }</span> }
                    </li>
                }
            </ul>
        </>
    }
}

fn in_whose_hands(by: ChangedBy) -> Option<Word> {
    match by {
        ChangedBy::Agency => None,
        ChangedBy::GoverningBody => Some(word::CHANGE_BY_BODY),
        ChangedBy::Outside => Some(word::CHANGE_BY_OUTSIDE),
        ChangedBy::Fixed => Some(word::CHANGE_BY_NOBODY),
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
                    <p>{ reason.text }{ (reason.facts.is_empty() && view.shows(reason.cite.iter().copied())).then(|| claims::cites(view, reason.cite.iter().copied())) }</p>
                    if !view.shows(reason.cite.iter().copied()) {
                        { claims::later(view) }
                    } else if !reason.facts.is_empty() {
                        <p class="iag-small">{ reason.facts.join(" ") }{ claims::cites(view, reason.cite.iter().copied()) }</p>
                    }
                    { change(view, &reason.questions) }
                </li>
            }
        </ul>
    }
}

fn change(view: &View, questions: &[QuestionIx]) -> Html {
    let link = |place: &QuestionIx| {
        let name = names(view, std::slice::from_ref(place));
        let label = view
            .words()
            .fill(word::REASON_SEE_QUESTION, &[("question", &name)]);
        view.button(
            Action::ChangeAsked(*place),
            "iag-textbtn iag-small",
            html! { label },
        )
    };
    html! { <div class="iag-changes">{ questions.iter().map(link).collect::<Html>() }</div> }
}
