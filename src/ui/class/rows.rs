//! The agreements that a scenario discusses: the room's guess, then the verdict in its place.

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

/// What a room can guess, each as the verdict it stands for.
const GUESSES: [Verdict; 3] = [Verdict::Fits, Verdict::Depends, Verdict::DoesNotFit];

/// One row for each agreement; those revealed show the verdict.
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

/// The agreement's name, or its program's where it is the only way to take part.
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

/// The group that colors a row, so that it can be told from the last bench.
fn group(told: &Told, place: AgreementIx) -> Group {
    assessment(told, place).map_or(Group::Not, |assessment| Group::of(assessment.verdict))
}

/// The verdict, what the room had said, and the reason that was signed.
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

/// The verdict that was revealed last, in words.
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

/// Where the room's guess and the answers differ, and which answers decided it. Nothing is counted.
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
