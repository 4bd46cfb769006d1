//! Compares reports with the golden files in `tests/golden`.
//!
//! `border-sheriff.md` shows the shipped content. The other golden files show the made-up content
//! of `tests/fixture`, so that a changed sentence in `content` does not affect them.
//!
//! `UPDATE_EXPECTED=1 cargo test -p guide-engine --test engine golden` rewrites the files and then
//! fails, because such a run tests nothing. Read the changes to the files before you commit them.

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

/// Returns the fixture, the answers of its first scenario, those of the answers that count, and the
/// assessment of the answers that count.
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

/// Unlike the other golden files, this one changes when a sentence of the shipped content changes.
#[test]
fn the_result_of_a_sheriff_as_an_email() {
    let catalog = crate::content();
    let (given, used, assessed) = story(&catalog, "01-border-sheriff-cash-and-gangs.toml");
    let found = report::markdown(&catalog, &given, &used, &assessed);
    golden("border-sheriff.md", &found);
}
