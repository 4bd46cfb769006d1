//! Reports as a person reads them (`tests/golden`).
//!
//! The golden files follow the made-up content of `tests/fixture`, so that a sentence of `content` can change without
//! them. One of them, `border-sheriff.md`, shows the shipped content.
//!
//! `UPDATE_EXPECTED=1 cargo test -p guide-engine --test engine golden` writes them anew and fails, so that nobody takes
//! it for a test: read the difference before keeping it.

use crate::reported::{day, story};
use guide_engine::answer::Answers;
use guide_engine::assess;
use guide_engine::catalog::Catalog;
use guide_engine::interview::interview;
use guide_engine::report;
use std::rc::Rc;

fn golden(name: &str, found: &str) {
    let path = crate::folder("tests/golden").join(name);
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&path, found).unwrap();
        panic!("wrote {name}");
    }
    let wanted = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(wanted == found, "{name} differs; found:\n{found}");
}

/// The fixture with the answers of its first scenario and what they come to.
fn fixture() -> (Rc<Catalog>, Answers, Answers, assess::Assessed) {
    let catalog = crate::fixture();
    let scenario = &catalog.document().scenarios[0];
    let given = scenario
        .answers
        .iter()
        .fold(Answers::default(), |answers, (question, given)| {
            answers.read(&catalog, question.as_str(), given).unwrap()
        });
    let used = interview(&catalog, &given, day()).used;
    let assessed = assess::assess(&catalog, &used, day());
    (catalog, given, used, assessed)
}

#[test]
fn the_checklist_as_a_spreadsheet() {
    let (catalog, _, _, assessed) = fixture();
    golden("fixture.csv", &report::csv(&catalog, &assessed));
}

#[test]
fn the_result_as_an_email() {
    let (catalog, given, used, assessed) = fixture();
    let found = report::markdown(&catalog, &given, &used, &assessed);
    golden("fixture.md", &found);
}

/// The one golden file that changes with the sentences of the shipped content.
#[test]
fn the_result_of_a_sheriff_as_an_email() {
    let catalog = crate::content();
    let (given, used, assessed) = story(&catalog, "01-border-sheriff-cash-and-gangs.toml");
    let found = report::markdown(&catalog, &given, &used, &assessed);
    golden("border-sheriff.md", &found);
}
