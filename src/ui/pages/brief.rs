//! The meeting brief, for print: one sheet for a first meeting with ICE, and a checklist for each
//! agreement whose verdict is "fits" or "depends".

mod results;
mod sheet;

use crate::state::action::{Command, DeferredAction};
use crate::state::page::Page;
use crate::ui::View;
use crate::ui::html::{Html, html};
use crate::ui::widgets::back_link::back_link;
use crate::ui::widgets::verdict::{Group, Standing, standings};
use crate::ui::widgets::{claims, icon, stages};
use guide_engine::assess::Assessment;
use guide_engine::document::Requirement;
use guide_engine::messages::key;

/// Renders the page. The controls above the sheet are hidden in print.
pub fn brief(view: &View) -> Html {
    let standings = standings(view);
    let print = DeferredAction::CommandRequested(Command::Print);
    html! {
        <div class="iag-wrap iag-paper">
            <div class="iag-screen">
                { back_link(view) }
                <p>{ view.text(key::BRIEF_HINT) }</p>
                if view.state.answers().is_empty() {
                    <p class="iag-panel">{ view.text(key::BRIEF_EMPTY) }</p>
                }
                <div class="iag-btns">
                    { view.button(print, "iag-btn", html! { view.text(key::BRIEF_PRINT) }) }
                    { view.link(
                        Page::Transfer,
                        "iag-link",
                        html! { view.text(key::RESULTS_TAKE) },
                    ) }
                </div>
            </div>
            { sheet::sheet(view, &standings) }
            { annexes(view, &standings) }
        </div>
    }
}

fn annexes(view: &View, standings: &[Standing]) -> Html {
    let assessments = standings.iter().flat_map(|standing| &standing.assessments);
    let open = assessments.filter(|assessment| Group::of(assessment.verdict) != Group::Not);
    open.map(|assessment| annex(view, assessment)).collect()
}

/// Renders the checklist of an agreement on a separate sheet.
fn annex(view: &View, assessment: &Assessment) -> Html {
    let Some((program, agreement)) = view.catalog.agreement(assessment.agreement) else {
        return Html::default();
    };
    let has_several = program.agreements.len() > 1;
    let name = if has_several {
        &agreement.name
    } else {
        &program.name
    };
    let title = view
        .messages()
        .fill(key::BRIEF_ANNEX, &[("agreement", name)]);
    let marked: Vec<_> = agreement
        .requirements
        .iter()
        .zip(assessment.marks.iter().copied())
        .filter(|(requirement, _)| view.shows(&requirement.cite))
        .collect();
    html! {
        <section class="iag-sheet iag-annex">
            <h2>{ title }</h2>
            <p>{ crate::ui::widgets::verdict::verdict(view, assessment) }</p>
            <p>{ claims::claim(view, &agreement.instrument) }</p>
            <table>
                <caption class="iag-sr">{ view.text(key::BRIEF_ANNEX_HEAD) }</caption>
                for stage in stages::STAGES {
                    if marked.iter().any(|(requirement, _)| requirement.stage == stage) {
                        <tbody>
                            <tr>
                                <th colspan="2" scope="rowgroup">
                                    { view.messages().stage(stage) }
                                </th>
                            </tr>
                            for (requirement, mark) in
                                marked.iter().filter(|(requirement, _)| requirement.stage == stage)
                            {
                                <tr>
                                    <td>
                                        { &requirement.text }
                                        <small>
                                            { carrier_and_payer(view, requirement) }
                                            { claims::cites(view, &requirement.cite) }
                                        </small>
                                    </td>
                                    <td class="iag-req">
                                        { icon::mark(*mark) }
                                        <span>{ view.messages().mark(*mark) }</span>
                                    </td>
                                </tr>
                            }
                        </tbody>
                    }
                }
            </table>
        </section>
    }
}

fn carrier_and_payer(view: &View, requirement: &Requirement) -> String {
    let carrier = view.messages().carrier(requirement.by);
    match requirement.pays {
        Some(payer) => {
            let names = [carrier, view.messages().payer(payer)];
            format!("{}.", view.messages().row(key::LIST_SERIES, &names))
        }
        None => format!("{carrier}."),
    }
}
