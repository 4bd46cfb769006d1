//! Fuzzes a report that a person opens. The same code restores answers saved in the browser, which
//! have the same format.
#![no_main]

use guide_engine::decode::from_str;
use guide_engine::report::{SavedReport, restore};
use guide_fuzz::{says, shipped, works};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| match from_str::<SavedReport>(text) {
    Err(messages) => says(messages),
    Ok(kept) => match restore(shipped(), &kept) {
        Err(refused) => says([refused.to_string()]),
        Ok(restored) => works(shipped(), &restored.answers),
    },
});
