//! Message keys for the page on open points, for unmet duties and for the status of a program.
//!
//! An open point is a question that only ICE, counsel or another agency can answer. On the page on
//! open points, an agency records the answers that it received.

use super::message_keys;
use crate::messages::Key;

message_keys! { OPEN_POINTS, Key, "The text":
    DUTY_FINAL = "duty.final",
    DUTY_UNMET = "duty.unmet",
    DUTY_IN_SHORT = "duty.in_short",
    ASKED_TITLE = "asked.title",
    ASKED_LEAD = "asked.lead",
    ASKED_NOTHING = "asked.nothing",
    ASKED_DECIDING = "asked.deciding",
    ASKED_OTHERS = "asked.others",
    ASKED_OPEN = "asked.open",
    ASKED_FROM = "asked.from",
    ASKED_ON = "asked.on",
    ASKED_ICE = "asked.ice",
    ASKED_COUNSEL = "asked.counsel",
    ASKED_AGENCY = "asked.agency",
    STATUS_ACTIVE = "status.active",
    STATUS_RENAMED = "status.renamed",
    STATUS_DOCUMENTED = "status.documented",
    STATUS_UNDATED = "status.undated",
    STATUS_WITHDRAWN = "status.withdrawn",
    STATUS_NOT_ESTABLISHED = "status.not_established",
    STATUS_SHORT_ACTIVE = "status_short.active",
    STATUS_SHORT_RENAMED = "status_short.renamed",
    STATUS_SHORT_DOCUMENTED = "status_short.documented",
    STATUS_SHORT_UNDATED = "status_short.undated",
    STATUS_SHORT_WITHDRAWN = "status_short.withdrawn",
    STATUS_SHORT_NOT_ESTABLISHED = "status_short.not_established",
}
