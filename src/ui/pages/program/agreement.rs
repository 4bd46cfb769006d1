//! The part of a program's page that shows one of the program's agreements. Each agreement is one
//! way to take part in the program.

use crate::state::action::DeferredAction;
use crate::ui::View;
use crate::ui::html::{Html, classes, html};
use crate::ui::pages::program::{collapsed, side_by_side};
use crate::ui::widgets::radio_form::radio_form;
use crate::ui::widgets::verdict::{Standing, verdict};
use crate::ui::widgets::{claims, icon, stages, verdict_explanation};
use guide_engine::assess::Assessment;
use guide_engine::document::Agreement;
use guide_engine::messages::key;

/// Returns the assessment of the agreement that the person chose, if it belongs to this program.
/// Otherwise returns the assessment of the program's first agreement.
pub fn chosen<'a>(view: &View, standing: &Standing<'a>) -> Option<&'a Assessment> {
    let mut assessments = standing.assessments.iter().copied();
    let chosen =
        assessments.find(|assessment| view.state.agreement() == Some(assessment.agreement));
    chosen.or(standing.assessments.first().copied())
}

/// Renders what this agreement offers and its limits, beyond those of the program. Renders nothing
/// if the agreement lists no offers of its own.
pub fn both_sides(view: &View, chosen: &Assessment) -> Html {
    let Some((_, agreement)) = view.catalog.agreement(chosen.agreement) else {
        return Html::default();
    };
    if agreement.offers.is_empty() {
        return Html::default();
    }
    let titles = [key::PROGRAM_OFFERS_OF, key::PROGRAM_LIMITS_OF];
    let titles = titles.map(|title| {
        view.messages()
            .fill(title, &[("agreement", &agreement.name)])
    });
    let titles = titles.each_ref().map(String::as_str);
    side_by_side(view, titles, [&agreement.offers, &agreement.limits])
}

/// Renders the verdict on the agreement with its explanation, the document to sign, the
/// requirements, the clauses, and when the agreement was on offer. If the program has several
/// agreements, first renders the verdict on each of them, the switch between them, and the summary
/// of the agreement.
pub fn agreement(view: &View, standing: &Standing, chosen: &Assessment) -> Html {
    let Some((_, agreement)) = view.catalog.agreement(chosen.agreement) else {
        return Html::default();
    };
    html! {
        <>
            if standing.assessments.len() > 1 {
                { all_verdicts(view, standing) }
                { switch(view, standing, chosen) }
                <p>{ claims::claim(view, &agreement.summary) }</p>
                <h2 class="iag-h3">
                    { view.messages().fill(
                        key::PROGRAM_RESULT_FOR,
                        &[("agreement", &agreement.name)],
                    ) }
                </h2>
            } else {
                <h2 class="iag-h3">{ view.text(key::PROGRAM_VERDICT) }</h2>
            }
            <p>{ verdict(view, chosen) }</p>
            <details class="iag-disc" key={chosen.agreement.0}>
                <summary>{ icon::chevron() }<span>{ view.text(key::RESULTS_WHY) }</span></summary>
                <div class="iag-disc-in">
                    { verdict_explanation::explanation(view, chosen, 3) }
                </div>
            </details>
            <h2 class="iag-h3">{ view.text(key::PROGRAM_INSTRUMENT) }</h2>
            <p>{ claims::claim(view, &agreement.instrument) }</p>
            <h2 class="iag-h2">{ view.text(key::STAGE_TITLE) }</h2>
            { stages::stages(view, &agreement.requirements, &chosen.marks, 3) }
            { clauses(view, agreement) }
            { offered(view, agreement) }
        </>
    }
}

/// Renders the verdict on each agreement, so that nobody takes the verdict on the chosen agreement
/// for that of the whole program.
fn all_verdicts(view: &View, standing: &Standing) -> Html {
    html! {
        <section>
            <h2 class="iag-h3">{ view.text(key::PROGRAM_ALL_RESULTS) }</h2>
            <ul class="iag-plain iag-card-verdicts">
                for assessment in &standing.assessments {
                    <li>
                        <b>
                            { view
                                .catalog
                                .agreement(assessment.agreement)
                                .map(|(_, agreement)| &agreement.name) }
                        </b>
                        { verdict(view, assessment) }
                    </li>
                }
            </ul>
        </section>
    }
}

fn switch(view: &View, standing: &Standing, chosen: &Assessment) -> Html {
    let agreements = standing.assessments.iter().filter_map(|assessment| {
        let (_, agreement) = view.catalog.agreement(assessment.agreement)?;
        Some((
            assessment.agreement,
            agreement,
            assessment.agreement == chosen.agreement,
        ))
    });
    html! {
        <fieldset class="iag-switch">
            <legend>{ view.text(key::PROGRAM_MODELS) }</legend>
            { radio_form(html! {
                for (index, agreement, on) in agreements {
                    <label class={classes!(on.then_some("iag-switch-on"))}>
                        <input
                            type="radio"
                            name="iag-agreement"
                            checked={on}
                            onchange={view.on(DeferredAction::AgreementChosen(index))}
                        />
                        <span>{ &agreement.name }</span>
                    </label>
                }
            }) }
        </fieldset>
    }
}

fn clauses(view: &View, agreement: &Agreement) -> Html {
    if agreement.clauses.is_empty() {
        return Html::default();
    }
    collapsed(
        view,
        key::PROGRAM_CLAUSES,
        claims::facts(view, agreement.clauses.iter()),
    )
}

fn offered(view: &View, agreement: &Agreement) -> Html {
    html! {
        <section class="iag-sec">
            <h2 class="iag-h3">{ view.text(key::PROGRAM_OFFERED) }</h2>
            <ul class="iag-bul">
                for span in &agreement.offered {
                    <li>{ claims::statement(view, &span.text, &span.cite) }</li>
                }
            </ul>
        </section>
    }
}
