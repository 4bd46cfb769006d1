//! Message keys for the handbook, which `guide handbook` writes. The build leaves these messages
//! out of the catalog for the browser.

use super::message_keys;
use crate::messages::Key;

/// The prefix of the keys in this file. A catalog must have either all of these messages or none.
pub const HANDBOOK_ONLY: &str = "handbook.";

message_keys! { HANDBOOK, Key, "The text":
    HANDBOOK_TITLE = "handbook.title",
    HANDBOOK_LEAD = "handbook.lead",
    HANDBOOK_AGES = "handbook.ages",
    HANDBOOK_CONTENTS = "handbook.contents",
    HANDBOOK_NOTICES = "handbook.notices",
    HANDBOOK_ABOUT = "handbook.about",
    HANDBOOK_TAKE_PART = "handbook.take_part",
    HANDBOOK_ADDRESSES = "handbook.addresses",
    HANDBOOK_RAISES = "handbook.raises",
    HANDBOOK_DUTY = "handbook.duty",
    HANDBOOK_NEEDS = "handbook.needs",
    HANDBOOK_NEED = "handbook.need",
    HANDBOOK_NO_NEEDS = "handbook.no_needs",
    HANDBOOK_MET = "handbook.met",
    HANDBOOK_DECIDES = "handbook.decides",
    HANDBOOK_MARKS = "handbook.marks",
    HANDBOOK_ROWS = "handbook.rows",
    HANDBOOK_QUESTIONS = "handbook.questions",
    HANDBOOK_QUESTIONS_LEAD = "handbook.questions_lead",
    HANDBOOK_CHANGED = "handbook.changed",
    HANDBOOK_BY_AGENCY = "handbook.by_agency",
    HANDBOOK_BEARS = "handbook.bears",
    HANDBOOK_BEARS_MARKS = "handbook.bears_marks",
    HANDBOOK_PLACES = "handbook.places",
}
