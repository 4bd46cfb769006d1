//! Fuzzes a report that a person opens. The same code restores answers saved in the browser, which
//! have the same format.
#![no_main]

use guide_engine::decode::from_str;
use guide_engine::report::{SavedReport, restore};
use guide_fuzz::{check_answers, check_messages, shipped};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| match from_str::<SavedReport>(text) {
    Err(messages) => check_messages(messages),
    Ok(saved) => match restore(shipped(), &saved) {
        Err(error) => check_messages([error.to_string()]),
        Ok(restored) => check_answers(shipped(), &restored.answers),
    },
});
