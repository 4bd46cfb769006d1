//! The list of agreements that a scenario discusses. Each entry has radio buttons for the guess of
//! the class until its verdict is revealed. The lesson page uses these functions; the handout uses
//! only `name`.

use super::Told;
use crate::app::action::{Action, Lesson};
use crate::ui::markup::{Html, classes, html};
use crate::ui::one_of::one_of;
use crate::ui::verdict::{Group, names, verdict};
use crate::ui::{View, glyph};
use guide_engine::assess::{Assessment, Verdict};
use guide_engine::because::because;
use guide_engine::catalog::AgreementIx;
use guide_engine::word;

/// The guesses that a class can make. Each guess is a verdict that stands for its whole group.
const GUESSES: [Verdict; 3] = [Verdict::Fits, Verdict::Depends, Verdict::DoesNotFit];

/// Renders the list of agreements. An entry whose verdict has been revealed shows that verdict; any
/// other entry shows the radio buttons for a guess.
pub fn rows(view: &View, told: &Told) -> Html {
    let revealed = view.state.class().step.saturating_sub(1);
    html! {
        <ol class="iag-plain iag-class-rows">
            for (at, place) in told.discussed.iter().enumerate() {
                <li key={place.0} class={classes!((at < revealed).then(|| group(told, *place).class()))}>
                    <b>{ name(view, *place) }</b>
                    if at < revealed { { answer(view, told, *place) } } else { { guess(view, *place) } }
                </li>
            }
        </ol>
    }
}

/// Returns the agreement's name, or the program's name if the program has only one agreement.
pub fn name<'v>(view: &View<'v>, place: AgreementIx) -> &'v str {
    view.catalog
        .agreement(place)
        .map_or("", |(program, agreement)| {
            if program.agreements.len() > 1 {
                &agreement.name
            } else {
                &program.name
            }
        })
}

fn guess(view: &View, place: AgreementIx) -> Html {
    let own = view.state.class().guess(place);
    let guesses = html! {
        <fieldset class="iag-guess">
            <legend class="iag-sr">{ name(view, place) }</legend>
            for guess in GUESSES {
                <label class={classes!((own == Some(guess)).then_some("iag-switch-on"))}>
                    <input
                        type="radio" name={format!("iag-guess-{}", place.0)} checked={own == Some(guess)}
                        onchange={view.on(Action::Taught(Lesson::Guessed(place, guess)))}
                    />
                    { glyph::verdict(Group::of(guess)) }<span>{ view.say(Group::of(guess).words().0) }</span>
                </label>
            }
        </fieldset>
    };
    one_of(guesses)
}

fn assessment<'t>(told: &'t Told, place: AgreementIx) -> Option<&'t Assessment> {
    told.assessed.agreements.get(place.0)
}

/// Returns the group that determines the color of a revealed entry. The color makes the verdict
/// visible from the back of the classroom.
fn group(told: &Told, place: AgreementIx) -> Group {
    assessment(told, place).map_or(Group::Not, |assessment| Group::of(assessment.verdict))
}

/// Renders a revealed entry: the verdict, the guess of the class, and the reason in the scenario's
/// answer key.
fn answer(view: &View, told: &Told, place: AgreementIx) -> Html {
    let entry = told.linked.expected.get(place.0).copied().flatten();
    let because = entry.and_then(|entry| told.scenario.expected.get(entry));
    html! {
        <div class="iag-class-answer">
            if let Some(assessment) = assessment(told, place) { { verdict(view, assessment) } }
            <span class="iag-small">{ room(view, place) }</span>
            if let Some(expected) = because { <p class="iag-small">{ &expected.because }</p> }
        </div>
    }
}

/// Returns a text for screen readers: the verdict that was revealed last and the guess of the
/// class.
pub fn said(view: &View, scenario: usize) -> String {
    let revealed = view.state.class().step.checked_sub(2);
    let discussed = view.state.discussed(scenario);
    let last = revealed.and_then(|at| discussed.get(at));
    let linked = view.catalog.scenarios().nth(scenario);
    let entry = last.zip(linked).and_then(|(place, (scenario, linked))| {
        let entry = linked.expected.get(place.0).copied().flatten()?;
        Some((*place, scenario.expected.get(entry)?.verdict))
    });
    entry.map_or_else(String::new, |(place, verdict)| {
        let verdict = view.words().verdict(verdict);
        [name(view, place), ": ", verdict, ". ", &room(view, place)].concat()
    })
}

fn room(view: &View, place: AgreementIx) -> String {
    let guess = view.state.class().guess(place);
    let guess = guess.map_or(view.say(word::CLASS_NO_GUESS), |guess| {
        view.say(Group::of(guess).words().0)
    });
    view.words().fill(word::CLASS_ROOM, &[("guess", guess)])
}

/// Renders the guesses that differ from the verdicts, each with the questions whose answers decided
/// the verdict. There is no score.
pub fn summary(view: &View, told: &Told) -> Html {
    let differing = told.discussed.iter().filter_map(|place| {
        let guess = Group::of(view.state.class().guess(*place)?);
        let assessment = assessment(told, *place)?;
        let found = Group::of(assessment.verdict);
        (guess != found).then(|| line(view, told, assessment, guess))
    });
    let differing: Vec<Html> = differing.collect();
    html! {
        <section class="iag-sec">
            <h2 class="iag-h2">{ view.say(word::CLASS_SUMMARY) }</h2>
            if differing.is_empty() { <p>{ view.say(word::CLASS_SAME) }</p> } else { <ul class="iag-bul">for line in differing { { line } }</ul> }
        </section>
    }
}

fn line(view: &View, told: &Told, assessment: &Assessment, guess: Group) -> Html {
    let place = assessment.agreement;
    let verdict = view.words().verdict(assessment.verdict).to_lowercase();
    let guess = view.say(guess.words().0).to_lowercase();
    let fills = [
        ("agreement", name(view, place)),
        ("guess", &guess),
        ("verdict", &verdict),
    ];
    let sets = because(view.catalog, &told.linked.answers, place, told.linked.as_of);
    let decided = sets.first().unwrap_or(&assessment.turns_on);
    let decided = names(view, decided);
    html! {
        <li>
            { view.words().fill(word::CLASS_DIFFERED, &fills) }
            if !decided.is_empty() { { " " }{ view.words().fill(word::BRIEF_WHY, &[("questions", &decided)]) }{ "." } }
        </li>
    }
}
