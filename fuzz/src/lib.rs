//! Provides the fuzz targets with the shipped catalog and with two checks: `check_answers` for an
//! input that is accepted, and `check_messages` for an input that is rejected.

use guide_engine::answer::Answers;
use guide_engine::assess::{assess, verdicts};
use guide_engine::catalog::Catalog;
use guide_engine::date::Date;
use guide_engine::decode::from_str;
use guide_engine::interview::{best_next, interview};
use guide_engine::report;
use std::sync::LazyLock;

/// Returns the shipped catalog, linked from `target/catalog.json`, which `script/catalog` writes.
pub fn shipped() -> &'static Catalog {
    // Threads cannot share a catalog, so each thread has its own. A fuzzer uses only one thread.
    thread_local! {
        static SHIPPED: LazyLock<&'static Catalog> = LazyLock::new(|| {
            let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/catalog.json");
            let text = std::fs::read_to_string(path)
                .expect("target/catalog.json cannot be read; run script/catalog");
            let document = from_str(&text)
                .expect("target/catalog.json is not a catalog; run script/catalog");
            let catalog = Catalog::link(document).expect("the shipped catalog does not link");
            Box::leak(Box::new(catalog))
        });
    }
    SHIPPED.with(|shipped| **shipped)
}

/// Returns the day for which all targets compute verdicts.
pub fn day() -> Date {
    "2026-11-25".parse().expect("a valid date")
}

/// Checks the error messages for a rejected input: there is at least one, and none is empty.
pub fn check_messages(messages: impl IntoIterator<Item = String>) {
    let messages: Vec<String> = messages.into_iter().collect();
    assert!(!messages.is_empty());
    assert!(messages.iter().all(|message| !message.trim().is_empty()));
}

/// Checks that the interview, the assessment and the reports work with these answers. Answers that
/// the interview ignores must change no verdict.
pub fn check_answers(catalog: &Catalog, answers: &Answers) {
    let used = interview(catalog, answers, day()).used;
    assert_eq!(
        verdicts(catalog, &used, day()),
        verdicts(catalog, answers, day())
    );
    let assessed = assess(catalog, &used, day());
    assert_eq!(assessed.agreements.len(), catalog.agreements().count());
    report::csv(catalog, &assessed);
    report::markdown(catalog, answers, &used, &assessed);
    best_next(catalog, answers, day());
}
