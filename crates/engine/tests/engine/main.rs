//! Tests of the engine through its public API: one test program with one module for each topic.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod answers;
mod balance;
mod contradictory;
mod cpu;
mod damage;
mod dates;
mod decision_aid;
mod deep;
mod depth;
mod ends;
mod exhaustive;
mod explained;
mod first;
mod golden;
mod hostile;
mod hostile_rules;
mod interviewed;
mod known;
mod naive;
mod needed;
mod random;
mod reasons_and_changes;
mod reported;
mod reviewed;
mod scenarios;
mod sessions;
mod shared;
mod stories;
mod subset;
mod table;
mod toy;
mod translated;
mod upgraded;
mod whole;
mod wide;
mod wording;

use guide_engine::catalog::Catalog;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::LazyLock;

/// Returns the path of a folder in the repository.
fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(name)
}

/// Returns the catalog of the shipped content. The first call reads and checks the folder. Each
/// test thread then links its own copy, because threads cannot share a catalog.
fn content() -> Rc<Catalog> {
    static DOCUMENT: LazyLock<String> = LazyLock::new(|| {
        let opened = guide_authoring::folder::open(&folder("content"));
        let catalog =
            opened.unwrap_or_else(|faults| panic!("the shipped content has problems: {faults:?}"));
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
                .unwrap_or_else(|faults| panic!("tests/fixture has problems: {faults:?}")),
        );
    }
    FIXTURE.with(Rc::clone)
}

/// Returns the fixture catalog without scenarios and without relations between programs, because
/// the evaluator in `naive.rs` does not support relations.
fn unrelated() -> Catalog {
    let mut document = fixture().document().clone();
    document.scenarios.clear();
    for program in &mut document.programs {
        program.relations.clear();
    }
    Catalog::link(document).unwrap()
}

/// Returns a copy of the shipped document for tests that edit it. The copy has no scenarios,
/// because the verdicts expected in them hold only for the shipped rules.
fn editable() -> guide_engine::document::Document {
    let mut document = content().document().clone();
    document.scenarios.clear();
    document
}
