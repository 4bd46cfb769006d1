//! Fuzzes a catalog that a host page provides as JSON.
#![no_main]

use guide_engine::answer::Answers;
use guide_engine::catalog::Catalog;
use guide_engine::decode::from_str;
use guide_engine::document::Document;
use guide_fuzz::{check_answers, check_messages};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| match from_str::<Document>(text) {
    Err(messages) => check_messages(messages),
    Ok(document) => match Catalog::link(document) {
        Err(problems) => check_messages(problems.iter().map(ToString::to_string)),
        Ok(catalog) => check_answers(&catalog, &Answers::default()),
    },
});
