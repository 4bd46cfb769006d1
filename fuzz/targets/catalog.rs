//! Fuzzes a catalog that a host page provides as JSON.
#![no_main]

use guide_engine::answer::Answers;
use guide_engine::catalog::Catalog;
use guide_engine::document::Document;
use guide_engine::decode::from_str;
use guide_fuzz::{says, works};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| match from_str::<Document>(text) {
    Err(messages) => says(messages),
    Ok(document) => match Catalog::link(document) {
        Err(problems) => says(problems.iter().map(ToString::to_string)),
        Ok(catalog) => works(&catalog, &Answers::default()),
    },
});
