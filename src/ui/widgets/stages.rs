//! Requirements by stage. The mark of each requirement says whether the agency meets it. The pages
//! of programs and options and the cards of the results page show the requirements in this way.

use crate::ui::View;
use crate::ui::html::{Html, html};
use crate::ui::widgets::{claims, heading, icon};
use guide_engine::document::{Mark, Requirement, Stage};
use guide_engine::messages::{PluralKey, key};

/// The stages, in the order in which they are shown.
pub const STAGES: [Stage; 5] = [
    Stage::Before,
    Stage::Sign,
    Stage::Train,
    Stage::Run,
    Stage::Leave,
];

/// Renders the number of requirements with each of the marks "have", "need" and "not known", and
/// below these numbers the stages that have requirements. `level` is the level of the stage
/// headings: 3 on pages, 5 on cards.
pub fn stages(view: &View, requirements: &[Requirement], marks: &[Mark], level: u8) -> Html {
    let marked = requirements.iter().zip(marks.iter().copied());
    let marked: Vec<_> = marked
        .filter(|(requirement, _)| view.shows(&requirement.cite))
        .collect();
    if marked.is_empty() {
        return claims::later_note(view);
    }
    let marks: Vec<Mark> = marked.iter().map(|(_, mark)| *mark).collect();
    let at_stage = |stage: Stage| {
        let marked = marked.iter();
        marked.filter(move |(requirement, _)| requirement.stage == stage)
    };
    let tag = heading::tag(level);
    html! {
        <>
            { totals(view, &marks) }
            <ol class="iag-stages iag-plain">
                for stage in STAGES {
                    if marked.iter().any(|(requirement, _)| requirement.stage == stage) {
                        <li class="iag-stage">
                            <@{tag} class="iag-stage-name">{ view.messages().stage(stage) }</@>
                            <ul class="iag-plain">
                                for (requirement, mark) in at_stage(stage) {
                                    { row(view, requirement, *mark) }
                                }
                            </ul>
                        </li>
                    }
                }
            </ol>
        </>
    }
}

fn totals(view: &View, marks: &[Mark]) -> Html {
    let counted: [(Mark, PluralKey); 3] = [
        (Mark::Have, key::COUNT_MARK_HAVE),
        (Mark::Need, key::COUNT_MARK_NEED),
        (Mark::NotKnown, key::COUNT_MARK_NOT_KNOWN),
    ];
    let count = |mark: Mark| marks.iter().filter(|other| **other == mark).count();
    html! {
        <ul class="iag-plain iag-totals">
            for (mark, message) in counted {
                <li class="iag-req">
                    { icon::mark(mark) }
                    <span>{ view.messages().count(message, count(mark), &[]) }</span>
                </li>
            }
        </ul>
    }
}

fn row(view: &View, requirement: &Requirement, mark: Mark) -> Html {
    let payer = requirement.pays.map(|payer| view.messages().payer(payer));
    html! {
        <li class="iag-row">
            <div>
                <p>{ &requirement.text }</p>
                <p class="iag-small">
                    if mark != Mark::Nothing {
                        { view.messages().carrier(requirement.by) }
                        if let Some(payer) = payer { { "; " }{ payer } }
                        { "." }
                    }
                    { claims::cites(view, &requirement.cite) }
                </p>
            </div>
            <p class="iag-req">{ icon::mark(mark) }<span>{ view.messages().mark(mark) }</span></p>
        </li>
    }
}
