//! Messages for the engine's own enums, such as [`Verdict`], [`Mark`] and [`Stage`].
//!
//! Explanations, reports and the interface use these methods instead of mapping values to keys
//! themselves.

use super::{Word, Words};
use crate::assess::Verdict;
use crate::document::{Carrier, Desk, LawSide, LawTopic, Mark, Payer, SourceKind, Stage};
use crate::word;

impl Words {
    /// Returns a verdict in words, such as "Fits your answers".
    pub fn verdict(&self, verdict: Verdict) -> &str {
        self.get(match verdict {
            Verdict::Fits => word::VERDICT_FITS,
            Verdict::Depends => word::VERDICT_DEPENDS,
            Verdict::DoesNotFit => word::VERDICT_DOES_NOT_FIT,
            Verdict::NotRaised => word::VERDICT_NOT_RAISED,
            Verdict::NotOffered => word::VERDICT_NOT_OFFERED,
        })
    }

    /// Returns in words whether an agency meets a requirement, such as "You have".
    pub fn mark(&self, mark: Mark) -> &str {
        self.get(match mark {
            Mark::Have => word::MARK_HAVE,
            Mark::Need => word::MARK_NEED,
            Mark::NotKnown => word::MARK_NOT_KNOWN,
            Mark::ToKnow => word::MARK_TO_KNOW,
            Mark::Nothing => word::MARK_NOTHING,
        })
    }

    /// Returns in words when a requirement is due, such as "To sign".
    pub fn stage(&self, stage: Stage) -> &str {
        self.get(match stage {
            Stage::Before => word::STAGE_BEFORE,
            Stage::Sign => word::STAGE_SIGN,
            Stage::Train => word::STAGE_TRAIN,
            Stage::Run => word::STAGE_RUN,
            Stage::Leave => word::STAGE_LEAVE,
        })
    }

    /// Returns in words who has to fulfill a requirement.
    pub fn carrier(&self, carrier: Carrier) -> &str {
        self.get(match carrier {
            Carrier::Agency => word::CARRIER_AGENCY,
            Carrier::Officer => word::CARRIER_OFFICER,
            Carrier::GoverningBody => word::CARRIER_GOVERNING_BODY,
            Carrier::Ice => word::CARRIER_ICE,
        })
    }

    /// Returns in words who pays for a requirement.
    pub fn payer(&self, payer: Payer) -> &str {
        self.get(match payer {
            Payer::Agency => word::PAYER_AGENCY,
            Payer::Federal => word::PAYER_FEDERAL,
            Payer::Both => word::PAYER_BOTH,
        })
    }

    /// Returns the kind of a source in words, such as "primary source".
    pub fn confidence(&self, kind: SourceKind) -> &str {
        self.get(confidence(kind))
    }

    /// Returns the kind of a source in one word, such as "primary", for citation marks.
    pub fn confidence_in_short(&self, kind: SourceKind) -> &str {
        self.get(match kind {
            SourceKind::Founding => word::SOURCE_SHORT_FOUNDING,
            SourceKind::Primary => word::SOURCE_SHORT_PRIMARY,
            SourceKind::Secondary => word::SOURCE_SHORT_SECONDARY,
        })
    }

    /// Returns the name of the person or body that can settle an open point (a question that the
    /// agency cannot answer itself).
    pub fn desk(&self, desk: Desk) -> &str {
        self.get(match desk {
            Desk::Ice => word::ASKED_ICE,
            Desk::Counsel => word::ASKED_COUNSEL,
            Desk::Agency => word::ASKED_AGENCY,
        })
    }

    /// Returns in words whether a State law restricts or requires something, or whether that is
    /// unclear.
    pub fn law_side(&self, side: LawSide) -> &str {
        self.get(match side {
            LawSide::Restricts => word::LAW_RESTRICTS,
            LawSide::Requires => word::LAW_REQUIRES,
            LawSide::Unclear => word::LAW_UNCLEAR,
        })
    }

    /// Returns the acts that a State law concerns, as a list in words.
    pub fn law_topics(&self, topics: &[LawTopic]) -> String {
        self.list(topics.iter().map(|topic| {
            self.get(match topic {
                LawTopic::Agreements => word::LAW_AGREEMENTS,
                LawTopic::Detainers => word::LAW_DETAINERS,
                LawTopic::Notice => word::LAW_NOTICE,
                LawTopic::Access => word::LAW_ACCESS,
            })
        }))
    }
}

fn confidence(kind: SourceKind) -> Word {
    match kind {
        SourceKind::Founding => word::SOURCE_FOUNDING,
        SourceKind::Primary => word::SOURCE_PRIMARY,
        SourceKind::Secondary => word::SOURCE_SECONDARY,
    }
}
