//! The deciding and explaining part of the ICE ACCESS Guide, on its own.
//!
//! A [`document::Document`] is what authors wrote. [`catalog::Catalog::link`] looks up every name in it and
//! is the only way to a catalogue. [`answer::Answers`] are what an agency said, [`assess::assess`]
//! turns both into verdicts with reasons and marks, and [`explain`] puts rules into the catalogue's words.
//!
//! Nothing here knows a clock, a file, a network or a browser: the date is an argument. Only the
//! feature `authoring` reads files. The feature `schema` describes the document to others.

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
