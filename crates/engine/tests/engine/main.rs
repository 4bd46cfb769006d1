//! Tests of the engine through its public API: one test binary with one module for each topic.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod answers;
mod balance;
mod builder;
mod cpu;
mod dates;
mod decision_aid;
mod depth;
mod enumeration;
mod exclusions;
mod exhaustive;
mod explanations;
mod exports;
mod fingerprint;
mod golden;
mod hostile;
mod interview;
mod limits;
mod needs;
mod nesting;
mod oracle;
mod outcomes;
mod past_dates;
mod random;
mod random_answers;
mod readability;
mod reasons_and_counterfactuals;
mod restore;
mod result_tables;
mod review_dates;
mod samples;
mod scenarios;
mod sessions;
mod share_links;
mod snapshot;
mod stories;
mod subset;
mod translation;
mod truth_table;
mod upgraded;

use guide_engine::catalog::Catalog;
use guide_engine::date::Date;
use guide_engine::document::Document;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::LazyLock;

/// Returns the path of a folder in the repository.
fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(name)
}

/// Returns the day for which most tests compute verdicts.
fn day() -> Date {
    "2026-11-21".parse().unwrap()
}

/// Returns the catalog of the shipped content. The first call reads and checks the folder. Each
/// test thread then links its own copy, because threads cannot share a catalog.
fn content() -> Rc<Catalog> {
    static DOCUMENT: LazyLock<String> = LazyLock::new(|| {
        let linked = guide_authoring::folder::open(&folder("content"));
        let catalog = linked
            .unwrap_or_else(|problems| panic!("the shipped content has problems: {problems:?}"));
        serde_json::to_string(catalog.document()).unwrap()
    });
    thread_local! {
        static CONTENT: Rc<Catalog> = {
            let document = serde_json::from_str(&DOCUMENT).unwrap();
            Rc::new(Catalog::link(document).unwrap())
        };
    }
    CONTENT.with(Rc::clone)
}

/// Returns the catalog of the made-up content in `tests/fixture`, which shares no sentence with the
/// shipped content.
fn fixture() -> Rc<Catalog> {
    thread_local! {
        static FIXTURE: Rc<Catalog> = Rc::new(
            guide_authoring::folder::open(&folder("tests/fixture"))
                .unwrap_or_else(|problems| panic!("tests/fixture has problems: {problems:?}")),
        );
    }
    FIXTURE.with(Rc::clone)
}

/// Returns the fixture catalog without scenarios and without relations between programs, because
/// the evaluator in `oracle.rs` does not support relations.
fn fixture_without_relations() -> Catalog {
    let mut document = fixture().document().clone();
    document.scenarios.clear();
    for program in &mut document.programs {
        program.relations.clear();
    }
    Catalog::link(document).unwrap()
}

/// Returns a copy of the shipped document for tests that edit it. The copy has no scenarios,
/// because the verdicts expected in them hold only for the shipped rules.
fn editable() -> Document {
    let mut document = content().document().clone();
    document.scenarios.clear();
    document
}
