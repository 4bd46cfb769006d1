//! The document: the whole content as authors write it, with texts, dates and rules. The ids in it
//! are not resolved yet. [`crate::catalog::Catalog::link`] checks a [`Document`] and makes a
//! catalog from it.
//!
//! The build writes the document as `catalog.json`. The comments on these types are the
//! descriptions in the JSON Schema that `guide schema` prints; `docs/CONTENT.md` explains every
//! field to authors.

mod about;
mod answer_value;
pub(crate) mod decode;
mod initial;
mod law;
mod program;
mod question;
mod requirement;
mod scenario;
mod settlement;
mod status;
mod verdict;

pub use about::{About, Direction, Period, Roster};
pub use answer_value::{AnswerValue, NOT_SURE};
pub use law::{LawSide, LawTopic, StateLaw};
pub use program::{Addressed, Agreement, Event, Need, Offered, Program, Relation, RelationKind};
pub use question::{ChangedBy, Choice, Desk, Exclusion, Point, Question, QuestionKind};
pub use requirement::{Carrier, Mark, Payer, Requirement, Rule, Stage};
pub use scenario::{Expected, Scenario};
pub use settlement::Settlement;
pub use status::{Status, StatusKind};
pub use verdict::Verdict;

use crate::date::Date;
use crate::id::{OptionId, SourceId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The whole catalog: everything that the guide knows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Version and dates of the catalog, and statements about ICE ACCESS as a whole.
    pub about: About,
    /// The sources. At least one claim must cite each of them.
    pub sources: Vec<Source>,
    /// The glossary: terms with their explanations.
    pub glossary: Vec<Term>,
    /// All texts of the interface, by key.
    pub words: BTreeMap<String, String>,
    /// The questions in the order they are asked, then the open points.
    pub questions: Vec<Question>,
    /// The programs, in the order of ICE's own list of about 2008.
    pub programs: Vec<Program>,
    /// Options that need no program; at least one.
    pub options: Vec<StandingOption>,
    /// Combinations of answers that no agency can have.
    #[serde(default)]
    pub exclusions: Vec<Exclusion>,
    /// Pointers to State law, in the order of the States' names. Pointers for the same State are
    /// adjacent.
    #[serde(default)]
    pub law: Vec<StateLaw>,
    /// Fictional agencies for the classroom, in the order in which they are offered.
    #[serde(default)]
    pub scenarios: Vec<Scenario>,
}

/// A document that claims cite.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The id by which claims cite the source.
    pub id: SourceId,
    /// The title of the source.
    pub title: String,
    /// The short name shown beside a claim, such as "ICE list".
    pub short: String,
    /// The person or body that issued the source.
    pub publisher: String,
    /// How reliable the source is.
    pub kind: SourceKind,
    /// The date to which the statements of the source apply.
    pub as_of: Date,
    /// Whether `as_of` is an estimate.
    #[serde(default)]
    pub circa: bool,
    /// Whether the source itself bears no date.
    #[serde(default)]
    pub undated: bool,
    /// The date of the copy that was read, if it differs from `as_of`.
    #[serde(default)]
    pub captured: Option<Date>,
    /// The day by which this source must be read again, if earlier than `review_by` in `about`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_by: Option<Date>,
    /// The public address of the source.
    #[serde(default)]
    pub url: Option<String>,
    /// A note about the source for readers.
    #[serde(default)]
    pub note: Option<String>,
}

/// How reliable a source is. The guide shows this in words beside each claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// A document with which ICE announced or described ICE ACCESS.
    Founding,
    /// A statute, agreement, court paper or government publication.
    Primary,
    /// A press report, a law firm's publication or a reference work. The text of a claim always
    /// names such a source.
    Secondary,
}

/// A statement with its sources.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The statement, in the guide's own words.
    pub text: String,
    /// The sources of the statement; at least one.
    pub cite: Vec<Citation>,
}

/// A reference to a passage in a source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// The id of the source.
    pub source: SourceId,
    /// The section, clause or paragraph.
    pub at: String,
    /// The date to which the statement applies, if it is not the `as_of` date of the source.
    #[serde(default)]
    pub as_of: Option<Date>,
}

/// A sourced statement under a heading.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// The topic. `words` has its heading under the key `topic.<topic>`.
    pub topic: String,
    /// The statement.
    pub text: String,
    /// The sources of the statement; at least one.
    pub cite: Vec<Citation>,
}

/// A statement about one agreement or option, for one row of a comparison.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Compared {
    /// The topic of the row, one of `compare` in `about`.
    pub topic: String,
    /// The statement, in about twenty words at most.
    pub text: String,
    /// The statement in a word or two. Required if `overview` in `about` contains the topic.
    #[serde(default)]
    pub short: Option<String>,
    /// Whether the statement says that nothing is asked or given, as "None" does. The guide shows
    /// such a statement with less emphasis.
    #[serde(default)]
    pub nothing: bool,
    /// The sources of the statement; at least one.
    pub cite: Vec<Citation>,
}

/// A question to ICE, or a point for counsel, that no source answers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// The question or the point.
    pub text: String,
    /// The sources that give a reason to ask, if any.
    #[serde(default)]
    pub cite: Vec<Citation>,
}

/// A term and its explanation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The term, such as "MOA".
    pub term: String,
    /// The full form, if the term is an abbreviation.
    #[serde(default)]
    pub stands_for: Option<String>,
    /// The explanation.
    pub text: String,
    /// The sources of the explanation, if it states a fact.
    #[serde(default)]
    pub cite: Vec<Citation>,
}

/// An option that needs no program, shown beside the programs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StandingOption {
    /// The id, which equals the name of the content file.
    pub id: OptionId,
    /// The position among the options, from 1.
    pub order: u16,
    /// The full name.
    pub name: String,
    /// The name in a few words.
    pub short: String,
    /// A description of the option, in one sentence.
    pub summary: Claim,
    /// Statements from sources, by topic.
    pub facts: Vec<Fact>,
    /// Statements on what the option offers.
    pub offers: Vec<Claim>,
    /// Limits and considerations, in as much detail as `offers`.
    pub limits: Vec<Claim>,
    /// The requirements of the option, by stage.
    pub requirements: Vec<Requirement>,
    /// Questions that only ICE can answer.
    pub ask_ice: Vec<Ask>,
    /// Statements for the rows of the comparison with agreements.
    #[serde(default)]
    pub compare: Vec<Compared>,
}
