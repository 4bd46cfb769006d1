//! The engine of the ICE ACCESS Guide: it decides which programs fit an agency and explains why.
//!
//! The widget and the `guide` command-line tool use it. A [`document::Document`] holds the content
//! as authors wrote it. [`catalog::Catalog::link`] resolves every id in a document and returns a
//! catalog. [`assess::assess`] computes verdicts, reasons and requirement marks from a catalog, an
//! agency's [`answer::Answers`] and a day. [`explain`] writes rules and reasons as sentences.
//!
//! The engine uses no clock, files, network or browser, and the current date is passed as an
//! argument. The feature `schema` adds JSON Schemas of the catalog and the report.

pub mod answer;
pub mod assess;
pub mod assessment_diff;
pub mod catalog;
pub mod condition;
pub mod contradiction;
pub mod counterfactuals;
pub mod date;
pub mod decode;
pub mod document;
pub mod explain;
pub mod fingerprint;
pub mod id;
pub mod interview;
pub mod json;
mod link;
pub mod mdd;
pub mod messages;
pub mod offer;
pub mod order;
pub mod problem;
pub mod report;
#[cfg(feature = "schema")]
pub mod schema;
pub mod share;
mod snapshot;
pub mod space;
pub mod subset;
pub mod sufficient_reasons;
