//! The cards of the results page: one for each program, and one for each standing option, which is
//! something that an agency can do without any program.
//!
//! A program's card shows the verdict on each agreement, and has details that can be collapsed.

use crate::state::action::DeferredAction;
use crate::state::page::Page;
use crate::ui::View;
use crate::ui::html::{Html, classes, html};
use crate::ui::widgets::verdict::{Standing, verdict};
use crate::ui::widgets::{claims, icon, long_list, stages, verdict_explanation};
use guide_engine::assess::{Assessment, is_unmet_duty};
use guide_engine::document::StandingOption;
use guide_engine::explain;
use guide_engine::messages::key;
use yew::Event;

/// Renders the card of a program.
pub fn card(view: &View, standing: &Standing) -> Html {
    let program = standing.program;
    let more = view
        .messages()
        .fill(key::RESULTS_MORE_OF, &[("program", &program.short)]);
    let all = view
        .messages()
        .fill(key::RESULTS_DETAILS, &[("program", &program.short)]);
    let open = view.state.is_card_open(standing.position);
    let position = standing.position;
    // The details of collapsed cards render 50 ms after the page, so that find-in-page and print
    // include them. For a large catalog, only the details of open cards render.
    let renders_details =
        open || (view.state.presentation().renders_collapsed && !long_list::is_large(view));
    // The state records which details are open, so that they are still open when the person returns
    // to the page.
    let on_toggle = view.send.reform(move |event: Event| {
        event.prevent_default();
        DeferredAction::CardToggled(position).into()
    });
    html! {
        <article
            class={classes!("iag-card", standing.group().class_of_card())}
            key={program.id.as_str()}
        >
            <h3 class="iag-h3" tabindex="-1" id={format!("iag-card-{}", program.id)}>
                { &program.name }
            </h3>
            <ul class="iag-plain iag-card-verdicts">
                for assessment in &standing.assessments {
                    { agreement_verdict(view, standing, assessment) }
                }
            </ul>
            if view.shows(&program.status.cite) {
                <p class="iag-small iag-card-status">
                    <b>{ view.text(key::PROGRAM_STATUS) }</b>
                    { ": " }
                    { claims::statement(
                        view,
                        &explain::status(view.catalog, &program.status),
                        &program.status.cite,
                    ) }
                </p>
            }
            <p class="iag-card-summary">{ claims::summary(view, program) }</p>
            <details class="iag-disc" open={open}>
                <summary aria-label={more} onclick={on_toggle}>
                    { icon::chevron() }<span>{ view.text(key::RESULTS_MORE) }</span>
                </summary>
                if renders_details { { details(view, standing) } }
            </details>
            <p>{ view.link(Page::Program(standing.position), "iag-link", html! { all }) }</p>
        </article>
    }
}

/// Renders the details of a program's card.
fn details(view: &View, standing: &Standing) -> Html {
    let program = standing.program;
    html! {
        <div class="iag-disc-in">
            for assessment in &standing.assessments { { agreement(view, standing, assessment) } }
            if !program.ask_ice.is_empty() {
                <h4>{ view.text(key::PROGRAM_ASK) }</h4>
                <p class="iag-small">{ view.text(key::PROGRAM_ASK_LINE) }</p>
                { claims::questions_to_ask(view, &program.ask_ice) }
            }
        </div>
    }
}

/// Renders the verdict on an agreement, a note if a legal duty is unmet, and the first reason
/// against the agreement. Adds the agreement's name if the program has several agreements.
fn agreement_verdict(view: &View, standing: &Standing, assessment: &Assessment) -> Html {
    let has_several = standing.assessments.len() > 1;
    let name = view
        .catalog
        .agreement(assessment.agreement)
        .map(|(_, agreement)| &agreement.name);
    html! {
        <li>
            if has_several { <b>{ name }</b>{ " " } }
            { verdict(view, assessment) }
            if is_unmet_duty(view.catalog, view.assessed, assessment) {
                <p class="iag-duty">{ duty(view, assessment) }</p>
            }
            { first_reason_against(view, assessment) }
        </li>
    }
}

/// Renders the note on an unmet legal duty, followed by a statement about the law with its sources.
fn duty(view: &View, assessment: &Assessment) -> Html {
    let duty = view
        .catalog
        .agreement(assessment.agreement)
        .and_then(|(_, agreement)| agreement.duty.as_ref());
    html! {
        <>
            <b>{ view.text(key::DUTY_UNMET) }</b>
            if let Some(duty) = duty {
                { " " }
                { view.shows(&duty.cite).then(|| claims::statement(view, &duty.text, &duty.cite)) }
            }
        </>
    }
}

/// Renders the first reason against an agreement. Even a collapsed card shows this reason.
fn first_reason_against(view: &View, assessment: &Assessment) -> Html {
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
            { verdict_explanation::explanation(view, assessment, 4) }
            <h4>{ view.text(key::PROGRAM_INSTRUMENT) }</h4>
            <p>{ claims::claim(view, &agreement.instrument) }</p>
            <h4>{ view.text(key::RESULTS_ASKS) }</h4>
            { stages::stages(view, &agreement.requirements, &assessment.marks, 5) }
        </section>
    }
}

/// Renders the cards of the standing options.
pub fn options(view: &View) -> Html {
    html! {
        <section class="iag-sec">
            <div class="iag-group">
                <h2 class="iag-h2">{ view.text(key::RESULTS_OPTIONS) }</h2>
                <p>{ view.text(key::RESULTS_OPTIONS_LINE) }</p>
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
    let more = view.messages().fill(
        key::PROGRAM_OFFERS_AND_LIMITS_OF,
        &[("program", &option.short)],
    );
    let all = view
        .messages()
        .fill(key::RESULTS_DETAILS, &[("program", &option.short)]);
    html! {
        <article class="iag-card">
            <h3 class="iag-h3">{ &option.name }</h3>
            <p class="iag-card-summary">{ claims::claim(view, &option.summary) }</p>
            <details class="iag-disc">
                <summary aria-label={more}>
                    { icon::chevron() }<span>{ view.text(key::PROGRAM_OFFERS_AND_LIMITS) }</span>
                </summary>
                <div class="iag-disc-in">
                    <h4>{ view.text(key::PROGRAM_OFFERS) }</h4>
                    { claims::claims(view, &option.offers) }
                    <h4>{ view.text(key::PROGRAM_LIMITS) }</h4>
                    { claims::claims(view, &option.limits) }
                    <h4>{ view.text(key::RESULTS_ASKS) }</h4>
                    { stages::stages(view, &option.requirements, marks, 5) }
                </div>
            </details>
            <p>{ view.link(Page::Option(position), "iag-link", html! { all }) }</p>
        </article>
    }
}
