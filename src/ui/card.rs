//! The cards of the results: a program with its verdicts, and what it unfolds to; a standing option with the same parts.

use super::verdict::{Standing, verdict};
use super::{View, claims, decides, folded, glyph, stages};
use crate::app::action::{Action, Page};
use crate::ui::markup::{Html, classes, html};
use guide_engine::assess::{Assessment, is_unmet_duty};
use guide_engine::document::StandingOption;
use guide_engine::explain;
use guide_engine::word;
use yew::Event;

/// A program.
pub fn card(view: &View, standing: &Standing) -> Html {
    let program = standing.program;
    let more = view
        .words()
        .fill(word::RESULTS_MORE_OF, &[("program", &program.short)]);
    let all = view
        .words()
        .fill(word::RESULTS_DETAILS, &[("program", &program.short)]);
    let open = view.state.is_card_open(standing.position);
    let position = standing.position;
    // The state opens and closes the details, so that they are as they were when the person comes back.
    let toggled = view.send.reform(move |event: Event| {
        event.prevent_default();
        Action::CardToggled(position)
    });
    html! {
        <article class={classes!("iag-card", standing.group().class_of_card())} key={program.id.as_str()}>
            <h3 class="iag-h3" tabindex="-1" id={format!("iag-card-{}", program.id)}>{ &program.name }</h3>
            <ul class="iag-plain iag-card-verdicts">
                for assessment in &standing.assessments { { outcome(view, standing, assessment) } }
            </ul>
            if view.shows(&program.status.cite) {
                <p class="iag-small iag-card-status"><b>{ view.say(word::PROGRAM_STATUS) }</b>{ ": " }{ claims::said(view, &explain::status(view.catalog, &program.status), &program.status.cite) }</p>
            }
            <p class="iag-card-summary">{ claims::summary(view, program) }</p>
            <details class="iag-disc" open={open}>
                <summary aria-label={more} onclick={toggled}>{ glyph::chevron() }<span>{ view.say(word::RESULTS_MORE) }</span></summary>
                // What is folded is drawn all the same, to be found and printed, a moment later; unless that would be too much.
                if open || (view.state.shown().folded && !folded::is_large(view)) { { inside(view, standing) } }
            </details>
            <p>{ view.link(Page::Program(standing.position), "iag-link", html! { all }) }</p>
        </article>
    }
}

/// What a card unfolds to.
fn inside(view: &View, standing: &Standing) -> Html {
    let program = standing.program;
    html! {
        <div class="iag-disc-in">
            for assessment in &standing.assessments { { agreement(view, standing, assessment) } }
            if !program.ask_ice.is_empty() {
                <h4>{ view.say(word::PROGRAM_ASK) }</h4>
                <p class="iag-small">{ view.say(word::PROGRAM_ASK_LINE) }</p>
                { claims::asks(view, &program.ask_ice) }
            }
        </div>
    }
}

/// The verdict of one agreement in a line; named where the program has several.
fn outcome(view: &View, standing: &Standing, assessment: &Assessment) -> Html {
    let several = standing.assessments.len() > 1;
    let name = view
        .catalog
        .agreement(assessment.agreement)
        .map(|(_, agreement)| &agreement.name);
    html! {
        <li>
            if several { <b>{ name }</b>{ " " } }
            { verdict(view, assessment) }
            if is_unmet_duty(view.catalog, view.assessed, assessment) { <p class="iag-duty">{ duty(view, assessment) }</p> }
            { why_in_line(view, assessment) }
        </li>
    }
}

/// That a law requires the agreement although it does not fit, and what the law decides.
fn duty(view: &View, assessment: &Assessment) -> Html {
    let duty = view
        .catalog
        .agreement(assessment.agreement)
        .and_then(|(_, agreement)| agreement.duty.as_ref());
    html! {
        <>
            <b>{ view.say(word::DUTY_UNMET) }</b>
            if let Some(duty) = duty {
                { " " }{ view.shows(&duty.cite).then(|| claims::said(view, &duty.text, &duty.cite)) }
            }
        </>
    }
}

/// The first reason against an agreement, so that nothing has to be opened to see it.
fn why_in_line(view: &View, assessment: &Assessment) -> Html {
    let reasons = explain::reasons(
        view.catalog,
        &view.interview.used,
        view.assessed,
        assessment,
    );
    let against = reasons.into_iter().find(|reason| reason.is_against());
    against
        .map(|reason| html! { <p class="iag-small">{ reason.text }</p> })
        .unwrap_or_default()
}

fn agreement(view: &View, standing: &Standing, assessment: &Assessment) -> Html {
    let Some((_, agreement)) = view.catalog.agreement(assessment.agreement) else {
        return Html::default();
    };
    html! {
        <section class="iag-agreement">
            if standing.assessments.len() > 1 {
                <h4 class="iag-agreement-name">{ &agreement.name }</h4>
                <p>{ claims::claim(view, &agreement.summary) }</p>
            }
            { decides::decides(view, assessment, 4) }
            <h4>{ view.say(word::PROGRAM_INSTRUMENT) }</h4>
            <p>{ claims::claim(view, &agreement.instrument) }</p>
            <h4>{ view.say(word::RESULTS_ASKS) }</h4>
            { stages::stages(view, &agreement.requirements, &assessment.marks, 5) }
        </section>
    }
}

/// What an agency can do without any program, on the same footing: the same parts as a program's.
pub fn options(view: &View) -> Html {
    html! {
        <section class="iag-sec">
            <div class="iag-group">
                <h2 class="iag-h2">{ view.say(word::RESULTS_OPTIONS) }</h2>
                <p>{ view.say(word::RESULTS_OPTIONS_LINE) }</p>
            </div>
            for (position, option) in view.catalog.options().iter().enumerate() {
                { option_card(view, position, option) }
            }
        </section>
    }
}

fn option_card(view: &View, position: usize, option: &StandingOption) -> Html {
    let marks = view
        .assessed
        .options
        .get(position)
        .map(Vec::as_slice)
        .unwrap_or_default();
    let more = view.words().fill(
        word::PROGRAM_OFFERS_AND_LIMITS_OF,
        &[("program", &option.short)],
    );
    let all = view
        .words()
        .fill(word::RESULTS_DETAILS, &[("program", &option.short)]);
    html! {
        <article class="iag-card">
            <h3 class="iag-h3">{ &option.name }</h3>
            <p class="iag-card-summary">{ claims::claim(view, &option.summary) }</p>
            <details class="iag-disc">
                <summary aria-label={more}>{ glyph::chevron() }<span>{ view.say(word::PROGRAM_OFFERS_AND_LIMITS) }</span></summary>
                <div class="iag-disc-in">
                    <h4>{ view.say(word::PROGRAM_OFFERS) }</h4>
                    { claims::claims(view, &option.offers) }
                    <h4>{ view.say(word::PROGRAM_LIMITS) }</h4>
                    { claims::claims(view, &option.limits) }
                    <h4>{ view.say(word::RESULTS_ASKS) }</h4>
                    { stages::stages(view, &option.requirements, marks, 5) }
                </div>
            </details>
            <p>{ view.link(Page::Option(position), "iag-link", html! { all }) }</p>
        </article>
    }
}
