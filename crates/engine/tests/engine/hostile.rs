//! Property tests with hostile input of every kind that the engine accepts: catalogs, scenarios,
//! reports, links, answers, lists of programs and dates.
//!
//! The engine must return a valid result or an error message for every input, and must not panic or
//! exceed a time limit. A quick run tries fewer cases of each property than the nightly run.
//! `PROPTEST_CASES=20000 cargo test` tries 20,000 cases of each property.

mod answers;
mod catalogs;
mod damage;
mod rules;

use crate::cpu::within;
use crate::depth;
use proptest::prelude::*;

/// The time limit for each step with one input, as a multiple of the time for linking the shipped
/// content.
const MAX_UNITS: u32 = 50;

fn in_time<T>(what: &str, run: impl Fn() -> T) -> T {
    within(MAX_UNITS, what, run)
}

/// Checks the error messages for rejected input: there must be at least one message, and no message
/// may be empty.
fn check_messages(messages: &[String]) {
    assert!(!messages.is_empty());
    assert!(messages.iter().all(|message| !message.trim().is_empty()));
}

fn config(quick: u32, nightly: u32) -> ProptestConfig {
    ProptestConfig {
        cases: depth::cases(quick, nightly),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}
