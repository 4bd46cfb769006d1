//! The words of the page after an agency has asked others, and of duties that are not met.

use super::words;
use crate::word::Word;

words! { ASKED, Word, "The text":
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
}
