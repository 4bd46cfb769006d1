//! The report of a story as a file that a person can read: `tests/golden/border-sheriff.json`.
//!
//! `UPDATE_EXPECTED=1 cargo test -p guide-cli --test cli golden` writes it anew, and fails, so that nobody takes it for a test.

use crate::{guide, place, read, repository};

#[test]
fn the_report_of_a_sheriff_as_json() {
    let story = read("tests/stories/01-border-sheriff-cash-and-gangs.toml");
    let story: toml::Table = story.parse().unwrap();
    let answers = place("golden-answers.json");
    let given = serde_json::to_string(story.get("answers").unwrap()).unwrap();
    std::fs::write(&answers, given).unwrap();
    let answers = answers.to_str().unwrap();
    let printed = guide(&["assess", "--as-of", "2026-11-21", "--answers", answers]);
    assert!(printed.status.success());
    let found = String::from_utf8(printed.stdout).unwrap();
    let golden = repository().join("tests/golden/border-sheriff.json");
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&golden, &found).unwrap();
        panic!("wrote the golden file");
    }
    let wanted = std::fs::read_to_string(&golden).unwrap_or_default();
    assert!(
        wanted == found,
        "tests/golden/border-sheriff.json differs: write it anew and read the difference"
    );
}
