//! Programs and their agreements, as authors write them in `programs/<id>.toml`. Linking turns
//! their rules into decision diagrams.

use super::{Ask, Citation, Claim, Compared, Fact, Requirement, Rule, Status};
use crate::date::Date;
use crate::id::{AgreementId, ChoiceId, ProgramId};
use serde::{Deserialize, Serialize};

/// A program under ICE ACCESS.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Program {
    /// The id, which equals the name of the content file.
    pub id: ProgramId,
    /// The position in ICE's own list, from 1.
    pub order: u16,
    /// The full name.
    pub name: String,
    /// The name in a few words.
    pub short: String,
    /// A description of the program, in one sentence.
    pub summary: Claim,
    /// The latest known status of the program.
    pub status: Status,
    /// Statements from sources, by topic.
    pub facts: Vec<Fact>,
    /// Topics on which the founding documents say nothing.
    #[serde(default)]
    pub not_stated: Vec<String>,
    /// Statements on what ICE provides.
    pub provides: Vec<Claim>,
    /// Statements on what taking part offers.
    pub offers: Vec<Claim>,
    /// Limits and considerations, in as much detail as `offers`.
    pub limits: Vec<Claim>,
    /// The events in the history of the program, oldest first.
    pub timeline: Vec<Event>,
    /// Questions that only ICE can answer.
    pub ask_ice: Vec<Ask>,
    /// The one point to raise in a first talk with ICE, in a few words.
    pub raise: Ask,
    /// Relations to other programs.
    #[serde(default)]
    pub relations: Vec<Relation>,
    /// The ways to take part; at least one.
    pub agreements: Vec<Agreement>,
}

/// An event on a date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// The date of the event.
    pub date: Date,
    /// A description of the event.
    pub text: String,
    /// The sources of the statement; at least one.
    pub cite: Vec<Citation>,
}

/// How a program relates to another program.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// The kind of relation.
    pub kind: RelationKind,
    /// The id of the other program.
    pub program: ProgramId,
    /// The relation in a sentence.
    pub text: String,
    /// The sources of the statement; at least one.
    pub cite: Vec<Citation>,
}

/// The kinds of relation between programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RelationKind {
    /// An agency can take part in this program only if it also takes part in the other one. Such
    /// relations never form a cycle.
    Needs,
    /// Agencies often take part in both programs.
    GoesWith,
    /// The other program replaced this one.
    ReplacedBy,
}

/// One way to take part in a program. Only some of the ways have an agreement to sign.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// The id, unique within the program. It is `take-part` if the program has only one agreement.
    pub id: AgreementId,
    /// The full name.
    pub name: String,
    /// The name in a few words.
    pub short: String,
    /// A statement on what it means to take part in this way.
    pub summary: Claim,
    /// A statement on which document the agency signs, or that it signs none.
    pub instrument: Claim,
    /// What this way offers beyond the offers of the whole program. Empty if the program has only
    /// one agreement.
    #[serde(default)]
    pub offers: Vec<Claim>,
    /// Limits and considerations of this way to take part, in as much detail as `offers`.
    #[serde(default)]
    pub limits: Vec<Claim>,
    /// The spans of time in which sources show the agreement on offer.
    pub offered: Vec<Offered>,
    /// The challenges that the agreement addresses. Selecting one of them is enough to raise the
    /// agreement, so that it can fit.
    #[serde(default)]
    pub addresses: Vec<Addressed>,
    /// Other rules that raise the agreement. It is enough that one of them holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub raises: Vec<Need>,
    /// The rule for when a law requires the agency to take part in this way, or in another way in
    /// the same program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty: Option<Need>,
    /// The needs that must all be met for the agreement to fit.
    #[serde(default)]
    pub needs: Vec<Need>,
    /// The requirements of the agreement, by stage.
    pub requirements: Vec<Requirement>,
    /// Statements on the text of the agreement, by topic. Empty if no such text was read.
    #[serde(default)]
    pub clauses: Vec<Fact>,
    /// Statements for the rows of the comparison. A row without a statement is shown as not
    /// established.
    #[serde(default)]
    pub compare: Vec<Compared>,
}

/// A span of time in which sources show an agreement on offer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Offered {
    /// The first date on which a source shows the agreement on offer.
    pub from: Date,
    /// The last date on which the agreement was on offer. Left out if no end is known.
    #[serde(default)]
    pub until: Option<Date>,
    /// The span in a sentence.
    pub text: String,
    /// The sources of the statement; at least one.
    pub cite: Vec<Citation>,
}

/// A challenge that an agreement addresses.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Addressed {
    /// A choice of the question `challenges`.
    pub challenge: ChoiceId,
    /// The sources of the statement; at least one.
    pub cite: Vec<Citation>,
}

/// A rule with the fact behind it: a need of an agreement, a rule that raises an agreement, or a
/// duty to take part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// The rule, a test of the answers.
    pub when: Rule,
    /// The fact behind the rule.
    pub text: String,
    /// The sources of the fact; at least one.
    pub cite: Vec<Citation>,
}
