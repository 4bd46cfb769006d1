//! The engine of the ICE ACCESS Guide: it decides which programs fit an agency and explains why.
//!
//! The widget and the `guide` command-line tool use it. A [`document::Document`] holds the content
//! as authors wrote it. [`catalog::Catalog::link`] resolves every id in a document and returns a
//! catalog. [`assess::assess`] turns a catalog and an agency's [`answer::Answers`] into verdicts
//! with reasons and requirement marks. [`explain`] writes rules and reasons as sentences.
//!
//! The engine uses no clock, network or browser, and the current date is passed as an argument.
//! Only the feature `authoring` adds code that reads files. The feature `schema` adds JSON Schemas
//! of the catalog and the report.

pub mod answer;
pub mod assess;
pub mod because;
pub mod catalog;
pub mod change;
pub mod condition;
pub mod contradiction;
pub mod date;
pub mod diagram;
pub mod document;
pub mod explain;
pub mod fingerprint;
#[cfg(feature = "authoring")]
pub mod folder;
pub mod id;
pub mod interview;
pub mod json;
#[cfg(feature = "authoring")]
pub mod language;
mod link;
pub mod moved;
pub mod offer;
pub mod order;
pub mod packed;
pub mod problem;
pub mod read;
pub mod report;
#[cfg(feature = "schema")]
pub mod schema;
pub mod share;
pub mod space;
pub mod subset;
#[cfg(feature = "authoring")]
pub mod texts;
pub mod word;
#[cfg(feature = "authoring")]
pub mod wording;
