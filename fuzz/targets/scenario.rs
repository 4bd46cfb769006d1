//! Fuzzes a scenario that a trainer loads from a file.
#![no_main]

use guide_engine::answer::Answers;
use guide_engine::catalog::Catalog;
use guide_engine::decode::from_str;
use guide_engine::document::Scenario;
use guide_fuzz::{check_answers, check_messages, shipped};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| match from_str::<Scenario>(text) {
    Err(messages) => check_messages(messages),
    Ok(scenario) => {
        let mut document = shipped().document().clone();
        document.scenarios.push(scenario);
        match Catalog::link(document) {
            Err(problems) => check_messages(problems.iter().map(ToString::to_string)),
            Ok(catalog) => check_answers(&catalog, &Answers::default()),
        }
    }
});
