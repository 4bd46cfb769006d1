//! The catalogue as authors write it: texts, dates and rules, with ids not yet looked up.
//!
//! `docs/CONTENT.md` explains every field to authors. A [`Document`] is what the build writes
//! as `catalog.json` and what [`crate::catalog::Catalog::link`] checks and turns into a catalogue.

mod first;
mod law;
mod program;
mod question;
mod read;
mod requirement;
mod scenario;
mod status;

pub use law::{LawSide, LawTopic, StateLaw};
pub use program::{Addressed, Agreement, Event, Need, Offered, Program, Relation, RelationKind};
pub use question::{ChangedBy, Choice, Desk, Exclusion, Point, Question, QuestionKind};
pub use requirement::{Carrier, Mark, Payer, Requirement, Rule, Stage};
pub use scenario::{Expected, Scenario};
pub use status::{Status, StatusKind};

use crate::date::Date;
use crate::id::{OptionId, SourceId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Everything the guide knows, as one value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// What the catalogue is, and what is said of ICE ACCESS as a whole.
    pub about: About,
    /// Every source that a claim cites.
    pub sources: Vec<Source>,
    /// Terms explained.
    pub glossary: Vec<Term>,
    /// Every word of the interface, by key.
    pub words: BTreeMap<String, String>,
    /// The questions, in the order they are asked.
    pub questions: Vec<Question>,
    /// The programs, in ICE's own order of about 2008.
    pub programs: Vec<Program>,
    /// What an agency can do without any program.
    pub options: Vec<StandingOption>,
    /// Combinations of answers that no agency can have.
    #[serde(default)]
    pub exclusions: Vec<Exclusion>,
    /// Pointers to the law of States, in the order of their names; those of one State stand together.
    #[serde(default)]
    pub law: Vec<StateLaw>,
    /// Fictional agencies to think through together, in the order they are offered.
    #[serde(default)]
    pub scenarios: Vec<Scenario>,
}

/// The catalogue's version and dates, and the facts about the umbrella.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct About {
    /// Semantic version of the content: wording, facts and rules.
    pub version: String,
    /// The day this content was published.
    pub published: Date,
    /// The day by which all of its sources are to be read again.
    pub review_by: Date,
    /// The language of its texts, such as `es`; English if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Which way that language is written; from left to right if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// What ICE ACCESS is and what became of it.
    pub umbrella: Vec<Claim>,
    /// The steps from a first call to an agreement, in order.
    pub process: Vec<Claim>,
    /// Periods of the sources, for the start page.
    pub periods: Vec<Period>,
    /// What the guide does not say, on purpose.
    pub leaves_out: Vec<String>,
    /// What is good to know before starting.
    pub at_hand: Vec<String>,
    /// The rows in which agreements are compared, by topic, in order.
    #[serde(default)]
    pub compare: Vec<String>,
    /// Those of them that the overview shows in a word or two.
    #[serde(default)]
    pub overview: Vec<String>,
    /// Days in the past whose programs can be looked at, besides today.
    #[serde(default)]
    pub rosters: Vec<Roster>,
    /// What to ask ICE whatever the program, for the meeting brief.
    #[serde(default)]
    pub ask_ice: Vec<Ask>,
    /// What to raise with counsel before anything is signed, for the meeting brief.
    #[serde(default)]
    pub counsel: Vec<Ask>,
}

/// Which way a language is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// From left to right.
    Ltr,
    /// From right to left.
    Rtl,
}

impl Direction {
    /// As markup and content write it: `ltr` or `rtl`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// A day in the past that the programs can be looked at as of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Roster {
    /// The day.
    pub date: Date,
    /// What stands for it, such as "ICE's list of about 2008".
    pub name: String,
}

/// A span of years and the sources that speak for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// Such as "2005 to 2009".
    pub years: String,
    /// The sources in words.
    pub text: String,
}

/// A document that claims rest on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The name claims cite it by.
    pub id: SourceId,
    /// Its title.
    pub title: String,
    /// What the mark in the line says, such as "ICE list".
    pub short: String,
    /// Who issued it.
    pub publisher: String,
    /// How far it can be relied on.
    pub kind: SourceKind,
    /// The date it speaks for.
    pub as_of: Date,
    /// Whether that date is an estimate.
    #[serde(default)]
    pub circa: bool,
    /// Whether the document itself bears no date.
    #[serde(default)]
    pub undated: bool,
    /// When the copy that was read was taken, where that differs.
    #[serde(default)]
    pub captured: Option<Date>,
    /// The day by which it is to be read again, where that is before [`About::review_by`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_by: Option<Date>,
    /// Where the public can find it.
    #[serde(default)]
    pub url: Option<String>,
    /// What a reader should know of it.
    #[serde(default)]
    pub note: Option<String>,
}

/// How far a source can be relied on; shown in words beside each claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// One of the documents ICE ACCESS was announced and described with.
    Founding,
    /// A statute, agreement, court paper or government publication.
    Primary,
    /// Press, law firms, reference works: always named in the text.
    Secondary,
}

/// A statement with its sources.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The statement, in the guide's own words.
    pub text: String,
    /// Where it stands; at least one.
    pub cite: Vec<Citation>,
}

/// A place in a source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// The source.
    pub source: SourceId,
    /// Section, clause or paragraph.
    pub at: String,
    /// The date the statement speaks for, where it is not the source's.
    #[serde(default)]
    pub as_of: Option<Date>,
}

/// A sourced statement under a heading, `topic.<topic>` in the words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// The heading's key.
    pub topic: String,
    /// The statement.
    pub text: String,
    /// Where it stands.
    pub cite: Vec<Citation>,
}

/// What is said of one agreement in one row of a comparison.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Compared {
    /// The row: a topic of [`About::compare`].
    pub topic: String,
    /// What is said, in at most twenty words or so.
    pub text: String,
    /// The same in a word or two; there where [`About::overview`] has the row.
    #[serde(default)]
    pub short: Option<String>,
    /// Whether it comes to nothing asked or given, such as "None": shown with less weight.
    #[serde(default)]
    pub nothing: bool,
    /// Where it stands.
    pub cite: Vec<Citation>,
}

/// Something to ask ICE, because no source read can tell.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// The question to ICE.
    pub text: String,
    /// What makes it worth asking, where a source does.
    #[serde(default)]
    pub cite: Vec<Citation>,
}

/// A term of the field and what it means.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The term, such as "MOA".
    pub term: String,
    /// What it stands for, where it is an abbreviation.
    #[serde(default)]
    pub stands_for: Option<String>,
    /// What it means.
    pub text: String,
    /// Where that stands, where it is a statement of fact.
    #[serde(default)]
    pub cite: Vec<Citation>,
}

/// What an agency can do without any program, shown beside the programs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StandingOption {
    /// Equal to the file's name.
    pub id: OptionId,
    /// Its place among the options, from 1.
    pub order: u16,
    /// Its name in full.
    pub name: String,
    /// Its name in a few words.
    pub short: String,
    /// What it is, in one sentence.
    pub summary: Claim,
    /// What sources say of it, by topic.
    pub facts: Vec<Fact>,
    /// What it offers.
    pub offers: Vec<Claim>,
    /// Limits and considerations, in equal detail.
    pub limits: Vec<Claim>,
    /// What it asks, by stage.
    pub requirements: Vec<Requirement>,
    /// What only ICE can say.
    pub ask_ice: Vec<Ask>,
    /// The same rows as every agreement, for comparing.
    #[serde(default)]
    pub compare: Vec<Compared>,
}
