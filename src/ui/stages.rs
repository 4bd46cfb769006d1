//! Requirements by stage. Each has a mark that says where the agency stands. The pages of programs
//! and options show them, and so do the cards of the results page.

use super::{View, claims, glyph};
use crate::ui::markup::{Html, html};
use guide_engine::document::{Mark, Requirement, Stage};
use guide_engine::word::{self, Counted};

/// The stages, in the order in which they are shown.
pub const STAGES: [Stage; 5] = [
    Stage::Before,
    Stage::Sign,
    Stage::Train,
    Stage::Run,
    Stage::Leave,
];

/// Renders how many requirements have each of the marks "have", "need" and "not known", and below
/// that the stages that have requirements. `level` is the level of the stage headings: 3 on pages,
/// 5 on cards.
pub fn stages(view: &View, requirements: &[Requirement], marks: &[Mark], level: u8) -> Html {
    let marked = requirements.iter().zip(marks.iter().copied());
    let marked: Vec<_> = marked.filter(|(own, _)| view.shows(&own.cite)).collect();
    if marked.is_empty() {
        return claims::later(view);
    }
    let marks: Vec<Mark> = marked.iter().map(|(_, mark)| *mark).collect();
    let tag = super::heading(level);
    html! {
        <>
            { totals(view, &marks) }
            <ol class="iag-stages iag-plain">
                for stage in STAGES {
                    if marked.iter().any(|(requirement, _)| requirement.stage == stage) {
                        <li class="iag-stage">
                            <@{tag} class="iag-stage-name">{ view.words().stage(stage) }</@>
                            <ul class="iag-plain">
                                for (requirement, mark) in marked.iter().filter(|(r, _)| r.stage == stage) {
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
    let counted: [(Mark, Counted); 3] = [
        (Mark::Have, word::COUNT_MARK_HAVE),
        (Mark::Need, word::COUNT_MARK_NEED),
        (Mark::NotKnown, word::COUNT_MARK_NOT_KNOWN),
    ];
    html! {
        <ul class="iag-plain iag-totals">
            for (mark, word) in counted {
                <li class="iag-req">{ glyph::mark(mark) }
                <span>{ view.words().count(word, marks.iter().filter(|m| **m == mark).count(), &[]) }</span></li>
            }
        </ul>
    }
}

fn row(view: &View, requirement: &Requirement, mark: Mark) -> Html {
    let payer = requirement.pays.map(|payer| view.words().payer(payer));
    html! {
        <li class="iag-row">
            <div>
                <p>{ &requirement.text }</p>
                <p class="iag-small">
                    if mark != Mark::Nothing {
                        { view.words().carrier(requirement.by) }
                        if let Some(payer) = payer { { "; " }{ payer } }
                        { "." }
                    }
                    { claims::cites(view, &requirement.cite) }
                </p>
            </div>
            <p class="iag-req">{ glyph::mark(mark) }<span>{ view.words().mark(mark) }</span></p>
        </li>
    }
}
