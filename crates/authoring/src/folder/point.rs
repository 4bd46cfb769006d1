//! The file format of an open point: a yes-or-no question that only ICE, counsel or another agency
//! can settle, with a sourced statement for each answer. The folder reader turns each open point
//! into a question.

use guide_engine::document::{
    ChangedBy, Choice, Citation, Claim, Desk, Point, Question, QuestionKind,
};
use guide_engine::id::QuestionId;
use serde::{Deserialize, Serialize};

/// An open point as authors write it. The document stores it as a question.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PointFile {
    pub id: QuestionId,
    text: String,
    hint: String,
    short: String,
    ask: Desk,
    yes: Side,
    no: Side,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Side {
    label: String,
    text: String,
    cite: Vec<Citation>,
}

impl Side {
    fn split(self, id: &str) -> (Choice, Claim) {
        let choice = Choice {
            id: id.into(),
            label: self.label,
            hint: None,
            short: None,
            none: false,
        };
        let claim = Claim {
            text: self.text,
            cite: self.cite,
        };
        (choice, claim)
    }
}

/// The section of open points; its heading is the message `section.points`.
const SECTION: &str = "points";

impl From<PointFile> for Question {
    fn from(file: PointFile) -> Self {
        let (yes, one) = file.yes.split("yes");
        let (no, other) = file.no.split("no");
        Self {
            id: file.id,
            section: SECTION.to_owned(),
            kind: QuestionKind::One,
            text: file.text,
            hint: file.hint,
            short: file.short,
            changed_by: ChangedBy::Outside,
            not_sure: None,
            law: false,
            choices: vec![yes, no],
            point: Some(Point {
                ask: file.ask,
                one,
                other,
            }),
        }
    }
}
