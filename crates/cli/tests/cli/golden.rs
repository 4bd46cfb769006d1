//! Compares the JSON report for the answers of a scenario in `tests/fixture` with the golden file
//! `tests/golden/fixture.json`.
//!
//! `UPDATE_EXPECTED=1 cargo test -p guide-cli --test cli golden` rewrites the file and then fails,
//! because such a run tests nothing.

use crate::{guide, read, repository, temporary_path};

#[test]
fn the_json_report_equals_the_golden_file() {
    let scenario = read("tests/fixture/scenarios/dry-plot.toml");
    let scenario: toml::Table = scenario.parse().unwrap();
    let answers = temporary_path("golden-answers.json");
    let json = serde_json::to_string(scenario.get("answers").unwrap()).unwrap();
    std::fs::write(&answers, json).unwrap();
    let answers = ["--answers", answers.to_str().unwrap()];
    let content = ["--content", "tests/fixture"];
    let command = ["assess", "--as-of", "2026-11-21"];
    let printed = guide(&[&command[..], &answers, &content].concat());
    assert!(printed.status.success());
    let found = String::from_utf8(printed.stdout).unwrap();
    let golden = repository().join("tests/golden/fixture.json");
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&golden, &found).unwrap();
        panic!("wrote the golden file");
    }
    let expected = std::fs::read_to_string(&golden).unwrap_or_default();
    assert!(
        expected == found,
        "tests/golden/fixture.json differs: regenerate it and review the difference"
    );
}
