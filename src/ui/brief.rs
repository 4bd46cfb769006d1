//! The meeting brief, for print: one sheet for a first meeting with ICE, and a checklist for each
//! agreement whose verdict is "fits" or "depends".

mod sheet;

use super::verdict::{Group, Standing, standings};
use super::{View, claims, glyph, stages};
use crate::app::action::{Action, Page, Request};
use crate::ui::markup::{Html, html};
use guide_engine::assess::Assessment;
use guide_engine::document::Requirement;
use guide_engine::word;

/// Renders the page. The controls above the sheet are hidden in print.
pub fn brief(view: &View) -> Html {
    let standings = standings(view);
    let print = Action::Asked(Request::Print);
    html! {
        <div class="iag-wrap iag-paper">
            <div class="iag-screen">
                { super::back(view) }
                <p>{ view.say(word::BRIEF_HINT) }</p>
                if view.state.answers().is_empty() { <p class="iag-panel">{ view.say(word::BRIEF_EMPTY) }</p> }
                <div class="iag-btns">
                    { view.button(print, "iag-btn", html! { view.say(word::BRIEF_PRINT) }) }
                    { view.link(Page::Take, "iag-link", html! { view.say(word::RESULTS_TAKE) }) }
                </div>
            </div>
            { sheet::sheet(view, &standings) }
            { annexes(view, &standings) }
        </div>
    }
}

fn annexes(view: &View, standings: &[Standing]) -> Html {
    let all = standings.iter().flat_map(|standing| &standing.assessments);
    let open = all.filter(|assessment| Group::of(assessment.verdict) != Group::Not);
    open.map(|assessment| annex(view, assessment)).collect()
}

/// Renders the checklist of an agreement on a separate sheet.
fn annex(view: &View, assessment: &Assessment) -> Html {
    let Some((program, agreement)) = view.catalog.agreement(assessment.agreement) else {
        return Html::default();
    };
    let several = program.agreements.len() > 1;
    let name = if several {
        &agreement.name
    } else {
        &program.name
    };
    let title = view.words().fill(word::BRIEF_ANNEX, &[("agreement", name)]);
    let marked: Vec<_> = agreement
        .requirements
        .iter()
        .zip(assessment.marks.iter().copied())
        .filter(|(requirement, _)| view.shows(&requirement.cite))
        .collect();
    html! {
        <section class="iag-sheet iag-annex">
            <h2>{ title }</h2>
            <p>{ super::verdict::verdict(view, assessment) }</p>
            <p>{ claims::claim(view, &agreement.instrument) }</p>
            <table>
                <caption class="iag-sr">{ view.say(word::BRIEF_ANNEX_HEAD) }</caption>
                for stage in stages::STAGES {
                    if marked.iter().any(|(requirement, _)| requirement.stage == stage) {
                        <tbody>
                            <tr><th colspan="2" scope="rowgroup">{ view.words().stage(stage) }</th></tr>
                            for (requirement, mark) in marked.iter().filter(|(own, _)| own.stage == stage) {
                                <tr>
                                    <td>{ &requirement.text }<small>{ carried(view, requirement) }{ claims::cites(view, &requirement.cite) }</small></td>
                                    <td class="iag-req">{ glyph::mark(*mark) }<span>{ view.words().mark(*mark) }</span></td>
                                </tr>
                            }
                        </tbody>
                    }
                }
            </table>
        </section>
    }
}

fn carried(view: &View, requirement: &Requirement) -> String {
    let carrier = view.words().carrier(requirement.by);
    match requirement.pays {
        Some(payer) => {
            let both = [carrier, view.words().payer(payer)];
            format!("{}.", view.words().row(word::LIST_SERIES, &both))
        }
        None => format!("{carrier}."),
    }
}
