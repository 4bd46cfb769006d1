//! The pages of the guide. Related pages share a file. `deferred` is the entry point to the pages
//! in the deferred chunk.

pub mod brief;
pub mod compare;
pub mod deferred;
pub mod glossary;
pub mod handout;
pub mod lesson;
pub mod open_points;
pub mod program;
pub mod programs;
pub mod question;
pub mod questions;
pub mod results;
pub mod review;
pub mod scenarios;
pub mod sources;
pub mod start;
pub mod transfer;
pub mod worksheet;
