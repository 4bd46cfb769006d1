//! Compares reports with the golden files in `tests/golden`.
//!
//! `border-sheriff.md` shows the shipped content. The other golden files show the made-up content
//! of `tests/fixture`, so that a changed sentence in `content` does not affect them.
//!
//! `UPDATE_EXPECTED=1 cargo test -p guide-engine --test engine golden` rewrites the files and then
//! fails, because such a run tests nothing. Read the changes to the files before you commit them.

use crate::day;
use guide_engine::answer::Answers;
use guide_engine::assess;
use guide_engine::catalog::Catalog;
use guide_engine::interview::interview;
use guide_engine::report;
use std::rc::Rc;

fn compare(name: &str, found: &str) {
    let path = crate::folder("tests/golden").join(name);
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&path, found).unwrap();
        panic!("wrote {name}");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(expected == found, "{name} differs; found:\n{found}");
}

/// Returns the fixture catalog and three results for its first scenario: all its answers, the
/// answers that count, and the assessment of the answers that count.
fn fixture() -> (Rc<Catalog>, Answers, Answers, assess::Assessed) {
    let catalog = crate::fixture();
    let scenario = &catalog.document().scenarios[0];
    let answers = scenario
        .answers
        .iter()
        .fold(Answers::default(), |answers, (question, value)| {
            answers
                .with_answer_value(&catalog, question.as_str(), value)
                .unwrap()
        });
    let used = interview(&catalog, &answers, day()).used;
    let assessed = assess::assess(&catalog, &used, day());
    (catalog, answers, used, assessed)
}

/// Returns three results for the story in the file `name`: all its answers, the answers that count,
/// and the assessment of the answers that count.
fn story(catalog: &Catalog, name: &str) -> (Answers, Answers, assess::Assessed) {
    let answers = crate::stories::answers_of(catalog, name);
    let used = interview(catalog, &answers, day()).used;
    let assessed = assess::assess(catalog, &used, day());
    (answers, used, assessed)
}

#[test]
fn the_fixture_checklist_as_csv() {
    let (catalog, _, _, assessed) = fixture();
    compare("fixture.csv", &report::csv(&catalog, &assessed));
}

#[test]
fn the_fixture_result_as_markdown() {
    let (catalog, answers, used, assessed) = fixture();
    let found = report::markdown(&catalog, &answers, &used, &assessed);
    compare("fixture.md", &found);
}

/// Unlike the other golden files, this one changes when a sentence of the shipped content changes.
#[test]
fn the_border_sheriff_result_as_markdown() {
    let catalog = crate::content();
    let (answers, used, assessed) = story(&catalog, "01-border-sheriff-cash-and-gangs.toml");
    let found = report::markdown(&catalog, &answers, &used, &assessed);
    compare("border-sheriff.md", &found);
}
