//! The list of agreements that a scenario discusses. Until the verdict of an entry is revealed, the
//! entry has radio buttons for the guess of the class. The lesson page uses these functions; the
//! handout uses only `name`.

use crate::state::action::DeferredAction;
use crate::state::lesson::LessonEvent;
use crate::state::part;
use crate::ui::View;
use crate::ui::html::{Html, classes, html};
use crate::ui::pages::lesson::LessonData;
use crate::ui::widgets::icon;
use crate::ui::widgets::radio_form::radio_form;
use crate::ui::widgets::verdict::{Group, names, verdict};
use guide_engine::assess::Assessment;
use guide_engine::catalog::AgreementIx;
use guide_engine::document::Verdict;
use guide_engine::messages::key;
use guide_engine::sufficient_reasons::sufficient_reasons;

/// The guesses that a class can make. Each guess is a verdict that stands for its whole group.
const GUESSES: [Verdict; 3] = [Verdict::Fits, Verdict::Depends, Verdict::DoesNotFit];

/// Renders the list of agreements. An entry whose verdict has been revealed shows that verdict; any
/// other entry shows the radio buttons for a guess.
pub fn rows(view: &View, data: &LessonData) -> Html {
    let revealed = view.state.lesson().step.saturating_sub(1);
    html! {
        <ol class="iag-plain iag-class-rows" data-part={part::LESSON_ROWS}>
            for (position, index) in data.discussed.iter().enumerate() {
                <li
                    key={index.0}
                    class={classes!((position < revealed).then(|| group(data, *index).class()))}
                >
                    <b>{ name(view, *index) }</b>
                    if position < revealed {
                        { answer(view, data, *index) }
                    } else {
                        { guess(view, *index) }
                    }
                </li>
            }
        </ol>
    }
}

/// Returns the agreement's name, or the program's name if the program has only one agreement.
pub fn name<'v>(view: &View<'v>, index: AgreementIx) -> &'v str {
    view.catalog
        .agreement(index)
        .map_or("", |(program, agreement)| {
            if program.agreements.len() > 1 {
                &agreement.name
            } else {
                &program.name
            }
        })
}

fn guess(view: &View, index: AgreementIx) -> Html {
    let current = view.state.lesson().guess(index);
    let guesses = html! {
        <fieldset class="iag-guess">
            <legend class="iag-sr">{ name(view, index) }</legend>
            for guess in GUESSES {
                <label class={classes!((current == Some(guess)).then_some("iag-switch-on"))}>
                    <input
                        type="radio"
                        name={format!("iag-guess-{}", index.0)}
                        checked={current == Some(guess)}
                        onchange={view.on(DeferredAction::LessonContinued(LessonEvent::Guessed(
                            index,
                            guess,
                        )))}
                    />
                    { icon::verdict(Group::of(guess)) }
                    <span>{ view.text(Group::of(guess).keys().0) }</span>
                </label>
            }
        </fieldset>
    };
    radio_form(guesses)
}

fn assessment<'t>(data: &'t LessonData, index: AgreementIx) -> Option<&'t Assessment> {
    data.assessed.agreements.get(index.0)
}

/// Returns the group that determines the color of a revealed entry. The color makes the verdict
/// visible from the back of the classroom.
fn group(data: &LessonData, index: AgreementIx) -> Group {
    assessment(data, index).map_or(Group::Not, |assessment| Group::of(assessment.verdict))
}

/// Renders a revealed entry: the verdict, the guess of the class, and the reason in the scenario's
/// answer key.
fn answer(view: &View, data: &LessonData, index: AgreementIx) -> Html {
    let entry = data.linked.expected.get(index.0).copied().flatten();
    let expected = entry.and_then(|entry| data.scenario.expected.get(entry));
    html! {
        <div class="iag-class-answer">
            if let Some(assessment) = assessment(data, index) { { verdict(view, assessment) } }
            <span class="iag-small">{ class_guess(view, index) }</span>
            if let Some(expected) = expected { <p class="iag-small">{ &expected.because }</p> }
        </div>
    }
}

/// Returns a text for screen readers: the verdict that was revealed last and the guess of the
/// class.
pub fn status(view: &View, scenario: usize) -> String {
    let revealed = view.state.lesson().step.checked_sub(2);
    let discussed = view.state.discussed(scenario);
    let last = revealed.and_then(|position| discussed.get(position));
    let linked = view.catalog.scenarios().nth(scenario);
    let entry = last.zip(linked).and_then(|(index, (scenario, linked))| {
        let entry = linked.expected.get(index.0).copied().flatten()?;
        Some((*index, scenario.expected.get(entry)?.verdict))
    });
    entry.map_or_else(String::new, |(index, verdict)| {
        let verdict = view.messages().verdict(verdict);
        [
            name(view, index),
            ": ",
            verdict,
            ". ",
            &class_guess(view, index),
        ]
        .concat()
    })
}

fn class_guess(view: &View, index: AgreementIx) -> String {
    let guess = view.state.lesson().guess(index);
    let guess = guess.map_or(view.text(key::CLASS_NO_GUESS), |guess| {
        view.text(Group::of(guess).keys().0)
    });
    view.messages().fill(key::CLASS_ROOM, &[("guess", guess)])
}

/// Renders the guesses that differ from the verdicts, each with the questions whose answers decided
/// the verdict or, for the verdict `Depends`, the open questions. There is no score.
pub fn summary(view: &View, data: &LessonData) -> Html {
    let differing = data.discussed.iter().filter_map(|index| {
        let guess = Group::of(view.state.lesson().guess(*index)?);
        let assessment = assessment(data, *index)?;
        let found = Group::of(assessment.verdict);
        (guess != found).then(|| summary_item(view, data, assessment, guess))
    });
    let differing: Vec<Html> = differing.collect();
    html! {
        <section class="iag-sec">
            <h2 class="iag-h2">{ view.text(key::CLASS_SUMMARY) }</h2>
            if differing.is_empty() {
                <p>{ view.text(key::CLASS_SAME) }</p>
            } else {
                <ul class="iag-bul">for line in differing { { line } }</ul>
            }
        </section>
    }
}

fn summary_item(view: &View, data: &LessonData, assessment: &Assessment, guess: Group) -> Html {
    let index = assessment.agreement;
    let verdict = view.messages().verdict(assessment.verdict).to_lowercase();
    let guess = view.text(guess.keys().0).to_lowercase();
    let fills = [
        ("agreement", name(view, index)),
        ("guess", &guess),
        ("verdict", &verdict),
    ];
    let sets = sufficient_reasons(view.catalog, &data.linked.answers, index, data.linked.as_of);
    let decided = sets.first().unwrap_or(&assessment.depends_on);
    let decided = names(view, decided);
    html! {
        <li>
            { view.messages().fill(key::CLASS_DIFFERED, &fills) }
            if !decided.is_empty() {
                { " " }{ view.messages().fill(key::BRIEF_WHY, &[("questions", &decided)]) }{ "." }
            }
        </li>
    }
}
