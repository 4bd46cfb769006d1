//! Messages for the engine's own enums, such as [`Verdict`], [`Mark`] and [`Stage`].
//!
//! Explanations, reports and the interface use these methods instead of mapping values to keys
//! themselves.

use super::{Key, Messages};
use crate::document::Verdict;
use crate::document::{Carrier, Desk, LawSide, LawTopic, Mark, Payer, SourceKind, Stage};
use crate::messages::key;

impl Messages {
    /// Returns a verdict in words, such as "Fits your answers".
    pub fn verdict(&self, verdict: Verdict) -> &str {
        self.get(match verdict {
            Verdict::Fits => key::VERDICT_FITS,
            Verdict::Depends => key::VERDICT_DEPENDS,
            Verdict::DoesNotFit => key::VERDICT_DOES_NOT_FIT,
            Verdict::NotRaised => key::VERDICT_NOT_RAISED,
            Verdict::NotOffered => key::VERDICT_NOT_OFFERED,
        })
    }

    /// Returns in words whether an agency meets a requirement, such as "You have".
    pub fn mark(&self, mark: Mark) -> &str {
        self.get(match mark {
            Mark::Have => key::MARK_HAVE,
            Mark::Need => key::MARK_NEED,
            Mark::NotKnown => key::MARK_NOT_KNOWN,
            Mark::ToKnow => key::MARK_TO_KNOW,
            Mark::Nothing => key::MARK_NOTHING,
        })
    }

    /// Returns in words when a requirement is due, such as "To sign".
    pub fn stage(&self, stage: Stage) -> &str {
        self.get(match stage {
            Stage::Before => key::STAGE_BEFORE,
            Stage::Sign => key::STAGE_SIGN,
            Stage::Train => key::STAGE_TRAIN,
            Stage::Run => key::STAGE_RUN,
            Stage::Leave => key::STAGE_LEAVE,
        })
    }

    /// Returns in words who has to fulfill a requirement.
    pub fn carrier(&self, carrier: Carrier) -> &str {
        self.get(match carrier {
            Carrier::Agency => key::CARRIER_AGENCY,
            Carrier::Officer => key::CARRIER_OFFICER,
            Carrier::GoverningBody => key::CARRIER_GOVERNING_BODY,
            Carrier::Ice => key::CARRIER_ICE,
        })
    }

    /// Returns in words who pays for a requirement.
    pub fn payer(&self, payer: Payer) -> &str {
        self.get(match payer {
            Payer::Agency => key::PAYER_AGENCY,
            Payer::Federal => key::PAYER_FEDERAL,
            Payer::Both => key::PAYER_BOTH,
        })
    }

    /// Returns the kind of a source in words, such as "primary source".
    pub fn confidence(&self, kind: SourceKind) -> &str {
        self.get(confidence(kind))
    }

    /// Returns the kind of a source in one word, such as "primary", for citation marks.
    pub fn confidence_in_short(&self, kind: SourceKind) -> &str {
        self.get(match kind {
            SourceKind::Founding => key::SOURCE_SHORT_FOUNDING,
            SourceKind::Primary => key::SOURCE_SHORT_PRIMARY,
            SourceKind::Secondary => key::SOURCE_SHORT_SECONDARY,
        })
    }

    /// Returns the name of the person or body that can settle an open point (a question that the
    /// agency cannot answer itself).
    pub fn desk(&self, desk: Desk) -> &str {
        self.get(match desk {
            Desk::Ice => key::ASKED_ICE,
            Desk::Counsel => key::ASKED_COUNSEL,
            Desk::Agency => key::ASKED_AGENCY,
        })
    }

    /// Returns in words whether a State law restricts or requires something, or whether that is
    /// unclear.
    pub fn law_side(&self, side: LawSide) -> &str {
        self.get(match side {
            LawSide::Restricts => key::LAW_RESTRICTS,
            LawSide::Requires => key::LAW_REQUIRES,
            LawSide::Unclear => key::LAW_UNCLEAR,
        })
    }

    /// Returns the acts that a State law concerns, as a list in words.
    pub fn law_topics(&self, topics: &[LawTopic]) -> String {
        self.list(topics.iter().map(|topic| {
            self.get(match topic {
                LawTopic::Agreements => key::LAW_AGREEMENTS,
                LawTopic::Detainers => key::LAW_DETAINERS,
                LawTopic::Notice => key::LAW_NOTICE,
                LawTopic::Access => key::LAW_ACCESS,
            })
        }))
    }
}

fn confidence(kind: SourceKind) -> Key {
    match kind {
        SourceKind::Founding => key::SOURCE_FOUNDING,
        SourceKind::Primary => key::SOURCE_PRIMARY,
        SourceKind::Secondary => key::SOURCE_SECONDARY,
    }
}
