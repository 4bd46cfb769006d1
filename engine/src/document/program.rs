//! Programs and their agreements, as authors write them.

use super::{Ask, Citation, Claim, Compared, Fact, Requirement, Rule, Status};
use crate::date::Date;
use crate::id::{AgreementId, ChoiceId, ProgramId};
use serde::{Deserialize, Serialize};

/// A program gathered under ICE ACCESS.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Program {
    /// Equal to the file's name.
    pub id: ProgramId,
    /// Its place in ICE's own list, from 1.
    pub order: u16,
    /// Its name in full.
    pub name: String,
    /// Its name in a few words.
    pub short: String,
    /// What it is, in one sentence.
    pub summary: Claim,
    /// The latest that is known of it.
    pub status: Status,
    /// What sources say of it, by topic.
    pub facts: Vec<Fact>,
    /// Topics on which the founding documents say nothing.
    #[serde(default)]
    pub not_stated: Vec<String>,
    /// What ICE provides.
    pub provides: Vec<Claim>,
    /// What taking part offers.
    pub offers: Vec<Claim>,
    /// Limits and considerations, in equal detail.
    pub limits: Vec<Claim>,
    /// How it changed, oldest first.
    pub timeline: Vec<Event>,
    /// What only ICE can say.
    pub ask_ice: Vec<Ask>,
    /// The one point to raise in a first talk with ICE, in a few words.
    pub raise: Ask,
    /// Other programs it has to do with.
    #[serde(default)]
    pub relations: Vec<Relation>,
    /// The ways to take part: one or more.
    pub agreements: Vec<Agreement>,
}

/// Something that happened on a date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// When.
    pub date: Date,
    /// What.
    pub text: String,
    /// Where it stands.
    pub cite: Vec<Citation>,
}

/// How one program bears on another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// In what way.
    pub kind: RelationKind,
    /// The other program.
    pub program: ProgramId,
    /// The relation in a sentence.
    pub text: String,
    /// Where it stands.
    pub cite: Vec<Citation>,
}

/// The ways one program can bear on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RelationKind {
    /// Cannot be taken up without the other; never circular.
    Needs,
    /// Is often taken up together with the other.
    GoesWith,
    /// Gave way to the other.
    ReplacedBy,
}

/// One way to take part in a program: an agreement where there is one to sign.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// Unique within the program; `take-part` where there is a single way.
    pub id: AgreementId,
    /// Its name in full.
    pub name: String,
    /// Its name in a few words.
    pub short: String,
    /// What taking part this way means.
    pub summary: Claim,
    /// What is signed, if anything is.
    pub instrument: Claim,
    /// What it offers beyond what the program does as a whole; where there is a single way, the program says it.
    #[serde(default)]
    pub offers: Vec<Claim>,
    /// Its own limits and considerations, in equal detail.
    #[serde(default)]
    pub limits: Vec<Claim>,
    /// When sources show it on offer.
    pub offered: Vec<Offered>,
    /// The challenges it addresses: one of them raises it.
    #[serde(default)]
    pub addresses: Vec<Addressed>,
    /// What else raises it: one of these is enough.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub raises: Vec<Need>,
    /// When a law requires the agency to take part this way, or another way in the same program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty: Option<Need>,
    /// What has to be so for it to fit: all of them.
    #[serde(default)]
    pub needs: Vec<Need>,
    /// What it asks, by stage.
    pub requirements: Vec<Requirement>,
    /// What the agreement says, by topic; none where no agreement was read.
    #[serde(default)]
    pub clauses: Vec<Fact>,
    /// The same rows as every other agreement, for comparing; a row without an entry is not established here.
    #[serde(default)]
    pub compare: Vec<Compared>,
}

/// A span of time in which sources show an agreement on offer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Offered {
    /// First date a source shows it.
    pub from: Date,
    /// Last date it was on offer; absent while no end is known.
    #[serde(default)]
    pub until: Option<Date>,
    /// The span in a sentence.
    pub text: String,
    /// Where it stands.
    pub cite: Vec<Citation>,
}

/// A challenge that an agreement addresses.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Addressed {
    /// A choice of the question `challenges`.
    pub challenge: ChoiceId,
    /// Where that stands.
    pub cite: Vec<Citation>,
}

/// A rule with the fact behind it: what has to be so for an agreement to fit, what raises one, or what makes one a duty.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// When it is so.
    pub when: Rule,
    /// The fact behind the rule.
    pub text: String,
    /// Where that stands.
    pub cite: Vec<Citation>,
}
