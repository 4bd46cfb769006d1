//! The deciding and explaining part of the ICE ACCESS Guide, on its own.
//!
//! A [`document::Document`] is what authors wrote. [`catalog::Catalog::link`] looks up every name in it and
//! is the only way to a catalogue. [`answer::Answers`] are what an agency said, [`assess::assess`]
//! turns both into verdicts with reasons and marks, and [`explain`] puts rules into the catalogue's words.
//!
//! Nothing here knows a clock, a file, a network or a browser: the date is an argument. Only the
//! feature `authoring` reads files.

pub mod answer;
pub mod assess;
pub mod because;
pub mod catalog;
pub mod change;
pub mod condition;
pub mod date;
pub mod diagram;
pub mod document;
pub mod explain;
pub mod fingerprint;
#[cfg(feature = "authoring")]
pub mod folder;
pub mod id;
pub mod interview;
mod link;
pub mod moved;
pub mod problem;
pub mod report;
pub mod share;
pub mod space;
#[cfg(feature = "authoring")]
pub mod texts;
pub mod word;
#[cfg(feature = "authoring")]
pub mod wording;
