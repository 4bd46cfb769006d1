//! Requirements, stage by stage, each with where the agency stands.

use super::{View, claims, glyph};
use guide_engine::document::{Carrier, Mark, Payer, Requirement, Stage};
use guide_engine::word::{self, Counted, Word};
use yew::prelude::*;

const STAGES: [(Stage, Word); 5] = [
    (Stage::Before, word::STAGE_BEFORE),
    (Stage::Sign, word::STAGE_SIGN),
    (Stage::Train, word::STAGE_TRAIN),
    (Stage::Run, word::STAGE_RUN),
    (Stage::Leave, word::STAGE_LEAVE),
];

/// The stages that ask something, under headings of `level` 3 or 4, with the marks counted above.
pub fn stages(view: &View, requirements: &[Requirement], marks: &[Mark], level: u8) -> Html {
    let marked: Vec<_> = requirements.iter().zip(marks.iter().copied()).collect();
    let tag = format!("h{level}");
    html! {
        <>
            { totals(view, marks) }
            <ol class="iag-stages iag-plain">
                for (stage, name) in STAGES {
                    if marked.iter().any(|(requirement, _)| requirement.stage == stage) {
                        <li class="iag-stage">
                            <@{tag.clone()} class="iag-stage-name">{ view.say(name) }</@>
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
    let payer = requirement.pays.map(|payer| view.say(payer_word(payer)));
    html! {
        <li class="iag-row">
            <div>
                <p>{ &requirement.text }</p>
                <p class="iag-small">
                    if mark != Mark::Nothing {
                        { view.say(carrier_word(requirement.by)) }
                        if let Some(payer) = payer { { "; " }{ payer } }
                        { "." }
                    }
                    { claims::cites(view, &requirement.cite) }
                </p>
            </div>
            <p class="iag-req">{ glyph::mark(mark) }<span>{ view.say(mark_word(mark)) }</span></p>
        </li>
    }
}

/// The words of a mark.
pub fn mark_word(mark: Mark) -> Word {
    match mark {
        Mark::Have => word::MARK_HAVE,
        Mark::Need => word::MARK_NEED,
        Mark::NotKnown => word::MARK_NOT_KNOWN,
        Mark::ToKnow => word::MARK_TO_KNOW,
        Mark::Nothing => word::MARK_NOTHING,
    }
}

fn carrier_word(carrier: Carrier) -> Word {
    match carrier {
        Carrier::Agency => word::CARRIER_AGENCY,
        Carrier::Officer => word::CARRIER_OFFICER,
        Carrier::GoverningBody => word::CARRIER_GOVERNING_BODY,
        Carrier::Ice => word::CARRIER_ICE,
    }
}

fn payer_word(payer: Payer) -> Word {
    match payer {
        Payer::Agency => word::PAYER_AGENCY,
        Payer::Federal => word::PAYER_FEDERAL,
        Payer::Both => word::PAYER_BOTH,
    }
}
