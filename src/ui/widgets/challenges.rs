//! The results grouped by challenge: for each challenge that the person selected, the agreements
//! that address it, with their verdicts. If the person switches to this grouping, the results page
//! shows it in place of the groups by verdict.

use crate::state::page::Page;
use crate::ui::View;
use crate::ui::html::{Html, html};
use crate::ui::widgets::long_list;
use crate::ui::widgets::overview::selected_challenges;
use crate::ui::widgets::verdict::{Standing, verdict};
use guide_engine::assess::Assessment;
use guide_engine::document::{Agreement, Choice};
use guide_engine::explain;
use guide_engine::messages::key;

/// Renders a section for each selected challenge, or a note if no challenge is selected.
pub fn by_challenge(view: &View, standings: &[Standing]) -> Html {
    let selected = selected_challenges(view);
    if selected.is_empty() {
        return html! { <p>{ view.text(key::RESULTS_CHALLENGE_UNNAMED) }</p> };
    }
    html! {
        for (_, choice) in selected {
            <section class="iag-sec">
                <h2 class="iag-h2">{ &choice.label }</h2>
                { agreements_addressing(view, standings, choice) }
            </section>
        }
    }
}

fn agreements_addressing(view: &View, standings: &[Standing], choice: &Choice) -> Html {
    let entries = standings.iter().flat_map(|standing| {
        let agreements = standing.assessments.iter().filter_map(|assessment| {
            let (_, agreement) = view.catalog.agreement(assessment.agreement)?;
            let mut addressed = agreement.addresses.iter();
            let addresses = addressed.any(|addressed| addressed.challenge == choice.id);
            addresses.then_some((standing, agreement, *assessment))
        });
        agreements.collect::<Vec<_>>()
    });
    let entries: Vec<_> = entries.collect();
    if entries.is_empty() {
        return html! { <p>{ view.text(key::RESULTS_CHALLENGE_NONE) }</p> };
    }
    html! {
        <>
            <ul class="iag-plain iag-byone">
                for (standing, agreement, assessment) in
                    entries.iter().take(long_list::limit(view))
                {
                    { entry(view, standing, agreement, assessment) }
                }
            </ul>
            { long_list::more(view, entries.len()) }
        </>
    }
}

fn entry(view: &View, standing: &Standing, agreement: &Agreement, assessment: &Assessment) -> Html {
    let has_several = standing.assessments.len() > 1;
    let name = if has_several {
        &agreement.name
    } else {
        &standing.program.name
    };
    let used = &view.interview.used;
    let reasons = explain::reasons(view.catalog, used, view.assessed, assessment);
    let against = reasons.into_iter().find(|reason| reason.is_against());
    html! {
        <li>
            { view.link(Page::Program(standing.position), "iag-link", html! { name }) }
            { verdict(view, assessment) }
            if let Some(reason) = against { <p class="iag-small">{ reason.text }</p> }
        </li>
    }
}
