//! What every target stands on: the shipped catalogue, and what holds of anything that was let in.

use guide_engine::answer::Answers;
use guide_engine::assess::{assess, verdicts};
use guide_engine::catalog::Catalog;
use guide_engine::date::Date;
use guide_engine::interview::{best_next, interview};
use guide_engine::read::read;
use guide_engine::report;
use std::sync::LazyLock;

/// The catalogue as `script/catalog` has left it.
pub fn shipped() -> &'static Catalog {
    // A catalogue is of one thread, and so is a fuzzer.
    thread_local! {
        static SHIPPED: LazyLock<&'static Catalog> = LazyLock::new(|| {
            let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/catalog.json");
            let text = std::fs::read_to_string(path).expect("script/catalog makes it");
            let document = read(&text).expect("it can be read");
            Box::leak(Box::new(Catalog::link(document).expect("it is sound")))
        });
    }
    SHIPPED.with(|shipped| **shipped)
}

/// The day of everything here.
pub fn day() -> Date {
    "2026-11-25".parse().expect("it is a day")
}

/// What was refused says why.
pub fn says(messages: impl IntoIterator<Item = String>) {
    let messages: Vec<String> = messages.into_iter().collect();
    assert!(!messages.is_empty());
    assert!(messages.iter().all(|message| !message.trim().is_empty()));
}

/// The guide runs with these answers, from what it asks next to what goes out.
pub fn works(catalog: &Catalog, answers: &Answers) {
    let used = interview(catalog, answers, day()).used;
    assert_eq!(verdicts(catalog, &used, day()), verdicts(catalog, answers, day()));
    let assessed = assess(catalog, &used, day());
    assert_eq!(assessed.agreements.len(), catalog.agreements().count());
    report::csv(catalog, &assessed);
    report::markdown(catalog, answers, &used, &assessed);
    best_next(catalog, answers, day());
}
