//! A record of who settled an open point.

use crate::date::Date;
use crate::document::Desk;
use serde::{Deserialize, Serialize};

/// A record of who settled an open point (a question that only ICE, counsel or another agency can
/// settle), and when. It never names a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Settlement {
    /// Who gave the answer.
    pub from: Desk,
    /// The day of the answer, if it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
}
